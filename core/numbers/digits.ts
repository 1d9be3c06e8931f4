import { isDigit, toAscii } from './dates.ts';

/** Printed digits, read to ASCII. */
export interface Digits {
  /** ASCII digits with at most one point, separators left out. */
  plain: string;
  end: number;
  decimals: number;
  separated: boolean;
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

/** How many digits follow from `at` on; looks at most 20 characters ahead. */
export function digitRun(text: string, at: number): number {
  let end = at;
  while (end < at + 20 && isDigit(text[end])) end++;
  return end - at;
}
