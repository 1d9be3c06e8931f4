import type { Glyphs } from './glyphs.ts';

/**
 * Glyphs drawn one after another that stand next to each other on one baseline: the piece of text
 * that keeps its order whatever happens around it.
 */
export interface Run {
  /** Glyphs `[from, to)`. */
  from: number;
  to: number;
  start: number;
  end: number;
  base: number;
  /** The largest font size in it. */
  size: number;
  /** Holds something other than blanks. */
  inked: boolean;
}

/** Takes the glyphs of a page apart into runs, in drawing order. */
export function findRuns(glyphs: Glyphs): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (let i = 0; i < glyphs.count; i++) {
    const start = glyphs.start[i] ?? 0;
    const end = glyphs.end[i] ?? 0;
    const base = glyphs.base[i] ?? 0;
    const size = glyphs.size[i] ?? 1;
    const inked = glyphs.code[i] !== 0x20 && glyphs.code[i] !== 0x3000 && glyphs.code[i] !== 0xa0;
    if (run && glyphs.direction[i] === glyphs.direction[run.from] && follows(run, start, base, size)) {
      run.to = i + 1;
      run.end = Math.max(run.end, end);
      run.size = Math.max(run.size, size);
      run.inked ||= inked;
    } else {
      run = { from: i, to: i + 1, start, end, base, size, inked };
      runs.push(run);
    }
  }
  return runs;
}

function follows(run: Run, start: number, base: number, size: number): boolean {
  const em = Math.max(run.size, size);
  const gap = start - run.end;
  return Math.abs(base - run.base) <= 0.15 * em && gap >= -0.5 * size && gap <= 0.8 * em;
}
