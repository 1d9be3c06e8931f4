import type { Filing, NumberMention } from '../model/filing.ts';
import { type Direction, directionIn } from './directions.ts';
import { figureFinder } from './figures.ts';
import type { CheckContext } from './rule.ts';
import { clauseSpans } from './sentences.ts';

const spanWords = /报告期|逐年|逐期|近三年|20\d\d/;

/** Direction words without numbers of their own, and the row of a table that they speak of. */
export interface RowTrend {
  measure: string;
  direction: Direction;
  block: number;
  start: number;
  end: number;
  /** In the order of time. */
  points: NumberMention[];
}

/**
 * 报告期内，公司应付账款余额逐年增加: the clause names a measure and tells its direction over the reporting
 * periods, and a table of the section, else a statement, has a row of that name.
 */
export function* rowTrends(filing: Filing, context: CheckContext): Generator<RowTrend> {
  const find = figureFinder(filing, context);
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || !spanWords.test(block.text)) continue;
    context.stopIfCancelled();
    const numbers = context.numbersOfBlock(block.index).map((index) => filing.numbers[index] as NumberMention);
    for (const span of context.sentencesOf(block.index)) {
      const sentence = block.text.slice(span.start, span.end);
      if (!spanWords.test(sentence)) continue;
      for (const clause of clauseSpans(sentence)) {
        const words = sentence.slice(clause.start, clause.end);
        if (/主要系|系|主要原因|由于|预计|未来|如果|若|将/.test(words)) break;
        const direction = directionIn(words);
        if (!direction || /^(随|因|受|伴随)/.test(words.trim())) continue;
        const start = span.start + clause.start + direction.start;
        // An amount before the words, or a year that is no stretch of them, says that they speak of something narrower.
        const told = numbers.filter((one) => one.place.start >= span.start && one.place.start < start);
        const window = told.length === 0 ? null : stretchOf(block.text, span.start, told);
        if (told.length > 0 && !window) break;
        const overPeriods = /报告期|各期/.test(sentence.slice(0, clause.end)) || /逐年|逐期/.test(direction.words);
        if (!window && !overPeriods) continue;
        for (const measure of measuresIn(words.slice(0, direction.start), told, span.start + clause.start)) {
          const rows = find(block.section, measure).filter((row) => row.from === 'near');
          const points = rows
            .map((row) => (window ? within(row.figures, window) : inYears(row.figures)))
            .filter((row) => row.length >= 2);
          // Of several rows of the name the one that moves as told is meant.
          const best = points.find((row) => moves(row, direction.up)) ?? points[0];
          if (!best) continue;
          yield { measure, direction, block: block.index, start, end: start + direction.words.length, points: best };
        }
      }
    }
  }
}

interface Window {
  from: string;
  to: string;
}

/** 2022-2024 年及 2025 年 3 月末，…: dates that open the sentence, nothing between them, over more than one year. */
function stretchOf(text: string, from: number, told: readonly NumberMention[]): Window | null {
  let at = from;
  let first = '9999';
  let last = '';
  for (const { kind, date, place } of told) {
    if (kind !== 'date' || date === null || !/^[\s、，,至到和及与—~-]*$/.test(text.slice(at, place.start))) return null;
    at = place.end;
    if (date.slice(0, 10) < first) first = date.slice(0, 10);
    if (date.slice(-10) > last) last = date.slice(-10);
  }
  return first.slice(0, 4) < last.slice(0, 4) ? { from: first, to: last } : null;
}

function within(row: ReadonlyMap<string, NumberMention>, { from, to }: Window): NumberMention[] {
  return [...row]
    .filter(([period]) => period.slice(-10) >= from && period.slice(-10) <= to && isWhole(period, row))
    .sort((a, b) => (a[0].slice(-10) < b[0].slice(-10) ? -1 : 1))
    .map(([, number]) => number);
}

/** Three months don't continue a row of years. */
function isWhole(period: string, row: ReadonlyMap<string, NumberMention>): boolean {
  return period.endsWith('12-31') || ![...row.keys()].some((one) => one.includes('/'));
}

function measuresIn(words: string, told: readonly NumberMention[], from: number): string[] {
  const dated = Math.max(0, ...told.map((one) => one.place.end - from));
  const plain = words
    .slice(dated)
    .replace(/\s/g, '')
    .replace(/^[，,、]/, '')
    .replace(/^(报告期内?|报告期各期末?|各期末?|近三年|最近三年|公司|发行人|本公司|的|各期)+/, '')
    .replace(/(总体|整体|均|也|基本|上|逐期|仍)+$/, '');
  if (plain.length < 2 || plain.length > 24) return [];
  return plain
    .split(/[、和及与]/)
    .map((measure) => measure.replace(/^(公司|发行人)(的)?/, ''))
    .filter((measure) => measure.length >= 2);
}

/** Only whole years and their ends, oldest first. */
function inYears(row: ReadonlyMap<string, NumberMention>): NumberMention[] {
  return [...row]
    .filter(([period]) => period.endsWith('12-31'))
    .sort((a, b) => (a[0].slice(-10) < b[0].slice(-10) ? -1 : 1))
    .map(([, number]) => number);
}

function moves(points: readonly NumberMention[], up: boolean): boolean {
  return points.every((point, i) => {
    const before = points[i - 1];
    return !before || Number(point.value) > Number(before.value) === up;
  });
}
