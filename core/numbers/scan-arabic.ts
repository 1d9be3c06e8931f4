import type { NumberKind } from '../model/filing.ts';
import {
  approximationAfter,
  approximationBefore,
  backBlanks,
  gluedTo,
  identifierBefore,
  isCurrencySign,
  isHan,
  latinBefore,
} from './context.ts';
import { isDigit, isYear, matchDate, monthsOf, toAscii } from './dates.ts';
import { shift } from './exact.ts';
import type { ScannedNumber } from './scan.ts';
import { isLatin, matchUnit, parseUnit, skipBlanks, type UnitMatch } from './units.ts';

/** What one step of the scan found, and where the next begins. */
export interface ScanStep {
  number: ScannedNumber | null;
  resume: number;
}

interface Digits {
  /** ASCII digits with at most one point, separators left out. */
  plain: string;
  end: number;
  decimals: number;
  separated: boolean;
}

/** Counters that make a number one of a kind, not a quantity: rooms, houses, codes. */
const placeUnits = '号室幢楼弄';

/** What follows 第N: provisions of a law or rule. */
const lawUnits = '条款项号';

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
    const clock = clockAt(text, at);
    if (clock !== null) return clock;
  }
  const digits = readDigits(text, at);
  if (isToken(text, at, digits)) return token(text, at, 'identifier');
  if (ordinal) return ordinalAt(text, at, digits);
  if (isListOrdinal(text, at, digits, columnUnit)) return made(text, at, digits.end, 'ordinal');
  const unit = matchUnit(text, approximatedEnd(text, digits.end));
  const other = otherKind(text, at, digits, unit, columnUnit, latin);
  if (other !== null) return made(text, at, digits.end, other);
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
  const inherited = unit === null && columnUnit !== null ? columnUnitMatch(columnUnit) : null;
  const sign = signBefore(text, at, last);
  const end = unit?.end ?? digits.end;
  const bracketed = isBracketed(text, at, digits, unit, columnUnit);
  const named = withCurrency(unit, currencyBefore(text, at)) ?? inherited;
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

