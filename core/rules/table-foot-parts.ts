import { type Column, columnsOf, hasNumber, type Item, judge } from '../check/footing.ts';
import { type Grid, numberIn } from '../check/grid.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { emit } from './table-foot-report.ts';

/** A row, the 其中 under it, and the rows up to the next such row. */
interface Group {
  head: number;
  items: Item[];
}

/**
 * One amount broken down several times in one table (by product, by region, by kind of customer, each under its own
 * 其中): where at least two of the breakdowns add up to their heads exactly, the others have to.
 */
export function checkParts(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const columns = columnsOf(grid);
  if (columns.length === 0) return;
  const groups = groupsOf(grid, columns);
  if (groups.length < 3) return;
  for (const column of columns) {
    if (column.share) continue;
    const live = groups.filter(({ head }) => (column.units[head] ?? 0) !== 0 && numberIn(grid, head, column.index));
    const holding = live.filter(({ head, items }) => judge(column, items, head).status === 'pass');
    const values = new Set(live.map(({ head }) => column.units[head]));
    // The breakdowns are of one amount: what foots for two of them is what the third is broken down from too.
    if (holding.length < 2 || values.size !== 1) continue;
    for (const { head, items } of live) {
      const total = numberIn(grid, head, column.index);
      if (total) emit(grid, column, items, head, total, judge(column, items, head), out, context);
    }
  }
}

function groupsOf(grid: Grid, columns: Column[]): Group[] {
  const { table } = grid;
  const groups: Group[] = [];
  let open: Group | null = null;
  const close = (): void => {
    if (open && open.items.length >= 2) groups.push(open);
    open = null;
  };
  for (let row = table.headerRows; row < table.rows.length; row += 1) {
    const role = table.rows[row]?.role;
    const label = (grid.labels[row] ?? '').replace(/[：:]$/, '');
    const next = (grid.labels[row + 1] ?? '').replace(/[：:]$/, '');
    if (role !== 'data' || next === '其中') close();
    if (role === 'data' && next === '其中' && hasNumber(grid, columns, row)) open = { head: row, items: [] };
    else if (open && label !== '其中' && hasNumber(grid, columns, row)) open.items.push({ row, sign: 1, parts: [] });
  }
  close();
  return groups;
}
