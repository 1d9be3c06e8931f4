import type { NumberMention } from '../model/filing.ts';
import { isNumeral } from './chinese.ts';
import { isDigit, isYear, monthsOf, rangeMark } from './dates.ts';
import { shift } from './exact.ts';
import { scanArabic } from './scan-arabic.ts';
import { scanChinese } from './scan-chinese.ts';
import { parseUnit, skipBlanks } from './units.ts';

/** A number as found in a string: a `NumberMention` with a range of UTF-16 code units in place of a place. */
export interface ScannedNumber extends Omit<NumberMention, 'index' | 'place'> {
  /** Start of the number with its sign, scale and unit, and the offset behind it. */
  start: number;
  end: number;
}

interface ScanOptions {
  /** Unit of numbers that print none: the column's or the table's. */
  columnUnit?: string | null;
}

/**
 * Every number of a string, in order and without overlap, in one pass: amounts, counts, percentages,
 * Chinese numerals before a counter, dates, and numbers that are none (identifiers, ordinals, laws,
 * footnote marks), told apart by kind. Time grows with the length of the text.
 */
export function scanNumbers(text: string, options: ScanOptions = {}): ScannedNumber[] {
  const found: ScannedNumber[] = [];
  let at = 0;
  let last = 0;
  while (at < text.length) {
    const char = text[at];
    let next: ScannedNumber | null = null;
    let resume = at + 1;
    if (char === 'h' && text.startsWith('http', at)) {
      resume = addressEnd(text, at);
    } else if (isDigit(char)) {
      const scan = scanArabic(text, at, last, options.columnUnit ?? null);
      next = scan.number;
      resume = scan.resume;
    } else if (isNumeral(char)) {
      const scan = scanChinese(text, at);
      next = scan.number;
      resume = scan.resume;
    }
    if (next !== null && next.start >= last) {
      found.push(next);
      last = next.end;
    }
    at = Math.max(resume, at + 1);
  }
  shareUnits(text, found);
  if (options.columnUnit) for (const number of found) takeColumnUnit(number, options.columnUnit);
  return found;
}

/** Where a web address ends: at a blank, or at a character that no address holds. */
function addressEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charCodeAt(end) > 32 && text.charCodeAt(end) < 127) end++;
  return end;
}

function takeColumnUnit(number: ScannedNumber, columnUnit: string): void {
  if (number.kind !== 'quantity' || number.unit !== null) return;
  const unit = parseUnit(columnUnit);
  takeUnit(number, unit?.unit ?? columnUnit, unit?.dimension ?? columnUnit, unit?.power ?? 0);
}

/** Marks between the members of a list; the last member's unit or 年 is meant for all of them. */
const listMarks = '、,，和与及或';

/** Lets 3-5 年, 10、20 和 30 万元 and 2020、2021 和 2022 年 share what only the last of them prints. */
function shareUnits(text: string, found: ScannedNumber[]): void {
  for (let index = found.length - 2; index >= 0; index--) {
    const left = found[index];
    const right = found[index + 1];
    if (left === undefined || right === undefined) continue;
    const link = linkBetween(text, left.end, right.start);
    if (link === null) continue;
    if (left.kind === 'date' || left.kind === 'quantity') shareYear(left, right);
    if (left.kind !== 'quantity' || right.kind !== 'quantity') continue;
    if (left.unit === null && right.unit !== null) {
      takeUnit(left, right.unit, right.dimension, parseUnit(right.unit)?.power ?? 0);
    }
    if (link === 'range' && left.dimension === right.dimension) {
      if (left.approximation === 'exact') left.approximation = 'at-least';
      if (right.approximation === 'exact') right.approximation = 'at-most';
    }
  }
}

function linkBetween(text: string, from: number, to: number): 'list' | 'range' | null {
  if (to - from > 6 || to <= from) return null;
  const start = skipBlanks(text, from);
  const dash = rangeMark(text, start);
  if (dash !== null && skipBlanks(text, dash) === to) return 'range';
  return listMarks.includes(text[start] ?? ' ') && skipBlanks(text, start + 1) === to ? 'list' : null;
}

function shareYear(left: ScannedNumber, right: ScannedNumber): void {
  const digits = left.raw.trim();
  if (!isYear(digits) || right.kind !== 'date' || right.date === null) return;
  const year = Number(digits);
  const tail = right.date.includes('/') ? null : right.date.slice(4);
  if (tail !== null && tail !== '-12-31') return;
  if (tail === null && right.date !== monthsOf(Number(right.date.slice(0, 4)))) return;
  left.kind = 'date';
  left.date = tail === null ? monthsOf(year) : `${digits}${tail}`;
  left.value = null;
  left.ulp = null;
  left.unit = null;
  left.dimension = null;
}

function takeUnit(number: ScannedNumber, unit: string, dimension: string | null, power: number): void {
  if (number.value === null || number.ulp === null) return;
  const negative = number.value.startsWith('-');
  number.value = (negative ? '-' : '') + shift(negative ? number.value.slice(1) : number.value, power);
  number.ulp = shift(number.ulp, power);
  number.unit = unit;
  number.dimension = dimension;
}
