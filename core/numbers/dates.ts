import { isNumeralDigit, parseChinese } from './chinese.ts';
import { skipBlanks } from './units.ts';

/** A date as printed: `iso` is a day, an interval `from/to`, or null for a day or month without its year. */
interface DateMatch {
  iso: string | null;
  end: number;
}

/** Years that a bare four-digit number may stand for. */
const firstYear = 1900;
const lastYear = 2100;

/** The ISO interval of a whole year, or of months `from` to `to` of it. */
export function monthsOf(year: number, from = 1, to = 12): string {
  return `${day(year, from, 1)}/${day(year, to, lastDay(year, to))}`;
}

/** Last day of a month, leap years included. */
export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date that begins at `at` with an Arabic year or a Chinese one; null where none does. */
export function matchDate(text: string, at: number): DateMatch | null {
  const year = readYear(text, at);
  if (year === null) return matchMonthDay(text, at);
  if (year.chinese) return text[skipBlanks(text, year.end)] === '年' ? afterYear(text, year.value, year.end) : null;
  const dotted = matchSeparated(text, year.value, year.end);
  if (dotted !== null) return dotted;
  return matchYearSpan(text, year.value, year.end) ?? afterYear(text, year.value, year.end);
}

/** Whether the printed digits are a year that can stand alone in a list of years (2020、2021 和 2022 年). */
export function isYear(digits: string): boolean {
  return digits.length === 4 && Number(digits) >= firstYear && Number(digits) <= lastYear;
}

interface YearRead {
  value: number;
  end: number;
  chinese: boolean;
}

function readYear(text: string, at: number): YearRead | null {
  let end = at;
  while (end < at + 5 && isDigit(text[end])) end++;
  if (end - at === 4) {
    const value = toNumber(text.slice(at, end));
    return value >= firstYear && value <= lastYear ? { value, end, chinese: false } : null;
  }
  if (end > at) return null;
  while (end < at + 5 && isNumeralDigit(text[end])) end++;
  if (end - at !== 4) return null;
  const value = parseChinese(text.slice(at, end));
  return value !== null && value >= firstYear && value <= lastYear ? { value, end, chinese: true } : null;
}

/** 2022 年…, with what may follow the year: month, day, 末, 度, 1-3 月, 上半年, 前三季度. */
function afterYear(text: string, year: number, yearEnd: number): DateMatch | null {
  const at = skipBlanks(text, yearEnd);
  if (text[at] !== '年') return null;
  const end = at + 1;
  const next = skipBlanks(text, end);
  const months = monthsAfterYear(text, year, next);
  if (months !== null) return months;
  for (const [word, iso] of yearWords(year)) if (text.startsWith(word, next)) return { iso, end: next + word.length };
  return { iso: monthsOf(year), end };
}

function yearWords(year: number): [string, string][] {
  return [
    ['年末', day(year, 12, 31)],
    ['度末', day(year, 12, 31)],
    ['末', day(year, 12, 31)],
    ['底', day(year, 12, 31)],
    ['初', day(year, 1, 1)],
    ['上半年度', monthsOf(year, 1, 6)],
    ['上半年', monthsOf(year, 1, 6)],
    ['半年度', monthsOf(year, 1, 6)],
    ['下半年', monthsOf(year, 7, 12)],
    ['前三季度', monthsOf(year, 1, 9)],
    ['第一季度', monthsOf(year, 1, 3)],
    ['一季度', monthsOf(year, 1, 3)],
    ['第二季度', monthsOf(year, 4, 6)],
    ['二季度', monthsOf(year, 4, 6)],
    ['第三季度', monthsOf(year, 7, 9)],
    ['三季度', monthsOf(year, 7, 9)],
    ['第四季度', monthsOf(year, 10, 12)],
    ['四季度', monthsOf(year, 10, 12)],
    ['度', monthsOf(year)],
  ];
}

function monthsAfterYear(text: string, year: number, at: number): DateMatch | null {
  const month = readSmall(text, at, 12);
  if (month === null) return null;
  const next = skipBlanks(text, month.end);
  if (text[next] === '月') return dayAfterMonth(text, year, month.value, next + 1);
  const dash = rangeMark(text, next);
  if (dash === null) return null;
  const last = readSmall(text, skipBlanks(text, dash), 12);
  if (last === null || last.value < month.value) return null;
  const close = skipBlanks(text, last.end);
  return text[close] === '月' ? { iso: monthsOf(year, month.value, last.value), end: close + 1 } : null;
}

function dayAfterMonth(text: string, year: number, month: number, end: number): DateMatch {
  const at = skipBlanks(text, end);
  if (text[at] === '末' || text[at] === '底') return { iso: day(year, month, lastDay(year, month)), end: at + 1 };
  if (text[at] === '初') return { iso: day(year, month, 1), end: at + 1 };
  const date = readSmall(text, at, lastDay(year, month));
  if (date !== null) {
    const close = skipBlanks(text, date.end);
    if (text[close] === '日' || text[close] === '号') return { iso: day(year, month, date.value), end: close + 1 };
  }
  // 2022 年 1 月至 3 月
  const dash = rangeMark(text, at);
  const last = dash === null ? null : readSmall(text, skipBlanks(text, dash), 12);
  if (last !== null && last.value > month) {
    const close = skipBlanks(text, last.end);
    const beyond = text[skipBlanks(text, close + 1)];
    if (text[close] === '月' && !isDigit(beyond) && beyond !== '末') {
      return { iso: monthsOf(year, month, last.value), end: close + 1 };
    }
  }
  return { iso: monthsOf(year, month, month), end };
}

