import type { Filing, Table, TableRow } from '../../model/filing.ts';
import { push } from '../push.ts';
import { plain } from './plain.ts';

export interface CellAt {
  table: number;
  row: number;
  column: number;
}

/** Every cell of a filing by its table's title, its row's words and its column's heading. */
export type CellIndex = ReadonlyMap<string, readonly CellAt[]>;

export function indexCells(filing: Filing): CellIndex {
  const index = new Map<string, CellAt[]>();
  for (const table of filing.tables) {
    const title = plain(table.title);
    const columns = table.columns.map((heading) => plain(heading));
    table.rows.forEach((row, r) => {
      const label = plain(rowLabel(table, row));
      row.cells.forEach((cell, c) => {
        if (cell.spanned) return;
        const key = cellKey(title, label, columns[c] ?? '');
        const at = { table: table.index, row: r, column: c };
        push(index, key, at);
      });
    });
  }
  return index;
}

/** The three already plain. */
export function cellKey(title: string, row: string, column: string): string {
  return `${title}\n${row}\n${column}`;
}

/** What a row is about: its first cell with a letter in it, else its first with anything. */
export function rowLabel(table: Table, row: TableRow): string {
  let first = '';
  for (const cell of row.cells) {
    const text = cell.text.trim();
    if (text === '') continue;
    if (/\p{L}/u.test(text)) return text;
    if (first === '') first = text;
  }
  // Of a row of figures alone only a leading serial number or year names it.
  return table.columns.length > 1 ? first : '';
}
