import type { LineRole } from '../../model/filing.ts';
import type { MarkedCell, MarkedTable } from '../../model/source.ts';
import type { Line } from '../lines.ts';
import { trimPiece } from '../placed.ts';
import { type DraftCell, type DraftRow, type DraftTable, emptyCell } from './draft.ts';

/**
 * Tables that only a PDF's tags tell of: no ruling is drawn there, and gaps between words would have to
 * be guessed at. Where rulings are drawn they are the better witness, as what writes the tags often
 * leaves out which cells span and parts a table at the page. `taken` receives each line's table.
 */
export function findTaggedTables(
  tables: readonly MarkedTable[],
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
  first: number,
): DraftTable[] {
  const drafts: DraftTable[] = [];
  for (const table of tables) {
    if (!isRegular(table) || !ownsItsLines(table, lines, roles, taken)) continue;
    for (const cell of table.cells) {
      for (const { line } of cell.pieces) taken[line - 1] = first + drafts.length;
    }
    drafts.push(draftOf(table, lines));
  }
  return drafts;
}

/** At least two rows and columns, every place of the grid filled once, and text in two cells of most rows. */
function isRegular({ rows, columns, cells }: MarkedTable): boolean {
  if (rows < 2 || columns < 2) return false;
  let covered = 0;
  const filled = new Int32Array(rows);
  for (const { row, rowSpan, columnSpan, pieces } of cells) {
    if (row + rowSpan > rows) return false;
    covered += rowSpan * columnSpan;
    if (pieces.length > 0) filled[row] = (filled[row] as number) + 1;
  }
  return covered === rows * columns && filled.filter((count) => count >= 2).length * 2 > rows;
}

/** True where no other table has any of its lines, and no line holds text besides the table's. */
function ownsItsLines(
  table: MarkedTable,
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
): boolean {
  const own = new Map<number, number>();
  for (const { pieces } of table.cells) {
    for (const { line, start, end } of pieces) own.set(line, (own.get(line) ?? 0) + end - start);
  }
  for (const [number, length] of own) {
    const line = lines[number - 1];
    if (!line || roles[number - 1] !== 'body' || taken[number - 1] !== -1) return false;
    // Blanks between cells are no cell's own.
    if (length < line.text.replace(/\s/g, '').length) return false;
  }
  return true;
}

function draftOf(table: MarkedTable, lines: readonly Line[]): DraftTable {
  const byRow: MarkedCell[][] = Array.from({ length: table.rows }, () => []);
  const grid: DraftCell[][] = Array.from({ length: table.rows }, () =>
    Array.from({ length: table.columns }, () => emptyCell()),
  );
  for (const cell of table.cells) {
    byRow[cell.row]?.push(cell);
    const pieces = cell.pieces.flatMap((piece) => trimPiece(lines[piece.line - 1]?.text ?? '', piece) ?? []);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        (grid[row] as DraftCell[])[column] = { pieces, spanned: row > cell.row || column > cell.column };
      }
    }
  }
  let { line } = table;
  const rows: DraftRow[] = grid.map((cells, at) => {
    const pieces = byRow[at]?.flatMap((cell) => cell.pieces) ?? [];
    if (pieces.length > 0) line = Math.min(...pieces.map((piece) => piece.line));
    const header = (byRow[at] ?? []).some((cell) => cell.header);
    const whole = header && (byRow[at] ?? []).every((cell) => cell.header || cell.pieces.length === 0);
    return { cells, line, page: lines[line - 1]?.page ?? null, left: null, header: whole ? true : null };
  });
  const headers = rows.findIndex((row) => row.header !== true);
  const page = lines[table.line - 1]?.page ?? null;
  const endPage = lines[table.endLine - 1]?.page ?? null;
  return {
    kind: 'grid',
    rows,
    headerRows: headers > 0 ? headers : null,
    columns: table.columns,
    line: table.line,
    endLine: table.endLine,
    page,
    endPage,
    parts: page !== null && endPage !== null ? endPage - page + 1 : 1,
    confidence: 0.9,
  };
}
