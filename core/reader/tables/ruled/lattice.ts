import type { Ruling } from '../../../model/source.ts';

/** A table's frame on a page: its lines as a grid, and which neighbouring boxes no line parts. */
export interface Lattice {
  /** Left to right, and top to bottom, in points. */
  xs: number[];
  ys: number[];
  /** Cell of each box, row by row: boxes with one number are one cell. */
  cells: Int32Array;
}

/** Lines that meet within this distance, in points, are meant to touch. */
const reach = 4;
/** Lines this close, in points, are one line of the grid. */
const same = 3;

interface Rule {
  /** Place across its direction, and from where to where it runs. */
  at: number;
  from: number;
  to: number;
}

/**
 * The frames that a page's rulings form: rulings that touch belong together; each group with lines
 * both ways is a table. Sides left open are closed where the horizontal lines end.
 */
export function findLattices(rulings: readonly Ruling[]): Lattice[] {
  const across: Rule[] = [];
  const down: Rule[] = [];
  for (const { x0, y0, x1, y1 } of rulings) {
    if (Math.abs(y1 - y0) <= Math.abs(x1 - x0))
      across.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else down.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  const lattices: Lattice[] = [];
  for (const group of groupRules(across, down)) {
    const lattice = latticeOf(group.across, group.down);
    if (lattice) lattices.push(lattice);
  }
  return lattices.sort((a, b) => (a.ys[0] as number) - (b.ys[0] as number));
}

function groupRules(across: readonly Rule[], down: readonly Rule[]): { across: Rule[]; down: Rule[] }[] {
  const parent = Array.from({ length: across.length + down.length }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] as number;
    parent[at] = top;
    return top;
  };
  const sorted = across.map((rule, at) => ({ rule, at })).sort((a, b) => a.rule.at - b.rule.at);
  down.forEach((rule, at) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as { rule: Rule }).rule.at < rule.from - reach) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < sorted.length; index += 1) {
      const other = sorted[index] as { rule: Rule; at: number };
      if (other.rule.at > rule.to + reach) break;
      if (rule.at < other.rule.from - reach || rule.at > other.rule.to + reach) continue;
      parent[root(across.length + at)] = root(other.at);
    }
  });
  const groups = new Map<number, { across: Rule[]; down: Rule[] }>();
  const groupOf = (at: number): { across: Rule[]; down: Rule[] } => {
    const key = root(at);
    let group = groups.get(key);
    if (!group) {
      group = { across: [], down: [] };
      groups.set(key, group);
    }
    return group;
  };
  across.forEach((rule, at) => {
    groupOf(at).across.push(rule);
  });
  down.forEach((rule, at) => {
    groupOf(across.length + at).down.push(rule);
  });
  return [...groups.values()];
}

/** Values that lie close together, as one each. */
function levels(values: number[]): number[] {
  values.sort((a, b) => a - b);
  const found: number[] = [];
  let sum = 0;
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (count > 0 && value - last > same) {
      found.push(sum / count);
      sum = 0;
      count = 0;
    }
    sum += value;
    count += 1;
    last = value;
  }
  if (count > 0) found.push(sum / count);
  return found;
}

function latticeOf(across: readonly Rule[], down: readonly Rule[]): Lattice | null {
  if (across.length < 2 || down.length === 0) return null;
  const left = Math.min(...across.map((rule) => rule.from));
  const right = Math.max(...across.map((rule) => rule.to));
  const top = Math.min(...across.map((rule) => rule.at));
  const bottom = Math.max(...across.map((rule) => rule.at));
  const xs = levels([...down.map((rule) => rule.at)]);
  if (left < (xs[0] as number) - 12) xs.unshift(left);
  if (right > (xs.at(-1) as number) + 12) xs.push(right);
  const ys = levels(across.map((rule) => rule.at));
  if (xs.length < 2 || ys.length < 2 || bottom - top < 8) return null;
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const cells = new Int32Array(columns * rows).map((_, at) => at);
  const find = (at: number): number => {
    let box = at;
    while (cells[box] !== box) box = cells[box] as number;
    return box;
  };
  const parts = (rules: readonly Rule[], at: number, from: number, to: number): boolean => {
    const need = (to - from) * 0.6;
    let covered = 0;
    for (const rule of rules) {
      if (Math.abs(rule.at - at) > same) continue;
      covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
    }
    return covered >= need;
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const box = row * columns + column;
      const [x0, x1] = [xs[column] as number, xs[column + 1] as number];
      const [y0, y1] = [ys[row] as number, ys[row + 1] as number];
      if (column + 1 < columns && !parts(down, x1, y0, y1)) cells[find(box + 1)] = find(box);
      if (row + 1 < rows && !parts(across, y1, x0, x1)) cells[find(box + columns)] = find(box);
    }
  }
  for (let box = 0; box < cells.length; box += 1) cells[box] = find(box);
  return { xs, ys, cells };
}
