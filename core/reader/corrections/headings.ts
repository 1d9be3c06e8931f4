import type { Section } from '../../model/filing.ts';
import { squeeze, widthOf } from '../characters.ts';
import { headingNumber } from '../headings.ts';
import type { Correction } from './correction.ts';
import { findText, NotApplicable, type Working } from './working.ts';

/** Makes a text a heading of a level, or a heading text. */
export function setHeading(work: Working, { at: spot, level }: Correction & { kind: 'heading' }): void {
  const item = work.items[findText(work, spot)];
  if (item?.kind !== 'text') throw new NotApplicable();
  work.outlineChanged = true;
  if (level === null) {
    item.section = null;
    item.block = { ...item.block, kind: 'paragraph' };
    return;
  }
  const { line, page, text } = item.block;
  const number = item.section ? null : headingNumber(text);
  item.section = item.section
    ? { ...item.section, level }
    : {
        id: '',
        index: 0,
        parentId: null,
        level,
        number: number?.number ?? '',
        title: titleOf(text.slice(number?.end ?? 0)),
        line,
        page,
        block: 0,
      };
  item.block = { ...item.block, kind: 'heading' };
}

function titleOf(text: string): string {
  const trimmed = text.trim();
  return widthOf(squeeze(trimmed)) <= 4 ? squeeze(trimmed) : trimmed.replace(/[ \u3000\t]{2,}/g, ' ');
}

/**
 * Ids and parents of the sections in order, by their levels: each stands under the last one of a
 * smaller level. Numbers and titles stay.
 */
export function nested(sections: readonly Section[]): Section[] {
  const open: Section[] = [];
  const ids = new Map<string, number>();
  let front = 0;
  return sections.map((section) => {
    while (open.length > 0 && (open.at(-1) as Section).level >= section.level) open.pop();
    const parent = open.at(-1) ?? null;
    if (section.number === '' && !parent) front += 1;
    let id = idOf(section, parent, front);
    const seen = (ids.get(id) ?? 0) + 1;
    ids.set(id, seen);
    if (seen > 1) id = section.number === '' && parent ? `${id.slice(0, -1)}${seen}` : `${id}#${seen}`;
    const placed: Section = { ...section, id, parentId: parent?.id ?? null };
    // An unnumbered title inside a chapter interrupts nothing: the numbers go on after it.
    if (section.number !== '' || section.level === 1) open.push(placed);
    return placed;
  });
}

function idOf(section: Section, parent: Section | null, front: number): string {
  if (section.number === '') return parent ? `${parent.id}.u1` : `F${front}`;
  const number = headingNumber(section.number.endsWith('、') ? `${section.number}题` : `${section.number} 题`);
  const ordinal = number?.ordinal ?? 0;
  const step = number?.level === 8 ? String.fromCharCode(64 + ordinal) : String(ordinal);
  return parent ? `${parent.id}.${step}` : `S${step}`;
}
