import type { SourceMarks } from '../model/source.ts';
import { widthOf } from './characters.ts';
import { headingNumber, isCheckboxLine, titleNumber } from './headings.ts';
import type { Unit } from './units.ts';

/** What a file's own marks say of headings. */
export interface HeadingMarks {
  /** The level that the unit's line is marked with, or null. */
  levelOf(unit: Unit): number | null;
  /** Whether the file marks its headings of this form, so that unmarked ones are items of lists. */
  marksForm(form: string): boolean;
}

/** A form is taken as marked from this many marked headings on, and from this share of what reads as one. */
const marked = { least: 3, share: 0.25 };

/** Weighs the marks against the units of text that they speak of; null where the file marks no heading. */
export function headingMarksOf(marks: SourceMarks | null, units: readonly Unit[]): HeadingMarks | null {
  if (!marks || marks.headings.length === 0) return null;
  const levels = new Map(marks.headings.map(({ line, level }) => [line, level]));
  const title = documentTitle(marks, units);
  if (title !== null) levels.delete(title);
  const forms = new Map<string, { marked: number; all: number }>();
  for (const unit of units) {
    const number = titleNumber(unit.text);
    if (!number) continue;
    const counts = forms.get(number.form) ?? { marked: 0, all: 0 };
    counts.all += 1;
    if (levels.has(unit.line)) counts.marked += 1;
    forms.set(number.form, counts);
  }
  return {
    levelOf: (unit) => levels.get(unit.line) ?? null,
    marksForm(form) {
      const counts = forms.get(form);
      return counts !== undefined && counts.marked >= marked.least && counts.marked >= counts.all * marked.share;
    },
  };
}

/** The line of the one heading of the highest level that stands before all others: it names the document. */
function documentTitle(marks: SourceMarks, units: readonly Unit[]): number | null {
  const [first, ...others] = marks.headings;
  if (!first || others.length < 2 || others.some(({ level }) => level <= first.level)) return null;
  const unit = units.find(({ line }) => line === first.line);
  return unit && headingNumber(unit.text) === null ? first.line : null;
}

/** Whether a text that the file marks as a heading reads as one: whole paragraphs are marked so by mistake. */
export function marksTitle(title: string): boolean {
  const text = title.trim();
  if (text === '' || isCheckboxLine(text) || text.includes('。') || text.includes('；')) return false;
  return widthOf(text) <= 60 && !/[，,、;]$/.test(text) && !/^[\d,.%％\s-]+$/.test(text);
}
