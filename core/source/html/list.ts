import { formatNumber } from '../docx/formats.ts';
import { attributeOf, type ElementLike, isStyled } from './styles.ts';

const formats: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

/** A list whose items are being numbered, as a page shows them. */
export interface ListDraft {
  format: string;
  next: number;
  step: number;
}

/** How an `ol` numbers its items; null for a list without numbers. */
export function listOf(element: ElementLike): ListDraft | null {
  if (element.tagName !== 'ol') return null;
  if (isStyled(element, /list-style(?:-type)?\s{0,3}:\s{0,3}none/i)) return null;
  const start = Number.parseInt(attributeOf(element, 'start') ?? '1', 10);
  return {
    format: formats[attributeOf(element, 'type') ?? ''] ?? 'decimal',
    next: Number.isNaN(start) ? 1 : start,
    step: attributeOf(element, 'reversed') === null ? 1 : -1,
  };
}

/** The number of the next item, with its point. */
export function nextItem(list: ListDraft, item: ElementLike): string {
  const value = Number.parseInt(attributeOf(item, 'value') ?? '', 10);
  const number = Number.isNaN(value) ? list.next : value;
  list.next = number + list.step;
  return `${formatNumber(number, list.format)}.`;
}
