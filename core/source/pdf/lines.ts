import type { Ruling } from '../../model/source.ts';
import { readColumns, type TextColumn } from './columns.ts';
import { needsBlank } from './gaps.ts';
import type { Glyphs } from './glyphs.ts';
import { LineWriter, type PageLine } from './line-writer.ts';
import { findRows, type Row } from './rows.ts';
import { findRuns, type Run } from './runs.ts';
import { takeStacks } from './stacks.ts';

/**
 * The lines of a page: text in the direction that most of the page's text has first, then the others
 * (a rotated stamp, a diagonal watermark); of the upright text that with glyph under glyph last. Rows that hold nothing but blanks are left out. A vertical
 * ruling parts what stands on either side of it, however close. Two columns are read one after the other.
 */
export function assembleLines(glyphs: Glyphs, rulings: Ruling[]): PageLine[] {
  const byDirection: Run[][] = [[], [], [], [], []];
  for (const run of findRuns(glyphs)) byDirection[glyphs.direction[run.from] ?? 0]?.push(run);
  const slanted = byDirection.pop() ?? [];
  byDirection.sort((a, b) => glyphCount(b) - glyphCount(a));
  const borders = rulings.filter((ruling) => ruling.x0 === ruling.x1).sort((a, b) => a.x0 - b.x0);
  const out = new LineWriter(glyphs.count, glyphs.content !== null);
  const add = (runs: Run[], parting: number[], column: TextColumn | null = null) => {
    if (!runs.some((run) => run.inked)) return;
    joinRuns(glyphs, runs, parting, out);
    out.end(glyphs.direction[runs[0]?.from ?? 0] === 4, column);
  };
  for (const runs of byDirection) {
    const upright = glyphs.direction[runs[0]?.from ?? 0] === 0;
    if (!upright) {
      for (const row of findRows(runs)) add(row.runs, []);
      continue;
    }
    const { rest, stacks } = takeStacks(glyphs, runs, borders);
    const rows = findRows(rest);
    for (const row of readColumns(glyphs, rows, rulings)) add(row.runs, crossing(borders, row), row.column);
    for (const stack of stacks) {
      for (const run of stack) out.glyph(glyphs, run.from);
      out.end(false, null);
    }
  }
  for (const run of slanted) add([run], []);
  return out.lines();
}

/** Where rulings cross a row of upright text, left to right. */
function crossing(borders: Ruling[], row: Pick<Row, 'base' | 'size'>): number[] {
  const middle = row.base - 0.35 * row.size;
  const found: number[] = [];
  for (const { x0, y0, y1 } of borders) if (y0 < middle && y1 > middle) found.push(x0);
  return found;
}

function glyphCount(runs: Run[]): number {
  let count = 0;
  for (const run of runs) count += run.to - run.from;
  return count;
}

/** Writes the runs of a row one after another, with a blank for each gap that reads as one or that is parted. */
function joinRuns(glyphs: Glyphs, runs: Run[], parting: number[], out: LineWriter): void {
  const order = orderGlyphs(glyphs, runs);
  let previous = -1;
  let border = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k] as number;
    const middle = ((glyphs.start[i] as number) + (glyphs.end[i] as number)) / 2;
    const passed = border;
    while (border < parting.length && (parting[border] as number) < middle) border++;
    if (previous >= 0 && needsBlank(glyphs, previous, i, border > passed)) out.gap(glyphs, previous, i);
    out.glyph(glyphs, i);
    previous = i;
  }
}

/**
 * Glyph indices in the order they read. Runs that overlap (bold imitated by drawing twice, glyphs set
 * singly into a gap) are merged glyph by glyph, and of two equal glyphs in one place one is kept.
 */
function orderGlyphs(glyphs: Glyphs, runs: Run[]): number[] {
  const order: number[] = [];
  let overlap = false;
  let reached = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    if (run.start < reached - 0.4 * run.size) overlap = true;
    reached = Math.max(reached, run.end);
    for (let i = run.from; i < run.to; i++) order.push(i);
  }
  if (!overlap) return order;
  const middle = (i: number) => (glyphs.start[i] ?? 0) + (glyphs.end[i] ?? 0);
  order.sort((a, b) => middle(a) - middle(b));
  const kept: number[] = [];
  for (const i of order) {
    if (!isDrawnAgain(glyphs, kept, i)) kept.push(i);
  }
  return kept;
}

function isDrawnAgain(glyphs: Glyphs, kept: number[], i: number): boolean {
  const reach = 0.2 * (glyphs.size[i] ?? 1);
  for (let k = kept.length - 1; k >= 0 && k >= kept.length - 4; k--) {
    const other = kept[k] ?? 0;
    const distance = Math.abs((glyphs.start[i] ?? 0) - (glyphs.start[other] ?? 0));
    if (distance <= reach && glyphs.code[i] === glyphs.code[other]) return true;
  }
  return false;
}
