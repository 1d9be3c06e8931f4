import type { MarkedTable } from '../../model/source.ts';
import { isAmountToken, widthOf } from '../characters.ts';
import type { Line } from '../lines.ts';
import { type DraftCell, type DraftRow, type DraftTable, emptyCell, rowTexts } from './draft.ts';

/** Points that a blank of one em before a label indents it by. */
const emWidth = 10.5;

/**
 * Tables as a DOCX, HTML or Markdown file marks them: spanning cells repeated where they span to, header
 * rows as marked. Two that follow each other with the same first rows are one that was cut by a page
 * before it was converted; the rows printed again are left out. `taken` receives each line's table.
 */
export function findMarkedTables(
  marked: readonly MarkedTable[],
  lines: readonly Line[],
  taken: Int32Array,
): DraftTable[] {
  const lineText = (line: number): string => lines[line - 1]?.text ?? '';
  const tables: DraftTable[] = [];
  for (const table of marked) {
    const draft = draftOf(table, lineText);
    if (!draft) continue;
    const before = tables.at(-1);
    const again = before && follows(before, draft, lines) ? repeatedRows(before, draft, lineText) : 0;
    if (before && again > 0) {
      before.rows.push(...draft.rows.slice(again));
      before.endLine = draft.endLine;
      before.parts += 1;
    } else tables.push(draft);
    taken.fill(tables.length - 1, table.line - 1, table.endLine);
  }
  return tables;
}

function draftOf(table: MarkedTable, lineText: (line: number) => string): DraftTable | null {
  const { rows: count, columns, cells } = table;
  if (count === 0 || columns === 0) return null;
  const grid: (DraftCell | undefined)[][] = Array.from({ length: count }, () => new Array(columns));
  const lineOf: number[] = [];
  const own: { filled: number; header: number }[] = Array.from({ length: count }, () => ({ filled: 0, header: 0 }));
  for (const { row, column, pieces, header } of cells) {
    const target = grid[row];
    const counts = own[row];
    if (!target || !counts) continue;
    target[column] = { pieces, spanned: false };
    lineOf[row] ??= pieces[0]?.line ?? 0;
    if (pieces.length === 0) continue;
    counts.filled += 1;
    if (header) counts.header += 1;
  }
  for (const { row, column, rowSpan, columnSpan, pieces } of cells) {
    for (let at = row; at < Math.min(count, row + rowSpan); at += 1) {
      const target = grid[at] as (DraftCell | undefined)[];
      for (let to = column; to < Math.min(columns, column + columnSpan); to += 1)
        target[to] ??= { pieces, spanned: true };
    }
  }
  let headers = 0;
  while (headers < count - 1 && isHeader(own[headers])) headers += 1;
  headers = storeysOf(table, headers);
  const rows = grid.map((row, at): DraftRow => {
    const filled = Array.from({ length: columns }, (_, column) => row[column] ?? emptyCell());
    const line = lineOf[at] || Math.min(table.line + at, table.endLine);
    return { cells: filled, line, page: null, left: indentOf(filled[0], lineText), header: at < headers };
  });
  return {
    kind: 'grid',
    rows,
    headerRows: null,
    columns,
    line: table.line,
    endLine: table.endLine,
    page: null,
    endPage: null,
    parts: 1,
    confidence: 1,
  };
}

function isHeader(counts: { filled: number; header: number } | undefined): boolean {
  return counts !== undefined && counts.filled > 0 && counts.header === counts.filled;
}

/** A heading that spans down over the next rows makes them storeys of the header, marked or not. */
function storeysOf(table: MarkedTable, headers: number): number {
  let end = headers;
  for (const { row, rowSpan, columnSpan, pieces } of table.cells)
    if (row < headers && pieces.length > 0 && columnSpan < table.columns) end = Math.max(end, row + rowSpan);
  return end < table.rows ? end : headers;
}

/** Where a label begins, by the blanks before it; null where the first column is empty. */
function indentOf(cell: DraftCell | undefined, lineText: (line: number) => string): number | null {
  const piece = cell?.spanned === false ? cell.pieces[0] : undefined;
  if (!piece) return null;
  const text = lineText(piece.line).slice(piece.start, piece.end);
  return widthOf(text, 0, text.length - text.trimStart().length) * emWidth;
}

/** Nothing but blank lines stands between two tables of as many columns. */
function follows(before: DraftTable, next: DraftTable, lines: readonly Line[]): boolean {
  if (before.columns !== next.columns || next.line <= before.endLine) return false;
  for (let line = before.endLine + 1; line < next.line; line += 1) if (lines[line - 1]?.blank === false) return false;
  return true;
}

/** How many of the first rows, three at most, are those that the table before begins with; a row must be left. */
function repeatedRows(before: DraftTable, next: DraftTable, lineText: (line: number) => string): number {
  let count = 0;
  while (count < 3 && count < next.rows.length - 1 && count < before.rows.length) {
    const words = (row: DraftRow): string => rowTexts(lineText, row).join('\t');
    const again = words(next.rows[count] as DraftRow);
    if (again.trim() === '' || again !== words(before.rows[count] as DraftRow) || holdsAmount(again)) break;
    count += 1;
  }
  return count;
}

/** A row of data by its amounts; a year alone heads a column. */
function holdsAmount(row: string): boolean {
  return row.split('\t').some((word) => isAmountToken(word) && !/^(?:19|20)\d\d$/.test(word));
}
