import type { Ruling } from '../../model/source.ts';
import { isWide } from './gaps.ts';
import type { Glyphs } from './glyphs.ts';
import type { Run } from './runs.ts';

/** Fewer glyphs under each other are a column of a table with one character in each row. */
const fewest = 3;
/** Glyphs set under each other are at most this far apart, baseline to baseline, in parts of the font size; rows of a table are further. */
const farthest = 1.35;
const nearest = 0.85;
/** A vertical ruling this near, in parts of the font size, frames a table's cell, whose text the table puts together. */
const framed = 3;

/** Upright runs that stand alone, and those that are a glyph each of vertical text, from its top. */
export interface Stacked {
  rest: Run[];
  stacks: Run[][];
}

/**
 * Takes vertical text, whose upright glyphs stand each under the other, from among the runs: it would
 * fall apart into the lines that it passes. `borders` are the vertical rulings of the page.
 */
export function takeStacks(glyphs: Glyphs, runs: Run[], borders: readonly Ruling[]): Stacked {
  const single = runs.filter((run) => run.to - run.from === 1 && isWide(glyphs.code[run.from] as number));
  if (single.length < fewest) return { rest: runs, stacks: [] };
  // A bucket holds what stands within half a point; a stack's glyphs are set at one place exactly, or centred at one.
  const middle = (run: Run) => Math.round(run.start + run.end);
  single.sort((a, b) => middle(a) - middle(b) || a.base - b.base);
  const stacks: Run[][] = [];
  let stack: Run[] = [];
  const close = () => {
    if (stack.length >= fewest && !isFramed(stack, borders)) stacks.push(stack);
    stack = [];
  };
  for (const run of single) {
    const above = stack.at(-1);
    if (above && !(middle(run) === middle(above) && continues(stack, run))) close();
    stack.push(run);
  }
  close();
  if (stacks.length === 0) return { rest: runs, stacks };
  const taken = new Set(stacks.flat());
  return { rest: runs.filter((run) => !taken.has(run)), stacks };
}

/** True where the run stands below the stack's last as far as that below the one before it. */
function continues(stack: readonly Run[], run: Run): boolean {
  const last = stack.at(-1) as Run;
  const step = run.base - last.base;
  const before = stack.at(-2);
  if (run.size !== last.size || step < nearest * run.size || step > farthest * run.size) return false;
  return !before || Math.abs(step - (last.base - before.base)) <= 0.1 * run.size;
}

function isFramed(stack: readonly Run[], borders: readonly Ruling[]): boolean {
  const first = stack[0] as Run;
  const bottom = stack.at(-1)?.base ?? first.base;
  const reach = framed * first.size;
  return borders.some(
    ({ x0, y0, y1 }) => x0 > first.start - reach && x0 < first.end + reach && y0 < bottom && y1 > first.base,
  );
}
