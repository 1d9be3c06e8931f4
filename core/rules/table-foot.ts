import { columnDigits, type Grid } from '../check/grid.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { scaled, unscaled } from '../check/scaled.ts';
import { show, showAs, where } from '../check/words.ts';
import type { NumberMention, TableRow } from '../model/filing.ts';
import type { CheckStatus } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { exactnessOf } from '../numbers/interval.ts';

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
  },
};

/** A row, or a subtotal that stands for the rows it sums. */
interface Item {
  row: number;
  sign: 1 | -1;
  /** Rows that a subtotal was found to sum, to try them again for a grand total. */
  parts: Item[];
}

/** One column's numbers as whole units. */
interface Column {
  index: number;
  share: boolean;
  digits: number;
  units: (number | null)[];
  /** Half units in the last place that each number may be off; 0 for exact ones. */
  slack: number[];
}

/** Rows above a total that are tried as its addends. */
const longestSum = 400;

function footTable(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const columns = columnsOf(grid);
  if (columns.length === 0) return;
  const { table } = grid;
  const hasParts = table.rows.some((row, r) => row.ofWhich || (grid.labels[r] ?? '').startsWith('其中'));
  let open: Item[] = [];
  for (let r = table.headerRows; r < table.rows.length; r++) {
    const row = table.rows[r] as TableRow;
    if (row.role === 'header' || row.role === 'note') continue;
    const label = grid.labels[r] ?? '';
    const isTotal = row.role === 'total' || row.role === 'subtotal';
    if (!isTotal) {
      if (row.ofWhich || !hasNumber(grid, columns, r)) continue;
      open.push({ row: r, sign: /^(减|扣除|抵销|抵消|合并抵)/.test(label) ? -1 : 1, parts: [] });
      continue;
    }
    const sum = findSum(columns, open, r, hasParts);
    if (sum) {
      reportSum(grid, columns, sum.items, r, sum.trusted, out, context);
      open = [...open.slice(0, open.length - sum.taken), { row: r, sign: 1, parts: sum.items }];
    } else {
      const items = open.slice(lastTotal(grid, open) + 1);
      reportUnfooted(grid, columns, items, r, open.length === items.length, out, context);
      open = [...open.slice(0, open.length - items.length), { row: r, sign: 1, parts: items }];
    }
  }
}

function columnsOf(grid: Grid): Column[] {
  const { table } = grid;
  const rows = table.rows.map((_, r) => r).filter((r) => r >= table.headerRows);
  const columns: Column[] = [];
  grid.kinds.forEach((kind, index) => {
    if (kind !== 'amount' && kind !== 'share') return;
    const digits = columnDigits(grid, index, rows);
    const slack: number[] = [];
    const dimension = rows.map((r) => numberIn(grid, r, index)).find((number) => number !== null)?.dimension;
    const units = table.rows.map((_, r): number | null => {
      const cell = grid.cells[r]?.[index];
      slack[r] = 0;
      if (cell === 'nil') return 0;
      if (cell === undefined || cell === 'words' || r < table.headerRows) return null;
      const { value, ulp } = cell.number;
      if (value === null || ulp === null) return null;
      // A percent sign among bare figures, or the other way round, is no share of the same whole.
      if (kind === 'share' && cell.number.dimension !== dimension) return null;
      slack[r] = exactnessOf(cell.number) === 'exact' ? 0 : (scaled(ulp, digits) ?? 0);
      return scaled(value, digits);
    });
    columns.push({ index, share: kind === 'share', digits, units, slack });
  });
  return columns;
}

function hasNumber(grid: Grid, columns: Column[], row: number): boolean {
  return columns.some((column) => typeof grid.cells[row]?.[column.index] === 'object');
}

/** Index in `open` of the last item that is itself a total, −1 for none. */
function lastTotal(grid: Grid, open: Item[]): number {
  for (let i = open.length - 1; i >= 0; i--) {
    const role = grid.table.rows[(open[i] as Item).row]?.role;
    if (role === 'total' || role === 'subtotal') return i;
  }
  return -1;
}

interface Sum {
  items: Item[];
  /** How many of the open items it takes. */
  taken: number;
  /** Whether enough columns foot for a column that doesn't to be called wrong. */
  trusted: boolean;
}

/**
 * The stretch of open items right above `row` that foots most of its columns, the longest among equals;
 * failing that, the same with each subtotal opened into its parts.
 */
