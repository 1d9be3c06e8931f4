import type { LineRole } from '../../../model/filing.ts';
import type { LineLayout, PageLayout } from '../../../model/source.ts';
import { isBlank } from '../../characters.ts';
import type { Line } from '../../lines.ts';
import type { Piece } from '../../placed.ts';
import { type DraftCell, type DraftRow, emptyCell } from '../draft.ts';
import { findLattices, type Lattice } from './lattice.ts';

/** The part of a table that stands on one page. */
export interface RuledPart {
  page: number;
  /** Left edges of the columns and the right edge of the last, in points. */
  edges: number[];
  rows: DraftRow[];
  /** Source lines in it, ascending. */
  lines: number[];
  /** Columns whose cell in the last row is filled to its edge: its text may go on. */
  brimming: boolean[];
  /** For each row and column the box that the cell belongs to: boxes with one number are one cell. */
  boxes: number[][];
  /** No body line of the page stands above it, or below it. */
  opens: boolean;
  closes: boolean;
}

/**
 * Tables of a page by their ruling lines: each character goes to the cell that holds its middle. Column
 * headings that stand at the top of many pages look like a running header; within a table's frame they
 * become body again in `roles`.
 */
export function readRuledPage(page: PageLayout, lines: readonly Line[], roles: LineRole[]): RuledPart[] {
  const parts: RuledPart[] = [];
  const lattices = findLattices(page.rulings);
  lattices.sort((a, b) => Number(isBox(a)) - Number(isBox(b)));
  for (const entry of page.lines) {
    if (roles[entry.line - 1] !== 'furniture') continue;
    if (lattices.some((lattice) => lattice.xs.length > 2 && isInside(entry, lattice))) roles[entry.line - 1] = 'body';
  }
  const body = page.lines.filter((entry) => roles[entry.line - 1] === 'body');
  const used = new Set<number>();
  for (const lattice of lattices) {
    const inside = body.filter((entry) => !used.has(entry.line) && isInside(entry, lattice));
    if (inside.length === 0) continue;
    const part = partOf(page.page, lattice, inside, lines);
    if (!part) continue;
    const first = part.lines[0] as number;
    const last = part.lines.at(-1) as number;
    part.opens = !body.some((entry) => entry.line < first);
    part.closes = !body.some((entry) => entry.line > last);
    if (isBox(lattice) && !isCutOff(part)) continue;
    for (const entry of inside) used.add(entry.line);
    parts.push(part);
  }
  return parts.sort((a, b) => (a.lines[0] as number) - (b.lines[0] as number));
}

/** A frame with nothing but text in it. */
function isBox(lattice: Lattice): boolean {
  return lattice.cells.length === 1;
}

/** A frame that may be a table's title, cut off from it by the page's end, or its last row. */
function isCutOff(part: RuledPart): boolean {
  return part.opens ? !part.closes : part.closes && part.lines.length <= 2;
}

function isInside(entry: LineLayout, lattice: Lattice): boolean {
  const { boxes } = entry;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (let at = 0; at + 3 < boxes.length; at += 4) {
    left = Math.min(left, boxes[at] as number);
    top = Math.min(top, boxes[at + 1] as number);
    right = Math.max(right, boxes[at + 2] as number);
    bottom = Math.max(bottom, boxes[at + 3] as number);
  }
  const middle = (top + bottom) / 2;
  const { xs, ys } = lattice;
  return (
    middle > (ys[0] as number) &&
    middle < (ys.at(-1) as number) &&
    right > (xs[0] as number) &&
    left < (xs.at(-1) as number)
  );
}

