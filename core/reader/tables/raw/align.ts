import type { Atom } from './atoms.ts';

/** What is known of a column before the words are dealt out. */
export interface ColumnModel {
  /** Share of values among its cells, 0 to 1; −1 where nothing is known yet. */
  values: number;
  /** Share of percentages among its amounts, 0 to 1; −1 where it has none. */
  percents: number;
  /** Width in ems of its full lines, or 0 where it has none. */
  width: number;
  /** Widest finished cell seen, in ems. */
  widest: number;
}

export interface AlignOptions {
  columns: number;
  models: readonly ColumnModel[];
  /** Indexes of atoms that are row numbers: they and only they begin rows in the first column. Empty where rows bear no numbers. */
  anchors: ReadonlySet<number>;
  /** What a row costs that holds nothing but its label. */
  labelOnly: number;
}

export interface Alignment {
  /** Column of each atom. */
  column: Int16Array;
  /** Row of each atom, from 0. */
  row: Int32Array;
  cost: number;
}

/** An empty cell between others: left of the label a merged one most often. */
const skip = 3;
/** An empty cell at a row's end: rarer, since tables print “-” there. */
const missingEnd = 3.5;
const never = 1e6;

/**
 * Deals the words of a table whose columns were lost out to its columns, by the cheapest path
 * (Viterbi): words go from left to right, a line that was not finished goes on in its own cell, a
 * cell holds what its column holds elsewhere (values, lines of one width), a row begins with its
 * number. After a page break the same row may run through the columns a second time. Linear in the
 * words; each costs the square of the columns.
 */
export function align(atoms: readonly Atom[], options: AlignOptions): Alignment {
  const n = options.columns;
  const count = atoms.length;
  const back = new Int16Array(count * n).fill(-1);
  const fresh = new Uint8Array(count * n);
  let costs = new Float64Array(n).fill(never);
  for (let at = 0; at < count; at += 1) {
    const atom = atoms[at] as Atom;
    const next = new Float64Array(n).fill(never);
    const previous = atoms[at - 1];
    for (let to = 0; to < n; to += 1) {
      const emit = emission(atom, at, to, options);
      if (emit >= never) continue;
      if (!previous) {
        next[to] = emit + to * skip;
        continue;
      }
      let best = never;
      let from = -1;
      let begins = 0;
      for (let state = 0; state < n; state += 1) {
        const so = costs[state] as number;
        if (so >= never) continue;
        const within = so + sameRow(previous, atom, state, to);
        if (within < best) {
          best = within;
          from = state;
          begins = 0;
        }
        const row = so + newRow(previous, atom, state, to, n, options.anchors.has(at), options.labelOnly);
        if (row < best) {
          best = row;
          from = state;
          begins = 1;
        }
      }
      next[to] = best + emit;
      back[at * n + to] = from;
      fresh[at * n + to] = begins;
    }
    costs = next;
  }
  return trace(count, costs, back, fresh, n, options.labelOnly);
}

function trace(
  count: number,
  costs: Float64Array,
  back: Int16Array,
  fresh: Uint8Array,
  n: number,
  labelOnly: number,
): Alignment {
  const column = new Int16Array(count);
  const row = new Int32Array(count);
  let state = 0;
  let cost = never * 2;
  for (let at = 0; at < n; at += 1) {
    const missing = (n - 1 - at) * missingEnd;
    const end = (costs[at] as number) + (at === 0 ? Math.min(missing, labelOnly) : missing);
    if (end < cost) {
      cost = end;
      state = at;
    }
  }
  const starts = new Uint8Array(count);
  for (let at = count - 1; at >= 0; at -= 1) {
    column[at] = state;
    starts[at] = fresh[at * n + state] as number;
    state = Math.max(0, back[at * n + state] as number);
  }
  let current = 0;
  for (let at = 0; at < count; at += 1) {
    if (starts[at]) current += 1;
    row[at] = current;
  }
  return { column, row, cost };
}

function emission(atom: Atom, at: number, column: number, options: AlignOptions): number {
  const model = options.models[column] as ColumnModel;
  const anchored = options.anchors.size > 0;
  if (anchored) {
    const isAnchor = options.anchors.has(at);
    if (isAnchor !== (column === 0) && (isAnchor || !atom.total)) return never;
  }
  let cost = 0;
  if (model.values >= 0) {
    if (model.values > 0.6 && !atom.value) cost += 4 * model.values;
    else if (model.values < 0.3 && atom.amount && !(anchored && column === 0)) cost += 2.5 * (1 - model.values);
  }
  if (model.values >= 0 && model.percents < 0 && atom.amount && model.values < 0.9) cost += 1.2;
  if (model.percents >= 0 && atom.amount) cost += 1.5 * Math.abs(model.percents - (atom.percent ? 1 : 0));
  if (atom.last && atom.ended === false) {
    if (model.width > 0) cost += Math.min(8, Math.max(0, Math.abs(atom.reach - model.width) - 1));
    else if (model.values >= 0) cost += 2.5;
  }
  if (model.widest > 0 && atom.reach > Math.max(model.width, model.widest) + 1.6) cost += 3;
  return cost;
}

function sameRow(previous: Atom, atom: Atom, from: number, to: number): number {
  const unfinished = previous.ended === false;
  if (to > from) {
    const skips = (to - from - 1) * (skip + 0.25 * from);
    if (!atom.first) return skips + (atom.soft ? (unfinished ? 3 : 1) : 0);
    const over = atom.over;
    return skips + (unfinished ? (over ? 3 : 5) : 0) + (over ? -0.5 : 0) + (atom.total ? 8 : 0);
  }
  if (atom.breakBefore) return (to === from ? 1 : 2) + (atom.total ? 8 : 0);
  if (to < from) return never;
  if (!atom.first) {
    if (atom.soft) return unfinished ? 0.1 : 0.7;
    return previous.value && atom.value ? 8 : 4;
  }
  // A list that begins after an unfinished line is another cell's, unless the line led to it.
  if (unfinished) return atom.over && !previous.stops ? 4 : 0;
  const base = previous.ended === null ? 1.4 : 3;
  if (atom.listed) return atom.over ? base + 1 : 0.6;
  return previous.stops ? base * 0.7 : base;
}

function newRow(
  previous: Atom,
  atom: Atom,
  from: number,
  to: number,
  n: number,
  anchor: boolean,
  labelOnly: number,
): number {
  const ends = (n - 1 - from) * missingEnd * (anchor ? 0.95 : 1);
  // A row of nothing but its label is no rarity: a heading between rows, a row left blank.
  const missing = from === 0 ? Math.min(ends, labelOnly) : ends;
  const unfinished = previous.ended === false ? (anchor ? 1 : 8) : 0;
  const inner = previous.last ? 0 : 14;
  const total = atom.total;
  const partial = to === 0 ? (total ? -3 : 0) : 2.2 * to + 0.5 + (total ? 6 : 0);
  return missing + unfinished + inner + partial;
}
