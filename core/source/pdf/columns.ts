import type { Ruling } from '../../model/source.ts';
import type { Glyphs } from './glyphs.ts';
import type { Row } from './rows.ts';
import type { Run } from './runs.ts';

/** From where to where a column of running text is set, in points. */
export interface TextColumn {
  left: number;
  right: number;
}

/** A row of text, or the part of one that stands in a column of its own. */
export interface ColumnRow {
  base: number;
  size: number;
  runs: Run[];
  /** Null where the page is not parted there. */
  column: TextColumn | null;
}

/** A side of a gutter has at least so many lines. */
const fewestLines = 5;
/** A column of running text is at least this wide, and so are most of its lines, in parts of the font size. */
const narrowest = 10;
/** Gutters are at least this wide, in parts of the font size; so are the gaps between a table's cells. */
const gutter = 0.9;
const cellGap = 1.5;
/** Rows further apart than this, in parts of the font size, belong to different parts of the page. */
const apart = 3;

/**
 * The rows of upright text in reading order, those of two columns column by column. Columns are told
 * from a table without rulings by their lines: on both sides of the gutter most run from edge to edge,
 * none is parted, and they are words and not figures. `rows` are ordered from the top.
 */
export function readColumns(glyphs: Glyphs, rows: Row[], rulings: Ruling[]): ColumnRow[] {
  const edge = findEdge(rows);
  if (edge === null) return rows.map(whole);
  const ordered: ColumnRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const from = at;
    while (at < rows.length && isParted(rows[at] as Row, edge) && (at === from || follows(rows, at))) at++;
    const block = at - from >= fewestLines ? readBlock(glyphs, rows.slice(from, at), edge, rulings) : null;
    if (at === from) at++;
    if (block) ordered.push(...block);
    else for (let i = from; i < at; i++) ordered.push(whole(rows[i] as Row));
  }
  return ordered;
}

function whole({ base, size, runs }: Row): ColumnRow {
  return { base, size, runs, column: null };
}

/** Where the right column begins: where most pieces of text in the middle of the page do, if enough. */
function findEdge(rows: Row[]): number | null {
  const { left, right } = extentOf(rows);
  const width = right - left;
  const counts = new Map<number, number>();
  for (const { runs } of rows) {
    let end = Number.NEGATIVE_INFINITY;
    for (const run of runs) {
      if (!run.inked) continue;
      if (run.start - end >= gutter * run.size && run.start > left + 0.3 * width && run.start < left + 0.7 * width) {
        const key = Math.round(run.start / 2);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      end = Math.max(end, run.end);
    }
  }
  let edge: number | null = null;
  let most = fewestLines - 1;
  for (const [key, count] of counts) {
    const around = count + (counts.get(key - 1) ?? 0);
    if (around <= most) continue;
    most = around;
    edge = 2 * key - ((counts.get(key - 1) ?? 0) > 0 ? 3 : 1);
  }
  return edge;
}

/** True where no text of the row runs over the place where the right column begins. */
function isParted({ runs }: Row, edge: number): boolean {
  return !runs.some((run) => run.inked && run.start < edge && run.end > edge);
}

function follows(rows: Row[], at: number): boolean {
  const row = rows[at] as Row;
  const before = rows[at - 1] as Row;
  return row.base - before.base <= apart * Math.max(row.size, before.size);
}

/** The rows column by column, or null where they are no columns of running text. */
function readBlock(glyphs: Glyphs, rows: Row[], edge: number, rulings: Ruling[]): ColumnRow[] | null {
  const sides = [sideOf(rows, (run) => run.start < edge), sideOf(rows, (run) => run.start >= edge)];
  const [left, right] = sides as [ColumnRow[], ColumnRow[]];
  const leftColumn = extentOf(left);
  const rightColumn = extentOf(right);
  if (!isRunningText(glyphs, left, leftColumn) || !isRunningText(glyphs, right, rightColumn)) return null;
  const size = Math.max(left[0]?.size ?? 1, right[0]?.size ?? 1);
  if (rightColumn.left - leftColumn.right < gutter * size) return null;
  const top = (rows[0] as Row).base - size;
  const bottom = rows.at(-1)?.base ?? top;
  const drawn = rulings.some(
    ({ x0, y0, x1, y1 }) => x0 <= rightColumn.left && x1 >= leftColumn.right && y0 <= bottom && y1 >= top,
  );
  if (drawn) return null;
  for (const row of left) row.column = leftColumn;
  for (const row of right) row.column = rightColumn;
  return [...left, ...right];
}

function sideOf(rows: Row[], belongs: (run: Run) => boolean): ColumnRow[] {
  const side: ColumnRow[] = [];
  for (const { base, size, runs } of rows) {
    const own = runs.filter(belongs);
    if (own.some((run) => run.inked)) side.push({ base, size, runs: own, column: null });
  }
  return side;
}

/** From where to where the text of rows runs. */
function extentOf(side: readonly Pick<Row, 'runs'>[]): TextColumn {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (const { runs } of side) {
    for (const run of runs) {
      if (!run.inked) continue;
      left = Math.min(left, run.start);
      right = Math.max(right, run.end);
    }
  }
  return { left, right };
}

/** Enough lines, most from edge to edge, nearly none with a gap in it, and words rather than figures. */
function isRunningText(glyphs: Glyphs, side: ColumnRow[], column: TextColumn): boolean {
  if (side.length < fewestLines) return false;
  let full = 0;
  let gapped = 0;
  let figures = 0;
  let signs = 0;
  for (const { runs, size } of side) {
    const inked = runs.filter((run) => run.inked);
    const start = inked[0]?.start ?? 0;
    let end = inked[0]?.end ?? 0;
    let parted = false;
    for (const run of inked) {
      parted ||= run.start - end > cellGap * size;
      end = Math.max(end, run.end);
      for (let i = run.from; i < run.to; i++) {
        const code = glyphs.code[i] as number;
        if (code <= 0x20) continue;
        signs++;
        if (code < 0x40) figures++;
      }
    }
    if (parted) gapped++;
    // The first line of a paragraph begins with an indent of two characters.
    if (start <= column.left + 2.5 * size && end >= column.right - 1.5 * size && end - start >= narrowest * size)
      full++;
  }
  return full >= 0.6 * side.length && gapped <= 0.1 * side.length && figures <= 0.3 * signs;
}
