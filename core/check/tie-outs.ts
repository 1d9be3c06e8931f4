import type { Filing, NumberMention, Table } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';
import type { Grid } from './grid.ts';
import { itemOf } from './line-items.ts';
import type { CheckContext } from './rule.ts';
import {
  columnPeriod,
  fitPeriod,
  itemRows,
  periodsByNumber,
  type Relative,
  type Scope,
  type Statement,
  scopeOfTable,
} from './statements.ts';

/** A cell elsewhere that names a line item and a period of a statement, beside the statement's own. */
export interface TieOut {
  item: string;
  stated: NumberMention;
  own: NumberMention;
  statement: Statement;
  agrees: 'pass' | 'rounding' | 'fail';
  row: number;
  column: number;
}

type Index = Map<string, { number: NumberMention; statement: Statement }>;

/** All tie-outs of a table to the statements, or none for the statements themselves. */
export interface TableTies {
  table: Table;
  ties: TieOut[];
}

export function tieOuts(
  filing: Filing,
  main: readonly Statement[],
  relative: Relative,
  context: CheckContext,
): TableTies[] {
  const index = indexOf(main);
  const periods = periodsByNumber(filing);
  const own = new Set(main.map((statement) => statement.grid.table.index));
  const kinds = new Map<string, boolean>();
  for (const statement of main) for (const item of statement.rows.keys()) kinds.set(item, statement.kind === 'balance');
  const found: TableTies[] = [];
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || own.has(table.index) || table.columns.length < 2) continue;
    context.stopIfCancelled();
    const grid = context.gridOf(table.index);
    const columns = columnsOf(grid, periods, relative);
    if (columns.length === 0) continue;
    const scope: Scope = scopeOfTable(filing, table) ?? 'consolidated';
    const ties: TieOut[] = [];
    for (const [item, row] of rowsOf(filing, table, grid, kinds)) {
      const instant = kinds.get(item);
      if (instant === undefined) continue;
      for (const { column, period, both } of columns) {
        const cell = grid.cells[row]?.[column];
        // A figure of a span does not stand under 期末余额; under 2023 年 12 月 31 日/2023 年度 both kinds do.
        const fitted = instant || both || period.includes('/') ? fitPeriod(period, instant) : null;
        if (typeof cell !== 'object' || fitted === null) continue;
        const rival = index.get(`${scope}|${item}|${fitted}`);
        if (!rival || rival.number.dimension !== cell.number.dimension) continue;
        const agrees = agreement(cell.number, rival.number);
        if (agrees)
          ties.push({ item, stated: cell.number, own: rival.number, statement: rival.statement, agrees, row, column });
      }
    }
    if (ties.length > 0) found.push({ table, ties: withoutParts(ties) });
  }
  return found;
}

/** Of several columns of one period (levels of fair value, segments) only the one that agrees is the item's whole. */
function withoutParts(ties: TieOut[]): TieOut[] {
  const byCell = new Map<string, TieOut[]>();
  for (const tie of ties) {
    const key = `${tie.row}|${tie.own.index}`;
    const list = byCell.get(key);
    if (list) list.push(tie);
    else byCell.set(key, [tie]);
  }
  return ties.filter((tie) => tie.agrees !== 'fail' || byCell.get(`${tie.row}|${tie.own.index}`)?.length === 1);
}

function agreement(left: NumberMention, right: NumberMention): TieOut['agrees'] | null {
  if (left.value === null || right.value === null || left.ulp === null || right.ulp === null) return null;
  return left.value === right.value ? 'pass' : comparePrinted(intervalOf(left), intervalOf(right));
}

function indexOf(main: readonly Statement[]): Index {
  const index: Index = new Map();
  for (const statement of main) {
    for (const [item, row] of statement.rows) {
      for (const { column, period } of statement.columns) {
        const cell = statement.grid.cells[row]?.[column];
        const key = `${statement.scope}|${item}|${period}`;
        if (typeof cell === 'object' && !index.has(key)) index.set(key, { number: cell.number, statement });
      }
    }
  }
  return index;
}

/** Rows of the table that name an item of the statements, and in an item's own note the total row. */
function rowsOf(filing: Filing, table: Table, grid: Grid, kinds: ReadonlyMap<string, boolean>): [string, number][] {
  const rows = [...itemRows(grid)].filter(([item]) => kinds.has(item));
  const topic = topicOf(filing, table, kinds);
  if (topic === null) return rows;
  const totals = table.rows
    .map((_, r) => r)
    .filter((r) => r >= table.headerRows && /^(合计|总计)$/.test(grid.labels[r] ?? ''));
  if (totals.length !== 1) return rows;
  // In the item's own note a row of its name is a part (其他应付款 beside 应付股利); the total is the item.
  return [...rows.filter(([item]) => item !== topic), [topic, totals[0] as number]];
}

/** The line item that a note is about: its title, else the heading above it, is the item's name. */
function topicOf(filing: Filing, table: Table, kinds: ReadonlyMap<string, boolean>): string | null {
  const section = filing.sections[table.section];
  for (const words of [table.title, section?.title ?? '']) {
    const plain = words
      .replace(/\s/g, '')
      .replace(/^(公司|报告期|各期末)/, '')
      .replace(/(分类|列示|明细|构成|情况|分类列示|项目列示)$/, '');
    const item = itemOf(plain);
    if (kinds.has(item)) return item;
  }
  return null;
}

/** Parts of a heading that say which side of an item a column shows; only the carrying amount ties to the statement. */
const sideWords =
  /账面余额|原值|坏账|跌价|减值|准备|折旧|摊销|比例|占|增|减|变动|%|％|调整|影响|累计|差异|计提|成本$|同比|每股/;

interface Dated {
  column: number;
  period: string;
  /** The heading names an instant and a span. */
  both: boolean;
}

function columnsOf(grid: Grid, periods: Map<number, string | null>, { ends, spans }: Relative): Dated[] {
  const columns: Dated[] = [];
  grid.table.columns.forEach((heading, column) => {
    if (grid.kinds[column] !== 'amount') return;
    const plain = heading.replace(/\s/g, '');
    if (sideWords.test(plain)) return;
    const period = relative(plain, ends, spans) ?? columnPeriod(grid, column, periods);
    if (period) columns.push({ column, period, both: /年度|\d月\/|-\d+月/.test(plain) });
  });
  return columns;
}

function relative(heading: string, ends: string[], spans: string[]): string | null {
  if (/\d{4}/.test(heading)) return null;
  if (/^(期末|年末|本期末|本年末)/.test(heading)) return ends[0] ?? null;
  if (/^(期初|年初|上年年末|上年末|上期末)/.test(heading)) return ends[1] ?? null;
  if (/^(本期|本年)(度)?(发生额|金额|数|合计)?($|\/)/.test(heading)) return spans[0] ?? null;
  if (/^(上期|上年|上年同期)(度)?(发生额|金额|数|合计)?($|\/)/.test(heading)) return spans[1] ?? null;
  return null;
}
