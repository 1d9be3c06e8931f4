import type { Cell, Table } from '../../model/filing.ts';
import type { Correction } from './correction.ts';
import { joinPlaced, offsetOf, readOf, slicePlaced } from './placed.ts';
import { settled } from './tables.ts';
import { emptyCell, findCell, findTable, lineTextOf, NotApplicable, tableItemAt, type Working } from './working.ts';

type Of<Kind extends Correction['kind']> = Correction & { kind: Kind };

/** Puts another text in a cell, or with null what was read. */
export function setCell(work: Working, { cell: anchor, text }: Of<'cell-text'>): void {
  const { item, table, row, column, cell } = findCell(work, anchor);
  const read = readOf(cell);
  const plain = { ...read, spanned: cell.spanned, edited: false };
  const next: Cell =
    text === null || text === read.text
      ? plain
      : { text, segments: [], spanned: false, edited: true, read: { text: read.text, segments: read.segments } };
  const rows = table.rows.slice();
  const old = rows[row];
  if (!old) throw new NotApplicable();
  rows[row] = { ...old, cells: old.cells.map((one, at) => (at === column ? next : one)) };
  const item_ = tableItemAt(work, item);
  // The words of a header are the columns' names; what they mean for units stays as it was.
  item_.table = { ...table, rows };
}

export function splitCell(work: Working, { at: spot, whole }: Of<'split-cell'>): void {
  const item = tableItemAt(work, findTable(work, spot));
  const { table } = item;
  const found = holderOf(table, spot);
  if (!found) throw new NotApplicable();
  const { row, column, offset } = found;
  const cell = table.rows[row]?.cells[column];
  if (!cell || cell.edited || offset === 0) throw new NotApplicable();
  const gap = gapsBefore(cell.text, offset);
  const parts = table.rows.map((one, at): [Cell, Cell] | null => {
    const own = one.cells[column];
    if (!own || (at !== row && !whole)) return null;
    if (at === row) return parted(own, offset);
    const other = own.edited || own.spanned || gap === null ? -1 : offsetOfGap(own.text, gap);
    return other > 0 ? parted(own, other) : null;
  });
  const beside = table.rows[row]?.cells[column + 1];
  const room = !whole && beside !== undefined && isEmpty(beside) && !beside.spanned;
  const rows = table.rows.map((one, at) => {
    const [left, right] = parts[at] ?? [one.cells[column] ?? emptyCell(), emptyCell()];
    if (room && at !== row) return one;
    const rest = one.cells.slice(column + (room ? 2 : 1));
    return { ...one, cells: [...one.cells.slice(0, column), left, right, ...rest] };
  });
  item.table = room ? settled(work, table, rows, table.headerRows) : reshaped(work, table, rows, column, 'split');
}

function holderOf(
  table: Table,
  spot: { line: number; column: number },
): { row: number; column: number; offset: number } | null {
  for (const [row, { cells }] of table.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const offset = cell.spanned ? -1 : offsetOf(readOf(cell), spot);
      if (offset >= 0) return { row, column, offset };
    }
  }
  return null;
}

function parted(cell: Cell, offset: number): [Cell, Cell] {
  const piece = (start: number, end: number): Cell => ({
    ...slicePlaced(cell, start, end),
    spanned: false,
    edited: false,
  });
  return [piece(0, offset), piece(offset, cell.text.length)];
}

/** How many gaps of blanks stand before an offset, that right before it counted; null within a word. */
function gapsBefore(text: string, offset: number): number | null {
  if (!/\s/.test(text[offset - 1] ?? '')) return null;
  return text.slice(0, offset).match(/\s+/g)?.length ?? null;
}

/** Where the word after the n-th gap begins; −1 where there is none. */
function offsetOfGap(text: string, gap: number): number {
  let count = 0;
  for (const match of text.matchAll(/\s+/g)) {
    count += 1;
    if (count === gap) return match.index + match[0].length;
  }
  return -1;
}

export function joinCells(work: Working, { cell: anchor, whole }: Of<'join-cells'>): void {
  const { item, table, row, column } = findCell(work, anchor);
  if (column + 1 >= table.columns.length) throw new NotApplicable();
  const rows = table.rows.map((one, at) => {
    if (at !== row && !whole) return one;
    const left = one.cells[column] ?? emptyCell();
    const right = one.cells[column + 1] ?? emptyCell();
    const joined = joinedCell(work, left, right);
    return { ...one, cells: [...one.cells.slice(0, column), joined, emptyCell(), ...one.cells.slice(column + 2)] };
  });
  const hollow = table.columns.length > 1 && rows.every(({ cells }) => isEmpty(cells[column + 1] ?? emptyCell()));
  const found = tableItemAt(work, item);
  if (!hollow) {
    found.table = settled(work, table, rows, table.headerRows);
    return;
  }
  const narrow = rows.map((one) => ({ ...one, cells: one.cells.filter((_cell, at) => at !== column + 1) }));
  found.table = reshaped(work, table, narrow, column, 'join');
}

/** Whether a cell holds nothing, and nothing was read in it that somebody took out. */
function isEmpty(cell: Cell): boolean {
  return cell.text === '' && readOf(cell).text === '';
}

function joinedCell(work: Working, left: Cell, right: Cell): Cell {
  // A repeat of the cell to its left, or of one above, adds nothing.
  if (right.spanned || isEmpty(right)) return left.spanned && right.text !== '' ? { ...right } : left;
  if (left.spanned || isEmpty(left)) return { ...right, spanned: false };
  const lineText = lineTextOf(work);
  if (!left.edited && !right.edited) return { ...joinPlaced(left, right, lineText), spanned: false, edited: false };
  const read = joinPlaced(readOf(left), readOf(right), lineText);
  const text = joinPlaced({ text: left.text, segments: [] }, { text: right.text, segments: [] }, lineText).text;
  return { text, segments: [], spanned: false, edited: true, read };
}

/** The table with one column more or less behind `column`; the units of the others stay theirs. */
function reshaped(work: Working, table: Table, rows: Table['rows'], column: number, how: 'split' | 'join'): Table {
  const moved = <Value>(values: readonly Value[], added: Value): Value[] =>
    how === 'split'
      ? [...values.slice(0, column + 1), added, ...values.slice(column + 1)]
      : values.filter((_value, at) => at !== column + 1);
  const shaped: Table = {
    ...table,
    columns: moved(table.columns, ''),
    columnUnits: moved(table.columnUnits, table.columnUnits[column] ?? null),
  };
  return settled(work, shaped, rows, table.headerRows);
}
