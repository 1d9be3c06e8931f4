import type { Fact, Filing, NumberMention, Table } from '../model/filing.ts';
import { scopeOf } from '../reader/scope.ts';
import type { Grid } from './grid.ts';
import { itemOf } from './line-items.ts';
import { onceARun } from './once.ts';
import type { CheckContext } from './rule.ts';

export type StatementKind = 'balance' | 'income' | 'cash';
export type Scope = 'consolidated' | 'parent';

/** A balance sheet, an income or a cash flow statement as a table holds it. */
export interface Statement {
  kind: StatementKind;
  scope: Scope;
  grid: Grid;
  /** Rows by item; an item that stands twice with different figures is left out. */
  rows: Map<string, number>;
  /** Columns that hold amounts of one period. */
  columns: { column: number; period: string }[];
}

/** The periods that 期末, 期初, 本期 and 上期 mean, as the balance sheet and the income statement head their columns. */
export interface Relative {
  ends: string[];
  spans: string[];
}

const tests: Record<StatementKind, readonly string[]> = {
  balance: ['资产总计', '负债合计'],
  income: ['营业利润', '利润总额', '净利润'],
  cash: ['经营现金净额', '投资现金净额', '筹资现金净额', '现金净增加额'],
};

/** The statements of a filing in reading order, summaries of three rows and more included; found once a run. */
export const statementsOf = onceARun(findStatements);

function findStatements(filing: Filing, context: CheckContext): Statement[] {
  const periods = periodsByNumber(filing);
  const statements: Statement[] = [];
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || table.columns.length < 2) continue;
    const grid = context.gridOf(table.index);
    const rows = itemRows(grid);
    const kind = (Object.keys(tests) as StatementKind[]).find((one) => tests[one].every((item) => rows.has(item)));
    if (!kind) continue;
    const columns = datedColumns(grid, kind === 'balance', periods);
    if (columns.length > 0)
      statements.push({ kind, scope: scopeOfTable(filing, table) ?? 'consolidated', grid, rows, columns });
  }
  return statements;
}

/** The fullest statement of each kind and scope: the one that others are compared with. */
export function mainStatements(statements: readonly Statement[]): Statement[] {
  const best = new Map<string, Statement>();
  for (const statement of statements) {
    const key = `${statement.kind}.${statement.scope}`;
    const rival = best.get(key);
    if (!rival || statement.rows.size > rival.rows.size) best.set(key, statement);
  }
  return [...best.values()].filter((statement) => statement.rows.size >= 12);
}

export function relativePeriods(main: readonly Statement[]): Relative {
  const of = (kind: StatementKind) =>
    main.find((one) => one.kind === kind && one.scope === 'consolidated') ?? main.find((one) => one.kind === kind);
  const latestFirst = (statement: Statement | undefined) =>
    (statement?.columns ?? []).map((column) => column.period).sort((a, b) => (a.slice(-10) < b.slice(-10) ? 1 : -1));
  return { ends: latestFirst(of('balance')), spans: latestFirst(of('income')) };
}

export function periodsByNumber(filing: Filing): Map<number, Fact['period']> {
  return new Map(filing.facts.map((fact) => [fact.number, fact.period]));
}

/**
 * Rows by item. Of an item that stands twice the first row is taken where the figures agree or the second is a
 * part of it (其中：其他应收款 below 其他应收款（合计）), else none.
 */
export function itemRows(grid: Grid): Map<string, number> {
  const rows = new Map<string, number>();
  const twice = new Set<string>();
  for (let r = grid.table.headerRows; r < grid.table.rows.length; r++) {
    const label = grid.labels[r];
    if (!label || !grid.cells[r]?.some((cell) => cell !== 'words')) continue;
    const item = itemOf(label);
    const first = rows.get(item);
    if (first === undefined) rows.set(item, r);
    else if (!grid.table.rows[r]?.ofWhich && !sameFigures(grid, first, r)) twice.add(item);
  }
  for (const item of twice) rows.delete(item);
  return rows;
}

function sameFigures(grid: Grid, one: number, other: number): boolean {
  return (grid.cells[one] ?? []).every((cell, column) => {
    const rival = grid.cells[other]?.[column];
    if (typeof cell !== 'object' || typeof rival !== 'object')
      return typeof cell !== 'object' && typeof rival !== 'object';
    return cell.number.value === rival.number.value;
  });
}

/** Columns whose numbers have one period: an instant for a balance sheet, a span for the others. */
function datedColumns(grid: Grid, instant: boolean, periods: Map<number, string | null>): Statement['columns'] {
  const columns: Statement['columns'] = [];
  grid.table.columns.forEach((_, column) => {
    if (grid.kinds[column] !== 'amount') return;
    const period = columnPeriod(grid, column, periods);
    const fitted = period === null ? null : fitPeriod(period, instant);
    if (fitted !== null && !columns.some((one) => one.period === fitted)) columns.push({ column, period: fitted });
  });
  return columns;
}

/** The period of a column's first dated number. */
export function columnPeriod(grid: Grid, column: number, periods: Map<number, string | null>): string | null {
  for (const row of grid.cells) {
    const cell = row[column];
    if (typeof cell === 'object') return periods.get(cell.number.index) ?? null;
  }
  return null;
}

/** 2023 年度 as the instant of its end, 2023 年末 as the year that ends there. */
export function fitPeriod(period: string, instant: boolean): string | null {
  if (instant) return period.slice(-10);
  if (period.includes('/')) return period;
  return /^\d{4}-\d\d-\d\d$/.test(period) ? `${period.slice(0, 4)}-01-01/${period}` : null;
}

/** The same day or span, a year earlier. */
export function yearBefore(period: string): string {
  return period
    .split('/')
    .map((day) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`)
    .join('/');
}

/** Consolidated or parent, by the table's title, else by the nearest heading above that says so. */
export function scopeOfTable(filing: Filing, table: Table): Scope | null {
  const own = scopeOf(table.title);
  if (own !== null) return own;
  let section = filing.sections[table.section];
  for (let guard = 0; section && guard < 10; guard++) {
    const said = scopeOf(section.title);
    if (said !== null) return said;
    const parent: string | null = section.parentId;
    section = parent === null ? undefined : filing.sections[sectionIndex(filing, parent, section.index)];
  }
  return null;
}

/** Sections are in reading order, so a parent stands before its child. */
function sectionIndex(filing: Filing, id: string, before: number): number {
  for (let index = before - 1; index >= 0; index--) if (filing.sections[index]?.id === id) return index;
  return -1;
}

/** What a statement's cell holds: a number, 0 for a nil cell, or null where the row is missing or holds words. */
export function amountAt(statement: Statement, item: string, column: number): NumberMention | 'nil' | null {
  const row = statement.rows.get(item);
  const cell = row === undefined ? undefined : statement.grid.cells[row]?.[column];
  if (cell === undefined || cell === 'words') return null;
  return cell === 'nil' ? 'nil' : cell.number;
}
