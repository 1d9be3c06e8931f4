import type { NumberMention } from '../model/filing.ts';
import { exactnessOf } from '../numbers/interval.ts';
import type { Grid } from './grid.ts';
import { shareOf } from './share-base.ts';

/**
 * What a column of a table is made of: found by trying, over the whole column, never by one row that happens
 * to fit. `change` = (x − y) ÷ |y|, `ratio` = x ÷ y, `share` = x ÷ one base, `difference` = x − y,
 * `sum` = the columns from x to y.
 */
export interface Relation {
  kind: 'change' | 'ratio' | 'share' | 'difference' | 'sum';
  /** The column that is made. */
  target: number;
  x: number;
  /** −1 for a share. */
  y: number;
  /** Rows in which all operands are numbers. */
  rows: number[];
  /** How many of them hold within rounding. */
  holds: number;
  /** Of a share: the base, from the total row or from what the rows have in common. */
  base: { low: number; high: number; row: number | null } | null;
}

export interface Value {
  v: number;
  /** Half a unit of the last printed digit; 0 for an exact number. */
  h: number;
  percent: boolean;
}

const mostColumns = 16;
const cache = new WeakMap<Grid, Relation[]>();

/** The relations of a table's columns, at most one for each column; found once a run. */
export function relationsOf(grid: Grid): Relation[] {
  let found = cache.get(grid);
  if (!found) {
    found = findRelations(grid);
    cache.set(grid, found);
  }
  return found;
}

function findRelations(grid: Grid): Relation[] {
  const { table } = grid;
  const numeric = grid.kinds.map((kind, c) => (kind === 'words' ? -1 : c)).filter((c) => c >= 0);
  if (table.kind !== 'grid' || numeric.length < 2 || numeric.length > mostColumns) return [];
  const rows: number[] = [];
  table.rows.forEach((row, r) => {
    if (r >= table.headerRows && row.role !== 'header' && row.role !== 'note') rows.push(r);
  });
  const values = readValues(grid, numeric);
  const relations: Relation[] = [];
  for (const target of numeric) {
    const candidates: (Relation | null)[] = [];
    const percent = isPercent(values, target, rows);
    for (const x of numeric) {
      if (x === target) continue;
      if (percent) candidates.push(shareOf(grid, values, target, x, rows));
      for (const y of numeric) {
        if (y === x || y === target) continue;
        for (const kind of percent ? (['change', 'ratio'] as const) : (['difference'] as const)) {
          candidates.push(tryPair(kind, values, target, x, y, rows));
        }
      }
    }
    if (!percent) candidates.push(...trySums(grid, values, target, numeric, rows));
    const best = pick(candidates);
    if (best) relations.push(best);
  }
  return withoutMirrors(grid, relations);
}

function readValues(grid: Grid, columns: number[]): Map<number, (Value | null)[]> {
  const values = new Map<number, (Value | null)[]>();
  for (const column of columns) {
    values.set(
      column,
      grid.cells.map((row) => {
        const cell = row[column];
        return typeof cell === 'object' ? toValue(cell.number) : null;
      }),
    );
  }
  return values;
}

function toValue(number: NumberMention): Value {
  const h = exactnessOf(number) === 'exact' ? 0 : Number(number.ulp ?? 0) / 2;
  return { v: Number(number.value), h, percent: number.dimension === '%' || number.dimension === 'pp' };
}

function isPercent(values: Map<number, (Value | null)[]>, column: number, rows: number[]): boolean {
  let percents = 0;
  let all = 0;
  for (const row of rows) {
    const value = values.get(column)?.[row];
    if (!value) continue;
    all++;
    if (value.percent) percents++;
  }
  return all > 0 && percents * 2 > all;
}

/** What the operands give, and how far their rounding may move it; null where nothing can be said. */
export function recompute(
  kind: 'change' | 'ratio' | 'difference',
  x: Value,
  y: Value,
): { v: number; h: number } | null {
  if (kind === 'difference') return { v: x.v - y.v, h: x.h + y.h };
  if (x.percent && y.percent && kind === 'change') return { v: x.v - y.v, h: x.h + y.h };
  if (y.v === 0 || y.h > Math.abs(y.v) * 0.05) return null;
  const size = Math.abs(y.v);
  const h = (x.h / size + (Math.abs(x.v) * y.h) / (size * size)) * 1.05;
  return { v: kind === 'ratio' ? x.v / y.v : (x.v - y.v) / size, h };
}

function holds(stated: Value, made: { v: number; h: number }): boolean {
  return Math.abs(stated.v - made.v) <= stated.h + made.h + Math.abs(made.v) * 1e-12;
}

