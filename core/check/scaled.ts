/**
 * Sums over whole columns in plain integers: a printed amount times a power of ten is a whole number that
 * a double holds exactly up to 2^53. Where it doesn't fit, the caller goes without the check.
 */

/** Fraction digits of a decimal string. */
export function fractionDigits(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** `value` times ten to the `digits` as a whole number; null where it isn't one or is too large to be exact. */
export function scaled(value: string, digits: number): number | null {
  const point = value.indexOf('.');
  const fraction = point < 0 ? '' : value.slice(point + 1);
  if (fraction.length > digits) return null;
  const whole = point < 0 ? value : value.slice(0, point);
  const number = Number(whole + fraction + '0'.repeat(digits - fraction.length));
  return Number.isSafeInteger(number) ? number : null;
}

/** The decimal string of a whole number of units of ten to the −`digits`. */
export function unscaled(units: number, digits: number): string {
  const sign = units < 0 ? '-' : '';
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  const fraction = text.slice(text.length - digits).replace(/0+$/, '');
  const whole = text.slice(0, text.length - digits);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
