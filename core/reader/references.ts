import type { Block, Reference, Section, Table } from '../model/filing.ts';
import { compact } from './columns.ts';

/** Words that begin a reference; the longer of two that begin alike first. */
const openers = [
  '具体情况详见',
  '具体参见',
  '具体请见',
  '具体内容详见',
  '详细情况参见',
  '请参见',
  '请参阅',
  '请详见',
  '参见',
  '参阅',
  '详见',
  '请见',
  '具体见',
  '详情见',
  '见',
];

/** What can follow the plain 见, which is a common character, for it to open a reference. */
const plainTargets = ['本', '第', '“', '附', '下', '上', '前', '后', '募', '招', '之'];

const partEnds = '节章篇';

/**
 * References to another place of the filing (参见本募集说明书“第五节 …”之“二、…”, 详见本节之“（一）…”,
 * 见附件一) with the section that each part names, found from the outermost inwards. A reference whose
 * target is not in the section tree has none: null.
 */
export function readReferences(blocks: Block[], sections: Section[], tables: Table[]): Reference[] {
  const index = indexOf(sections);
  const references: Reference[] = [];
  for (const block of blocks) {
    if (block.kind === 'contents' || block.kind === 'heading') continue;
    if (block.kind === 'table') {
      const table = block.table === null ? undefined : tables[block.table];
      if (table === undefined) continue;
      for (const [row, { cells }] of table.rows.entries()) {
        for (const [column, cell] of cells.entries()) {
          if (cell.spanned) continue;
          for (const found of referencesIn(cell.text)) {
            const place = { in: 'cell' as const, table: table.index, row, column, start: found.start, end: found.end };
            const section = resolve(found, block.section, index);
            references.push({ text: cell.text.slice(found.start, found.end), section, table: null, place });
          }
        }
      }
      continue;
    }
    for (const found of referencesIn(block.text)) {
      const place = { in: 'block' as const, block: block.index, start: found.start, end: found.end };
      const section = resolve(found, block.section, index);
      references.push({ text: block.text.slice(found.start, found.end), section, table: null, place });
    }
  }
  return references;
}

interface Found {
  start: number;
  end: number;
  /** The chain of quoted titles and 第X节, from the outermost inwards. */
  steps: string[];
  /** 本节, 本章, 本部分: the chain begins in the section where the reference stands. */
  here: boolean;
  /** 《…》, 审计报告 and the like: the target lies in another document. */
  foreign: boolean;
}

function referencesIn(text: string): Found[] {
  const found: Found[] = [];
  let last = 0;
  for (let at = text.indexOf('见'); at >= 0; at = text.indexOf('见', at + 1)) add(at);
  for (let at = text.indexOf('参阅'); at >= 0; at = text.indexOf('参阅', at + 1)) add(at + 1);
  return found.sort((left, right) => left.start - right.start);

  function add(at: number): void {
    const opener = openers.find((word) => at - word.length + 1 >= 0 && text.startsWith(word, at - word.length + 1));
    if (opener === undefined) return;
    const start = at - opener.length + 1;
    if (start < last) return;
    const one = chainAfter(text, start, at + 1, opener === '见');
    if (one === null) return;
    found.push(one);
    last = one.end;
  }
}

/** The target after the opener: an optional 本募集说明书 or 本节, then quoted titles and 第X节 joined by 之, 的, 中. */
function chainAfter(text: string, start: number, from: number, plain: boolean): Found | null {
  let at = skip(text, from);
  if (plain && !plainTargets.some((word) => text.startsWith(word, at))) return null;
  if (plain && isWordBefore(text, start)) return null;
  const steps: string[] = [];
  let here = false;
  let foreign = false;
  let end = at;
  for (let guard = 0; guard < 24; guard++) {
    const char = text[at];
    if (char === '“' || char === '"' || char === '‘') {
      const close = text.indexOf(char === '“' ? '”' : char === '‘' ? '’' : '"', at + 1);
      if (close < 0 || close - at > 120) break;
      steps.push(text.slice(at + 1, close));
      at = close + 1;
      end = at;
    } else if (char === '《') {
      const close = text.indexOf('》', at);
      if (close < 0 || close - at > 120) break;
      foreign = true;
      at = close + 1;
      end = at;
    } else if (char === '第' && partEnd(text, at) > 0) {
      const stop = partEnd(text, at);
      // The title may follow unquoted: 第五节 财务会计信息.
      const title = bareTitle(text, stop);
      steps.push(text.slice(at, title));
      at = title;
      end = at;
    } else if (text.startsWith('附件', at) || text.startsWith('附录', at) || text.startsWith('附表', at)) {
      at += 2;
      while (at < text.length && '一二三四五六七八九十0123456789'.includes(text[at] ?? '∎')) at++;
      steps.push(text.slice(end, at).trim());
      end = at;
    } else {
      const word = connecting(text, at);
      if (word === null) break;
      if (word === '本节' || word === '本章' || word === '本部分' || word === '本小节') here = true;
      if (word.includes('报告') && !word.startsWith('本')) foreign = true;
      at += word.length;
    }
    at = skip(text, at);
  }
  if (steps.length === 0) return null;
  return { start, end, steps, here, foreign };
}

