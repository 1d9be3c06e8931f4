import type { LineRole } from '../../model/filing.ts';
import { isAmountToken, squeeze } from '../characters.ts';
import { type DraftRow, type DraftTable, draftText, type LineText, rowTexts } from './draft.ts';
import { raiseStoreys } from './tabbed-storeys.ts';
import { unwrapRows } from './wrap.ts';

/**
 * Settles the columns and the header of a table as found: page by page where that leaves each page as many
 * columns, since pages of one table may set their tabs differently; else of the table as a whole.
 */
export function closeTable(table: DraftTable, lineText: LineText): void {
  const pages = pagesOf(table);
  if (pages.length > 1) {
    const parts = pages.map((rows) => ({ ...table, rows: rows.map((row) => ({ ...row, cells: copyCells(row) })) }));
    for (const part of parts) closeWhole(part, lineText);
    const [first] = parts;
    if (first && parts.every((part) => part.columns === first.columns)) {
      table.columns = first.columns;
      table.headerRows = first.headerRows;
      table.rows = first.rows.slice();
      for (const part of parts.slice(1)) table.rows.push(...part.rows.slice(repeatedRows(first, part, lineText)));
      unwrapRows(table, lineText);
      return;
    }
  }
  closeWhole(table, lineText);
}

function closeWhole(table: DraftTable, lineText: LineText): void {
  closeColumns(table);
  unwrapRows(table, lineText);
  if (isWords(table.rows[0], lineText)) raiseStoreys(table, lineText);
}

function copyCells(row: DraftRow): DraftRow['cells'] {
  return row.cells.map((cell) => ({ pieces: cell.pieces.slice(), spanned: cell.spanned }));
}

function pagesOf(table: DraftTable): DraftRow[][] {
  const pages: DraftRow[][] = [];
  let page: number | null | undefined;
  for (const row of table.rows) {
    if (pages.length === 0 || row.page !== page) pages.push([]);
    pages.at(-1)?.push(row);
    page = row.page;
  }
  return pages;
}

function isWords(row: DraftRow | undefined, lineText: LineText): boolean {
  return row !== undefined && !rowTexts(lineText, row).some(isAmountToken);
}

function rowText(row: DraftRow, lineText: LineText): string {
  return row.cells.map((cell) => (cell.spanned ? '' : squeeze(draftText(lineText, cell)))).join('');
}

/** How many first rows of a part are the first rows of the table printed again, wherever their tabs stand. */
function repeatedRows(table: DraftTable, part: DraftTable, lineText: LineText): number {
  const wanted = table.rows.slice(0, 3).map((row) => rowText(row, lineText));
  let count = 0;
  while (
    count < Math.min(part.rows.length - 1, wanted.length) &&
    rowText(part.rows[count] as DraftRow, lineText) === wanted[count] &&
    isWords(part.rows[count], lineText)
  )
    count += 1;
  return count;
}

/**
 * Joins tables that only differ in how many empty columns their page set: one ends its page, the other opens
 * the next with as many columns once the empty ones are gone, and begins with the same header or none.
 */
export function joinOverPages(
  tables: DraftTable[],
  roles: readonly LineRole[],
  taken: Int32Array,
  first: number,
  lineText: LineText,
): DraftTable[] {
  const joined: DraftTable[] = [];
  const places = new Map<number, number>();
  for (const [at, table] of tables.entries()) {
    const last = joined.at(-1);
    const before = last && isNext(last, table, roles) ? last : undefined;
    const header = before ? repeatedRows(before, table, lineText) : 0;
    if (before && (header > 0 || !isHeader(table, lineText))) {
      before.rows.push(...table.rows.slice(header));
      before.endLine = table.endLine;
      before.endPage = table.endPage;
      before.parts += table.parts;
      unwrapRows(before, lineText);
    } else joined.push(table);
    places.set(first + at, first + joined.length - 1);
  }
  for (let line = 0; line < taken.length; line += 1) {
    const place = places.get(taken[line] as number);
    if (place !== undefined) taken[line] = place;
  }
  return joined;
}

function isNext(last: DraftTable, table: DraftTable, roles: readonly LineRole[]): boolean {
  if (last.columns !== table.columns || last.endPage === null || table.page !== last.endPage + 1) return false;
  for (let line = last.endLine + 1; line < table.line; line += 1) if (roles[line - 1] === 'body') return false;
  return true;
}

/** All cells of the first row filled with words, and values in a column below: a table of its own. */
function isHeader(table: DraftTable, lineText: LineText): boolean {
  const [first, ...rows] = table.rows;
  if (!first?.cells.every((cell) => cell.pieces.length > 0) || !isWords(first, lineText)) return false;
  if (rowTexts(lineText, first).includes('指')) return false;
  return rows.some((row) => row.cells.slice(1).some((cell) => isAmountToken(squeeze(draftText(lineText, cell)))));
}

/**
 * Columns that hold nothing go, and two neighbours of which each row fills at most one become one
 * where one of them holds little but the header: the page had the header set beside its column.
 */
function closeColumns(table: DraftTable): void {
  const filled = (row: DraftRow, column: number): boolean => (row.cells[column]?.pieces.length ?? 0) > 0;
  for (let column = table.columns - 1; column >= 0 && table.columns > 2; column -= 1) {
    const left = table.rows.filter((row) => filled(row, column)).length;
    const next = column + 1 < table.columns;
    const right = next ? table.rows.filter((row) => filled(row, column + 1)).length : 0;
    const clash = next && table.rows.some((row) => filled(row, column) && filled(row, column + 1));
    const staggered =
      next && !clash && table.rows.length > 1 && Math.min(left, right) <= 1 && left + right >= table.rows.length * 0.7;
    if (left > 0 && !staggered) continue;
    for (const row of table.rows) {
      const [cell] = row.cells.splice(column, 1);
      const host = row.cells[column];
      if (cell && cell.pieces.length > 0 && host) host.pieces.push(...cell.pieces);
    }
    table.columns -= 1;
  }
}