/** Index of the stretch between two levels that holds a value, the outer ones taking what lies beyond. */
function stretchOf(levels: readonly number[], value: number): number {
  let low = 0;
  let high = levels.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((levels[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function partOf(
  page: number,
  lattice: Lattice,
  inside: readonly LineLayout[],
  lines: readonly Line[],
): RuledPart | null {
  const columns = lattice.xs.length - 1;
  const rowCount = lattice.ys.length - 1;
  const pieces = new Map<number, Piece[]>();
  for (const entry of inside) dealLine(entry, lattice, lines[entry.line - 1]?.text ?? '', pieces);
  if (pieces.size === 0) return null;
  const leftOf = new Map(inside.map((entry) => [entry.line, entry.boxes]));
  const rows: DraftRow[] = [];
  const boxes: number[][] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const cells: DraftCell[] = [];
    let first = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columns; column += 1) {
      const box = row * columns + column;
      const root = lattice.cells[box] as number;
      const held = pieces.get(root);
      cells.push(held ? { pieces: held, spanned: box !== root } : emptyCell());
      if (held && box === root) first = Math.min(first, (held[0] as Piece).line);
    }
    if (cells.every((cell) => cell.pieces.length === 0)) continue;
    if (cells.every((cell) => cell.pieces.length === 0 || cell.spanned) && rows.length > 0 && isThin(lattice, row))
      continue;
    const before = rows.at(-1);
    boxes.push(Array.from(lattice.cells.subarray(row * columns, (row + 1) * columns)));
    rows.push({
      cells,
      line: Number.isFinite(first) ? first : (before?.line ?? (inside[0] as LineLayout).line),
      page,
      left: labelLeft(cells, leftOf),
      header: null,
    });
  }
  if (rows.length === 0) return null;
  dropCentred(rows, leftOf);
  const edges = dropEmptyColumns(rows, boxes, lattice.xs.slice());
  const brimming = brimmingColumns(rows.at(-1) as DraftRow, edges, inside);
  return {
    page,
    edges,
    rows,
    lines: inside.map((entry) => entry.line).sort((a, b) => a - b),
    brimming,
    boxes,
    opens: false,
    closes: false,
  };
}

/** A strip between two lines too low for any text. */
function isThin(lattice: Lattice, row: number): boolean {
  return (lattice.ys[row + 1] as number) - (lattice.ys[row] as number) < 6;
}

function dealLine(entry: LineLayout, lattice: Lattice, text: string, pieces: Map<number, Piece[]>): void {
  const columns = lattice.xs.length - 1;
  let open: { root: number; piece: Piece } | null = null;
  for (let at = 0; at < text.length; at += 1) {
    if (isBlank(text.charCodeAt(at))) continue;
    const left = entry.boxes[4 * at] as number;
    const right = entry.boxes[4 * at + 2] as number;
    const top = entry.boxes[4 * at + 1] as number;
    const bottom = entry.boxes[4 * at + 3] as number;
    const column = stretchOf(lattice.xs, (left + right) / 2);
    const row = stretchOf(lattice.ys, (top + bottom) / 2);
    const root = lattice.cells[row * columns + column] as number;
    if (open && open.root === root) {
      open.piece.end = at + 1;
      continue;
    }
    const piece = { line: entry.line, start: at, end: at + 1 };
    open = { root, piece };
    const list = pieces.get(root);
    if (list) list.push(piece);
    else pieces.set(root, [piece]);
  }
}

/** Columns that hold nothing of their own in any row go: lines drawn double, or shading. */
function dropEmptyColumns(rows: readonly DraftRow[], boxes: readonly number[][], edges: number[]): number[] {
  for (let column = (rows[0]?.cells.length ?? 0) - 1; column >= 0; column -= 1) {
    const narrow = (edges[column + 1] as number) - (edges[column] as number) < 9;
    const own = rows.some((row) => (row.cells[column]?.pieces.length ?? 0) > 0 && row.cells[column]?.spanned === false);
    if (own || !narrow) continue;
    for (const row of rows) row.cells.splice(column, 1);
    for (const row of boxes) row.splice(column, 1);
    edges.splice(column === 0 ? 0 : column, 1);
  }
  return edges;
}

/** Labels set to the middle of their column have no indentation: their middles agree better than their left edges. */
function dropCentred(rows: readonly DraftRow[], boxes: ReadonlyMap<number, Float32Array>): void {
  const lefts: number[] = [];
  const middles: number[] = [];
  for (const row of rows) {
    const piece = row.left === null ? undefined : row.cells[0]?.pieces[0];
    const right = piece ? boxes.get(piece.line)?.[4 * (piece.end - 1) + 2] : undefined;
    if (row.left === null || right === undefined) continue;
    lefts.push(row.left);
    middles.push((row.left + right) / 2);
  }
  if (spread(middles) >= spread(lefts) * 0.6) return;
  for (const row of rows) row.left = null;
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.reduce((sum, value) => sum + Math.abs(value - mean), 0) / Math.max(1, values.length);
}

/** Left edge of the first column's text in a row, in points. */
function labelLeft(cells: readonly DraftCell[], boxes: ReadonlyMap<number, Float32Array>): number | null {
  const cell = cells[0];
  const piece = cell && !cell.spanned ? cell.pieces[0] : undefined;
  return piece ? (boxes.get(piece.line)?.[4 * piece.start] ?? null) : null;
}

/** Whether the last line of each cell reaches the cell's right edge, give or take a character and a half. */
function brimmingColumns(row: DraftRow, edges: readonly number[], inside: readonly LineLayout[]): boolean[] {
  const byLine = new Map(inside.map((entry) => [entry.line, entry]));
  return row.cells.map((cell, column) => {
    const piece = cell.pieces.at(-1);
    const entry = piece ? byLine.get(piece.line) : undefined;
    if (!piece || !entry) return false;
    let end = column + 1;
    while (end < row.cells.length && row.cells[end]?.spanned && row.cells[end]?.pieces === cell.pieces) end += 1;
    const right = entry.boxes[4 * (piece.end - 1) + 2] as number;
    return (edges[end] as number) - right < entry.fontSize * 1.6 + 3;
  });
}
