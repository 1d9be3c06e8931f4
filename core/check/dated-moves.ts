import type { Filing, NumberMention } from '../model/filing.ts';
import { bareMeasure, figureAt, figureFinder, type Row } from './figures.ts';
import { push } from './push.ts';
import type { CheckContext, Span } from './rule.ts';
import { sentenceNumbers } from './sentence-numbers.ts';
import { clauseSpans } from './sentences.ts';
import { type Series, seriesOf } from './series.ts';
import { yearBefore } from './statements.ts';

/** A move told of one period without its size (2021 年末，待抵扣进项税有所下降), and the figures it leads between. */
export interface DatedMove {
  measure: string;
  up: boolean;
  /** The words, and where they stand in the block's text. */
  words: string;
  block: number;
  start: number;
  end: number;
  before: NumberMention;
  now: NumberMention;
}

const adverbs =
  '(?:均|都|也|则|仍|又|同比|环比|有所|略有|略微|略|大幅度?|小幅度?|明显|显著|进一步|快速|较快|持续|继续|呈现?|有一定(?:程度的?)?|有较大幅度的?|一定幅度的?)';
const verbs = '增长|增加|上升|提高|提升|上涨|扩大|下降|减少|降低|下滑|下跌|回落';
const move = new RegExp(
  `^(.{2,40}?)(?:金额|余额)?((?:相?(?:较|(?<![占对同环百分])比(?![例重率较]))于?[^，]{1,12}?)?${adverbs}{0,4}(${verbs}))(?:了|趋势|态势|的趋势|较多|较快|较大|明显)?$`,
);
const anyVerb = new RegExp(verbs);
const downs = /下降|减少|降低|下滑|下跌|回落/;
const cause = /主要系|主要原因|主要由于|主要是|主要因|由于|所致|系因|原因|得益于|受益于|受.{0,12}影响/;
const open = /预计|未来|如果|假设|计划|若|将|有望|可能|拟|同行业|可比公司|行业平均/;

/** Single moves of the running text whose measure has figures of that period and the one before it. */
export function datedMoves(filing: Filing, context: CheckContext): DatedMove[] {
  const find = figureFinder(filing, context);
  const shares = sharesByBlock(filing, context);
  const found: DatedMove[] = [];
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || !/20\d\d/.test(block.text)) continue;
    context.stopIfCancelled();
    const numbers = context.numbersOfBlock(block.index).map((index) => filing.numbers[index] as NumberMention);
    for (const { span, inside } of sentenceNumbers(block.index, numbers, context)) {
      const sentence = block.text.slice(span.start, span.end);
      if (!anyVerb.test(sentence)) continue;
      for (const clause of clauseSpans(sentence)) {
        if (open.test(sentence.slice(clause.start, clause.end))) break;
        const told = clauseMove(sentence, span, clause, inside);
        if (told === 'cause') break;
        if (!told) continue;
        for (const measure of told.measures) {
          const rows = [...(shares.get(block.index)?.(measure) ?? []), ...find(block.section, measure)];
          const pair = pairOf(rows, told.period, told.up);
          if (!pair) continue;
          const { start, end, words, up } = told;
          found.push({ measure, up, words, block: block.index, start, end, ...pair });
        }
      }
    }
  }
  return found;
}

interface ClauseMove {
  measures: string[];
  up: boolean;
  words: string;
  period: string;
  start: number;
  end: number;
}

