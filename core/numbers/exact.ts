import { Decimal } from 'decimal.js';

/**
 * Exact decimals: 64 significant digits, never printed with an exponent. Sums, differences and products
 * of printed numbers are exact; a quotient or a root is right to the 64th digit.
 */
export const Exact = Decimal.clone({
  precision: 64,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Exact = Decimal;

/** The exact number of a decimal string, a JavaScript integer, or another exact number. */
export function exact(value: string | number | Exact): Exact {
  return new Exact(value);
}

/**
 * The decimal string of `digits` (no sign, at most one point) times 10 to the `power`, without leading
 * or trailing zeros: `shift('162709.49', 4)` is `1627094900`. Strings only, since it runs for every number.
 */
export function shift(digits: string, power: number): string {
  const point = digits.indexOf('.');
  const whole = point < 0 ? digits : digits.slice(0, point);
  const fraction = point < 0 ? '' : digits.slice(point + 1);
  const all = whole + fraction;
  const at = whole.length + power;
  const left = at <= 0 ? '' : all.slice(0, at).padEnd(at, '0');
  const right = at < 0 ? '0'.repeat(-at) + all : all.slice(at);
  const head = stripLeft(left);
  const tail = stripRight(right);
  return tail === '' ? head : `${head}.${tail}`;
}

function stripLeft(text: string): string {
  let start = 0;
  while (start < text.length && text[start] === '0') start++;
  return start === text.length ? '0' : text.slice(start);
}

function stripRight(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '0') end--;
  return text.slice(0, end);
}
