import { matchDate, monthsOf, toAscii } from './dates.ts';
import { digitRun } from './digits.ts';
import { made, type ScanStep } from './step.ts';
import { isLatin, matchUnit, skipBlanks } from './units.ts';

/** The date that begins at `at`: a full one, a month, or a year that stands alone. */
export function dateAt(text: string, at: number, columnUnit: string | null): ScanStep | null {
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
export function clockAt(text: string, at: number): ScanStep | null {
  const length = digitRun(text, at);
  const colon = text[at + length];
  if (length > 2 || (colon !== ':' && colon !== '：') || digitRun(text, at + length + 1) !== 2) return null;
  if (Number(toAscii(text.slice(at, at + length))) > 24) return null;
  if (Number(toAscii(text.slice(at + length + 1, at + length + 3))) > 59) return null;
  let end = at + length + 3;
  if ((text[end] === ':' || text[end] === '：') && digitRun(text, end + 1) === 2) end += 3;
  return made(text, at, end, 'date', null);
}
