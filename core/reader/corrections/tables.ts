import type { Block, Cell, Table, TableRow } from '../../model/filing.ts';
import type { PlacedText } from '../../model/text.ts';
import { squeeze } from '../characters.ts';
import { headerRowsOf } from '../tables/finish.ts';
import { markRows } from '../tables/roles.ts';
import { columnNames, dealUnits } from '../tables/units.ts';
import type { Correction } from './correction.ts';
import { byLine, joinPlaced, offsetOf, readOf, slicePlaced } from './placed.ts';
import {
  emptyCell,
  findCell,
  findRow,
  findTable,
  linesOf,
  lineTextOf,
  NotApplicable,
  type TextItem,
  tableItemAt,
  type Working,
} from './working.ts';

type Of<Kind extends Correction['kind']> = Correction & { kind: Kind };

/** Settles what follows from a table's rows and header: roles, columns, units, bounds. */
export function settled(work: Working, table: Table, rows: TableRow[], headerRows: number): Table {
  const count = Math.max(0, Math.min(headerRows, rows.length - 1));
  const marked = rows.map((row, at): TableRow => ({ ...row, role: at < count ? 'header' : 'data', ofWhich: false }));
  markRows(marked);
  const width = marked[0]?.cells.length ?? 0;
  const named = columnNames(
    marked.slice(0, count).map((row) => row.cells),
    width,
  );
  // A piece without a header of its own goes on under the columns it had.
  const columns = count === 0 && table.columns.length === width ? table.columns : named;
  const dealt = dealUnits(table.unit, columns).columnUnits;
  const columnUnits = columns.map((name, at) =>
    table.columns[at] === name && table.columns.length === width
      ? (table.columnUnits[at] ?? null)
      : (dealt[at] ?? null),
  );
  const lines = linesOf(marked.flatMap((row) => row.cells.map(readOf)));
  const line = lines?.first ?? table.line;
  const endLine = lines?.last ?? table.endLine;
  const pages = new Set(marked.flatMap(({ page }) => (page === null ? [] : [page])));
  return {
    ...table,
    rows: marked,
    headerRows: count,
    columns,
    columnUnits,
    kind: kindOf(table, count, width),
    line,
    endLine,
    page: work.source.lines[line - 1]?.page ?? table.page,
    endPage: work.source.lines[endLine - 1]?.page ?? table.endPage,
    parts: Math.max(1, pages.size),
    confidence: 1,
  };
}

function kindOf(table: Table, headerRows: number, width: number): Table['kind'] {
  if (table.kind === 'glossary') return 'glossary';
  return headerRows === 0 && (width === 2 || width === 4) && table.headerRows === 0 ? 'key-value' : 'grid';
}

export function giveBack(work: Working, { side, through }: Of<'give-back'>): void {
  const at = findTable(work, through);
  const item = tableItemAt(work, at);
  const { table } = item;
  const row = findRow(table, through);
  const given = side === 'first' ? table.rows.slice(0, row + 1) : table.rows.slice(row);
  const kept = side === 'first' ? table.rows.slice(row + 1) : table.rows.slice(0, row);
  const texts = given.flatMap((one) => textOfRow(work, one));
  if (kept.length > 0) {
    const headerRows = side === 'first' ? Math.max(0, table.headerRows - given.length) : table.headerRows;
    const rest = settled(work, table, kept, headerRows);
    item.table = side === 'first' && headerRows === 0 ? renamed(work, rest) : rest;
    work.items.splice(side === 'first' ? at : at + 1, 0, ...texts);
  } else work.items.splice(at, 1, ...texts);
}

/** A table that lost its header may show another one in its first rows. */
function renamed(work: Working, table: Table): Table {
  const found = table.kind === 'glossary' ? 0 : headerRowsOf(table.rows.map((row) => row.cells));
  return found === 0 ? { ...table, columns: table.columns.map(() => '') } : settled(work, table, table.rows, found);
}

