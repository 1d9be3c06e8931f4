import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, shift } from '../../../core/numbers/exact.ts';
import {
  absolute,
  add,
  certain,
  change,
  compare,
  comparePrinted,
  compoundGrowth,
  divide,
  exactnessOf,
  type Interval,
  intervalOf,
  multiply,
  printedInterval,
  subtract,
  sum,
} from '../../../core/numbers/interval.ts';
import { scanNumbers } from '../../../core/numbers/scan.ts';

type Decimal = ReturnType<typeof exact>;

function printed(value: Decimal, decimals: number): Interval {
  return printedInterval(value.toDecimalPlaces(decimals), exact(10).pow(-decimals));
}

function contains(interval: Interval | null, value: Decimal): boolean {
  if (interval === null) return false;
  return interval.lo.lte(value) && value.lte(interval.hi);
}

/** A true value with more digits than are ever printed. */
const truth = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((scaled) => exact(String(scaled)).div(1_000_000));
const positive = fc.bigInt({ min: 10n ** 8n, max: 10n ** 15n }).map((scaled) => exact(String(scaled)).div(1_000_000));
const decimals = fc.integer({ min: 0, max: 3 });

describe('what a printed number stands for', () => {
  it('is half of its last digit either way, and nothing but itself for counts and ledger amounts', () => {
    const of = (text: string): string => {
      const [number] = scanNumbers(text);
      if (number === undefined) throw new Error('no number');
      const { lo, hi } = intervalOf(number);
      return `${exactnessOf(number)} ${lo}..${hi}`;
    };
    expect(of('162,709.49 万元')).toBe('printed 1627094850..1627094950');
    expect(of('1,627,094,945.89 元')).toBe('exact 1627094945.89..1627094945.89');
    expect(of('500 元')).toBe('printed 499.5..500.5');
    expect(of('49 项')).toBe('exact 49..49');
    expect(of('311,081,636 股')).toBe('exact 311081636..311081636');
    expect(of('11,243 万股')).toBe('printed 112425000..112435000');
    expect(of('19.78%')).toBe('printed 0.19775..0.19785');
  });

  it('refuses a mention without a value', () => {
    expect(() => intervalOf({ value: null, ulp: null, digits: 0, unit: null, dimension: null })).toThrow(RangeError);
  });
});

describe('arithmetic holds the true result', () => {
  it('of sums, differences and products', () => {
    fc.assert(
      fc.property(truth, truth, decimals, decimals, (left, right, a, b) => {
        const x = printed(left, a);
        const y = printed(right, b);
        expect(contains(add(x, y), left.plus(right))).toBe(true);
        expect(contains(subtract(x, y), left.minus(right))).toBe(true);
        expect(contains(multiply(x, y), left.times(right))).toBe(true);
        expect(contains(absolute(x), left.abs())).toBe(true);
      }),
    );
  });

  it('of quotients, changes and compound growth', () => {
    fc.assert(
      fc.property(
        truth,
        positive,
        positive,
        decimals,
        fc.integer({ min: 1, max: 9 }),
        (now, before, last, a, years) => {
          const x = printed(now, a);
          const y = printed(before, a);
          expect(contains(divide(x, y), now.div(before))).toBe(true);
          expect(contains(change(x, y), now.minus(before).div(before))).toBe(true);
          expect(contains(change(x, printed(before.neg(), a)), now.plus(before).div(before))).toBe(true);
          const growth = compoundGrowth(y, printed(last, a), years);
          expect(contains(growth, last.div(before).pow(exact(1).div(years)).minus(1))).toBe(true);
        },
      ),
    );
  });

  it('so that rounding alone never fails a check', () => {
    fc.assert(
      fc.property(fc.array(truth, { minLength: 1, maxLength: 30 }), decimals, decimals, (values, a, b) => {
        const total = values.reduce((left, right) => left.plus(right), exact(0));
        expect(compare(printed(total, b), sum(values.map((value) => printed(value, a))))).not.toBe('fail');
        const [first] = values;
        if (first === undefined) return;
        expect(comparePrinted(printed(first, a), printed(first, b))).not.toBe('fail');
      }),
    );
  });
});

describe('comparing', () => {
  const two = (value: string): Interval => printedInterval(value, '0.01');

  it('tells equal, explained by rounding, and not explained', () => {
    expect(compare(two('45.63'), sum([two('20.30'), two('25.33')]))).toBe('pass');
    expect(compare(two('45.62'), sum([two('20.30'), two('25.33')]))).toBe('rounding');
    expect(compare(two('45.60'), sum([two('20.30'), two('25.33')]))).toBe('fail');
    expect(comparePrinted(printedInterval('162709.49', '0.01'), certain('162709.494589'))).toBe('pass');
    expect(comparePrinted(certain(49), certain(43))).toBe('fail');
  });

  it('allows a total of n parts (n + 1) halves and no more', () => {
    const parts = Array.from({ length: 5 }, () => two('1.00'));
    expect(compare(two('5.03'), sum(parts))).toBe('rounding');
    expect(compare(two('5.04'), sum(parts))).toBe('fail');
  });

  it('gives no result for a divisor that may be zero', () => {
    expect(divide(certain(1), two('0.00'))).toBeNull();
    expect(change(certain(1), two('0.00'))).toBeNull();
    expect(compoundGrowth(certain(-1), certain(1), 3)).toBeNull();
  });

  it('measures a change of a loss against its absolute value', () => {
    expect(change(certain(-150), certain(-100))?.mid.toString()).toBe('-0.5');
    expect(change(certain(50), certain(-100))?.mid.toString()).toBe('1.5');
  });
});

describe('shift', () => {
  it('moves the point as a power of ten does', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 99 }), fc.integer({ min: -12, max: 14 }), (whole, fraction, power) => {
        const digits = `${whole}.${String(fraction).padStart(2, '0')}`;
        expect(shift(digits, power)).toBe(exact(digits).times(exact(10).pow(power)).toString());
      }),
    );
  });
});
