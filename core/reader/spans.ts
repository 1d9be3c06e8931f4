import { scanNumbers } from '../numbers/scan.ts';

/** A date or span of dates in a text, as ISO date or interval. */
export interface DateSpan {
  start: number;
  end: number;
  date: string;
}

const joins = /^\s?[-－–—~～至到]{1,2}\s?$/;

/** Whether two dates are the ends of one span: 2016 年至 2018 年. */
export function spans(text: string, left: { end: number }, right: { start: number }): boolean {
  const length = right.start - left.end;
  return length > 0 && length <= 4 && joins.test(text.slice(left.end, right.start));
}

/** The interval from the first day of one date to the last of another. */
export function spanOf(from: string, to: string): string {
  return `${from.slice(0, 10)}/${to.slice(-10)}`;
}

/** The dates that a short text names, those with their year; the two ends of a span as one. */
export function datesIn(text: string): DateSpan[] {
  const found: DateSpan[] = [];
  for (const { kind, date, start, end } of scanNumbers(text)) {
    if (kind !== 'date' || date === null) continue;
    const last = found[found.length - 1];
    if (last && spans(text, last, { start }) && last.date.slice(0, 10) < date.slice(-10)) {
      last.end = end;
      last.date = spanOf(last.date, date);
    } else found.push({ start, end, date });
  }
  return found;
}