function columnUnitMatch(columnUnit: string): UnitMatch {
  return parseUnit(columnUnit) ?? { unit: columnUnit, dimension: columnUnit, power: 0, end: 0 };
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

/** Digits with thousands separators and decimals; blanks where a broken line left them inside an amount. */
export function readDigits(text: string, at: number): Digits {
  let end = at;
  while (isDigit(text[end])) end++;
  let plain = toAscii(text.slice(at, end));
  let separated = false;
  if (end - at <= 3) {
    for (;;) {
      const group = groupAfter(text, end);
      if (group === null) break;
      plain += group.digits;
      end = group.end;
      separated = true;
    }
  }
  let decimals = 0;
  const point = text[end];
  if (point === '.' || point === '．') {
    let from = end + 1;
    if (separated && text[from] === ' ' && isDigit(text[from + 1])) from++;
    let stop = from;
    while (isDigit(text[stop])) stop++;
    if (stop > from) {
      let fraction = toAscii(text.slice(from, stop));
      // 1,234.5 6: the second decimal was broken off.
      if (
        separated &&
        fraction.length === 1 &&
        text[stop] === ' ' &&
        isDigit(text[stop + 1]) &&
        !isDigit(text[stop + 2])
      ) {
        fraction += toAscii(text[stop + 1] ?? '');
        stop += 2;
      }
      plain += `.${fraction}`;
      decimals = fraction.length;
      end = stop;
    }
  }
  return { plain, end, decimals, separated };
}

/** The three digits after a separator, one blank among or before them allowed; null where it is no group. */
function groupAfter(text: string, at: number): { digits: string; end: number } | null {
  const mark = text[at];
  if (mark !== ',' && mark !== '，' && mark !== "'") return null;
  let digits = '';
  let end = at + 1;
  let blanks = 0;
  while (digits.length < 3) {
    const char = text[end];
    if (isDigit(char)) digits += toAscii(char ?? '');
    else if (char === ' ' && blanks === 0 && mark === ',' && isDigit(text[end + 1])) blanks++;
    else return null;
    end++;
  }
  return isDigit(text[end]) ? null : { digits, end };
}

/** 1-1-5, 010-6083 6954, 1.2.3, 192.168.0.1: digits and marks that make one name, not numbers. */
function isToken(text: string, at: number, digits: Digits): boolean {
  const next = text[digits.end];
  if (digits.decimals > 0 && next === '.' && isDigit(text[digits.end + 1])) return true;
  if (digits.separated || digits.decimals > 0) return false;
  if (next === '_' || next === '#') return true;
  if ((next === ':' || next === '：') && isLatin(text[digits.end + 1])) return true;
  if (next !== '-' && next !== '－' && next !== '—') return false;
  let end = digits.end;
  let marks = 0;
  let count = digits.end - at;
  while (
    end < at + 40 &&
    (isDigit(text[end]) || ((text[end] === '-' || text[end] === '－' || text[end] === '—') && isDigit(text[end + 1])))
  ) {
    if (isDigit(text[end])) count++;
    else marks++;
    end++;
  }
  if (marks === 0) return isLatin(text[digits.end + 1]);
  return marks >= 2 || count >= 11 || (text[at] === '0' && digits.end - at > 1);
}

/** Takes in all letters, digits and joining marks: the whole of an identifier. */
function token(text: string, at: number, kind: NumberKind): ScanStep {
  let end = at;
  while (end < text.length) {
    const char = text[end] ?? '';
    const joins = '-_./:：—–#'.includes(char) && (isDigit(text[end + 1]) || isLatin(text[end + 1]));
    if (!isDigit(char) && !isLatin(char) && !joins) break;
    end++;
  }
  // A telephone number's last four digits often stand apart.
  if (/^0\d{2,3}-\d{4}$/.test(text.slice(at, end)) && text[end] === ' ' && digitRun(text, end + 1) === 4) end += 5;
  return made(text, at, end, kind);
}

function digitRun(text: string, at: number): number {
  let end = at;
  while (end < at + 20 && isDigit(text[end])) end++;
  return end - at;
}

/** 〔2023〕12 号, [2012]37 号, （2022）333 号. */
function bracketedYear(text: string, at: number): ScanStep | null {
  const open = text[at - 1];
  if (open === undefined || !'〔[【(（［﹝'.includes(open)) return null;
  if (!isYear(toAscii(text.slice(at, at + 4))) || isDigit(text[at + 4])) return null;
  const close = text[at + 4];
  if (close === undefined || !'〕]】)）］﹞'.includes(close)) return null;
  let end = skipBlanks(text, at + 5);
  if (text[end] === '第') end = skipBlanks(text, end + 1);
  const length = digitRun(text, end);
  const stop = skipBlanks(text, end + length);
  if (length === 0 || text[stop] !== '号') return null;
  return made(text, at - 1, stop + 1, 'law');
}

function dateAt(text: string, at: number, columnUnit: string | null): ScanStep | null {
  const date = matchDate(text, at);
  if (date !== null) {
    const printed = text.slice(at, date.end);
    const worded = printed.includes('年') || printed.includes('月');
    // 2022.12 in a column of amounts, 2000-2050 元 in a sentence.
    if (!worded && (date.iso?.length ?? 0) > 10 && (columnUnit !== null || matchUnit(text, date.end) !== null))
      return null;
    return made(text, at, date.end, 'date', date.iso);
  }
  const length = digitRun(text, at);
  if (length !== 4 || columnUnit !== null || !isLoneYear(text, at)) return null;
  return made(text, at, at + 4, 'date', monthsOf(Number(toAscii(text.slice(at, at + 4)))));
}

/** A four-digit integer of our time without unit, separator or decimals: 2021 in a column's heading. */
function isLoneYear(text: string, at: number): boolean {
  const year = Number(toAscii(text.slice(at, at + 4)));
  if (year < 1980 || year > 2049) return false;
  const next = text[at + 4];
  if (next === '.' || next === ',' || next === '-' || next === '_' || next === '/' || isLatin(next)) return false;
  const beyond = skipBlanks(text, at + 4);
  return matchUnit(text, at + 4) === null && text[beyond] !== '号' && text[beyond] !== '室';
}

/** 9:30, 15：00. */
function clockAt(text: string, at: number): ScanStep | null {
  const length = digitRun(text, at);
  const colon = text[at + length];
  if (length > 2 || (colon !== ':' && colon !== '：') || digitRun(text, at + length + 1) !== 2) return null;
  if (Number(toAscii(text.slice(at, at + length))) > 24) return null;
  if (Number(toAscii(text.slice(at + length + 1, at + length + 3))) > 59) return null;
  let end = at + length + 3;
  if ((text[end] === ':' || text[end] === '：') && digitRun(text, end + 1) === 2) end += 3;
  return made(text, at, end, 'date', null);
}

function ordinalAt(text: string, at: number, digits: Digits): ScanStep {
  const next = text[skipBlanks(text, digits.end)] ?? '';
  return made(text, at, digits.end, lawUnits.includes(next) && next !== '' ? 'law' : 'ordinal');
}

/** 1、 2. 3） at the start of a text or of a clause, and （1） anywhere. */
function isListOrdinal(text: string, at: number, digits: Digits, columnUnit: string | null): boolean {
  if (digits.separated || digits.decimals > 0 || digits.end - at > 2) return false;
  const close = skipBlanks(text, digits.end);
  const mark = text[close] ?? '';
  const open = backBlanks(text, at);
  const previous = text[open - 1];
  if ((previous === '(' || previous === '（') && (mark === ')' || mark === '）')) return columnUnit === null;
  if (previous !== undefined && !'；;。：:！？\n\t“"'.includes(previous)) return false;
  if (mark === '、' || mark === '．' || mark === ')' || mark === '）')
    return !isDigit(text[skipBlanks(text, close + 1)]);
  return mark === '.' && !isDigit(text[close + 1]) && close + 1 < text.length;
}

/** Identifier, footnote mark or name's ordinal; null for a quantity. */
function otherKind(
  text: string,
  at: number,
  digits: Digits,
  unit: UnitMatch | null,
  columnUnit: string | null,
  latin: ReturnType<typeof latinBefore>,
): NumberKind | null {
  const whole = !digits.separated && digits.decimals === 0;
  const next = text[skipBlanks(text, digits.end)];
  if (whole && next !== undefined && placeUnits.includes(next)) return 'identifier';
  if (unit !== null) return null;
  if (isLatin(text[digits.end])) return 'identifier';
  if (columnUnit !== null) return null;
  if (latin === 'word') return 'identifier';
  if (!whole) return null;
  const length = digits.end - at;
  if ((text[at] === '0' && length > 1) || length >= 6) return 'identifier';
  if (identifierBefore(text, at)) return 'identifier';
  if (length > 2) return null;
  const close = skipBlanks(text, digits.end);
  // 各类相机2、功能应用: an item of a list whose line break is gone.
  if (text[close] === '、' && isHan(text[at - 1]) && isHan(text[close + 1])) return 'ordinal';
  const glued = gluedTo(text, at);
  if (glued !== 'footnote') return glued === 'ordinal' ? 'ordinal' : null;
  // A mark is followed by the rest of a sentence or nothing, not by a sign of arithmetic or a list.
  return next === undefined || isHan(next) || '，。；、（”》'.includes(next) ? 'footnote' : null;
}

function made(text: string, start: number, end: number, kind: NumberKind, date: string | null = null): ScanStep {
  return {
    number: {
      start,
      end,
      raw: text.slice(start, end),
      kind,
      value: null,
      digits: 0,
      ulp: null,
      unit: null,
      dimension: null,
      approximation: 'exact',
      date,
    },
    resume: end,
  };
}