function findSum(columns: Column[], open: Item[], row: number, hasParts: boolean): Sum | null {
  const live = columns.filter((column) => column.units[row] !== null && column.units[row] !== 0);
  if (live.length === 0) return null;
  const amounts = live.filter((column) => !column.share);
  const basis = amounts.length > 0 ? amounts : live;
  const flat = open.flatMap((item) => (item.parts.length > 0 ? item.parts : [item]));
  // The rows right above; the same with subtotals opened; the rows before a 其中 whose parts come last.
  const tries: { items: Item[]; taken: number; hits: number }[] = [];
  const direct = bestSuffix(basis, open, row);
  if (direct) tries.push({ items: open.slice(open.length - direct.length), taken: direct.length, hits: direct.hits });
  const opened = flat.length === open.length ? null : bestSuffix(basis, flat, row);
  if (opened) tries.push({ items: flat.slice(flat.length - opened.length), taken: open.length, hits: opened.hits });
  if (hasParts) {
    for (let end = open.length - 1; end >= 1; end--) {
      const before = bestSuffix(basis, open.slice(0, end), row);
      if (before)
        tries.push({
          items: open.slice(end - before.length, end),
          taken: open.length - end + before.length,
          hits: before.hits,
        });
    }
  }
  let best: (typeof tries)[number] | null = null;
  for (const one of tries) if (!best || one.hits > best.hits) best = one;
  if (!best) return null;
  const trusted = best.hits * 2 >= basis.length && (best.hits >= 2 || best.items.length >= 3);
  return { items: best.items, taken: best.taken, trusted };
}

