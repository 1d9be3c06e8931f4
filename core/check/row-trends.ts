import type { Filing, NumberMention } from '../model/filing.ts';
import { type Direction, directionIn } from './directions.ts';
import type { Grid } from './grid.ts';
import { itemOf, plainItem } from './line-items.ts';
import type { CheckContext } from './rule.ts';
import { clauseSpans } from './sentences.ts';
import {
  columnPeriod,
  fitPeriod,
  mainStatements,
  periodsByNumber,
  type Statement,
  statementsOf,
} from './statements.ts';

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
  const periods = periodsByNumber(filing);
  const sections = new Map<number, Grid[]>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const list = sections.get(table.section);
    if (list) list.push(context.gridOf(table.index));
    else sections.set(table.section, [context.gridOf(table.index)]);
  }
  const main = mainStatements(statementsOf(filing, context)).filter((one) => one.scope === 'consolidated');
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
          const points = pointsOf(measure, sections.get(block.section) ?? [], main, periods);
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

const suffix = /(账面余额|余额|账面价值|账面净值|金额|净额|规模)$/;

function pointsOf(
  measure: string,
  grids: readonly Grid[],
  main: readonly Statement[],
  periods: Map<number, string | null>,
): NumberMention[] {
  for (const grid of grids) {
    const row = grid.labels.findIndex((label, r) => r >= grid.table.headerRows && plainItem(label) === measure);
    const points = row < 0 ? [] : rowPoints(grid, row, periods);
    if (points.length >= 2) return points;
  }
  const item = itemOf(measure.replace(suffix, ''));
  for (const statement of main) {
    const row = statement.rows.get(item) ?? -1;
    const points = row < 0 ? [] : rowPoints(statement.grid, row, periods);
    if (points.length >= 2) return points;
  }
  return [];
}

/** The row's numbers of one dimension by period, a period of another length left out. */
function rowPoints(grid: Grid, row: number, periods: Map<number, string | null>): NumberMention[] {
  const points = new Map<string, NumberMention>();
  let length = -1;
  let dimension: string | null | undefined;
  for (let column = 0; column < grid.table.columns.length; column++) {
    const cell = grid.cells[row]?.[column];
    if (cell === 'words' || cell === undefined) continue;
    const period = columnPeriod(grid, column, periods);
    if (period === null || /占|比例|比重|变动|增长|增幅|同比/.test(grid.table.columns[column] ?? '')) continue;
    if (cell === 'nil') return [];
    const fitted = fitPeriod(period, !period.includes('/')) ?? period;
    length = length < 0 ? fitted.length : length;
    dimension ??= cell.number.dimension;
    // Two columns of one period (金额, 数量) leave open which of them is meant; part-years don't go on with years.
    if (fitted.length !== length || cell.number.dimension !== dimension || points.has(fitted)) return [];
    if (!/12-31$/.test(fitted)) continue;
    points.set(fitted, cell.number);
  }
  return [...points].sort((a, b) => (a[0].slice(-10) < b[0].slice(-10) ? -1 : 1)).map(([, number]) => number);
}
