import type { Fact, Filing, NumberMention } from '../model/filing.ts';
import { onceARun } from './once.ts';
import type { CheckContext, Span } from './rule.ts';

/** Values of one measure dealt out to several periods in one breath: 分别为 A、B 和 C. */
export interface Series {
  block: number;
  sentence: Span;
  measure: string;
  /** In the order of time. */
  points: { number: NumberMention; period: string }[];
  /** Where the run of numbers begins and ends in the block's text. */
  start: number;
  end: number;
}

/** The series that sentences of the running text print; found once a run. */
export const seriesOf = onceARun((filing, context): readonly Series[] => [...findSeries(filing, context)]);

function* findSeries(filing: Filing, context: CheckContext): Generator<Series> {
  const facts = new Map(filing.facts.map((fact) => [fact.number, fact]));
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue;
    const indices = context.numbersOfBlock(block.index);
    if (indices.length < 2) continue;
    context.stopIfCancelled();
    const spans = context.sentencesOf(block.index);
    let at = 0;
    let run: NumberMention[] = [];
    for (const index of [...indices, -1]) {
      const number = filing.numbers[index];
      const last = run[run.length - 1];
      if (number && last && joins(block.text, last, number)) {
        run.push(number);
        continue;
      }
      if (run.length >= 2) {
        const start = (run[0] as NumberMention).place.start;
        while (at < spans.length - 1 && (spans[at] as Span).end <= start) at++;
        const series = made(block.text, block.index, spans[at] as Span, run, facts);
        if (series) yield series;
      }
      run = number?.kind === 'quantity' && number.value !== null ? [number] : [];
    }
  }
}

function joins(text: string, last: NumberMention, next: NumberMention): boolean {
  if (next.kind !== 'quantity' || next.value === null || next.dimension !== last.dimension) return false;
  if (next.place.start - last.place.end > 8) return false;
  return /^[、，,和及与]{1,2}$/.test(text.slice(last.place.end, next.place.start).replace(/\s/g, ''));
}

function made(
  text: string,
  block: number,
  sentence: Span,
  run: NumberMention[],
  facts: Map<number, Fact>,
): Series | null {
  const start = (run[0] as NumberMention).place.start;
  const end = (run[run.length - 1] as NumberMention).place.end;
  const measure = facts.get((run[0] as NumberMention).index)?.measure ?? '';
  if (measure === '' || run.some((number) => facts.get(number.index)?.measure !== measure)) return null;
  const periods = run.map((number) => facts.get(number.index)?.period ?? '');
  const points = run.map((number, i) => ({ number, period: periods[i] as string }));
  if (new Set(periods).size === run.length) {
    if (periods.includes('')) return null;
    points.sort((a, b) => (a.period.slice(-10) < b.period.slice(-10) ? -1 : 1));
  } else if (!ofReportingPeriods(text, start, run.length, periods)) return null;
  return { block, sentence, measure, points, start, end };
}

/**
 * 其中，X 分别为 A、B 和 C goes on with the periods that the sentence before it named: three values or more,
 * printed oldest first as 分别为 has it.
 */
function ofReportingPeriods(text: string, start: number, count: number, periods: readonly string[]): boolean {
  if (count < 3 || new Set(periods).size > 1) return false;
  return (
    text.slice(Math.max(0, start - 12), start).includes('分别') &&
    /报告期|各期|最近三年|最近两年/.test(text.slice(0, start))
  );
}

/** Only the points whose periods are as long as the first one's: three months don't continue a row of years. */
export function comparablePoints(series: Series): Series['points'] {
  const length = (period: string): number => {
    const [from, to] = period.split('/');
    return to === undefined ? 0 : Math.round((Date.parse(to) - Date.parse(from as string)) / 86_400_000 / 28);
  };
  const first = length(series.points[0]?.period ?? '');
  return series.points.filter((point) => length(point.period) === first);
}