function tryPair(
  kind: 'change' | 'ratio' | 'difference',
  values: Map<number, (Value | null)[]>,
  target: number,
  x: number,
  y: number,
  rows: number[],
): Relation | null {
  const used: number[] = [];
  let good = 0;
  let telling = 0;
  for (const row of rows) {
    const stated = values.get(target)?.[row];
    const one = values.get(x)?.[row];
    const other = values.get(y)?.[row];
    if (!stated || !one || !other) continue;
    if (one.percent !== other.percent || (kind === 'difference' && (one.percent || stated.percent))) continue;
    const made = recompute(kind, one, other);
    if (!made) continue;
    used.push(row);
    if (!holds(stated, made)) {
      if (used.length >= 4 && good * 2 < used.length) return null;
      continue;
    }
    good++;
    // A row of zeros, or one whose rounding explains anything, tells nothing.
    if (one.v !== 0 && other.v !== 0 && stated.v !== 0 && stated.h + made.h < Math.abs(stated.v) * 0.2) telling++;
  }
  if (telling < 2 || good * 10 < used.length * 6) return null;
  return { kind, target, x, y, rows: used, holds: telling, base: null };
}

/** The target is the sum of the columns that stand side by side next to it, as a 合计 column is. */
function trySums(
  grid: Grid,
  values: Map<number, (Value | null)[]>,
  target: number,
  numeric: number[],
  rows: number[],
): (Relation | null)[] {
  if (!/合计|总计|小计|总额|总数/.test(grid.table.columns[target] ?? '')) return [];
  const at = numeric.indexOf(target);
  const found: (Relation | null)[] = [];
  for (const step of [-1, 1]) {
    for (let last = at + 2 * step; last >= 0 && last < numeric.length; last += step) {
      const part = numeric.slice(Math.min(at + step, last), Math.max(at + step, last) + 1);
      found.push(trySum(values, target, part, rows));
    }
  }
  return found;
}

function trySum(
  values: Map<number, (Value | null)[]>,
  target: number,
  part: number[],
  rows: number[],
): Relation | null {
  const used: number[] = [];
  let good = 0;
  for (const row of rows) {
    const stated = values.get(target)?.[row];
    const addends = part
      .map((column) => values.get(column)?.[row])
      .filter((value) => value !== null && value !== undefined);
    if (!stated || addends.length < 2) continue;
    used.push(row);
    const made = {
      v: addends.reduce((sum, value) => sum + value.v, 0),
      h: addends.reduce((sum, value) => sum + value.h, 0),
    };
    if (holds(stated, made)) good++;
  }
  if (good < 2 || good * 10 < used.length * 6) return null;
  return {
    kind: 'sum',
    target,
    x: part[0] as number,
    y: part[part.length - 1] as number,
    rows: used,
    holds: good,
    base: null,
  };
}

function pick(candidates: (Relation | null)[]): Relation | null {
  let best: Relation | null = null;
  for (const candidate of candidates) {
    if (!candidate) continue;
    if (!best || score(candidate) > score(best)) best = candidate;
  }
  return best;
}

/** More rows that hold first; then fewer that don't; then operands that stand closer. */
function score(relation: Relation): number {
  const missed = relation.rows.length - relation.holds;
  const distance =
    Math.abs(relation.target - relation.x) + (relation.y < 0 ? 0 : Math.abs(relation.target - relation.y));
  // Of readings that hold alike, the change from year to year and the share of the whole say more than a plain quotient.
  const plain = relation.kind === 'ratio' ? 30 : 0;
  return relation.holds * 100 - missed * 20 - distance - plain;
}

/**
 * Of x − y = d also d + y = x and x − d = y hold: the one is kept whose target is called a difference, else
 * the one that stands last.
 */
function withoutMirrors(grid: Grid, relations: Relation[]): Relation[] {
  const kept: Relation[] = [];
  const taken = new Map<string, Relation>();
  for (const relation of relations) {
    if (relation.kind !== 'difference') {
      kept.push(relation);
      continue;
    }
    const key = [relation.target, relation.x, relation.y].sort((a, b) => a - b).join('.');
    const known = taken.get(key);
    if (!known || preference(grid, relation) > preference(grid, known)) taken.set(key, relation);
  }
  return [...kept, ...taken.values()];
}

function preference(grid: Grid, relation: Relation): number {
  const heading = grid.table.columns[relation.target] ?? '';
  return (/变动|增减|差|净|价值|毛利|增加|减少/.test(heading) ? 100 : 0) + relation.target;
}
