import { endsSentence, isAmountToken, squeeze } from '../../characters.ts';
import {
  type DraftCell,
  type DraftRow,
  type DraftTable,
  draftText,
  emptyCell,
  type LineText,
  rowTexts,
} from '../draft.ts';
import type { RuledPart } from './page.ts';

/** How far column edges of two parts may lie apart, in points, and still be the same edge. */
const apart = 5;

interface Joined {
  draft: DraftTable;
  lines: number[];
  edges: number[];
  /** Of the last part, with its own edges. */
  last: RuledPart;
  closes: boolean;
}

/** Joins the parts of tables that run over pages: the same edges, and no text between. */
export function joinParts(parts: readonly RuledPart[], lineText: LineText): { draft: DraftTable; lines: number[] }[] {
  const joined: Joined[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.closes && part.opens && last.draft.endPage === part.page - 1 && sameFrame(last.edges, part.edges)) {
      append(last, part, lineText);
      continue;
    }
    joined.push({
      draft: draftOf(part),
      lines: part.lines.slice(),
      edges: part.edges,
      last: part,
      closes: part.closes,
    });
  }
  return joined.map(({ draft, lines }) => ({ draft, lines }));
}

function draftOf(part: RuledPart): DraftTable {
  return {
    kind: 'grid',
    rows: part.rows,
    headerRows: null,
    columns: part.edges.length - 1,
    line: part.lines[0] as number,
    endLine: part.lines.at(-1) as number,
    page: part.page,
    endPage: part.page,
    parts: 1,
    confidence: 0.95,
  };
}

/** The same outer edges, and the edges of one among those of the other. */
function sameFrame(a: readonly number[], b: readonly number[]): boolean {
  const near = (x: number, list: readonly number[]): boolean => list.some((other) => Math.abs(other - x) <= apart);
  if (
    Math.abs((a[0] as number) - (b[0] as number)) > apart ||
    Math.abs((a.at(-1) as number) - (b.at(-1) as number)) > apart
  )
    return false;
  const inA = b.filter((x) => near(x, a)).length;
  const inB = a.filter((x) => near(x, b)).length;
  return inA === b.length || inB === a.length;
}

function append(table: Joined, part: RuledPart, lineText: LineText): void {
  const { draft } = table;
  let rows = part.rows;
  if (part.edges.length > table.edges.length) {
    draft.rows = draft.rows.map((row) => remap(row, table.edges, part.edges));
    table.edges = part.edges;
    draft.columns = part.edges.length - 1;
  } else if (part.edges.length < table.edges.length) {
    rows = rows.map((row) => remap(row, part.edges, table.edges));
  }
  const brimming = columnsOf(table.last.edges, table.edges).map((column) => table.last.brimming[column] ?? false);
  const repeated = repeatedRows(draft.rows, rows, lineText);
  const openDown = columnsOf(part.edges, table.edges).map((column) => reachDown(part.boxes, repeated, column));
  rows = rows.slice(repeated);
  const before = draft.rows.at(-1);
  const first = rows[0];
  if (before && first && isTail(before, first, brimming, lineText)) {
    first.cells.forEach((cell, at) => {
      const host = before.cells[at];
      if (host && !cell.spanned) host.pieces.push(...cell.pieces);
    });
    rows = rows.slice(1);
    const below = openDown.map((down) => down - 1);
    if (below.some((down) => down > 0)) carrySpans(before, rows, below);
  } else if (before && first) {
    if (isCutHeader(draft.rows, rows, lineText)) carryHeader(before, first);
    else carrySpans(before, rows, openDown);
  }
  draft.rows.push(...rows);
  draft.endLine = part.lines.at(-1) as number;
  draft.endPage = part.page;
  draft.parts += 1;
  for (const line of part.lines) table.lines.push(line);
  table.closes = part.closes;
  table.last = part;
}

/** How many rows the cell of a column reaches down from row `from`. */
function reachDown(boxes: readonly number[][], from: number, column: number): number {
  let end = from;
  while (end < boxes.length && boxes[end]?.[column] === boxes[from]?.[column]) end += 1;
  return end - from;
}

/** For each column of `to` the column of `from` that holds its middle. */
function columnsOf(from: readonly number[], to: readonly number[]): number[] {
  const columns: number[] = [];
  for (let column = 0; column + 1 < to.length; column += 1) {
    const middle = ((to[column] as number) + (to[column + 1] as number)) / 2;
    let source = 0;
    while (source + 2 < from.length && (from[source + 1] as number) <= middle) source += 1;
    columns.push(source);
  }
  return columns;
}

/** A row of a part with fewer edges, its cells spanning where the whole has more columns. */
function remap(row: DraftRow, from: readonly number[], to: readonly number[]): DraftRow {
  const cells: DraftCell[] = [];
  let last = -1;
  for (const source of columnsOf(from, to)) {
    const cell = row.cells[source] ?? emptyCell();
    cells.push({ pieces: cell.pieces, spanned: cell.spanned || (source === last && cell.pieces.length > 0) });
    last = source;
  }
  return { ...row, cells };
}

