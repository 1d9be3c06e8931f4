import type { Filing } from '../../model/filing.ts';
import type { Place } from '../../model/text.ts';
import { compact } from '../../reader/columns.ts';
import type { CheckContext } from '../rule.ts';

/** A paragraph, a heading or a row of a table, as two drafts are aligned by them. */
export interface Passage {
  /** The text without blanks; the cells of a row are parted by a bar. */
  text: string;
  /** The text with a sign in the place of each number, and the numbers that it stands for. */
  masked: string;
  numbers: number[];
  /** The whole passage; of a row its first cell that holds text. */
  place: Place;
}

/** Stands for a number in a masked text; for private use, so it stands in no filing that could be read. */
export const numberSign = '\uE000';

/** The passages of a filing in reading order; contents are left out, as they only repeat the headings. */
export function passagesOf(filing: Filing, context: CheckContext): Passage[] {
  const passages: Passage[] = [];
  for (const block of filing.blocks) {
    if (block.kind === 'contents') continue;
    context.stopIfCancelled();
    if (block.table !== null) rowsOf(filing, block.table, context, passages);
    else {
      const numbers = context.numbersOfBlock(block.index);
      const text = compact(block.text);
      if (text === '') continue;
      const masked = mask(filing, block.text, numbers);
      const place: Place = { in: 'block', block: block.index, start: 0, end: block.text.length };
      passages.push({ text, ...masked, place });
    }
  }
  return passages;
}

function rowsOf(filing: Filing, table: number, context: CheckContext, passages: Passage[]): void {
  filing.tables[table]?.rows.forEach((row, r) => {
    const passage: Passage = { text: '', masked: '', numbers: [], place: wholeCell(table, r, 0, '') };
    row.cells.forEach((cell, column) => {
      const text = compact(cell.text);
      if (text !== '' && passage.text.replaceAll('|', '') === '')
        passage.place = wholeCell(table, r, column, cell.text);
      const { masked, numbers } = mask(filing, cell.text, context.numbersOfCell(table, r, column));
      passage.text += `${text}|`;
      passage.masked += `${masked}|`;
      passage.numbers.push(...numbers);
    });
    if (passage.text.replaceAll('|', '') !== '') passages.push(passage);
  });
}

function wholeCell(table: number, row: number, column: number, text: string): Place {
  return { in: 'cell', table, row, column, start: 0, end: text.length };
}

/** Headings' and list items' own numbers are words: renumbering is no change of a figure. */
function mask(filing: Filing, text: string, indices: readonly number[]): { masked: string; numbers: number[] } {
  let masked = '';
  let at = 0;
  const numbers: number[] = [];
  for (const index of indices) {
    const number = filing.numbers[index];
    if (!number || (number.kind !== 'quantity' && number.kind !== 'date') || number.place.start < at) continue;
    masked += compact(text.slice(at, number.place.start)) + numberSign;
    numbers.push(index);
    at = number.place.end;
  }
  return { masked: masked + compact(text.slice(at)), numbers };
}
