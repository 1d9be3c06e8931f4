import type { CheckStatus } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { exactnessOf } from '../numbers/interval.ts';
import { columnDigits, type Grid, numberIn } from './grid.ts';
import { scaled, unscaled } from './scaled.ts';

/** A row, or a subtotal that stands for the rows it sums. */
export interface Item {
  row: number;
  sign: 1 | -1;
  /** Rows that a subtotal was found to sum, to try them again for a grand total. */
  parts: Item[];
}

/** One column's numbers as whole units. */
export interface Column {
  index: number;
  share: boolean;
  digits: number;
  units: (number | null)[];
  /** Half units in the last place that each number may be off; 0 for exact ones. */
  slack: number[];
}

/** Rows above a total that are tried as its addends. */
const longestSum = 400;
/** Rows after a 其中 that are tried as parts of the row before it. */
const mostParts = 20;

export function columnsOf(grid: Grid): Column[] {
  const { table } = grid;
  const rows = table.rows.map((_, r) => r).filter((r) => r >= table.headerRows);
  const columns: Column[] = [];
  grid.kinds.forEach((kind, index) => {
    if (kind !== 'amount' && kind !== 'share') return;
    const digits = columnDigits(grid, index, rows);
    const slack: number[] = [];
    const dimension = rows.map((r) => numberIn(grid, r, index)).find((number) => number !== null)?.dimension;
    const units = table.rows.map((_, r): number | null => {
      const cell = grid.cells[r]?.[index];
      slack[r] = 0;
      if (cell === 'nil') return 0;
      if (cell === undefined || cell === 'words' || r < table.headerRows) return null;
      const { value, ulp } = cell.number;
      if (value === null || ulp === null) return null;
      // A percent sign among bare figures, or the other way round, is no share of the same whole.
      if (kind === 'share' && cell.number.dimension !== dimension) return null;
      slack[r] = exactnessOf(cell.number) === 'exact' ? 0 : (scaled(ulp, digits) ?? 0);
      return scaled(value, digits);
    });
    columns.push({ index, share: kind === 'share', digits, units, slack });
  });
  return columns;
}

export function hasNumber(grid: Grid, columns: Column[], row: number): boolean {
  return columns.some((column) => typeof grid.cells[row]?.[column.index] === 'object');
}

/** Index in `open` of the last item that is itself a total, −1 for none. */
export function lastTotal(grid: Grid, open: Item[]): number {
  for (let i = open.length - 1; i >= 0; i--) {
    const role = grid.table.rows[(open[i] as Item).row]?.role;
    if (role === 'total' || role === 'subtotal') return i;
  }
  return -1;
}

export interface Sum {
  items: Item[];
  /** How many of the open items it takes. */
  taken: number;
  /** Whether enough columns foot for a column that doesn't to be called wrong. */
  trusted: boolean;
}

/**
 * The stretch of open items right above `row` that foots most of its columns, the longest among equals;
 * failing that, the same with each subtotal opened into its parts. In a plain table (one total, under all rows) it is
 * all rows where they foot most columns.
 */
export function findSum(columns: Column[], open: Item[], row: number, hasParts: boolean, plain = false): Sum | null {
  const live = columns.filter((column) => column.units[row] !== null && column.units[row] !== 0);
  if (live.length === 0) return null;
  const amounts = live.filter((column) => !column.share);
  const basis = amounts.length > 0 ? amounts : live;
  // A plain table's total sums all its rows: where it does so in most columns, a row left out of one is an error there.
  const whole = plain && open.length >= 3 ? hitsOf(basis, open, row) : 0;
  if (whole >= 2 && whole * 2 >= basis.length) return { items: open.slice(), taken: open.length, trusted: true };
  const flat = opened(open);
  // The rows right above; the same with subtotals opened; the rows before a 其中 whose parts come last.
  const tries: { items: Item[]; taken: number; hits: number }[] = [];
  const direct = bestSuffix(basis, open, row);
  if (direct) tries.push({ items: open.slice(open.length - direct.length), taken: direct.length, hits: direct.hits });
  const deeper = flat === null ? null : bestSuffix(basis, flat, row);
  if (flat && deeper)
    tries.push({ items: flat.slice(flat.length - deeper.length), taken: open.length, hits: deeper.hits });
  if (hasParts) {
    for (let end = open.length - 1; end >= Math.max(1, open.length - mostParts); end--) {
      const before = bestSuffix(basis, open, row, end);
      if (before)
        tries.push({
          items: open.slice(end - before.length, end),
          taken: open.length - end + before.length,
          hits: before.hits,
        });
    }
  }
  let best: (typeof tries)[number] | null = null;
  for (const one of tries) if (!best || one.hits > best.hits) best = one;
  if (!best) return null;
  const trusted = best.hits * 2 >= basis.length && (best.hits >= 2 || best.items.length >= 3);
  return { items: best.items, taken: best.taken, trusted };
}

