import type { Filing } from '../../model/filing.ts';
import { masked } from './plain.ts';

/** Longest stretch of words kept on either side of a number. */
export const longestContext = 64;

/** A quantity in running text with the words around it, masked. */
export interface PassageAt {
  number: number;
  before: string;
  after: string;
  /** The same from the number's last digit on: its unit is among the words. */
  afterDigits: string;
}

/** How far the text is looked at for `longestContext` signs without blanks. */
const reach = 3 * longestContext;

/** Every quantity in running text with its words; made once a run. */
export function indexPassages(filing: Filing): PassageAt[] {
  const found: PassageAt[] = [];
  for (const number of filing.numbers) {
    if (number.kind !== 'quantity' || number.place.in !== 'block') continue;
    const { block, start, end } = number.place;
    const text = filing.blocks[block]?.text ?? '';
    const after = (from: number): string => masked(text.slice(from, from + reach)).slice(0, longestContext);
    found.push({
      number: number.index,
      before: masked(text.slice(Math.max(0, start - reach), start)).slice(-longestContext),
      after: after(end),
      afterDigits: after(lastDigit(text, start, end) + 1),
    });
  }
  return found;
}

/** Where the last digit between two offsets stands; before the end where there is none (百余家). */
function lastDigit(text: string, start: number, end: number): number {
  for (let at = end - 1; at >= start; at -= 1) if (/\d/.test(text[at] as string)) return at;
  return end - 1;
}