/** How many of the new page's first rows are the table's header printed again. */
function repeatedRows(table: readonly DraftRow[], rows: readonly DraftRow[], lineText: LineText): number {
  const text = (row: DraftRow): string => rowTexts(lineText, row).join('|');
  let count = 0;
  while (
    count < Math.min(4, rows.length, table.length) &&
    text(table[count] as DraftRow) === text(rows[count] as DraftRow)
  ) {
    if (amountsIn(rows[count] as DraftRow, lineText) > 1) break;
    count += 1;
  }
  return count;
}

/**
 * The rest of a row that the page's end has cut: all it holds goes on from cells that were filled to
 * their edge. Where nothing but texts stand right of an empty label, in few of the columns, it is
 * enough that the row above has texts there.
 */
function isTail(before: DraftRow, row: DraftRow, brimming: readonly boolean[], lineText: LineText): boolean {
  const own = row.cells.filter((cell) => !cell.spanned);
  const filled = own.filter((cell) => cell.pieces.length > 0).length;
  if (filled === 0) return false;
  if (cutsAmounts(before, row, lineText)) return true;
  if (own.length === 1 && before.cells.every((cell, at) => at === 0 || cell.spanned)) {
    const head = draftText(lineText, before.cells[0] ?? emptyCell());
    return brimming[0] === true && head.length > 12 && !endsSentence(head);
  }
  if (filled >= own.length) return false;
  const loose = row.cells[0]?.pieces.length === 0 && filled <= own.length / 2;
  for (const [at, cell] of row.cells.entries()) {
    if (cell.spanned || cell.pieces.length === 0) continue;
    const text = squeeze(draftText(lineText, cell));
    const head = squeeze(draftText(lineText, before.cells[at] ?? emptyCell()));
    if (head === '') return false;
    if (isAmountToken(text) || isAmountToken(head)) {
      if (!brimming[at] || !/[,.]\d{0,1}$/.test(head) || !/^[\d.,]{1,6}[%％]?$/.test(text)) return false;
    } else if (isMark(text) || isMark(head)) {
      return false;
    } else if (loose && head.length > 12) {
      // A paragraph of the same cell may end with the page.
    } else if (!brimming[at] || (/[。！？]$/.test(head) && !/^[（(]?[\d一二三四五六七八九十①-⑳]/.test(text))) {
      return false;
    }
  }
  return true;
}

const wholeAmount = /^[-－−]?\d{1,3}(?:,\d{3})*(?:\.\d+)?[%％]?$/;
const amountPart = /^[-－−]?[\d,.]+[%％]?$/;

/**
 * The page's end has gone through amounts: all the row's amounts make whole ones with those above them, and
 * at least two of them, or of those above, are none by themselves.
 */
function cutsAmounts(before: DraftRow, row: DraftRow, lineText: LineText): boolean {
  let broken = 0;
  for (const [at, cell] of row.cells.entries()) {
    if (cell.spanned || cell.pieces.length === 0) continue;
    const tail = squeeze(draftText(lineText, cell));
    const head = squeeze(draftText(lineText, before.cells[at] ?? emptyCell()));
    if (head === '') return false;
    if (!amountPart.test(tail) || !amountPart.test(head)) {
      if (amountPart.test(tail) || amountPart.test(head) || isMark(tail) || isMark(head)) return false;
      continue;
    }
    if (!wholeAmount.test(head + tail)) return false;
    if (!wholeAmount.test(head) || !wholeAmount.test(tail)) broken += 1;
  }
  return broken >= 2;
}

/** 是, 否, -- and the like: a cell by itself, never the end of one. */
function isMark(text: string): boolean {
  return /^(?:是|否|无|有|[-－—–/／]{1,3}|不?适用|注\d{0,2})$/.test(text);
}

/** The table so far is header only, and so is the first row of the new page: values begin below it. */
function isCutHeader(table: readonly DraftRow[], rows: readonly DraftRow[], lineText: LineText): boolean {
  const [first, second] = rows;
  if (table.length > 3 || !first || !second || amountsIn(second, lineText) === 0) return false;
  const empty = first.cells.filter((cell) => cell.pieces.length === 0).length;
  return empty > 0 && [first, ...table].every((row) => amountsIn(row, lineText) === 0);
}

function amountsIn(row: DraftRow, lineText: LineText): number {
  return rowTexts(lineText, row).filter(isAmountToken).length;
}

/** Cells of the upper storey that reach down past the page's end head their columns alone. */
function carryHeader(before: DraftRow, first: DraftRow): void {
  for (const [at, cell] of first.cells.entries()) {
    const above = before.cells[at];
    if (cell.pieces.length === 0 && above && above.pieces.length > 0)
      first.cells[at] = { pieces: above.pieces, spanned: true };
  }
}

/** A cell that spans rows over the page's end is printed on the first page only. */
function carrySpans(before: DraftRow, rows: readonly DraftRow[], openDown: readonly number[]): void {
  const first = rows[0];
  for (let at = 0; first && at < first.cells.length && first.cells[at]?.pieces.length === 0; at += 1) {
    const above = before.cells[at];
    const down = openDown[at] ?? 0;
    if (!above || above.pieces.length === 0 || (down < 2 && !above.spanned)) return;
    for (let row = 0; row < Math.max(1, down) && row < rows.length; row += 1) {
      const cells = rows[row]?.cells;
      if (cells?.[at]?.pieces.length === 0) cells[at] = { pieces: above.pieces, spanned: true };
    }
  }
}