function bestSuffix(columns: Column[], items: Item[], row: number): { length: number; hits: number } | null {
  const sums = columns.map(() => 0);
  const slacks = columns.map((column) => column.slack[row] ?? 0);
  const dead = columns.map(() => false);
  let best: { length: number; hits: number; exactness: number } | null = null;
  for (let length = 1; length <= Math.min(items.length, longestSum); length++) {
    const item = items[items.length - length] as Item;
    let hits = 0;
    let exactness = 0;
    columns.forEach((column, c) => {
      const value = column.units[item.row];
      if (value === null || value === undefined) dead[c] = true;
      sums[c] = (sums[c] as number) + item.sign * (value ?? 0);
      slacks[c] = (slacks[c] as number) + (column.slack[item.row] ?? 0);
      if (dead[c]) return;
      const off = Math.abs((sums[c] as number) - (column.units[row] as number));
      if (off * 2 <= (slacks[c] as number)) {
        hits++;
        if (off === 0) exactness++;
      }
    });
    // A single row that equals the total foots nothing unless it is all there is.
    if (hits === 0 || (length === 1 && items.length > 1)) continue;
    if (!best || hits > best.hits || (hits === best.hits && exactness >= best.exactness))
      best = { length, hits, exactness };
  }
  return best;
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
    emit(grid, column, items, row, total, trusted ? verdict : softened(verdict), out, context);
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

function foots(column: Column, items: Item[], row: number): boolean {
  const { status } = judge(column, items, row);
  return status === 'pass' || status === 'rounding';
}

/** The parts add up to 100% within their rounding. */
function isWhole(column: Column, items: Item[], sum: number): boolean {
  const whole = scaled('1', column.digits) ?? 0;
  return (
    items.length >= 3 &&
    Math.abs(sum - whole) * 2 <= items.reduce((all, item) => all + (column.slack[item.row] ?? 0), 0)
  );
}

interface Verdict {
  status: CheckStatus;
  /** Stated less recomputed, in the column's units. */
  off: number;
  sum: number;
  reason: Bilingual | null;
}

function judge(column: Column, items: Item[], row: number): Verdict {
  let sum = 0;
  let slack = column.slack[row] ?? 0;
  for (const item of items) {
    const value = column.units[item.row];
    if (value === null || value === undefined) {
      return {
        status: 'not-checkable',
        off: 0,
        sum: 0,
        reason: { zh: '加项中有非数字的单元格', en: 'An addend is not a number' },
      };
    }
    sum += item.sign * value;
    slack += column.slack[item.row] ?? 0;
  }
  const off = (column.units[row] as number) - sum;
  if (off === 0) return { status: 'pass', off, sum, reason: null };
  if (Math.abs(off) * 2 <= slack) {
    const n = items.length;
    return {
      status: 'rounding',
      off,
      sum,
      reason: {
        zh: `${n} 个四舍五入的加项，尾差 ${unscaled(Math.abs(off), column.digits)} 在允许区间内`,
        en: `${n} rounded addends; a difference of ${unscaled(Math.abs(off), column.digits)} lies within their rounding`,
      },
    };
  }
  return { status: 'fail', off, sum, reason: null };
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
  const { table } = grid;
  const plain =
    all &&
    items.length >= 2 &&
    table.confidence >= 0.6 &&
    row >= table.rows.length - 2 &&
    table.rows.every(
      (entry, r) => r === row || (!entry.ofWhich && entry.role !== 'subtotal' && (entry.role !== 'total' || r === row)),
    );
  for (const column of columns) {
    const total = numberIn(grid, row, column.index);
    if (!total || items.length === 0) continue;
    const verdict = judge(column, items, row);
    if (verdict.status !== 'fail') continue;
    const slip = plain && !column.share && looksLikeSlip(column, items, row, verdict.off);
    emit(grid, column, items, row, total, slip ? verdict : softened(verdict), out, context);
  }
}

/** One digit off, two digits swapped, a scale slipped: differences that a wrong structure seldom leaves. */
function looksLikeSlip(column: Column, items: Item[], row: number, off: number): boolean {
  let rest = Math.abs(off);
  if (rest === 0) return false;
  while (rest % 10 === 0) rest /= 10;
  if (rest <= 9 || (rest % 9 === 0 && rest <= 81)) {
    return (
      !items.some((item) => Math.abs(column.units[item.row] ?? 0) === Math.abs(off)) && (column.units[row] ?? 0) !== 0
    );
  }
  return false;
}

function numberIn(grid: Grid, row: number, column: number): NumberMention | null {
  const cell = grid.cells[row]?.[column];
  return typeof cell === 'object' ? cell.number : null;
}

/** Addends shown in a formula; the rest are counted. */
const mostShown = 60;

function emit(
  grid: Grid,
  column: Column,
  items: Item[],
  row: number,
  total: NumberMention,
  verdict: Verdict,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [context.numberMention(total.index, 'stated')];
  const formula: (string | { mention: number; text: string })[] = [{ mention: 0, text: total.raw }, ' = '];
  for (const item of items) {
    const number = numberIn(grid, item.row, column.index);
    if (!number) continue;
    if (mentions.length > 1) formula.push(item.sign < 0 ? ' − ' : ' + ');
    else if (item.sign < 0) formula.push('−');
    if (mentions.length > mostShown) {
      formula.pop();
      mentions.push(context.numberMention(number.index, 'operand'));
      continue;
    }
    formula.push({ mention: mentions.length, text: number.raw });
    mentions.push(context.numberMention(number.index, 'operand'));
  }
  const recomputed = unscaled(verdict.sum, column.digits);
  const base = { status: verdict.status, formula, mentions, stated: total.value, recomputed, reason: verdict.reason };
  out.check(
    verdict.status === 'fail'
      ? { ...base, finding: findingFor(grid, column, items, row, total, verdict, mentions, context) }
      : base,
  );
}

function findingFor(
  grid: Grid,
  column: Column,
  items: Item[],
  row: number,
  total: NumberMention,
  verdict: Verdict,
  mentions: ReturnType<CheckContext['numberMention']>[],
  context: CheckContext,
) {
  const label = grid.labels[row] || '合计';
  const heading = grid.table.columns[column.index] ?? '';
  const difference = unscaled(Math.abs(verdict.off), column.digits);
  const sum = unscaled(verdict.sum, column.digits);
  const shownSum = showAs(sum, total);
  const shownDifference = showAs(difference, total);
  const place = where(mentions[0] as (typeof mentions)[number], context);
  return {
    severity: column.share ? ('medium' as const) : ('high' as const),
    confidence: column.share ? 0.7 : 0.85,
    stated: total.value,
    expected: sum,
    difference,
    title: {
      zh: `合计不符：“${heading}”列“${label}”${show(total)}`,
      en: `Total doesn’t foot: ${label}, column ${heading}, ${show(total)}`,
    },
    explanation: {
      zh: `${place.zh}的表中，“${heading}”列“${label}”写 ${show(total)}，其上 ${items.length} 行相加为 ${shownSum}，相差 ${shownDifference}，超出四舍五入所能解释的范围。`,
      en: `In the table at ${place.en}, ${label} in column ${heading} says ${show(total)}, while the ${items.length} rows above add up to ${shownSum}; the difference of ${shownDifference} is more than rounding explains.`,
    },
  };
}