const connectors = [
  '本募集说明书摘要',
  '本募集说明书',
  '募集说明书',
  '本招股说明书',
  '招股说明书',
  '本招股意向书',
  '招股意向书',
  '本年度报告',
  '本报告书',
  '本半年度报告',
  '本报告',
  '本回复',
  '本文件',
  '本说明书',
  '审计报告',
  '财务报告',
  '财务报表',
  '本节',
  '本章',
  '本小节',
  '本部分',
  '全文',
  '正文',
  '附注',
  '之',
  '的',
  '中',
  '所述',
  '关于',
  '相关',
  '内容',
  '部分',
  '：',
  ':',
  '—',
  '-',
  '“',
  '/',
  '、',
  '及',
  '和',
  '与',
];

function connecting(text: string, at: number): string | null {
  return connectors.find((word) => text.startsWith(word, at)) ?? null;
}

/** Where 第X节 ends, or 0. */
function partEnd(text: string, at: number): number {
  let end = skip(text, at + 1);
  const from = end;
  while (end < from + 5 && '一二三四五六七八九十百0123456789'.includes(text[end] ?? '∎')) end++;
  const stop = skip(text, end);
  return end > from && partEnds.includes(text[stop] ?? '∎') ? stop + 1 : 0;
}

/** An unquoted title after 第X节 goes on to the first mark or connecting word. */
function bareTitle(text: string, at: number): number {
  let end = at;
  while (end < text.length && end < at + 40 && !'“”"，。；、（）()：:之的—-/'.includes(text[end] ?? '')) end++;
  return end;
}

/** 意见, 可见, 常见, 罕见, 预见: 见 as part of another word. */
function isWordBefore(text: string, at: number): boolean {
  return '意可常罕预偏看遇成听会再定想接主高少足'.includes(text[at - 1] ?? '∎');
}

function skip(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\u3000') end++;
  return end;
}

interface SectionIndex {
  sections: Section[];
  byId: Map<string, Section>;
  children: Map<string | null, Section[]>;
  byTitle: Map<string, Section[]>;
}

function indexOf(sections: Section[]): SectionIndex {
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

/** Resolves the chain: the innermost step's title, under the outer ones where they are found. */
function resolve(found: Found, at: number, index: SectionIndex): number | null {
  if (found.foreign) return null;
  let within: Section | null = found.here ? rootOf(index.sections[at], index) : null;
  let reached: Section | null = null;
  for (const step of found.steps) {
    const next: Section | null = stepInto(step, within, index);
    if (next === null) return null;
    within = next;
    reached = next;
  }
  return reached === null ? null : reached.index;
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

function stepInto(step: string, within: Section | null, index: SectionIndex): Section | null {
  const { number, title } = splitStep(step);
  const named = title === '' ? [] : (index.byTitle.get(title) ?? []);
  const inside = named.filter((section) => within === null || isUnder(section, within));
  if (inside.length > 0) return inside.find((section) => compact(section.number) === number) ?? inside[0] ?? null;
  if (title !== '' || number === '') return null;
  const candidates = within === null ? index.sections : (index.children.get(within.id) ?? []);
  return candidates.find((section) => compact(section.number) === number) ?? null;
}

function isUnder(section: Section, within: Section): boolean {
  return section.index > within.index && (section.id === within.id || section.id.startsWith(`${within.id}.`));
}

/** 二、募集资金用途 into 二、 and 募集资金用途. */
function splitStep(step: string): { number: string; title: string } {
  const plain = compact(step);
  const match =
    /^(?:第[一二三四五六七八九十百0-9]{1,4}[节章篇]|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[、.．）)]|[①-⑳]|[A-Za-z][、.])/.exec(
      plain,
    );
  const number = match?.[0] ?? '';
  return { number, title: plainTitle(plain.slice(number.length)) };
}

function plainTitle(title: string): string {
  return compact(title).replace(/[“”"‘’：:。，、（）()《》]/g, '');
}
