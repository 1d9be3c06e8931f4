import type { Filing, NumberMention } from '../model/filing.ts';
import { type Direction, directionIn } from './directions.ts';
import { measureRows } from './measure-rows.ts';
import type { CheckContext } from './rule.ts';
import { clauseSpans } from './sentences.ts';

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
  const rowOf = measureRows(filing, context);
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || !/报告期|逐年|逐期|近三年/.test(block.text)) continue;
    context.stopIfCancelled();
    const dates = context.numbersOfBlock(block.index).map((index) => filing.numbers[index]?.place.start ?? 0);
    for (const span of context.sentencesOf(block.index)) {
      const sentence = block.text.slice(span.start, span.end);
      if (!/报告期|逐年|逐期|近三年/.test(sentence)) continue;
      for (const clause of clauseSpans(sentence)) {
        const words = sentence.slice(clause.start, clause.end);
        if (/主要系|系|主要原因|由于|预计|未来|如果|若|将/.test(words)) break;
        const direction = directionIn(words);
        if (!direction || /^(随|因|受|伴随)/.test(words.trim())) continue;
        const start = span.start + clause.start + direction.start;
        // A year or an amount before the words says that they speak of something narrower.
        if (dates.some((at) => at >= span.start && at < start)) break;
        const overPeriods = /报告期|各期/.test(sentence.slice(0, clause.end)) || /逐年|逐期/.test(direction.words);
        if (!overPeriods) continue;
        for (const measure of measuresIn(words.slice(0, direction.start))) {
          const points = inYears(rowOf(block.section, measure)[0] ?? new Map());
          if (points.length < 2) continue;
          yield { measure, direction, block: block.index, start, end: start + direction.words.length, points };
        }
      }
    }
  }
}

function measuresIn(lead: string): string[] {
  const plain = lead
    .replace(/\s/g, '')
    .replace(/^(报告期内?|报告期各期末?|各期末?|近三年|最近三年|公司|发行人|本公司|的|各期)+/, '')
    .replace(/(总体|整体|均|也|基本|上|逐期|仍)+$/, '');
  if (plain.length < 3 || plain.length > 24) return [];
  return plain
    .split(/[、和及与]/)
    .map((measure) => measure.replace(/^(公司|发行人)(的)?/, ''))
    .filter((measure) => measure.length >= 3);
}

/** Only whole years and their ends, oldest first. */
function inYears(row: ReadonlyMap<string, NumberMention>): NumberMention[] {
  return [...row]
    .filter(([period]) => period.endsWith('12-31'))
    .sort((a, b) => (a[0].slice(-10) < b[0].slice(-10) ? -1 : 1))
    .map(([, number]) => number);
}