/** A clause that is nothing but a measure and its move; `cause` where the sentence goes on to speak of causes. */
function clauseMove(
  sentence: string,
  span: Span,
  clause: Span,
  inside: readonly NumberMention[],
): ClauseMove | 'cause' | null {
  let text = sentence.slice(clause.start, clause.end).replace(/[，,。；;：:\s]+$/, '');
  const ending = cause.exec(text);
  if (ending?.index === 0) return 'cause';
  if (ending) text = text.slice(0, ending.index).trimEnd();
  const from = span.start + clause.start;
  const dates = inside.filter((one) => one.kind === 'date' && one.date !== null && one.place.end <= from + text.length);
  if (inside.some((one) => one.kind === 'quantity' && one.place.start >= from && one.place.start < from + text.length))
    return null;
  // The one date that the sentence has named so far; a second one after 较 or 比 is the base.
  const told = dates.filter((one) => !/[较比于]\s*$/.test(sentence.slice(0, one.place.start - span.start)));
  const last = told[told.length - 1];
  if (told.length !== 1 || !last || dates.length > 2) return ending ? 'cause' : null;
  // 信号类产品 2020 年成本: words before the date name something narrower.
  const opening =
    sentence
      .slice(0, last.place.start - span.start)
      .split(/[，,：:]/)
      .pop() ?? '';
  if (!/^(公司|发行人|本公司|截至|其中|而|但|且|同时|此外|至|到|\s)*$/.test(opening)) return ending ? 'cause' : null;
  const lead = last.place.end > from ? text.slice(last.place.end - from) : text;
  const plain = lead.replace(/\s/g, '').replace(/^[，,、]?(?:公司|发行人|本公司|公司的|发行人的|各?期?末|度|内)*/, '');
  const match = move.exec(plain);
  if (!match || /^[的]?(随|因|受|伴随|由于|为)/.test(plain)) return ending ? 'cause' : null;
  const words = match[2] as string;
  const verb = match[3] as string;
  const at = text.lastIndexOf(verb);
  const measures = (match[1] as string)
    .replace(/[均都也]$/, '')
    .split(/[、和及与]/)
    .map((measure) => bareMeasure(measure))
    .filter((measure) => measure.length >= 2);
  if (at < 0 || measures.length === 0) return null;
  const end = from + at + verb.length;
  const base = dates.find((one) => one !== last);
  // A base that is not the period before is another comparison.
  if (base && !isYearBefore(base.date as string, last.date as string)) return null;
  return { measures, up: !downs.test(verb), words, period: last.date as string, start: end - verb.length, end };
}

function isYearBefore(base: string, now: string): boolean {
  return Number(base.slice(-10, -6)) === Number(now.slice(-10, -6)) - 1;
}

/** The figures that the move leads between: of a row that agrees with the words, else of a near one. */
function pairOf(
  rows: readonly Row[],
  period: string,
  up: boolean,
): { before: NumberMention; now: NumberMention } | null {
  let against: { before: NumberMention; now: NumberMention } | null = null;
  for (const { figures, from } of rows) {
    const [now, before] = [figureAt(figures, period), figureAt(figures, yearBefore(period))];
    if (!now?.value || !before?.value || now === before || now.dimension !== before.dimension) continue;
    if (Number(now.value) === Number(before.value) || Number(now.value) > Number(before.value) === up)
      return { before, now };
    if (from === 'near') against ??= { before, now };
  }
  return against;
}

/** 应收账款占比 of a paragraph: the share that it deals out right after the series of that name. */
function sharesByBlock(filing: Filing, context: CheckContext): Map<number, (measure: string) => Row[]> {
  const shares = new Map<number, { name: string; row: Row }[]>();
  let last: Series | null = null;
  for (const series of seriesOf(filing, context)) {
    if (series.points[0]?.number.dimension !== '%') {
      last = series;
      continue;
    }
    const part = /^(.*?)占/.exec(series.measure)?.[1];
    if (part === undefined || series.points.some((point) => point.period === '')) continue;
    const name = bareMeasure(part !== '' ? part : last?.block === series.block ? last.measure : '');
    if (name.length < 2) continue;
    const figures = new Map(series.points.map((point) => [point.period, point.number]));
    push(shares, series.block, {
      name: name.replace(/(余额|金额|账面价值|收入)$/, ''),
      row: { figures, from: 'near' as const },
    });
  }
  return new Map(
    [...shares].map(([block, list]) => [
      block,
      (measure: string): Row[] => {
        const stem = /^(.+?)(?:收入|金额|余额)?(?:的)?(?:占比|比例|比重|所占比例|所占比重)$/.exec(measure)?.[1];
        return stem === undefined ? [] : list.filter((one) => one.name === stem).map((one) => one.row);
      },
    ]),
  );
}
