import type { Atom } from './atoms.ts';

/** What is known of a column before the words are dealt out. */
export interface ColumnModel {
  /** Share of values among its cells, 0 to 1; −1 where nothing is known yet. */
  values: number;
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
  /** Whether the first row is a header. */
  header: boolean;
}

export interface Alignment {
  /** Column of each atom. */
  column: Int16Array;
  /** Row of each atom, from 0. */
  row: Int32Array;
  cost: number;
}

const skip = 3;
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
  const states = n * 2;
  const count = atoms.length;
  const back = new Int16Array(count * states).fill(-1);
  const fresh = new Uint8Array(count * states);
  let costs = new Float64Array(states).fill(never);
  for (let at = 0; at < count; at += 1) {
    const atom = atoms[at] as Atom;
    const next = new Float64Array(states).fill(never);
    const previous = atoms[at - 1];
    for (let to = 0; to < states; to += 1) {
      const header = to < n;
      const column = header ? to : to - n;
      const emit = emission(atom, at, column, header, options);
      if (emit >= never) continue;
      if (!previous) {
        if (header !== options.header) continue;
        next[to] = emit + column * skip;
        continue;
      }
      let best = never;
      let from = -1;
      let begins = 0;
      for (let state = 0; state < states; state += 1) {
        const so = costs[state] as number;
        if (so >= never) continue;
        const wasHeader = state < n;
        const c = wasHeader ? state : state - n;
        if (header && !wasHeader) continue;
        if (header === wasHeader) {
          const within = sameRow(previous, atom, c, column, header);
          if (so + within < best) {
            best = so + within;
            from = state;
            begins = 0;
          }
        }
        if (!header) {
          const row = newRow(previous, c, column, n, wasHeader, options.anchors, at);
          if (so + row < best) {
            best = so + row;
            from = state;
            begins = 1;
          }
        }
      }
      next[to] = best + emit;
      back[at * states + to] = from;
      fresh[at * states + to] = begins;
    }
    costs = next;
  }
  return trace(atoms, costs, back, fresh, n, states);
}

function trace(atoms: readonly Atom[], costs: Float64Array, back: Int16Array, fresh: Uint8Array, n: number, states: number): Alignment {
  const count = atoms.length;
  const column = new Int16Array(count);
  const row = new Int32Array(count);
  let state = 0;
  let cost = never * 2;
  for (let at = 0; at < states; at += 1) {
    const end = (costs[at] as number) + (n - 1 - (at % n)) * skip;
    if (end < cost) {
      cost = end;
      state = at;
    }
  }
  const starts = new Uint8Array(count);
  for (let at = count - 1; at >= 0; at -= 1) {
    column[at] = state % n;
    starts[at] = fresh[at * states + state] as number;
    state = Math.max(0, back[at * states + state] as number);
  }
  let current = 0;
  for (let at = 0; at < count; at += 1) {
    if (starts[at]) current += 1;
    row[at] = current;
  }
  return { column, row, cost };
}

function emission(atom: Atom, at: number, column: number, header: boolean, options: AlignOptions): number {
  const model = options.models[column] as ColumnModel;
  const anchored = options.anchors.size > 0;
  if (anchored && !header) {
    const isAnchor = options.anchors.has(at);
    if (isAnchor !== (column === 0) && (isAnchor || !totalLabel.test(atom.text))) return never;
  }
  if (header) return (atom.amount && !/^(?:19|20)\d\d$/.test(atom.text) ? 5 : 0) + (options.anchors.has(at) ? never : 0);
  let cost = 0;
  if (model.values >= 0) {
    if (model.values > 0.6 && !atom.value) cost += 4 * model.values;
    else if (model.values < 0.3 && atom.amount && !(anchored && column === 0)) cost += 2.5 * (1 - model.values);
  }
  if (atom.last && atom.ended === false && model.width > 0) cost += Math.min(6, Math.abs(atom.reach - model.width) * 0.6);
  else if (atom.last && atom.ended === false && model.values >= 0 && model.width === 0) cost += 2.5;
  if (model.widest > 0 && atom.reach > Math.max(model.width, model.widest) + 1.6) cost += 3;
  return cost;
}

const totalLabel = /^(?:合计|总计|小计|合\s*计|总\s*计|小\s*计|共计|平均)/;
const enumerator = /^(?:[（(]?\d{1,2}[、.）)]|[①-⑳]|[一二三四五六七八九十]、|[（(][一二三四五六七八九十][）)]|[•●·-])/;

function sameRow(previous: Atom, atom: Atom, from: number, to: number, header: boolean): number {
  if (to > from) {
    const skips = (to - from - 1) * skip;
    if (!atom.first) return skips + (atom.soft ? (previous.ended === false ? 3 : 1) : 0);
    return skips + (previous.ended === false ? 6 : 0) + (startsOver(atom) ? -0.5 : 0);
  }
  if (atom.breakBefore) return to === from ? 1 : 2;
  if (to < from) return never;
  if (!atom.first) {
    if (atom.soft) return previous.ended === false ? 0.1 : 0.7;
    return previous.value && atom.value ? 8 : 4;
  }
  if (previous.ended === false) return 0;
  const base = previous.ended === null ? 1.4 : header ? 1.2 : 3;
  if (enumerator.test(atom.text)) return startsOver(atom) ? base + 1 : 0.6;
  return /[；。、，]$/.test(previous.text) ? base * 0.7 : base;
}

/** 1、 or ① or （1）: a list begins, in a cell of its own more often than not. */
function startsOver(atom: Atom): boolean {
  return /^(?:[（(]?1[、.）)](?!\d)|①|一、|（一）)/.test(atom.text);
}

function newRow(previous: Atom, from: number, to: number, n: number, wasHeader: boolean, anchors: ReadonlySet<number>, at: number): number {
  const current = anchors.has(at);
  const missing = (n - 1 - from) * skip * (current ? 0.6 : 1);
  const unfinished = previous.ended === false ? (current ? 1 : 8) : 0;
  const inner = previous.last ? 0 : 14;
  const partial = to === 0 ? 0 : 2.2 * to + 0.5;
  if (wasHeader && to !== 0) return never;
  return missing + unfinished + inner + partial + (wasHeader && anchors.size > 0 && !current ? never : 0);
}
