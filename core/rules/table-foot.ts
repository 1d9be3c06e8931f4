import {
  type Column,
  columnsOf,
  findSum,
  foots,
  hasNumber,
  type Item,
  judge,
  lastTotal,
  type Sum,
  type Verdict,
} from '../check/footing.ts';
import { type Grid, numberIn } from '../check/grid.ts';
import { checkPartsWithin } from '../check/parts-within.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { scaled } from '../check/scaled.ts';
import type { TableRow } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import { checkParts } from './table-foot-parts.ts';
import { emit } from './table-foot-report.ts';

/**
 * Totals and subtotals of tables, column by column. What a total row sums is looked for before anything is
 * called wrong: some stretch of the rows right above it, with 减 rows negative, 其中 rows left out, and a
 * subtotal standing for the rows it sums. A column fails where the stretch that foots the other columns
 * does not foot it, and no rounding of its numbers explains the difference.
 */
export const tableFoot: Rule = {
  id: 'table.foot',
  needs: ['tables', 'numbers'],
  run(filing, out, context) {
    for (const table of filing.tables) {
      if (table.kind !== 'grid' || table.columns.length < 2) continue;
      if (!table.rows.some((row) => row.role === 'total' || row.role === 'subtotal')) continue;
      context.stopIfCancelled();
      footTable(context.gridOf(table.index), out, context);
    }
    for (const table of filing.tables) {
      if (table.kind !== 'grid') continue;
      checkParts(context.gridOf(table.index), out, context);
      checkPartsWithin(context.gridOf(table.index), out, context);
    }
  },
};

function footTable(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const columns = columnsOf(grid);
  if (columns.length === 0) return;
  const { table } = grid;
  const hasParts = table.rows.some((row, r) => row.ofWhich || (grid.labels[r] ?? '').startsWith('其中'));
  const open: Item[] = [];
  for (let r = table.headerRows; r < table.rows.length; r++) {
    const row = table.rows[r] as TableRow;
    if (row.role === 'header' || row.role === 'note') continue;
    const label = grid.labels[r] ?? '';
    const isTotal = row.role === 'total' || row.role === 'subtotal';
    if (!isTotal) {
      if (row.ofWhich || !hasNumber(grid, columns, r)) continue;
      const implied = impliedSum(grid, columns, open, r);
      if (implied) {
        reportSum(grid, columns, implied.items, r, true, out, context);
        open.splice(open.length - implied.taken, implied.taken, { row: r, sign: 1, parts: implied.items });
        continue;
      }
      open.push({ row: r, sign: /^(减|扣除|抵销|抵消|合并抵)/.test(label) ? -1 : 1, parts: [] });
      continue;
    }
    const sum = findSum(columns, open, r, hasParts, isPlain(grid, r));
    if (sum) {
      reportSum(grid, columns, sum.items, r, sum.trusted, out, context);
      open.splice(open.length - sum.taken, sum.taken, { row: r, sign: 1, parts: sum.items });
    } else {
      const items = open.slice(lastTotal(grid, open) + 1);
      reportUnfooted(grid, columns, items, r, open.length === items.length, out, context);
      open.splice(open.length - items.length, items.length, { row: r, sign: 1, parts: items });
    }
  }
}

/**
 * A row that its label does not call a total but that the rows above with a 减 or 加 make: 净利润, 减：非经常性损益,
 * 扣除后的净利润. Told by all its columns but one at most, two of them at least.
 */
function impliedSum(grid: Grid, columns: Column[], open: Item[], row: number): Sum | null {
  const last = open[open.length - 1];
  if (!last || !/^[减加][：:]/.test(grid.labels[last.row] ?? '')) return null;
  const amounts = columns.filter((column) => !column.share && column.units[row]);
  if (amounts.length < 2) return null;
  const sum = findSum(amounts, open, row, false);
  if (!sum || sum.items.length < 2 || !sum.items.includes(last)) return null;
  const holding = amounts.filter((column) => foots(column, sum.items, row)).length;
  return holding >= 2 && holding >= amounts.length - 1 ? sum : null;
}