/** The last of the open items with each subtotal in its parts, as many as can be summed; null where there is none. */
function opened(open: Item[]): Item[] | null {
  const turned: Item[] = [];
  let any = false;
  for (let at = open.length - 1; at >= 0 && turned.length < longestSum; at--) {
    const item = open[at] as Item;
    if (item.parts.length === 0) turned.push(item);
    else {
      any = true;
      for (let part = item.parts.length - 1; part >= 0; part--) turned.push(item.parts[part] as Item);
    }
  }
  return any ? turned.reverse() : null;
}

/** Of the items before `end` the last ones that foot the most columns. */
function bestSuffix(
  columns: Column[],
  items: Item[],
  row: number,
  end = items.length,
): { length: number; hits: number } | null {
  const sums = columns.map(() => 0);
  const slacks = columns.map((column) => column.slack[row] ?? 0);
  const dead = columns.map(() => false);
  let best: { length: number; hits: number; exactness: number } | null = null;
  for (let length = 1; length <= Math.min(end, longestSum); length++) {
    const item = items[end - length] as Item;
    let hits = 0;
    let exactness = 0;
    columns.forEach((column, c) => {
      const value = column.units[item.row];
      if (value === null || value === undefined) dead[c] = true;
      sums[c] = (sums[c] as number) + item.sign * (value ?? 0);
      slacks[c] = (slacks[c] as number) + (column.slack[item.row] ?? 0);
      if (dead[c]) return;
      const off = Math.abs((sums[c] as number) - (column.units[row] as number));
      if (off * 2 <= (slacks[c] as number)) {
        hits++;
        if (off === 0) exactness++;
      }
    });
    // A single row that equals the total foots nothing unless it is all there is.
    if (hits === 0 || (length === 1 && end > 1)) continue;
    if (!best || hits > best.hits || (hits === best.hits && exactness >= best.exactness))
      best = { length, hits, exactness };
  }
  return best;
}

/** In how many columns all the items add up to the row. */
function hitsOf(columns: Column[], items: Item[], row: number): number {
  return columns.filter((column) => foots(column, items, row)).length;
}

/** Whether all the items add up to the row within rounding. */
export function foots(column: Column, items: Item[], row: number): boolean {
  const { status } = judge(column, items, row);
  return status === 'pass' || status === 'rounding';
}

export interface Verdict {
  status: CheckStatus;
  /** Stated less recomputed, in the column's units. */
  off: number;
  sum: number;
  reason: Bilingual | null;
}

export function judge(column: Column, items: Item[], row: number): Verdict {
  let sum = 0;
  let slack = column.slack[row] ?? 0;
  for (const item of items) {
    const value = column.units[item.row];
    if (value === null || value === undefined) {
      return {
        status: 'not-checkable',
        off: 0,
        sum: 0,
        reason: { zh: '加项中有非数字的单元格', en: 'An addend is not a number' },
      };
    }
    sum += item.sign * value;
    slack += column.slack[item.row] ?? 0;
  }
  const off = (column.units[row] as number) - sum;
  if (off === 0) return { status: 'pass', off, sum, reason: null };
  if (Math.abs(off) * 2 <= slack) {
    const n = items.length;
    return {
      status: 'rounding',
      off,
      sum,
      reason: {
        zh: `${n} 个四舍五入的加项，尾差 ${unscaled(Math.abs(off), column.digits)} 在允许区间内`,
        en: `${n} rounded addends; a difference of ${unscaled(Math.abs(off), column.digits)} lies within their rounding`,
      },
    };
  }
  return { status: 'fail', off, sum, reason: null };
}
