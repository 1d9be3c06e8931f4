import type { Filing, NumberMention } from '../model/filing.ts';
import { itemOf } from './line-items.ts';
import { type MeasureRow, measureRows } from './measure-rows.ts';
import { onceARun } from './once.ts';
import { push } from './push.ts';
import type { CheckContext } from './rule.ts';
import { seriesOf } from './series.ts';
import { columnPeriod, fitPeriod, itemRows, periodsByNumber, scopeOfTable } from './statements.ts';

/** The figures of one measure by period, and where they were found. */
export interface Row {
  figures: MeasureRow;
  /** `near`: the same section or a consolidated statement; `far`: a table elsewhere that has an item of the name. */
  from: 'near' | 'far';
}

export type FigureFinder = (section: number, measure: string) => Row[];

/** Words that say whose or of when a measure is, and none of its name. */
const owners =
  /^(公司|发行人|本公司|合并|当期|当年|同期|同年|本期|各期末|各期|期末|年末|同期末|当期末|各年|各年末|其(?!他|中|余))(的)?/;
const endings = /(账面余额|余额|账面价值|账面净值|金额|净额|规模|总额|合计|总规模)$/;
const mostFar = 6;

/** A measure without the words for whose it is and of when. */
export function bareMeasure(measure: string): string {
  let bare = measure.replace(/\s/g, '');
  for (let guard = 0; guard < 4; guard++) {
    const shorter = bare.replace(owners, '');
    if (shorter === bare) break;
    bare = shorter;
  }
  return bare;
}

/**
 * Looks up the figures of a measure by period: series that the running text of the section deals out, rows of the
 * section's tables, the consolidated statements, and tables elsewhere that print the line item. Made once a run.
 */
export const figureFinder = onceARun(makeFinder);

function makeFinder(filing: Filing, context: CheckContext): FigureFinder {
  const rowOf = measureRows(filing, context);
  const told = toldSeries(filing, context);
  const far = itemsEverywhere(filing, context);
  const cache = new Map<string, Row[]>();
  return (section, measure) => {
    const bare = bareMeasure(measure);
    const key = `${section}|${bare}`;
    const before = cache.get(key);
    if (before) return before;
    const plain = bare.replace(endings, '');
    const rows: Row[] = [];
    const seen = new Set<MeasureRow>();
    const add = (figures: MeasureRow, from: Row['from']): void => {
      if (figures.size < 2 || seen.has(figures)) return;
      seen.add(figures);
      rows.push({ figures, from });
    };
    for (const name of new Set([bare, plain])) {
      for (const figures of told.get(`${section}|${name}`) ?? []) add(figures, 'near');
    }
    const items = new Set([bare, plain, `${plain}合计`]);
    for (const name of items) for (const figures of rowOf(section, name)) add(figures, 'near');
    const lines = new Set([...items].map((name) => itemOf(name)));
    for (const item of lines) for (const figures of far.get(item) ?? []) add(figures, 'far');
    cache.set(key, rows);
    return rows;
  };
}

/** The series of the running text by section and measure; only those whose periods are all known. */
function toldSeries(filing: Filing, context: CheckContext): Map<string, MeasureRow[]> {
  const told = new Map<string, MeasureRow[]>();
  for (const series of seriesOf(filing, context)) {
    if (series.points.some((point) => point.period === '')) continue;
    const figures = new Map(series.points.map((point) => [point.period, point.number]));
    const section = filing.blocks[series.block]?.section ?? -1;
    const bare = bareMeasure(series.measure);
    for (const name of new Set([bare, bare.replace(endings, '')])) push(told, `${section}|${name}`, figures);
  }
  return told;
}

/** Rows of every table that is not the parent's, by line item; of rows with the same figures the first. */
function itemsEverywhere(filing: Filing, context: CheckContext): Map<string, MeasureRow[]> {
  const periods = periodsByNumber(filing);
  const items = new Map<string, MeasureRow[]>();
  const seen = new Set<string>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || scopeOfTable(filing, table) === 'parent') continue;
    const grid = context.gridOf(table.index);
    const columns: { column: number; period: string }[] = [];
    grid.kinds.forEach((kind, column) => {
      if (kind !== 'amount' || /占|比例|比重|变动|增长|增幅|同比|调整前/.test(table.columns[column] ?? '')) return;
      const period = columnPeriod(grid, column, periods);
      if (period !== null && !columns.some((one) => one.period === period)) columns.push({ column, period });
    });
    if (columns.length < 2) continue;
    context.stopIfCancelled();
    for (const [item, row] of itemRows(grid)) {
      if ((items.get(item)?.length ?? 0) >= mostFar) continue;
      const figures = new Map<string, NumberMention>();
      for (const { column, period } of columns) {
        const cell = grid.cells[row]?.[column];
        if (typeof cell === 'object') figures.set(period, cell.number);
      }
      if (figures.size < 2) continue;
      const print = `${item}|${[...figures].map(([period, number]) => `${period}=${number.value}`).join()}`;
      if (seen.has(print)) continue;
      seen.add(print);
      push(items, item, figures);
    }
  }
  return items;
}

/** A row's figure of a period: 2023 年度 of an instant is its end, 2023 年末 of a span the year that ends there. */
export function figureAt(figures: MeasureRow, period: string): NumberMention | undefined {
  const instants = ![...figures.keys()].some((one) => one.includes('/'));
  return figures.get(period) ?? figures.get(fitPeriod(period, instants) ?? '');
}
