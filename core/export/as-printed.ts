import type { Mention } from '../model/finding.ts';
import { type Exact, exact } from '../numbers/exact.ts';

/**
 * A computed value as it would be printed beside a mention: in its unit, with its decimals and its
 * thousands marks. A mention printed `11,752.20万元` makes `117882000` read `11,788.20万元`. What the
 * mention does not tell comes back as it is.
 */
export function asPrinted(value: string, mention: Pick<Mention, 'quote' | 'focus' | 'value'>): string {
  const text = mention.quote.slice(mention.focus.start, mention.focus.end).trim();
  const start = firstDigit(text);
  if (start < 0 || mention.value === null) return value;
  let end = start;
  while (end < text.length && isNumberMark(text, end)) end += 1;
  const digits = text.slice(start, end).replace(/[,，]/g, '');
  const printed = exact(digits);
  const base = exact(mention.value).abs();
  if (printed.isZero() || base.isZero()) return value;
  const point = digits.indexOf('.');
  const decimals = point < 0 ? 0 : digits.length - point - 1;
  const scaled = exact(value).times(printed).dividedBy(base);
  const grouped = /[,，]/.test(text.slice(start, end)) || printed.lessThan(1000);
  return `${withMarks(scaled, decimals, grouped)}${text.slice(end).trim()}`;
}

function firstDigit(text: string): number {
  for (let at = 0; at < text.length; at += 1) if (isDigit(text[at])) return at;
  return -1;
}

function isNumberMark(text: string, at: number): boolean {
  if (isDigit(text[at])) return true;
  return (text[at] === ',' || text[at] === '，' || text[at] === '.') && isDigit(text[at + 1]);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function withMarks(value: Exact, decimals: number, grouped: boolean): string {
  // A whole count that comes out broken says more than its rounding would.
  const places = decimals === 0 && !value.isInteger() ? 2 : decimals;
  const fixed = value.toFixed(places);
  if (!grouped) return fixed;
  const negative = fixed.startsWith('-');
  const [whole = '', fraction] = (negative ? fixed.slice(1) : fixed).split('.');
  const parts: string[] = [];
  for (let to = whole.length; to > 0; to -= 3) parts.unshift(whole.slice(Math.max(0, to - 3), to));
  return `${negative ? '-' : ''}${parts.join(',')}${fraction === undefined ? '' : `.${fraction}`}`;
}
