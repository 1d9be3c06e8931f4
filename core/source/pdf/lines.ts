import type { Glyphs } from './glyphs.ts';
import { findRows } from './rows.ts';
import { findRuns, type Run } from './runs.ts';

/** One line of a page in reading order. */
export interface PageLine {
  text: string;
  /** Four numbers a UTF-16 code unit: left, top, right, bottom. */
  boxes: Float32Array;
  fontSize: number;
  /** Neither horizontal nor vertical: a watermark. */
  slanted: boolean;
}

/**
 * The lines of a page: text in the direction that most of the page's text has first, then the others
 * (a rotated stamp, a diagonal watermark). Rows that hold nothing but blanks are left out.
 */
export function assembleLines(glyphs: Glyphs): PageLine[] {
  const byDirection: Run[][] = [[], [], [], [], []];
  for (const run of findRuns(glyphs)) byDirection[glyphs.direction[run.from] ?? 0]?.push(run);
  const slanted = byDirection.pop() ?? [];
  byDirection.sort((a, b) => glyphCount(b) - glyphCount(a));
  const rows: Run[][] = [];
  for (const runs of byDirection) {
    for (const row of findRows(runs)) rows.push(row.runs);
  }
  for (const run of slanted) rows.push([run]);
  const lines: PageLine[] = [];
  for (const runs of rows) {
    if (runs.some((run) => run.inked)) lines.push(joinRuns(glyphs, runs));
  }
  return lines;
}

function glyphCount(runs: Run[]): number {
  let count = 0;
  for (const run of runs) count += run.to - run.from;
  return count;
}

/** Writes the runs of a row one after another, with a blank for each gap that reads as one. */
function joinRuns(glyphs: Glyphs, runs: Run[]): PageLine {
  const order = orderGlyphs(glyphs, runs);
  let text = '';
  const boxes: number[] = [];
  const sizes = new Map<number, number>();
  let previous = -1;
  for (const i of order) {
    if (previous >= 0 && needsBlank(glyphs, previous, i)) {
      text += ' ';
      pushGap(boxes, glyphs, previous, i);
    }
    const piece = String.fromCodePoint(glyphs.code[i] ?? 0xfffd);
    text += piece;
    for (let unit = 0; unit < piece.length; unit++) {
      for (let k = 0; k < 4; k++) boxes.push(glyphs.box[4 * i + k] ?? 0);
    }
    if (piece !== ' ') {
      const size = Math.round(10 * (glyphs.size[i] ?? 1)) / 10;
      sizes.set(size, (sizes.get(size) ?? 0) + 1);
    }
    previous = i;
  }
  return {
    text,
    boxes: Float32Array.from(boxes),
    fontSize: mostFrequent(sizes),
    slanted: glyphs.direction[order[0] ?? 0] === 4,
  };
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

/** How wide a gap must be to read as a blank, in parts of the font size, by what stands beside it. */
function needsBlank(glyphs: Glyphs, before: number, after: number): boolean {
  const a = glyphs.code[before] ?? 0;
  const b = glyphs.code[after] ?? 0;
  if (isBlank(a) || isBlank(b)) return false;
  const gap = (glyphs.start[after] ?? 0) - (glyphs.end[before] ?? 0);
  const em = Math.min(glyphs.size[before] ?? 1, glyphs.size[after] ?? 1);
  if (gap <= 0.15 * em) return false;
  const wideA = isWide(a);
  const wideB = isWide(b);
  if (wideA && wideB) return gap > 0.6 * em;
  if (wideA || wideB) return gap > 0.45 * em;
  return gap > (isFigure(a) && isFigure(b) ? 0.35 : 0.17) * em;
}

/** The blank's box is the gap itself, as high as the glyph before it. */
function pushGap(boxes: number[], glyphs: Glyphs, before: number, after: number): void {
  const box = (i: number, k: number) => glyphs.box[4 * i + k] ?? 0;
  switch (glyphs.direction[before]) {
    case 1:
      boxes.push(box(before, 0), box(before, 3), box(before, 2), box(after, 1));
      break;
    case 2:
      boxes.push(box(after, 2), box(before, 1), box(before, 0), box(before, 3));
      break;
    case 3:
      boxes.push(box(before, 0), box(after, 3), box(before, 2), box(before, 1));
      break;
    default:
      boxes.push(box(before, 2), box(before, 1), box(after, 0), box(before, 3));
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x3000;
}

function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xffef) || code >= 0x20000;
}

/** Digits and what stands within a printed number. */
function isFigure(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2c || code === 0x2e || code === 0x25;
}

function mostFrequent(counts: Map<number, number>): number {
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      most = count;
      best = value;
    }
  }
  return best;
}
