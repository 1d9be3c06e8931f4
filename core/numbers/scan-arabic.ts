import { approximationAfter, approximationBefore, backBlanks, isCurrencySign, latinBefore } from './context.ts';
import { isDigit } from './dates.ts';
import { type Digits, readDigits } from './digits.ts';
import { shift } from './exact.ts';
import { clockAt, dateAt } from './moments.ts';
import { bondName, bracketedYear, isListOrdinal, isToken, ordinalAt, otherKind, token } from './naming.ts';
import { made, type ScanStep } from './step.ts';
import { isLatin, matchUnit, skipBlanks, type UnitMatch } from './units.ts';

/**
 * Reads what begins with the digit at `at`. `last` is the end of the number found before it, which
 * tells a dash between two numbers from a minus sign.
 */
export function scanArabic(text: string, at: number, last: number, columnUnit: string | null): ScanStep {
  const latin = latinBefore(text, at);
  if (latin === 'glued' || latin === 'standard') return token(text, at, 'identifier');
  const ordinal = text[backBlanks(text, at) - 1] === '第';
  if (!ordinal) {
    const law = bracketedYear(text, at);
    if (law !== null) return law;
    const date = dateAt(text, at, columnUnit);
    if (date !== null) return date;
    const other = clockAt(text, at) ?? bondName(text, at);
    if (other !== null) return other;
  }
  const digits = readDigits(text, at);
  if (isToken(text, at, digits)) return token(text, at, 'identifier');
  if (ordinal) return ordinalAt(text, at, digits);
  if (isListOrdinal(text, at, digits, columnUnit)) return made(text, at, digits.end, 'ordinal');
  const unit = matchUnit(text, approximatedEnd(text, digits.end));
  const kind = otherKind(text, at, digits, unit, columnUnit, latin);
  if (kind !== null) return made(text, at, digits.end, kind);
  return quantity(text, at, last, digits, unit, columnUnit);
}

/** Skips 余, 多, 来 between a number and its unit (100 余家). */
function approximatedEnd(text: string, end: number): number {
  const next = skipBlanks(text, end);
  return text[next] === '余' || text[next] === '多' ? next + 1 : end;
}

function quantity(
  text: string,
  at: number,
  last: number,
  digits: Digits,
  unit: UnitMatch | null,
  columnUnit: string | null,
): ScanStep {
  const sign = signBefore(text, at, last);
  const end = unit?.end ?? digits.end;
  const bracketed = isBracketed(text, at, digits, unit, columnUnit);
  const named = withCurrency(unit, currencyBefore(text, at));
  const power = named?.power ?? 0;
  const negative = sign !== null || bracketed;
  const value = shift(digits.plain, power);
  const start = sign ?? at;
  const timeSpan = named?.dimension === '年' || named?.dimension === '个月' || named?.dimension === '天';
  const stop = bracketed && sign === null ? Math.max(end, digits.end) : end;
  let approximation = approximationBefore(text, start, timeSpan);
  const follow = text[skipBlanks(text, digits.end)];
  if (follow === '余' || (unit !== null && text.slice(digits.end, end).includes('余'))) approximation = 'over';
  else if (follow === '多' && unit !== null) approximation = 'over';
  else if (approximation === 'exact') approximation = approximationAfter(text, skipBlanks(text, end));
  return {
    number: {
      start,
      end: stop,
      raw: text.slice(start, stop),
      kind: 'quantity',
      value: negative && value !== '0' ? `-${value}` : value,
      digits: digits.decimals,
      ulp: shift('1', power - digits.decimals),
      unit: named?.unit ?? null,
      dimension: named?.dimension ?? null,
      approximation,
      date: null,
    },
    resume: stop,
  };
}

/** $500 万 takes its scale from behind the number and its currency from before it. */
function withCurrency(unit: UnitMatch | null, currency: UnitMatch | null): UnitMatch | null {
  if (unit === null || unit.dimension !== null || currency === null) return unit ?? currency;
  return { ...unit, unit: unit.unit + currency.unit, dimension: currency.dimension };
}

/** ￥5,000, RMB 5,000: a currency before the number. */
function currencyBefore(text: string, at: number): UnitMatch | null {
  const sign = text[backBlanks(text, at) - 1];
  if (!isCurrencySign(sign)) return null;
  const dimension = sign === '$' || sign === '＄' ? '美元' : sign === '€' ? '欧元' : sign === '£' ? '英镑' : '元';
  return { unit: dimension, dimension, power: 0, end: at };
}

/** The offset of a minus sign that belongs to the number, or null; a dash after a number joins a range. */
function signBefore(text: string, at: number, last: number): number | null {
  const end = backBlanks(text, at);
  const char = text[end - 1];
  if (char === undefined || !'-−－﹣–'.includes(char)) return null;
  const beforeSign = backBlanks(text, end - 1);
  // 12.5-13.5 is a range; in 12.5 -13.5, as in a row of a lost table, the dash belongs to the second number.
  if (last > 0 && beforeSign === last && (beforeSign === end - 1 || end !== at)) return null;
  const previous = text[end - 2];
  if (previous !== undefined && (isLatin(previous) || isDigit(previous) || '-−－﹣–'.includes(previous))) return null;
  // A blank between sign and number is seen in cells only; 甲 - 5 in a sentence is a dash.
  return end === at || beforeSign === 0 ? end - 1 : null;
}

/** (1,234.56) as an accountant's negative: alone in its text or before its unit, never a mere remark. */
function isBracketed(
  text: string,
  at: number,
  digits: Digits,
  unit: UnitMatch | null,
  columnUnit: string | null,
): boolean {
  const open = backBlanks(text, at);
  if (text[open - 1] !== '(' && text[open - 1] !== '（') return false;
  const end = unit?.dimension === '%' ? unit.end : digits.end;
  const close = skipBlanks(text, end);
  if (text[close] !== ')' && text[close] !== '）') return false;
  if (backBlanks(text, open - 1) === 0 && skipBlanks(text, close + 1) >= text.length) {
    return digits.decimals > 0 || digits.separated || columnUnit !== null;
  }
  return (digits.decimals > 0 || digits.separated) && unit === null && matchUnit(text, close + 1) !== null;
}