/** A row as running text: its cells in order. */
function textOfRow(work: Working, row: TableRow): TextItem[] {
  let placed: PlacedText = { text: '', segments: [] };
  for (const cell of row.cells) if (!cell.spanned) placed = joinPlaced(placed, readOf(cell), lineTextOf(work));
  if (placed.text === '') return [];
  return [textItem(work, placed, row.line)];
}

function textItem(work: Working, placed: PlacedText, line: number): TextItem {
  const first = placed.segments[0]?.line ?? line;
  const page = work.source.lines[first - 1]?.page ?? null;
  const block: Block = { ...placed, index: 0, kind: 'paragraph', table: null, section: -1, line: first, page };
  return { kind: 'text', block, section: null };
}

export function takeIn(work: Working, { table: spot, side, through }: Of<'take-in'>): void {
  const at = findTable(work, spot);
  const item = tableItemAt(work, at);
  const step = side === 'before' ? -1 : 1;
  const taken: PlacedText[] = [];
  let rest: TextItem | null = null;
  let next = at + step;
  for (let done = false; !done; next += step) {
    const beside = work.items[next];
    if (beside?.kind !== 'text') throw new NotApplicable();
    const parts = byLine(beside.block);
    const to = parts.findIndex(({ placed }) => offsetOf(placed, through) >= 0);
    done = to >= 0;
    const inside = !done ? parts : side === 'before' ? parts.slice(to) : parts.slice(0, to + 1);
    const texts = inside.map(({ placed }) => placed);
    if (side === 'before') taken.unshift(...texts);
    else taken.push(...texts);
    if (done && inside.length < parts.length) rest = remainder(work, beside, inside.length, side);
    if (beside.section && rest === null) work.outlineChanged = true;
  }
  const width = item.table.rows[0]?.cells.length ?? 1;
  const rows = taken.map((placed) => rowOf(work, placed, width));
  const all = side === 'before' ? [...rows, ...item.table.rows] : [...item.table.rows, ...rows];
  const headerRows = side === 'after' ? item.table.headerRows : headerAfter(item.table, rows.length, all);
  item.table = settled(work, item.table, all, headerRows);
  const from = side === 'before' ? next + 1 : at + 1;
  const count = side === 'before' ? at - next - 1 : next - at - 1;
  work.items.splice(from, count, ...(rest ? [rest] : []));
}

/** What comes in above a header joins it; above plain rows it is one where it looks like one. */
function headerAfter(table: Table, added: number, rows: readonly TableRow[]): number {
  if (table.headerRows > 0) return table.headerRows + added;
  return Math.min(added, headerRowsOf(rows.map((row) => row.cells)));
}

function remainder(work: Working, item: TextItem, taken: number, side: 'before' | 'after'): TextItem {
  const parts = byLine(item.block);
  const cut = side === 'before' ? parts[parts.length - taken] : parts[taken];
  const spot = cut?.placed.segments[0];
  const offset = spot ? offsetOf(item.block, spot) : 0;
  const kept =
    side === 'before' ? slicePlaced(item.block, 0, offset) : slicePlaced(item.block, offset, item.block.text.length);
  if (side === 'before') return { ...item, block: { ...item.block, ...kept } };
  if (item.section) work.outlineChanged = true;
  return textItem(work, kept, item.block.line);
}

