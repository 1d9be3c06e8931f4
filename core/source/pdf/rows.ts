import type { Run } from './runs.ts';

/** The runs of one visual row, from its start to its end. */
export interface Row {
  base: number;
  size: number;
  runs: Run[];
}

/** How far apart two baselines of one row may be, in parts of the smaller font size. */
const baselineTolerance = 0.3;

/** A mark set above or below the line is smaller than what it belongs to, at most by this factor. */
const markSize = 0.85;

/**
 * Clusters runs of one direction to visual rows, top to bottom. Cells of a table that stand beside
 * each other share a row; superscripts and subscripts join the row of the text they touch.
 */
export function findRows(runs: Run[]): Row[] {
  const sorted = [...runs].sort((a, b) => a.base - b.base);
  const rows: Row[] = [];
  let row: Row | null = null;
  for (const run of sorted) {
    if (row && run.base - row.base <= baselineTolerance * Math.min(row.size, run.size)) {
      row.runs.push(run);
      row.size = Math.max(row.size, run.size);
    } else {
      row = { base: run.base, size: run.size, runs: [run] };
      rows.push(row);
    }
  }
  for (const { runs: members } of rows) members.sort((a, b) => a.start - b.start);
  return attachMarks(rows);
}

/** Moves raised and lowered marks to the row of the larger text that they touch. */
function attachMarks(rows: Row[]): Row[] {
  let moved = false;
  rows.forEach((row, index) => {
    const staying: Run[] = [];
    for (const run of row.runs) {
      const host = run.inked && run.to - run.from <= 12 ? findHost(rows, index, run) : null;
      if (host) host.runs.splice(insertionPoint(host.runs, run.start), 0, run);
      else staying.push(run);
    }
    if (staying.length < row.runs.length) {
      row.runs = staying;
      moved = true;
    }
  });
  return moved ? rows.filter((row) => row.runs.some((run) => run.inked)) : rows;
}

function findHost(rows: Row[], index: number, mark: Run): Row | null {
  // A raised mark stands up to 0.6 of the larger size above its line, a lowered one up to 0.35 below.
  for (let i = index + 1; i < rows.length; i++) {
    const row = rows[i];
    if (!row || row.base - mark.base > mark.size * 1.5) break;
    if (row.base - mark.base <= 0.6 * row.size && touches(row, mark)) return row;
  }
  for (let i = index - 1; i >= 0; i--) {
    const row = rows[i];
    if (!row || mark.base - row.base > mark.size) break;
    if (mark.base - row.base <= 0.35 * row.size && touches(row, mark)) return row;
  }
  return null;
}

/** True where a clearly larger run of the row ends or begins right beside the mark. */
function touches(row: Row, mark: Run): boolean {
  const at = insertionPoint(row.runs, mark.start);
  const before = row.runs[at - 1];
  const after = row.runs[at];
  if (before?.inked && mark.size <= markSize * before.size) {
    const gap = mark.start - before.end;
    if (gap >= -0.5 * before.size && gap <= 0.4 * before.size) return true;
  }
  if (after?.inked && mark.size <= markSize * after.size) {
    const gap = after.start - mark.end;
    if (gap >= -0.3 * after.size && gap <= 0.4 * after.size) return true;
  }
  return false;
}

/** Index of the first run that starts after `start`. */
function insertionPoint(runs: Run[], start: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
