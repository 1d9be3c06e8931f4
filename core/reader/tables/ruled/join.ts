import { isAmountToken, squeeze } from '../../characters.ts';
import { type DraftCell, type DraftRow, type DraftTable, draftText, emptyCell } from '../draft.ts';
import type { RuledPart } from './page.ts';

type LineText = (line: number) => string;

/** How far column edges of two parts may lie apart, in points, and still be the same edge. */
const apart = 5;

interface Joined {
  draft: DraftTable;
  lines: number[];
  edges: number[];
  brimming: boolean[];
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
      brimming: part.brimming,
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
  const brimming =
    table.brimming.length === draft.columns ? table.brimming : new Array<boolean>(draft.columns).fill(false);
  rows = rows.slice(repeatedRows(draft.rows, rows, lineText));
  const before = draft.rows.at(-1);
  const first = rows[0];
  if (before && first && isTail(before, first, brimming, lineText)) {
    first.cells.forEach((cell, at) => {
      const host = before.cells[at];
      if (host && !cell.spanned) host.pieces.push(...cell.pieces);
    });
    rows = rows.slice(1);
  }
  if (before && rows[0] === first && first) carrySpans(draft.rows, before, first);
  draft.rows.push(...rows);
  draft.endLine = part.lines.at(-1) as number;
  draft.endPage = part.page;
  draft.parts += 1;
  for (const line of part.lines) table.lines.push(line);
  table.closes = part.closes;
  table.brimming = part.brimming;
}

/** A row of a part with fewer edges, its cells spanning where the whole has more columns. */
function remap(row: DraftRow, from: readonly number[], to: readonly number[]): DraftRow {
  const cells: DraftCell[] = [];
  let last = -1;
  for (let column = 0; column + 1 < to.length; column += 1) {
    const middle = ((to[column] as number) + (to[column + 1] as number)) / 2;
    let source = 0;
    while (source + 2 < from.length && (from[source + 1] as number) <= middle) source += 1;
    const cell = row.cells[source] ?? emptyCell();
    cells.push({ pieces: cell.pieces, spanned: cell.spanned || (source === last && cell.pieces.length > 0) });
    last = source;
  }
  return { ...row, cells };
}

/** How many of the new page's first rows are the table's header printed again. */
function repeatedRows(table: readonly DraftRow[], rows: readonly DraftRow[], lineText: LineText): number {
  const text = (row: DraftRow): string => row.cells.map((cell) => squeeze(draftText(lineText, cell))).join('|');
  let count = 0;
  while (
    count < Math.min(4, rows.length, table.length) &&
    text(table[count] as DraftRow) === text(rows[count] as DraftRow)
  ) {
    const values = (rows[count] as DraftRow).cells.filter((cell) =>
      isAmountToken(squeeze(draftText(lineText, cell))),
    ).length;
    if (values > 1) break;
    count += 1;
  }
  return count;
}

/** The rest of a row that the page's end has cut: all it holds goes on from cells that were filled to their edge. */
function isTail(before: DraftRow, row: DraftRow, brimming: readonly boolean[], lineText: LineText): boolean {
  let filled = 0;
  for (const [at, cell] of row.cells.entries()) {
    if (cell.spanned || cell.pieces.length === 0) continue;
    filled += 1;
    const text = squeeze(draftText(lineText, cell));
    const head = squeeze(draftText(lineText, before.cells[at] ?? emptyCell()));
    if (head === '' || !brimming[at]) return false;
    if (isAmountToken(text) || isAmountToken(head)) {
      if (!/[,.]\d{0,1}$/.test(head) || !/^[\d.,]{1,6}[%％]?$/.test(text)) return false;
    } else if (/[。！？]$/.test(head) && !/^[（(]?[\d一二三四五六七八九十①-⑳]/.test(text)) return false;
  }
  return filled > 0 && filled < row.cells.filter((cell) => !cell.spanned).length;
}

/** A cell that spans rows over the page's end is printed on the first page only. */
function carrySpans(rows: readonly DraftRow[], before: DraftRow, first: DraftRow): void {
  for (const [at, cell] of first.cells.entries()) {
    if (cell.pieces.length > 0) return;
    const above = before.cells[at];
    const spansRows = rows.some(
      (row, index) =>
        index > 0 && row.cells[at]?.spanned === true && row.cells[at]?.pieces === rows[index - 1]?.cells[at]?.pieces,
    );
    if (!above || above.pieces.length === 0 || !spansRows) return;
    first.cells[at] = { pieces: above.pieces, spanned: true };
  }
}
