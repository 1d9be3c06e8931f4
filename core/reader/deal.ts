import { baseOf, isChange } from './changes.ts';
import { endsOf, type ReportingPeriods } from './periods.ts';
import { phraseBefore } from './phrases.ts';
import type { Placed, Sentence } from './sentences.ts';
import { spanOf, spans } from './spans.ts';

/** What 分别 gives to one of its values. */
interface Dealt {
  subject?: string;
  measure?: string;
  period?: string;
}

/**
 * 分别为 A、B 和 C: the values go in turn to the dates named before, to the filing's periods (报告期各期),
 * or to the things joined by 、和 before it. Values in a row that match the
 * periods in number are dealt out without 分别 too. Keyed by the number's index.
 */
export function dealRespectively(
  text: string,
  sentence: Sentence,
  inside: Placed[],
  periods: ReportingPeriods,
): Map<number, Dealt> {
  const dealt = new Map<number, Dealt>();
  const dates: Placed[] = [];
  let measured = '';
  for (let at = 0; at < inside.length; at++) {
    const first = inside[at];
    if (first === undefined) break;
    if (first.number.kind === 'date') dates.push(first);
    if (first.number.kind !== 'quantity') continue;
    const run = runFrom(text, inside, at);
    const from = inside[at - 1]?.end ?? sentence.start;
    const found = text.slice(from, first.start).lastIndexOf('分别');
    if (run.length >= 2) {
      const mark = found < 0 ? first.start : from + found;
      const own = periodsFor(text.slice(sentence.start, mark), run.length, spanned(text, dates), periods);
      if (found >= 0 || own !== null) measured = deal(text, from, mark, run, own, measured, dealt);
    }
    at += run.length - 1;
  }
  return dealt;
}

/** Enters the run's values; returns their common measure, the base of a share or change that follows. */
function deal(
  text: string,
  from: number,
  mark: number,
  run: Placed[],
  own: string[] | null,
  earlier: string,
  dealt: Map<number, Dealt>,
): string {
  const first = run[0];
  if (first === undefined) return earlier;
  const clause = clauseStart(text, from, mark);
  const { things, shared } = own === null ? thingsBefore(text, clause, mark) : { things: [], shared: '' };
  const common = phraseBefore(text, clause, mark);
  const after = mark === first.start ? '' : phraseBefore(text, mark + 2, first.start);
  let measure = common;
  for (const [index, one] of run.entries()) {
    const entry: Dealt = {};
    const period = own?.[index];
    if (period !== undefined) entry.period = period;
    const thing = things.length === run.length ? things[index] : undefined;
    const base = thing ?? (common === '' ? baseOf(earlier) : common);
    if (after === '' && thing !== undefined && shared !== '') {
      entry.subject = thing;
      entry.measure = shared;
    } else if (after === '') entry.measure = base;
    else if (isChange(after)) entry.measure = `${base}${after}`;
    else {
      entry.measure = after;
      if (thing !== undefined) entry.subject = thing;
    }
    measure = entry.measure;
    dealt.set(one.number.index, entry);
  }
  return measure;
}

/** Quantities of one dimension from `at` on that are joined by 、 ， and 和 alone. */
function runFrom(text: string, inside: Placed[], at: number): Placed[] {
  const run: Placed[] = [];
  for (let index = at; index < inside.length; index++) {
    const one = inside[index];
    const last = run[run.length - 1];
    if (one === undefined || one.number.kind !== 'quantity') break;
    if (last !== undefined) {
      const gap = text.slice(last.end, Math.min(one.start, last.end + 12)).replace(/\s+/g, '');
      if (last.number.dimension !== one.number.dimension || !/^[、，,和及与]{1,2}(?:约|人民币)?$/.test(gap)) break;
    }
    run.push(one);
  }
  return run;
}

/** The periods that the words and dates before a run name, where they are as many as its values. */
function periodsFor(
  before: string,
  count: number,
  dates: readonly string[],
  reporting: ReportingPeriods,
): string[] | null {
  const atEnd = /(?:各期末|各年末|各期期末|及一期末|近[两三]年末|各报告期末)/.test(before);
  const named = datesNamed(dates, atEnd || /年末|月末/.test(before));
  if (named.length === count) return named;
  if (reporting.spans.length !== count) return null;
  if (atEnd) return endsOf(reporting.spans);
  return /(?:报告期各期|报告期内|各期|近[两三]年|各年)/.test(before) ? reporting.spans : null;
}

/** The dates that have their year; 2020 年至 2022 年 as one span. */
function spanned(text: string, dates: readonly Placed[]): string[] {
  const found: string[] = [];
  let last: Placed | null = null;
  for (const date of dates) {
    if (date.number.date === null) continue;
    const before = found[found.length - 1];
    if (last !== null && before !== undefined && spans(text, last, date))
      found[found.length - 1] = spanOf(before, date.number.date);
    else found.push(date.number.date);
    last = date;
  }
  return found;
}

/** The dates named, a span of years (2020-2022 年末) taken as its years. */
function datesNamed(dates: readonly string[], ends: boolean): string[] {
  const named: string[] = [];
  for (const date of dates) {
    const first = Number(date.slice(0, 4));
    const last = Number(date.slice(-10, -6));
    if (last <= first || last - first > 9 || !date.endsWith('-12-31')) {
      named.push(date);
      continue;
    }
    for (let year = first; year <= last; year++) named.push(ends ? `${year}-12-31` : `${year}-01-01/${year}-12-31`);
  }
  return named;
}

function clauseStart(text: string, from: number, mark: number): number {
  const before = text.slice(from, Math.max(from, mark - 1));
  const comma = Math.max(before.lastIndexOf('，'), before.lastIndexOf('：'));
  // 营业收入，分别为…: a comma right before the mark parts nothing.
  return comma < 0 ? from : from + comma + 1;
}

/** The things that A、B 和 C 分别为… names; in A、B 和 C 的 M 分别为… they share the measure M. */
function thingsBefore(text: string, from: number, mark: number): { things: string[]; shared: string } {
  const phrase = text
    .slice(from, mark)
    .replace(/\s+/g, '')
    .replace(/^(?:本公司|公司|发行人)(?:的)?/, '');
  const things = phrase.split(/[、和与及]/).filter((thing) => thing !== '');
  const last = things.at(-1) ?? '';
  const cut = last.lastIndexOf('的');
  if (things.length < 2 || cut < 1 || cut === last.length - 1) return { things, shared: '' };
  if (things.slice(0, -1).some((thing) => thing.includes('的'))) return { things, shared: '' };
  return { things: [...things.slice(0, -1), last.slice(0, cut)], shared: last.slice(cut + 1) };
}