/** A line of text as a row: parted at tabs and wide gaps, else at blanks; the values to the right. */
function rowOf(work: Working, placed: PlacedText, width: number): TableRow {
  let tokens = tokensOf(placed.text, /\t|[ \u3000]{2,}/g);
  if (tokens.length !== width) {
    const fine = tokensOf(placed.text, /[ \u3000\t]+/g);
    if (fine.length >= width || fine.length > tokens.length) tokens = fine;
  }
  const spare = tokens.length - width;
  if (spare > 0) {
    const end = tokens[spare]?.end ?? placed.text.length;
    tokens = [{ start: 0, end }, ...tokens.slice(spare + 1)];
  }
  const cells: Cell[] = Array.from({ length: width }, emptyCell);
  tokens.forEach(({ start, end }, index) => {
    const column = index === 0 ? 0 : width - tokens.length + index;
    cells[column] = { ...slicePlaced(placed, start, end), spanned: false, edited: false };
  });
  const line = placed.segments[0]?.line ?? 1;
  const page = work.source.lines[line - 1]?.page ?? null;
  return { cells, role: 'data', indent: 0, ofWhich: false, line, page };
}

function tokensOf(text: string, gap: RegExp): { start: number; end: number }[] {
  const tokens: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(gap)) {
    if (match.index > start) tokens.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) tokens.push({ start, end: text.length });
  return tokens;
}

export function splitTable(work: Working, { row: spot }: Of<'split-table'>): void {
  const at = findTable(work, spot);
  const item = tableItemAt(work, at);
  const { table } = item;
  const row = findRow(table, spot);
  if (row < 1) throw new NotApplicable();
  const below = table.rows.slice(row);
  const found = table.kind === 'glossary' ? 0 : headerRowsOf(below.map((one) => one.cells));
  item.table = settled(work, table, table.rows.slice(0, row), Math.min(table.headerRows, row));
  work.items.splice(at + 1, 0, { kind: 'table', table: settled(work, table, below, found) });
}

export function joinTables(work: Working, { table: spot, next: nextSpot }: Of<'join-tables'>): void {
  const at = findTable(work, spot);
  const nextAt = findTable(work, nextSpot);
  if (nextAt !== at + 1) throw new NotApplicable();
  const item = tableItemAt(work, at);
  const next = tableItemAt(work, nextAt).table;
  const width = Math.max(item.table.columns.length, next.columns.length);
  const words = (row: TableRow): string => row.cells.map((cell) => squeeze(readOf(cell).text)).join('\t');
  const header = item.table.rows.slice(0, item.table.headerRows).map(words);
  const again =
    next.headerRows > 0 &&
    next.headerRows === header.length &&
    next.rows.slice(0, next.headerRows).every((row, i) => words(row) === header[i]);
  // Column headings printed again are left out, as the reader does.
  const repeated = again ? next.headerRows : 0;
  const rows = [...item.table.rows, ...next.rows.slice(repeated)].map((row) => widened(row, width));
  const joined = settled(work, item.table, rows, item.table.headerRows);
  // The lines between, a header printed again among them, belong to it.
  item.table = { ...joined, line: Math.min(joined.line, next.line), endLine: Math.max(joined.endLine, next.endLine) };
  work.items.splice(nextAt, 1);
}

function widened(row: TableRow, width: number): TableRow {
  if (row.cells.length === width) return row;
  const more = Array.from({ length: width - row.cells.length }, emptyCell);
  return { ...row, cells: [...row.cells, ...more] };
}

export function setHeader(work: Working, { table: spot, last }: Of<'header-rows'>): void {
  const item = tableItemAt(work, findTable(work, spot));
  const count = last === null ? 0 : findRow(item.table, last) + 1;
  if ((last !== null && count === 0) || count >= item.table.rows.length) throw new NotApplicable();
  const bare = count === 0 ? { ...item.table, columns: item.table.columns.map(() => '') } : item.table;
  item.table = settled(work, bare, item.table.rows, count);
}

export function setUnit(work: Working, { table: spot, column, unit }: Of<'unit'>): void {
  const item = tableItemAt(work, findTable(work, spot));
  if (column === null) {
    item.table = { ...item.table, unit };
    return;
  }
  const found = findCell(work, column);
  if (found.table !== item.table) throw new NotApplicable();
  const columnUnits = item.table.columnUnits.map((old, at) => (at === found.column ? unit : old));
  item.table = { ...item.table, columnUnits };
}
