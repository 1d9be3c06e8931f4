import type { NumberMention } from '../../model/filing.ts';
import type { CheckStatus } from '../../model/finding.ts';
import type { Bilingual } from '../../model/text.ts';
import { exact } from '../../numbers/exact.ts';
import { comparePrinted, intervalOf } from '../../numbers/interval.ts';
import { tellingLength } from '../printed-digits.ts';
import { push } from '../push.ts';
import type { DatedCell, Family } from './dated-cells.ts';

/** A figure of an earlier period beside the one that last year's report gave for it. */
export interface CellPair {
  cell: DatedCell;
  /** Null where last year's report has no such figure. */
  past: DatedCell | null;
  status: CheckStatus;
  reason: Bilingual | null;
}

/** Two tables of like name, and the pairs of their cells. */
export interface FamilyPair {
  now: Family;
  before: Family | null;
  pairs: CellPair[];
}

/** Pairs the tables of two years by heading and title, then the cells of earlier periods by row, column and period. */
export function pairFamilies(now: readonly Family[], before: readonly Family[], lastEnd: string): FamilyPair[] {
  const ofNow = byKeys(now);
  const ofBefore = byKeys(before);
  const found: FamilyPair[] = [];
  for (const family of now) {
    const due = family.cells.filter((cell) => cell.period.slice(-10) <= lastEnd);
    if (due.length === 0) continue;
    const key = family.keys.find((one) => ofNow.get(one)?.length === 1 && ofBefore.get(one)?.length === 1);
    const other = key === undefined ? null : (ofBefore.get(key)?.[0] ?? null);
    found.push({ now: family, before: other, pairs: other ? pairCells(due, other) : due.map(noTable) });
  }
  return found;
}

function byKeys(families: readonly Family[]): Map<string, Family[]> {
  const byKey = new Map<string, Family[]>();
  for (const family of families) for (const key of new Set(family.keys)) push(byKey, key, family);
  return byKey;
}

function noTable(cell: DatedCell): CellPair {
  return {
    cell,
    past: null,
    status: 'not-checkable',
    reason: { zh: '上年报告中没有同名的表', en: 'Last year’s report has no table of that name' },
  };
}

/** So many telling digits make a figure of one value the same under another name. */
const fewestDigits = 4;

function pairCells(due: readonly DatedCell[], before: Family): CellPair[] {
  const full = new Map<string, DatedCell[]>();
  const bare = new Map<string, DatedCell[]>();
  const values = new Map<string, DatedCell[]>();
  const inRow = new Map<string, DatedCell[]>();
  for (const cell of before.cells) {
    push(full, keyOf(cell), cell);
    push(bare, `${rowOf(cell)}|${cell.columnKey}|${cell.period}`, cell);
    push(values, `${cell.number.value}|${cell.columnKey}|${cell.period}`, cell);
    push(inRow, `${cell.number.value}|${cell.rowKey}|${cell.period}`, cell);
  }
  const pairs = byPrefix(
    before,
    due.map((cell): CellPair => {
      const loosely = full.get(keyOf(cell)) ?? oneRow(bare.get(`${rowOf(cell)}|${cell.columnKey}|${cell.period}`));
      if (loosely) return { ...bestOf(cell, loosely), cell };
      if (tellingLength(cell.number) >= fewestDigits) {
        const row = values.get(`${cell.number.value}|${cell.columnKey}|${cell.period}`);
        if (row?.length === 1) return renamed(cell, row[0] as DatedCell, 'row');
        const column = inRow.get(`${cell.number.value}|${cell.rowKey}|${cell.period}`);
        if (column?.length === 1) return renamed(cell, column[0] as DatedCell, 'column');
      }
      const reason = {
        zh: '上年报告的同名表中没有该行、列或期间的数',
        en: 'The table of that name in last year’s report has no such row, column or period',
      };
      return { cell, past: null, status: 'not-checkable', reason };
    }),
  );
  // Where a key stands several times (其他 of several groups) and one of them agrees, the rest are open.
  const agreed = new Set<string>();
  for (const pair of pairs) if (pair.status === 'pass') agreed.add(keyOf(pair.cell));
  return pairs.map((pair) =>
    pair.status === 'fail' && !pair.cell.balance && agreed.has(keyOf(pair.cell))
      ? { ...pair, status: 'not-checkable', reason: severalRows }
      : pair,
  );
}

/** So many first characters of a row's label name it where its end was reworded (待付运费等, 待付运费等费用). */
const prefix = 5;

