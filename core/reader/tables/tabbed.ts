import type { LineRole } from '../../model/filing.ts';
import { endsSentence, isAmountToken, isValueToken, squeeze } from '../characters.ts';
import { headingNumber } from '../headings.ts';
import type { Line } from '../lines.ts';
import { type Piece, trimPiece } from '../placed.ts';
import { type DraftRow, type DraftTable, draftText, emptyCell } from './draft.ts';
import { closeTable, joinOverPages } from './tabbed-close.ts';
import { partRuns } from './tabbed-runs.ts';

/**
 * Tables of text whose cells are separated by tabs: a run of lines with the same number of cells.
 * One that ends with its page goes on at the top of the next where the number of cells agrees and
 * no heading or other header stands between. `taken` receives each line's table.
 */
export function findTabbedTables(
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
  first: number,
): DraftTable[] {
  const lineText = (line: number): string => lines[line - 1]?.text ?? '';
  const tables: DraftTable[] = [];
  let open: DraftTable | null = null;
  let pageHeader: string | null = null;
  let unsettled = false;
  for (const line of lines) {
    if (roles[line.number - 1] !== 'body') continue;
    const turned: boolean = open !== null && line.page !== open.endPage;
    if (open && turned) unsettled = true;
    const isRow = line.text.includes('\t');
    if (!isRow) {
      if (open && turned && continuesCell(open, line, lineText)) {
        const row = open.rows.at(-1) as DraftRow;
        const cell = row.cells[lastFilled(row)] ?? row.cells.at(-1);
        cell?.pieces.push({ line: line.number, start: line.start, end: line.end });
        claim(open, line, taken, first + tables.length - 1);
        open.parts += 1;
        unsettled = false;
        continue;
      }
      open = null;
      continue;
    }
    const cells = splitTabs(line);
    const sequel: boolean = open !== null && cells.length === open.columns && opensAnother(open, cells, lineText);
    if (open && !sequel && cells.length === open.columns && (!unsettled || goesOn(open, cells, lineText, pageHeader))) {
      if (unsettled) open.parts += 1;
      const repeated: boolean = unsettled && sameTexts(open.rows[0] as DraftRow, cells, lineText);
      if (!repeated) {
        const before: DraftRow | undefined = open.rows.at(-1);
        if (unsettled && before && isTail(before, cells, lineText)) append(before, cells);
        else open.rows.push(rowOf(line, cells));
      }
      claim(open, line, taken, first + tables.length - 1);
      unsettled = false;
      continue;
    }
    if (open && cells.length < open.columns && endsTable(open, cells, lineText)) {
      open.rows.push(rowOf(line, alignRight(cells, open.columns)));
      if (unsettled) open.parts += 1;
      claim(open, line, taken, first + tables.length - 1);
      open = null;
      continue;
    }
    open = {
      kind: 'grid',
      rows: [rowOf(line, cells)],
      headerRows: null,
      columns: cells.length,
      line: line.number,
      endLine: line.number,
      page: line.page,
      endPage: line.page,
      parts: 1,
      sequel,
      confidence: 0.9,
    };
    tables.push(open);
    claim(open, line, taken, first + tables.length - 1);
    pageHeader = cells.map((piece) => textOf(piece, lineText)).join('\t');
    unsettled = false;
  }
  for (const table of tables) closeTable(table, lineText);
  const joined = joinOverPages(tables, roles, taken, first, lineText);
  for (const table of joined) partRuns(table, lineText);
  return joined;
}

function claim(table: DraftTable, line: Line, taken: Int32Array, key: number): void {
  taken[line.number - 1] = key;
  table.endLine = line.number;
  table.endPage = line.page;
}

/** The cells of a line, empty ones null. */
function splitTabs(line: Line): (Piece | null)[] {
  const cells: (Piece | null)[] = [];
  let start = 0;
  for (let at = 0; at <= line.text.length; at += 1) {
    if (at < line.text.length && line.text[at] !== '\t') continue;
    cells.push(trimPiece(line.text, { line: line.number, start, end: at }));
    start = at + 1;
  }
  return cells;
}

function rowOf(line: Line, cells: readonly (Piece | null)[]): DraftRow {
  return {
    cells: cells.map((piece) => (piece ? { pieces: [piece], spanned: false } : emptyCell())),
    line: line.number,
    page: line.page,
    left: null,
    header: null,
  };
}

