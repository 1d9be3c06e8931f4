import type { Filing, NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';
import { figureAt } from './figures.ts';
import { type MeasureRow, measureRows } from './measure-rows.ts';
import { pairDraft } from './pair-draft.ts';
import { tellingLength } from './printed-digits.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { seriesOf } from './series.ts';
import { differenceOf, show, where } from './words.ts';

/**
 * Figures of the running text against the row of their measure, period by period. Of a series (分别为 A、B 和 C) a
 * value that differs contradicts the row where the others agree with it. A figure alone contradicts it only where it
 * is the row's figure of another period: the words then name the wrong one. Gives the numbers that it settled.
 */
export function checkToldFigures(filing: Filing, out: RuleOutput, context: CheckContext): Set<number> {
  const checked = new Set<number>();
  const rowOf = measureRows(filing, context);
  const dealt = new Set<number>();
  for (const series of seriesOf(filing, context)) {
    const rows = rowOf(filing.blocks[series.block]?.section ?? -1, plainMeasure(series.measure));
    const pairs = series.points.flatMap(({ number, period }) => {
      dealt.add(number.index);
      const best = bestFigure(rows, number, period);
      return best ? [{ number, own: best.own, agrees: best.agrees }] : [];
    });
    const agreeing = pairs.filter((pair) => pair.agrees !== 'fail').length;
    if (agreeing === 0) continue;
    for (const { number, own, agrees: status } of pairs) {
      checked.add(number.index);
      if (status !== 'fail') out.check({ ...pairDraft(number, own, context), status });
      else contradict(number, own, series.measure, seriesWords, 0.8 + 0.04 * agreeing, out, context);
    }
  }
  for (const fact of filing.facts) {
    const number = filing.numbers[fact.number];
    if (number?.place.in !== 'block' || dealt.has(number.index) || fact.period === null) continue;
    if (!ofIssuer(fact.subject) || number.value === null || number.ulp === null) continue;
    const rows = rowOf(
      filing.blocks[number.place.block]?.section ?? -1,
      plainMeasure(fact.measure),
      fact.scope === 'parent',
    );
    const best = bestFigure(rows, number, fact.period);
    if (!best) continue;
    const { own, row, agrees: status } = best;
    if (status !== 'fail') {
      checked.add(number.index);
      out.check({ ...pairDraft(number, own, context), status });
      continue;
    }
    const other = [...row.values()].find(
      (figure) => figure !== own && figure.value === number.value && enoughDigits(figure),
    );
    const item = other ? null : otherItem(filing, own, number, context);
    if (item && datedJustBefore(filing, number, context)) {
      checked.add(number.index);
      contradict(number, own, fact.measure, itemWords(item, show(number)), 0.85, out, context);
      continue;
    }
    if (other && datedJustBefore(filing, number, context)) {
      checked.add(number.index);
      contradict(number, own, fact.measure, periodWords(show(other)), 0.8, out, context);
    }
  }
  return checked;
}

function plainMeasure(measure: string): string {
  return measure.replace(/^(公司|发行人|本公司|合并)(的)?/, '');
}

function ofIssuer(subject: string): boolean {
  return subject === '' || subject === '公司' || subject === '发行人';
}

function enoughDigits(number: NumberMention): boolean {
  return tellingLength(number) >= 4;
}

/** The figure of the period in the first row that agrees, else in the first that has one. */
function bestFigure(
  rows: readonly MeasureRow[],
  number: NumberMention,
  period: string,
): { own: NumberMention; row: MeasureRow; agrees: 'pass' | 'rounding' | 'fail' } | null {
  let first: ReturnType<typeof bestFigure> = null;
  for (const row of rows) {
    const own = figureAt(row, period);
    if (!own || own.dimension !== number.dimension) continue;
    const found = { own, row, agrees: agrees(number, own) };
    if (found.agrees !== 'fail') return found;
    first ??= found;
  }
  return first;
}

/** By size: a loss or a decline is printed without its sign in words. */
function agrees(number: NumberMention, own: NumberMention): 'pass' | 'rounding' | 'fail' {
  const size = (one: NumberMention) => ({ ...one, value: (one.value ?? '').replace('-', '') });
  const [a, b] = [size(number), size(own)];
  return a.value === b.value ? 'pass' : comparePrinted(intervalOf(a), intervalOf(b));
}

/** The only date of the sentence before the number, and near it: nothing else can be the figure's period. */
function datedJustBefore(filing: Filing, number: NumberMention, context: CheckContext): boolean {
  if (number.place.in !== 'block') return false;
  const { block, start } = number.place;
  const span = context.sentencesOf(block).find((one) => one.start <= start && start < one.end);
  if (!span) return false;
  const dates = context
    .numbersOfBlock(block)
    .map((index) => filing.numbers[index] as NumberMention)
    .filter((one) => one.kind === 'date' && one.place.start >= span.start && one.place.end <= start);
  const date = dates[dates.length - 1];
  if (dates.length !== 1 || !date) return false;
  const between = (filing.blocks[block]?.text ?? '').slice(date.place.end, start).replace(/\s/g, '');
  return between.length <= 24 && !/较|比|增|减|分别|上年|同期|计划|预计/.test(between);
}

interface Because {
  zh: string;
  en: string;
}

const seriesWords: Because = {
  zh: '同句其余各期与表一致',
  en: 'the other periods of the sentence agree with the table',
};

/** The label of another row of the table whose figure in the same column is just the number told. */
function otherItem(filing: Filing, own: NumberMention, number: NumberMention, context: CheckContext): string | null {
  if (own.place.in !== 'cell' || !enoughDigits(number)) return null;
  const { table, column } = own.place;
  const grid = context.gridOf(table);
  for (let row = grid.table.headerRows; row < grid.cells.length; row += 1) {
    const cell = grid.cells[row]?.[column];
    if (row === own.place.row || typeof cell !== 'object' || cell.number.value !== number.value) continue;
    return (filing.tables[table]?.rows[row]?.cells[0]?.text ?? '').replace(/\s/g, '');
  }
  return null;
}

function itemWords(item: string, value: string): Because {
  return { zh: `所写 ${value} 是表中“${item}”的数`, en: `${value} is the table’s figure of ${item}` };
}

function periodWords(other: string): Because {
  return { zh: `所写 ${other} 是表中同一项目另一期间的数`, en: `${other} is the table’s figure of another period` };
}

function contradict(
  number: NumberMention,
  own: NumberMention,
  measure: string,
  because: Because,
  confidence: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const draft = pairDraft(number, own, context);
  const [here, there] = [where(draft.mentions[0], context), where(draft.mentions[1], context)];
  const [a, b] = [show(number), show(own)];
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: Math.min(0.94, confidence),
      stated: number.value,
      expected: own.value,
      difference: differenceOf(number, own),
      title: {
        zh: `文表不符：${measure} ${a}，表中为 ${b}`,
        en: `Text against table: ${measure} ${a}, ${b} in the table`,
      },
      explanation: {
        zh: `${here.zh}写${measure}为 ${a}，${there.zh}的表中同一项目同一期间为 ${b}；${because.zh}。`,
        en: `At ${here.en} the text gives ${measure} as ${a}, the table at ${there.en} has ${b} for the same item and period; ${because.en}.`,
      },
    },
  });
}