function reportSum(
  grid: Grid,
  columns: Column[],
  items: Item[],
  row: number,
  trusted: boolean,
  out: RuleOutput,
  context: CheckContext,
): void {
  const shareFoots = columns.some(
    (column) => column.share && numberIn(grid, row, column.index) && foots(column, items, row),
  );
  for (const column of columns) {
    const total = numberIn(grid, row, column.index);
    if (!total) continue;
    const verdict = judge(column, items, row);
    if (verdict.status === 'fail' && leftOutRow(grid, column, items, row, verdict.off)) {
      emit(grid, column, items, row, total, softened(verdict), out, context);
      continue;
    }
    // A percentage column may hold shares of different wholes: it is held to its sum only where another one foots,
    // or where its parts are so plainly 100% that the total can't be another figure.
    if (verdict.status === 'fail' && column.share && !shareFoots && !isWhole(column, items, verdict.sum)) continue;
    const sure = trusted || (grid.table.confidence >= 0.6 && looksLikeSlip(column, items, row, verdict.off));
    emit(grid, column, items, row, total, sure ? verdict : softened(verdict), out, context);
  }
}

/** The difference is just what a row says that was not taken for an addend: the structure is doubtful, not the sum. */
function leftOutRow(grid: Grid, column: Column, items: Item[], row: number, off: number): boolean {
  const used = new Set(items.map((item) => item.row));
  for (let r = grid.table.headerRows; r < grid.table.rows.length; r++) {
    if (r === row || used.has(r)) continue;
    if (Math.abs(column.units[r] ?? 0) === Math.abs(off)) return true;
  }
  return false;
}

/** The parts add up to 100% within their rounding. */
function isWhole(column: Column, items: Item[], sum: number): boolean {
  const whole = scaled('1', column.digits) ?? 0;
  return (
    items.length >= 3 &&
    Math.abs(sum - whole) * 2 <= items.reduce((all, item) => all + (column.slack[item.row] ?? 0), 0)
  );
}

/** One total at the end, and no subtotal or 其中 above it. */
function isPlain({ table }: Grid, row: number): boolean {
  return (
    table.confidence >= 0.6 &&
    row >= table.rows.length - 2 &&
    table.rows.every((entry, r) => r === row || (!entry.ofWhich && entry.role !== 'subtotal' && entry.role !== 'total'))
  );
}

const unsure: Bilingual = {
  zh: '没有一种加项结构能使该合计行成立，无法判断其由哪些行相加',
  en: 'No stretch of rows foots this total, so it can’t be told which rows it sums',
};

function softened(verdict: Verdict): Verdict {
  return verdict.status === 'fail' ? { ...verdict, status: 'not-checkable', reason: unsure } : verdict;
}

/**
 * No stretch of rows foots any column. In a plain table, where a total can only sum all rows above it, that
 * is an error if the difference is of the kind that a slip of the pen leaves; else it stays open.
 */
function reportUnfooted(
  grid: Grid,
  columns: Column[],
  items: Item[],
  row: number,
  all: boolean,
  out: RuleOutput,
  context: CheckContext,
): void {
  const plain = all && items.length >= 2 && isPlain(grid, row);
  for (const column of columns) {
    const total = numberIn(grid, row, column.index);
    if (!total || items.length === 0) continue;
    const verdict = judge(column, items, row);
    if (verdict.status !== 'fail') continue;
    const slip = plain && !column.share && looksLikeSlip(column, items, row, verdict.off);
    emit(grid, column, items, row, total, slip ? verdict : softened(verdict), out, context);
  }
}

/** A unit of the coarsest last digit, in the column's units. */
function lastDigit(column: Column, items: Item[], row: number): number {
  return items.reduce((size, item) => Math.max(size, column.slack[item.row] ?? 0), Math.max(1, column.slack[row] ?? 0));
}

/** One digit off, two digits swapped, a scale or a sign slipped: differences that a wrong structure seldom leaves. */
function looksLikeSlip(column: Column, items: Item[], row: number, off: number): boolean {
  let rest = Math.abs(off);
  if (rest === 0 || (column.units[row] ?? 0) === 0) return false;
  const stated = column.units[row] ?? 0;
  // A minus before the total; one before a part can't be told from a row that is taken off.
  if (stated < 0 && -2 * stated === rest) return true;
  const values = [stated, ...items.map((item) => column.units[item.row] ?? 0)];
  if (values.some((value) => value !== 0 && [value * 9, value * 0.9].some((size) => Math.abs(size) === rest)))
    return true;
  // A unit or two of the last digit is rounding carried along.
  const unit = lastDigit(column, items, row);
  if (rest <= 2 * unit) return false;
  // Between small counts any difference is of one digit.
  if (rest < 10 * unit && rest * 20 > Math.abs(stated)) return false;
  while (rest % 10 === 0) rest /= 10;
  if (rest > 9 && !(rest % 9 === 0 && rest <= 81)) return false;
  return !items.some((item) => Math.abs(column.units[item.row] ?? 0) === Math.abs(off));
}
