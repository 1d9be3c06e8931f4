import type { NumberKind } from '../model/filing.ts';
import { backBlanks, gluedTo, identifierBefore, isHan, type latinBefore } from './context.ts';
import { isDigit, isYear, toAscii } from './dates.ts';
import { type Digits, digitRun } from './digits.ts';
import { made, type ScanStep } from './step.ts';
import { isLatin, matchUnit, skipBlanks, type UnitMatch } from './units.ts';

/** Counters that make a number one of a kind, not a quantity: rooms, houses, codes. */
const placeUnits = '号室幢楼弄';

/** Counters that number a building or a storey where another part of an address stands beside them. */
const storeyUnits = '栋层座';
const addressBefore = '幢号楼侧厦座房栋';
const addressAfter = '室楼层单座';

/** What follows 第N: provisions of a law or rule. */
const lawUnits = '条款项号';

/** 1-1-5, 010-6083 6954, 1.2.3, 192.168.0.1: digits and marks that make one name, not numbers. */
export function isToken(text: string, at: number, digits: Digits): boolean {
  const next = text[digits.end];
  if (digits.decimals > 0 && next === '.' && isDigit(text[digits.end + 1])) return true;
  // 59,65477,238: amounts of several cells run together; none of them can be told.
  if (
    next === ',' &&
    digits.end - at <= 11 &&
    digitRun(text, digits.end + 1) > 3 &&
    !isYear(text.slice(at, digits.end))
  )
    return true;
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
export function token(text: string, at: number, kind: NumberKind): ScanStep {
  let end = at;
  while (end < text.length) {
    const char = text[end] ?? '';
    const joins = '-_./:：—–#,'.includes(char) && (isDigit(text[end + 1]) || isLatin(text[end + 1]));
    if (!isDigit(char) && !isLatin(char) && !joins) break;
    end++;
  }
  // A telephone number's last four digits often stand apart.
  if (/^0\d{2,3}-\d{4}$/.test(text.slice(at, end)) && text[end] === ' ' && digitRun(text, end + 1) === 4) end += 5;
  return made(text, at, end, kind);
}

/** 23 铁路 01: year, name and ordinal of a bond; two digits, at most six characters, two digits that begin with 0 or 1. */
export function bondName(text: string, at: number): ScanStep | null {
  if (digitRun(text, at) !== 2) return null;
  let end = at + 2;
  while (end < at + 9 && isHan(text[end])) end++;
  const length = end - at - 2;
  if (length < 1 || length > 6 || digitRun(text, end) !== 2 || (text[end] !== '0' && text[end] !== '1')) return null;
  if (matchUnit(text, at + 2) !== null || matchUnit(text, end + 2) !== null || text[at + 2] === '月') return null;
  return made(text, at, end + 2, 'identifier');
}

/** 〔2023〕12 号, [2012]37 号, （2022）333 号. */
export function bracketedYear(text: string, at: number): ScanStep | null {
  const open = text[at - 1];
  if (open === undefined || !'〔[【(（［﹝'.includes(open)) return null;
  if (!isYear(toAscii(text.slice(at, at + 4))) || isDigit(text[at + 4])) return null;
  const close = text[at + 4];
  if (close === undefined || !'〕]】)）］﹞'.includes(close)) return null;
  let end = skipBlanks(text, at + 5);
  if (text[end] === '第') end = skipBlanks(text, end + 1);
  const from = end;
  while (end < from + 16 && (isDigit(text[end]) || (text[end] === '-' && end > from))) end++;
  const stop = skipBlanks(text, end);
  if (end === from || text[stop] !== '号') return null;
  return made(text, at - 1, stop + 1, 'law');
}

export function ordinalAt(text: string, at: number, digits: Digits): ScanStep {
  const next = text[skipBlanks(text, digits.end)] ?? '';
  return made(text, at, digits.end, lawUnits.includes(next) && next !== '' ? 'law' : 'ordinal');
}

/** 1、 2. 3） at the start of a text or of a clause, and （1） anywhere. */
export function isListOrdinal(text: string, at: number, digits: Digits, columnUnit: string | null): boolean {
  if (digits.separated || digits.decimals > 0 || digits.end - at > 2) return false;
  const close = skipBlanks(text, digits.end);
  const mark = text[close] ?? '';
  const open = backBlanks(text, at);
  const previous = text[open - 1];
  if ((previous === '(' || previous === '（') && (mark === ')' || mark === '）')) return columnUnit === null;
  if (previous !== undefined && !'；;。：:！？\n\t“"'.includes(previous)) return false;
  if (mark === '、' || mark === '．' || mark === ')' || mark === '）') {
    const beyond = skipBlanks(text, close + 1);
    return !isDigit(text[beyond]) || digitRun(text, beyond) === 4;
  }
  return mark === '.' && !isDigit(text[close + 1]) && close + 1 < text.length;
}

/** Identifier, footnote mark or name's ordinal; null for a quantity. */
export function otherKind(
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
  if (whole && next !== undefined && storeyUnits.includes(next) && isInAddress(text, at, digits.end))
    return 'identifier';
  if (unit !== null) return null;
  // 02 in a cell of amounts is a code too; 0 and 0.02 are amounts.
  if (whole && text[at] === '0' && digits.end - at > 1) return 'identifier';
  if (isLatin(text[digits.end])) return 'identifier';
  if (columnUnit !== null) return null;
  if (latin === 'word') return 'identifier';
  if (!whole) return null;
  const length = digits.end - at;
  if (length >= 6) return 'identifier';
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

/** 3 层 after 幢 or 厂房, 7 栋 before 4 楼: part of an address, no count. */
function isInAddress(text: string, at: number, end: number): boolean {
  const previous = text[backBlanks(text, at) - 1];
  if (previous !== undefined && addressBefore.includes(previous)) return true;
  const beyond = text[skipBlanks(text, skipBlanks(text, end) + 1)];
  return isDigit(beyond) || (beyond !== undefined && addressAfter.includes(beyond));
}
