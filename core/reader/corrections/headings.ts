import type { Section } from '../../model/filing.ts';
import { headingNumber, titleOf } from '../headings.ts';
import { SectionIds } from '../section-ids.ts';
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

/**
 * Ids and parents of the sections in order, by their levels: each stands under the last one of a
 * smaller level. Numbers and titles stay.
 */
export function nested(sections: readonly Section[]): Section[] {
  const open: Section[] = [];
  const ids = new SectionIds();
  return sections.map((section) => {
    while (open.length > 0 && (open.at(-1) as Section).level >= section.level) open.pop();
    const parentId = open.at(-1)?.id ?? null;
    const placed: Section = { ...section, id: ids.next(parentId, numberOf(section)), parentId };
    // An unnumbered title inside a chapter interrupts nothing: the numbers go on after it.
    if (section.number !== '' || section.level === 1) open.push(placed);
    return placed;
  });
}

/** Level and ordinal that a section's number tells by its form; null for a section without one. */
function numberOf({ number }: Section): { level: number; ordinal: number } | null {
  if (number === '') return null;
  return headingNumber(number.endsWith('、') ? `${number}题` : `${number} 题`) ?? { level: 0, ordinal: 0 };
}
