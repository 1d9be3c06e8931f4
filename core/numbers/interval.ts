import type { CheckStatus } from '../model/finding.ts';
import { Exact, exact } from './exact.ts';

/**
 * What a printed number stands for: any value between `lo` and `hi`, both included. `mid` is the value
 * as printed, or what the printed values of the operands give; it lies in the interval.
 */
export interface Interval {
  lo: Exact;
  mid: Exact;
  hi: Exact;
}

/** `printed`: rounded to its last printed digit. `exact`: a count, or a ledger amount to the 分. */
export type Exactness = 'printed' | 'exact';

/** What is needed of a number to make its interval; a `NumberMention` of kind quantity fits. */
export interface Printed {
  value: string | null;
  ulp: string | null;
  digits: number;
  unit: string | null;
  dimension: string | null;
}

/**
 * Whether a printed number is exact by its form: a count without decimals in a unit without a scale
 * (49 项, 311,081,636 股), or 元 with two decimals. `万元` and percentages are rounded.
 */
export function exactnessOf(number: Printed): Exactness {
  if (number.dimension === null || number.unit !== number.dimension) return 'printed';
  if (number.dimension === '元') return number.digits === 2 ? 'exact' : 'printed';
  if (number.dimension === '%' || number.dimension === 'pp' || number.dimension === '倍') return 'printed';
  return number.digits === 0 ? 'exact' : 'printed';
}

/** The interval of a printed value: value ± half of one unit in its last digit, or the value alone. */
export function printedInterval(
  value: string | Exact,
  ulp: string | Exact,
  exactness: Exactness = 'printed',
): Interval {
  const mid = exact(value);
  if (exactness === 'exact') return { lo: mid, mid, hi: mid };
  const half = exact(ulp).div(2);
  return { lo: mid.minus(half), mid, hi: mid.plus(half) };
}

/** The interval of a quantity as scanned; fails with a RangeError on a mention without a value. */
export function intervalOf(number: Printed, exactness: Exactness = exactnessOf(number)): Interval {
  if (number.value === null || number.ulp === null) throw new RangeError('A mention without a value has no interval');
  return printedInterval(number.value, number.ulp, exactness);
}

/** A number that is known without rounding, such as the 100 of a percentage or the n of an average. */
export function certain(value: string | number | Exact): Interval {
  const mid = exact(value);
  return { lo: mid, mid, hi: mid };
}

export function add(left: Interval, right: Interval): Interval {
  return { lo: left.lo.plus(right.lo), mid: left.mid.plus(right.mid), hi: left.hi.plus(right.hi) };
}

export function subtract(left: Interval, right: Interval): Interval {
  return { lo: left.lo.minus(right.hi), mid: left.mid.minus(right.mid), hi: left.hi.minus(right.lo) };
}

export function negate(value: Interval): Interval {
  return { lo: value.hi.neg(), mid: value.mid.neg(), hi: value.lo.neg() };
}

export function absolute(value: Interval): Interval {
  if (value.lo.gte(0)) return value;
  if (value.hi.lte(0)) return negate(value);
  return { lo: exact(0), mid: value.mid.abs(), hi: Exact.max(value.lo.neg(), value.hi) };
}

export function multiply(left: Interval, right: Interval): Interval {
  const corners = [
    left.lo.times(right.lo),
    left.lo.times(right.hi),
    left.hi.times(right.lo),
    left.hi.times(right.hi),
  ] as const;
  return { lo: Exact.min(...corners), mid: left.mid.times(right.mid), hi: Exact.max(...corners) };
}

/** The quotient, or null where the divisor may be zero. */
export function divide(left: Interval, right: Interval): Interval | null {
  if (right.lo.lte(0) && right.hi.gte(0)) return null;
  const corners = [left.lo.div(right.lo), left.lo.div(right.hi), left.hi.div(right.lo), left.hi.div(right.hi)] as const;
  return { lo: Exact.min(...corners), mid: left.mid.div(right.mid), hi: Exact.max(...corners) };
}

/** The sum of any number of intervals; of none, zero. */
export function sum(values: readonly Interval[]): Interval {
  let lo = exact(0);
  let mid = exact(0);
  let hi = exact(0);
  for (const value of values) {
    lo = lo.plus(value.lo);
    mid = mid.plus(value.mid);
    hi = hi.plus(value.hi);
  }
  return { lo, mid, hi };
}

/** part ÷ whole, or null where the whole may be zero. */
export function ratio(part: Interval, whole: Interval): Interval | null {
  return divide(part, whole);
}

/**
 * (now − before) ÷ |before|, as filings print it: a loss is measured against its absolute value. Null
 * where `before` may be zero. Written so that `before` is used once, which keeps the interval tight.
 */
export function change(now: Interval, before: Interval): Interval | null {
  const quotient = divide(now, before);
  if (quotient === null) return null;
  const growth = subtract(quotient, certain(1));
  return before.hi.lt(0) ? negate(growth) : growth;
}

/** Compound annual growth: (last ÷ first)^(1 ÷ years) − 1; null unless both are positive and years ≥ 1. */
export function compoundGrowth(first: Interval, last: Interval, years: number): Interval | null {
  if (!Number.isInteger(years) || years < 1 || first.lo.lte(0) || last.lo.lte(0)) return null;
  const quotient = divide(last, first);
  if (quotient === null) return null;
  return subtract(root(quotient, years), certain(1));
}

/** The n-th root of a positive interval, widened by one unit in the 50th digit against the root's own rounding. */
export function root(value: Interval, n: number): Interval {
  const power = exact(1).div(n);
  const slack = exact('1e-50');
  const lo = value.lo.lte(0) ? exact(0) : value.lo.pow(power);
  return { lo: lo.minus(slack), mid: value.mid.pow(power), hi: value.hi.pow(power).plus(slack) };
}

/**
 * Compares a stated number with what its operands give. `pass`: the operands as printed give the stated
 * number to its printed precision. `rounding`: they don't, but some true values that would be printed so
 * do. `fail`: no rounding explains the difference.
 */
export function compare(stated: Interval, recomputed: Interval): Exclude<CheckStatus, 'not-checkable'> {
  if (stated.lo.lte(recomputed.mid) && recomputed.mid.lte(stated.hi)) return 'pass';
  return stated.lo.lte(recomputed.hi) && recomputed.lo.lte(stated.hi) ? 'rounding' : 'fail';
}

/** Compares two printings of one value: the coarser is taken as the rounding of the finer. */
export function comparePrinted(left: Interval, right: Interval): Exclude<CheckStatus, 'not-checkable'> {
  const leftWidth = left.hi.minus(left.lo);
  const rightWidth = right.hi.minus(right.lo);
  return leftWidth.gte(rightWidth) ? compare(left, right) : compare(right, left);
}
