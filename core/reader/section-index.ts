import type { Section } from '../model/filing.ts';
import { compact } from './columns.ts';

/** A section tree, ready to be asked by title and by number. */
export interface SectionIndex {
  sections: Section[];
  byId: Map<string, Section>;
  children: Map<string | null, Section[]>;
  byTitle: Map<string, Section[]>;
}

export function indexOf(sections: Section[]): SectionIndex {
  const children = new Map<string | null, Section[]>();
  const byTitle = new Map<string, Section[]>();
  for (const section of sections) {
    const siblings = children.get(section.parentId) ?? [];
    siblings.push(section);
    children.set(section.parentId, siblings);
    const key = plainTitle(section.title);
    const same = byTitle.get(key) ?? [];
    same.push(section);
    byTitle.set(key, same);
  }
  return { sections, byId: new Map(sections.map((section) => [section.id, section])), children, byTitle };
}

/**
 * The section that a chain of steps leads to, from the outermost inwards; null where a step is not found.
 * With `from`, the section where 本节 stands, the chain begins in that section's 第X节.
 */
export function resolve(steps: readonly string[], from: number | null, index: SectionIndex): number | null {
  let within: Section | null = from === null ? null : rootOf(index.sections[from], index);
  let reached: Section | null = null;
  for (const step of steps) {
    const next: Section | null = stepInto(step, within, index);
    if (next === null) return null;
    within = next;
    reached = next;
  }
  return reached === null ? null : reached.index;
}

/** The part of an annual report that holds its notes, or null where there is none. */
export function notesOf(index: SectionIndex): number | null {
  const roots = index.children.get(null) ?? [];
  return (
    roots.find((section) => /^(?:财务报告|财务报表附注|财务报表及附注)$/.test(plainTitle(section.title)))?.index ?? null
  );
}

/** The section of level 1 that holds the given one. */
function rootOf(section: Section | undefined, index: SectionIndex): Section | null {
  let at = section;
  for (let guard = 0; at !== undefined && at.parentId !== null && guard < 20; guard++) {
    const parent: Section | undefined = index.byId.get(at.parentId);
    if (parent === undefined) break;
    at = parent;
  }
  return at ?? null;
}

/**
 * The section that a step names, inside `within`: by its title, else by its numbers where the title is
 * missing or reads much alike (业务与技术 for 业务和技术). 四、（二）产品 goes down two numbers.
 */
function stepInto(step: string, within: Section | null, index: SectionIndex): Section | null {
  const { numbers, title } = splitStep(step);
  if (within !== null && title !== '' && numbers.length === 0 && plainTitle(within.title) === title) return within;
  const named = title === '' ? [] : (index.byTitle.get(title) ?? []);
  const inside = named.filter((section) => within === null || isUnder(section, within, index));
  const last = numbers[numbers.length - 1];
  if (inside.length > 0) return inside.find((section) => sameNumber(section.number, last)) ?? inside[0] ?? null;
  let at: Section | null = within;
  for (const number of numbers) {
    const candidates: Section[] = index.children.get(at?.id ?? null) ?? [];
    const next: Section | undefined = candidates.find((section) => sameNumber(section.number, number));
    if (next === undefined) return null;
    at = next;
  }
  if (numbers.length === 0 || at === null) return null;
  const own = plainTitle(at.title);
  // An unquoted title is cut at 的 and 之: its beginning is enough.
  return title === '' || alike(title, own) || (title.length >= 3 && own.startsWith(title)) ? at : null;
}

/** Whether two numbers of headings are one, whatever brackets and dots they are printed with. */
export function sameNumber(printed: string, number: string | undefined): boolean {
  return number !== undefined && bareNumber(printed) === bareNumber(number);
}

/** A heading's number without marks that vary: 第五节, 五、, （一）, 1. and 1、 as 第五节, 五, (一), 1. */
function bareNumber(number: string): string {
  return compact(number)
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .replace(/[、.．]$/, '');
}

/** Whether two titles share most of their characters, in whatever order. */
function alike(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  const rest = [...right];
  let shared = 0;
  for (const char of left) {
    const at = rest.indexOf(char);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return shared * 2 >= Math.max(left.length, right.length) * 1.4;
}

function isUnder(section: Section, within: Section, index: SectionIndex): boolean {
  let at: Section | undefined = section;
  for (let guard = 0; at !== undefined && guard < 20; guard++) {
    if (at.parentId === within.id) return true;
    at = at.parentId === null ? undefined : index.byId.get(at.parentId);
  }
  return false;
}

const numberForm =
  /^(?:第[一二三四五六七八九十百0-9]{1,4}[节章篇]|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．）)](?![0-9])|[0-9]{1,2}$|[①-⑳]|[A-Za-z][、.])/;

/** 四、（二）主要产品 into 四、 and （二） and 主要产品. */
export function splitStep(step: string): { numbers: string[]; title: string } {
  let rest = compact(step);
  const numbers: string[] = [];
  for (let match = numberForm.exec(rest); match !== null && numbers.length < 6; match = numberForm.exec(rest)) {
    numbers.push(match[0]);
    rest = rest.slice(match[0].length).replace(/^[、，]/, '');
  }
  return { numbers, title: plainTitle(rest) };
}

/** Where a heading's number without quotes (五、, （二）) ends, or 0. */
export function numberEnd(text: string, at: number): number {
  const match = numberForm.exec(text.slice(at, at + 8));
  return match === null ? 0 : at + match[0].length;
}

/** A title without blanks and marks, to compare. */
export function plainTitle(title: string): string {
  return compact(title).replace(/[“”"‘’：:。，、（）()《》]/g, '');
}
