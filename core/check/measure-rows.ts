import type { Filing, NumberMention } from '../model/filing.ts';
import type { Grid } from './grid.ts';
import { itemOf, plainItem } from './line-items.ts';
import { onceARun } from './once.ts';
import type { CheckContext } from './rule.ts';
import { columnPeriod, fitPeriod, mainStatements, periodsByNumber, statementsOf } from './statements.ts';

/** The figures of a row by period, all instants or all spans; empty where the filing has no such row. */
export type MeasureRow = ReadonlyMap<string, NumberMention>;

const suffix = /(账面余额|余额|账面价值|账面净值|金额|净额|规模)$/;
const none: MeasureRow = new Map();

/**
 * Looks up the rows that a measure of the running text names: in the tables of its section by the very label, then
 * by line item in the consolidated statements. Both, where there are both: a row of the name may be a part of the
 * item (其他应收款 beside 应收股利). Made once a run.
 */
export const measureRows = onceARun(makeLookUp);

function makeLookUp(
  filing: Filing,
  context: CheckContext,
): (section: number, measure: string, parent?: boolean) => MeasureRow[] {
  const periods = periodsByNumber(filing);
  const bySection = new Map<number, Map<string, { grid: Grid; row: number }>>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const grid = context.gridOf(table.index);
    let labels = bySection.get(table.section);
    if (!labels) {
      labels = new Map();
      bySection.set(table.section, labels);
    }
    for (let row = table.headerRows; row < grid.labels.length; row++) {
      const label = plainItem(grid.labels[row] ?? '');
      if (label !== '' && !labels.has(label)) labels.set(label, { grid, row });
    }
  }
  const main = mainStatements(statementsOf(filing, context));
  return (section, measure, parent = false) => {
    const own = bySection.get(section)?.get(measure);
    const rows = own ? [figuresOf(own.grid, own.row, periods)] : [];
    const item = itemOf(measure.replace(suffix, ''));
    for (const statement of main) {
      if (statement.scope !== (parent ? 'parent' : 'consolidated')) continue;
      const row = statement.rows.get(item);
      if (row !== undefined) rows.push(figuresOf(statement.grid, row, periods));
    }
    return rows.filter((row) => row.size >= 2);
  };
}

/** Empty where two columns have one period (金额, 数量), or a cell is nil: which is meant is then open. */
function figuresOf(grid: Grid, row: number, periods: Map<number, string | null>): MeasureRow {
  const figures = new Map<string, NumberMention>();
  let length = -1;
  let dimension: string | null | undefined;
  for (let column = 0; column < grid.table.columns.length; column++) {
    const cell = grid.cells[row]?.[column];
    if (cell === 'words' || cell === undefined) continue;
    const period = columnPeriod(grid, column, periods);
    if (period === null || /占|比例|比重|变动|增长|增幅|同比/.test(grid.table.columns[column] ?? '')) continue;
    if (cell === 'nil') return none;
    const fitted = fitPeriod(period, !period.includes('/')) ?? period;
    length = length < 0 ? fitted.length : length;
    dimension ??= cell.number.dimension;
    if (fitted.length !== length || cell.number.dimension !== dimension || figures.has(fitted)) return none;
    figures.set(fitted, cell.number);
  }
  return figures;
}