/** Pairs what is left by the beginning of the row's label, where that stands once among what is left of both years. */
function byPrefix(before: Family, pairs: CellPair[]): CellPair[] {
  const met = new Set(pairs.map((pair) => pair.past));
  const left = new Map<string, DatedCell[]>();
  const right = new Map<string, DatedCell[]>();
  for (const { cell, past } of pairs) if (past === null) push(left, prefixOf(cell), cell);
  for (const cell of before.cells) if (!met.has(cell)) push(right, prefixOf(cell), cell);
  return pairs.map((pair) => {
    if (pair.past !== null || rowOf(pair.cell).length < prefix) return pair;
    const other = right.get(prefixOf(pair.cell));
    if (other?.length !== 1 || left.get(prefixOf(pair.cell))?.length !== 1) return pair;
    return { ...bestOf(pair.cell, other), cell: pair.cell };
  });
}

function prefixOf(cell: DatedCell): string {
  return `${rowOf(cell).slice(0, prefix)}|${cell.columnKey}|${cell.period}`;
}

/** The one figure of that value in the row or column of the same name is taken for the same. */
function renamed(cell: DatedCell, past: DatedCell, what: 'row' | 'column'): CellPair {
  const name = what === 'row' ? past.label : (past.table.columns[past.column] ?? '').replace(/\s/g, '');
  const reason = {
    zh: `数值相同，${what === 'row' ? '行' : '列'}名不同：上年报告为“${name}”`,
    en: `The same figure under another name: ${name} in last year’s report`,
  };
  return { cell, past, status: 'pass', reason };
}

const severalRows: Bilingual = { zh: '该名称的行不止一行', en: 'Several rows bear that name' };

function keyOf(cell: DatedCell): string {
  return `${cell.rowKey}|${cell.columnKey}|${cell.period}`;
}

/** The row's own words without its group. */
function rowOf(cell: DatedCell): string {
  return cell.rowKey.slice(cell.rowKey.lastIndexOf('>') + 1);
}

/** Cells that all bear one value; none where rows of that name differ. */
function oneRow(cells: DatedCell[] | undefined): DatedCell[] | null {
  if (!cells || rowOf(cells[0] as DatedCell) === '') return null;
  return cells.every((cell) => cell.number.value === cells[0]?.number.value) ? cells : null;
}

function bestOf(cell: DatedCell, candidates: readonly DatedCell[]): Omit<CellPair, 'cell'> {
  let best: Omit<CellPair, 'cell'> | null = null;
  const values = new Set<string>();
  for (const past of candidates) {
    values.add(past.number.value ?? '');
    const status = compareCells(cell.number, past.number);
    if (status === 'pass') return { past, status, reason: null };
    if (!best || (best.status !== 'rounding' && status === 'rounding')) best = { past, status, reason: null };
  }
  const found = best as Omit<CellPair, 'cell'>;
  const past = found.past as DatedCell;
  if (found.status === 'not-checkable') {
    return { ...found, reason: { zh: '单位不同，无法比较', en: 'The units differ and cannot be compared' } };
  }
  if (found.status === 'rounding') {
    return { ...found, reason: { zh: '列示精度不同所致的尾差', en: 'Explained by the digits that are printed' } };
  }
  if (found.status === 'fail' && oppositeSigns(cell, past)) {
    return {
      past,
      status: 'pass',
      reason: { zh: '减项的正负号列示方式不同', en: 'An item that is taken off, printed with the other sign' },
    };
  }
  return values.size > 1 && !cell.balance ? { ...found, status: 'not-checkable', reason: severalRows } : found;
}

/** Two figures of one thing: the coarser is taken as the rounding of the finer. */
export function compareCells(now: NumberMention, before: NumberMention): CheckStatus {
  if (now.dimension !== before.dimension || now.value === null || before.value === null) return 'not-checkable';
  if (now.ulp === null || before.ulp === null) return 'not-checkable';
  return now.value === before.value ? 'pass' : comparePrinted(intervalOf(now), intervalOf(before));
}

/** 减：利息收入 2.0 and 利息收入 −2.0: the item is taken off in both. */
function oppositeSigns(now: DatedCell, before: DatedCell): boolean {
  const takenOff = /^减[：:]/.test(now.label) !== /^减[：:]/.test(before.label);
  return (
    takenOff &&
    exact(now.number.value ?? 0)
      .plus(before.number.value ?? 0)
      .isZero()
  );
}