/** 2022-12-31, 2022/12/31, 2022.12.31, and with two-digit months 2022-12, 2022/12, 2022.12. */
function matchSeparated(text: string, year: number, yearEnd: number): DateMatch | null {
  const mark = text[yearEnd];
  if (mark !== '-' && mark !== '/' && mark !== '.' && mark !== '－' && mark !== '．' && mark !== '／') return null;
  const month = readSmall(text, yearEnd + 1, 12, true);
  if (month === null) return null;
  const monthLength = month.end - yearEnd - 1;
  if (text[month.end] === mark) {
    const date = readSmall(text, month.end + 1, lastDay(year, month.value), true);
    if (date !== null && !isDigit(text[date.end])) return { iso: day(year, month.value, date.value), end: date.end };
    return null;
  }
  if (isDigit(text[month.end]) || (monthLength !== 2 && mark !== '/')) return null;
  const next = text[skipBlanks(text, month.end)];
  if (
    next === '年' ||
    next === '月' ||
    (mark === '.' && (next === '%' || next === '％' || next === '万' || next === '元'))
  )
    return null;
  return { iso: monthsOf(year, month.value, month.value), end: month.end };
}

/** 2020-2022 年, 2019-2021 年度: one interval. */
function matchYearSpan(text: string, year: number, yearEnd: number): DateMatch | null {
  const dash = rangeMark(text, skipBlanks(text, yearEnd));
  if (dash === null) return null;
  const last = readYear(text, skipBlanks(text, dash));
  if (last === null || last.chinese || last.value <= year) return null;
  const close = skipBlanks(text, last.end);
  const span = `${day(year, 1, 1)}/${day(last.value, 12, 31)}`;
  if (text[close] !== '年') return isDigit(text[close]) ? null : { iso: span, end: last.end };
  const next = skipBlanks(text, close + 1);
  // 2019-2022 年 6 月: the end is a month of its own.
  if (isDigit(text[next])) {
    const tail = afterYear(text, last.value, last.end);
    if (tail?.iso) return { iso: `${day(year, 1, 1)}/${tail.iso.slice(-10)}`, end: tail.end };
  }
  return { iso: span, end: text[next] === '度' ? next + 1 : close + 1 };
}

/** 12 月 31 日, 12 月末: a date whose year stands elsewhere. 12 个月 is none. */
function matchMonthDay(text: string, at: number): DateMatch | null {
  const month = readSmall(text, at, 12);
  if (month === null) return null;
  const close = skipBlanks(text, month.end);
  if (text[close] !== '月') {
    const dash = rangeMark(text, close);
    const last = dash === null ? null : readSmall(text, skipBlanks(text, dash), 12);
    if (last === null || last.value <= month.value) return null;
    const end = skipBlanks(text, last.end);
    return text[end] === '月' && text[end + 1] !== '份' ? { iso: null, end: end + 1 } : null;
  }
  const next = skipBlanks(text, close + 1);
  if (text[next] === '末' || text[next] === '底' || text[next] === '初') return { iso: null, end: next + 1 };
  const date = readSmall(text, next, 31);
  if (date !== null) {
    const end = skipBlanks(text, date.end);
    if (text[end] === '日') return { iso: null, end: end + 1 };
  }
  return { iso: null, end: close + 1 };
}

interface SmallRead {
  value: number;
  end: number;
}

/** One or two digits (or a Chinese numeral up to 31) from 1 to `max`. */
function readSmall(text: string, at: number, max: number, arabicOnly = false): SmallRead | null {
  let end = at;
  while (end < at + 3 && isDigit(text[end])) end++;
  if (end - at === 1 || end - at === 2) {
    const value = toNumber(text.slice(at, end));
    return value >= 1 && value <= max ? { value, end } : null;
  }
  if (end > at || arabicOnly) return null;
  while (end < at + 4 && (isNumeralDigit(text[end]) || text[end] === '十')) end++;
  if (end === at || end - at > 3) return null;
  const value = parseChinese(text.slice(at, end));
  return value !== null && value >= 1 && value <= max ? { value, end } : null;
}

/** The offset after a mark that joins the ends of a range (-, －, –, —, ~, ～, 至, 到), or null. */
export function rangeMark(text: string, at: number): number | null {
  const char = text[at];
  if (char === undefined || !'-－–—~～至到―−‐'.includes(char)) return null;
  return text[at + 1] === char && (char === '-' || char === '—') ? at + 2 : at + 1;
}

export function isDigit(char: string | undefined): boolean {
  if (char === undefined) return false;
  return (char >= '0' && char <= '9') || (char >= '０' && char <= '９');
}

/** Full-width digits and signs as ASCII. */
export function toAscii(text: string): string {
  let ascii = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    ascii += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
  }
  return ascii;
}

function toNumber(text: string): number {
  return Number(toAscii(text));
}

function day(year: number, month: number, date: number): string {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
