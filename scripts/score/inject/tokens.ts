import { offsetOf, type Raw } from './raw.ts';

/** A printed number of the raw text, whole on its line. */
export interface Token {
  /** 0-based. */
  line: number;
  start: number;
  end: number;
  /** As printed, sign and thousands separators kept. */
  printed: string;
  /** Telling digits: zeros at either end and the separators left out, since a round value is like another by chance. */
  digits: number;
  /** The value's own writing: no separators, no trailing zeros after the point. */
  plain: string;
  /** Offset in `raw.text`. */
  at: number;
  /** What follows directly: 万元, 亿元, %, 项 …; up to two characters. */
  unit: string;
}

const number = /[-－]?\d[\d,]*(?:\.\d+)?/g;
const glued = /[\dA-Za-z.,，\-－—/~∼:：_]/;
const unit = /^(?:万元|亿元|千元|元|万股|亿股|股|%|％|倍|个百分点|项|家|人|名|个|台|套|件|吨|平方米|次|户|种|座)/;

/** Every number that is plainly one: not part of a code, a date, an ordinal, a phone number, nor cut by a line's end. */
export function tokensOf(raw: Raw): Token[] {
  const tokens: Token[] = [];
  raw.lines.forEach((words, line) => {
    number.lastIndex = 0;
    for (let match = number.exec(words); match; match = number.exec(words)) {
      const printed = match[0].replace(/,$/, '');
      const start = match.index;
      const end = start + printed.length;
      const before = words[start - 1] ?? '';
      const after = words[end] ?? '';
      if (glued.test(before) || (glued.test(after) && after !== ',') || /[年月日号第]/.test(after)) continue;
      if (before === '第' || before === '〔' || before === '[') continue;
      if (!wellFormed(printed) || (end === words.trimEnd().length && cutAtEnd(raw, line, printed))) continue;
      if (words.slice(0, start).trim() === '' && cutAtStart(raw, line)) continue;
      const plain = plainOf(printed);
      tokens.push({
        line,
        start,
        end,
        printed,
        digits: plain.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length,
        plain,
        at: offsetOf(raw, line, start),
        unit: unit.exec(words.slice(end).trimStart())?.[0] ?? '',
      });
    }
  });
  return tokens;
}

/** 1,234.50 and 1234.5 are one value. */
export function plainOf(printed: string): string {
  const bare = printed.replace(/,/g, '').replace('－', '-');
  return bare.includes('.') ? bare.replace(/0+$/, '').replace(/\.$/, '') : bare;
}

function wellFormed(printed: string): boolean {
  return !printed.includes(',') || /^[-－]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(printed);
}

/** The next line goes on with digits: the number may be cut. */
function cutAtEnd(raw: Raw, line: number, printed: string): boolean {
  const next = nextFilled(raw, line, 1);
  return /^[\d.,]/.test(next) && !/\.\d\d$/.test(printed);
}

function cutAtStart(raw: Raw, line: number): boolean {
  const previous = nextFilled(raw, line, -1);
  return /[\d.,]$/.test(previous) && !/\.\d\d$/.test(previous);
}

function nextFilled(raw: Raw, line: number, step: 1 | -1): string {
  for (let at = line + step; at >= 0 && at < raw.lines.length && Math.abs(at - line) < 4; at += step) {
    const words = (raw.lines[at] ?? '').trim();
    if (words !== '') return words;
  }
  return '';
}