function textOf(piece: Piece | null, lineText: (line: number) => string): string {
  return piece ? lineText(piece.line).slice(piece.start, piece.end) : '';
}

function sameTexts(row: DraftRow, cells: readonly (Piece | null)[], lineText: (line: number) => string): boolean {
  return cells.every(
    (piece, at) => squeeze(textOf(piece, lineText)) === squeeze(draftText(lineText, row.cells[at] ?? emptyCell())),
  );
}

/**
 * The header again in all but its first cell, where one more may differ if the first cells are dates: the next
 * table follows without a line between.
 */
function opensAnother(
  table: DraftTable,
  cells: readonly (Piece | null)[],
  lineText: (line: number) => string,
): boolean {
  const [header] = table.rows;
  if (!header || table.rows.length < 2) return false;
  let same = 0;
  let other = 0;
  const dated: boolean[] = [];
  for (const [at, piece] of cells.entries()) {
    const text = squeeze(textOf(piece, lineText));
    const above = squeeze(draftText(lineText, header.cells[at] ?? emptyCell()));
    if (isAmountToken(text)) return false;
    if (at === 0) {
      if (text === above || text === '') return false;
      dated.push(/^(?:19|20)\d\d/.test(text), /^(?:19|20)\d\d/.test(above));
    } else if (text !== above) other += 1;
    else if (text !== '') same += 1;
  }
  return same > 1 && other <= (dated.every(Boolean) ? 1 : 0);
}

/** On a new page the table goes on unless its first row there is a header of another table. */
function goesOn(
  table: DraftTable,
  cells: readonly (Piece | null)[],
  lineText: (line: number) => string,
  header: string | null,
): boolean {
  const texts = cells.map((piece) => textOf(piece, lineText));
  if (texts.join('\t') === header) return true;
  if (table.columns === 2) return true;
  const full = texts.every((text) => text !== '');
  const amounts = texts.filter((text) => isAmountToken(squeeze(text))).length;
  if (!full || amounts > 0) return true;
  const tableHasAmounts = table.rows
    .slice(1)
    .some((row) => row.cells.slice(1).some((cell) => isAmountToken(squeeze(draftText(lineText, cell)))));
  return !tableHasAmounts || !/^(?:序号|项目|名称|年度|时间|类别|期间|公司)/.test(texts[0] as string);
}

/** The rest of a row that the page's end has cut: its label is empty, and the row before was not finished. */
function isTail(before: DraftRow, cells: readonly (Piece | null)[], lineText: (line: number) => string): boolean {
  if (cells[0] !== null) return false;
  return cells.every((piece, at) => {
    if (!piece) return true;
    const head = draftText(lineText, before.cells[at] ?? emptyCell());
    return head.length >= 4 && !isAmountToken(squeeze(head)) && !/[。；]$/.test(head);
  });
}

function append(row: DraftRow, cells: readonly (Piece | null)[]): void {
  cells.forEach((piece, at) => {
    if (piece) row.cells[at]?.pieces.push(piece);
  });
}

function lastFilled(row: DraftRow): number {
  for (let at = row.cells.length - 1; at >= 0; at -= 1) if ((row.cells[at]?.pieces.length ?? 0) > 0) return at;
  return 0;
}

/** A line without tabs at the top of a page that goes on with the last cell of the page before. */
function continuesCell(table: DraftTable, line: Line, lineText: (line: number) => string): boolean {
  const row = table.rows.at(-1);
  if (!row) return false;
  const cell = row.cells[lastFilled(row)];
  if (!cell) return false;
  const text = draftText(lineText, cell);
  if (text.length < 20 || endsSentence(text) || isAmountToken(squeeze(text))) return false;
  return headingNumber(line.text.slice(line.start)) === null;
}

/** A total row whose label spans columns comes with fewer cells than the rows above. */
function endsTable(table: DraftTable, cells: readonly (Piece | null)[], lineText: (line: number) => string): boolean {
  const values = cells.slice(1).filter((piece) => isValueToken(squeeze(textOf(piece, lineText)))).length;
  return table.rows.length > 1 && values > 0 && /^(?:合计|总计|小计)/.test(squeeze(textOf(cells[0] ?? null, lineText)));
}

function alignRight(cells: readonly (Piece | null)[], columns: number): (Piece | null)[] {
  const missing = columns - cells.length;
  return [cells[0] ?? null, ...new Array<null>(missing).fill(null), ...cells.slice(1)];
}
