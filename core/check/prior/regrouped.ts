import type { Bilingual } from '../../model/text.ts';
import { type Exact, exact } from '../../numbers/exact.ts';
import { push } from '../push.ts';
import type { DatedCell, Family } from './dated-cells.ts';
import type { CellPair, FamilyPair } from './pair-cells.ts';

/** Why a figure differs from last year's while the sum of its column does not: rows were put together or parted. */
export interface Regrouping {
  /** `merged`: the difference is exactly the rows that only one of the two tables has; `moved`: rows offset each other. */
  kind: 'merged' | 'moved';
  reason: Bilingual;
}

/**
 * Of the pairs that differ, those that a regrouping of their column explains. A column is taken by heading and
 * period; totals are left out, since they repeat the rows.
 */
export function regroupings({ pairs, before }: FamilyPair): Map<CellPair, Regrouping> {
  const found = new Map<CellPair, Regrouping>();
  if (!before) return found;
  const byColumn = new Map<string, CellPair[]>();
  for (const pair of pairs) push(byColumn, columnOf(pair.cell), pair);
  for (const [column, inColumn] of byColumn) {
    const failed = inColumn.filter((pair) => pair.status === 'fail' && !isTotal(pair.cell));
    if (failed.length === 0) continue;
    const off = sum(failed.map(({ cell, past }) => minus(cell, past)));
    const extra = inColumn.filter((pair) => pair.past === null && !isTotal(pair.cell)).map((pair) => pair.cell);
    const missing = missingRows(before, column, inColumn);
    const rest = sum(extra.map(amountOf)).minus(sum(missing.map(amountOf)));
    if ((extra.length > 0 || missing.length > 0) && off.plus(rest).isZero()) {
      for (const pair of failed) found.set(pair, { kind: 'merged', reason: mergedReason(extra, missing) });
    } else if (failed.length > 1 && off.isZero() && !swapped(failed)) {
      for (const pair of failed) found.set(pair, { kind: 'moved', reason: movedReason });
    }
  }
  return found;
}

const movedReason: Bilingual = {
  zh: '该列合计与上年报告相同，差异在各行之间互相抵消',
  en: 'The column adds up as in last year’s report; the differences of its rows offset each other',
};

function mergedReason(extra: readonly DatedCell[], missing: readonly DatedCell[]): Bilingual {
  const names = (cells: readonly DatedCell[]) => cells.map((cell) => cell.label).join('、');
  if (extra.length === 0) {
    return {
      zh: `上年报告单列的“${names(missing)}”并入其他行，该列合计不变`,
      en: `Rows of last year’s report (${names(missing)}) went into others; the column adds up as before`,
    };
  }
  if (missing.length === 0) {
    return {
      zh: `本报告单列“${names(extra)}”，该列合计不变`,
      en: `This report has rows of its own (${names(extra)}); the column adds up as before`,
    };
  }
  return {
    zh: `本报告的“${names(extra)}”与上年报告的“${names(missing)}”归类不同，该列合计不变`,
    en: `The rows are grouped otherwise (${names(extra)} for ${names(missing)}); the column adds up as before`,
  };
}

/** Two rows that exchanged their figures: a slip, no regrouping. */
function swapped(failed: readonly CellPair[]): boolean {
  const now = failed.map(({ cell }) => cell.number.value).sort();
  const before = failed.map(({ past }) => past?.number.value ?? null).sort();
  return now.every((value, index) => value === before[index]);
}

/** Rows of last year's column that no row of this year's was held against. */
function missingRows(before: Family, column: string, pairs: readonly CellPair[]): DatedCell[] {
  const met = new Set(pairs.map((pair) => pair.past));
  return before.cells.filter((cell) => columnOf(cell) === column && !met.has(cell) && !isTotal(cell));
}

function columnOf(cell: DatedCell): string {
  return `${cell.columnKey}|${cell.period}`;
}

function isTotal({ table, row, label }: DatedCell): boolean {
  const role = table.rows[row]?.role;
  return role === 'total' || role === 'subtotal' || /合计|总计|小计/.test(label);
}

function amountOf(cell: DatedCell): Exact {
  return exact(cell.number.value ?? 0);
}

function minus(cell: DatedCell, past: DatedCell | null): Exact {
  return amountOf(cell).minus(past ? amountOf(past) : 0);
}

function sum(values: readonly Exact[]): Exact {
  return values.reduce((total, value) => total.plus(value), exact(0));
}
