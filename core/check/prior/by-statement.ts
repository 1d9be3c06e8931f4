import { itemOf } from '../line-items.ts';
import { fitPeriod, type Scope } from '../statements.ts';
import type { DatedCell, Family } from './dated-cells.ts';
import { type CellPair, compareCells, type FamilyPair } from './pair-cells.ts';

/** Fewest figures of a table that agree with the statements before one that doesn't contradicts them. */
const fewestAgreeing = 3;

/**
 * Figures that no table of like name answers, against last year's statements by line item: 资产构成 in the
 * management's discussion, under whatever heading. One that differs counts only where most of its table agree.
 */
export function pairByStatement(pair: FamilyPair, statements: ReadonlyMap<string, DatedCell>): FamilyPair {
  const found = new Map<CellPair, CellPair>();
  let agreeing = 0;
  let failing = 0;
  for (const one of pair.pairs) {
    if (one.past !== null || one.cell.columnKey !== '') continue;
    const past = figureOf(one.cell, pair.now.scope, statements);
    if (!past) continue;
    const status = compareCells(one.cell.number, past.number);
    if (status === 'not-checkable') continue;
    if (status === 'fail') failing++;
    else agreeing++;
    found.set(one, { cell: one.cell, past, status, reason: null });
  }
  const sure = agreeing >= fewestAgreeing && failing * 4 <= agreeing;
  return {
    ...pair,
    pairs: pair.pairs.map((one) => {
      const made = found.get(one);
      return made && (made.status !== 'fail' || sure) ? made : one;
    }),
  };
}

/** The figures of last year's statements by scope, line item and period; the first of several. */
export function statementFigures(before: readonly Family[]): Map<string, DatedCell> {
  const figures = new Map<string, DatedCell>();
  for (const { kind, scope, cells } of before) {
    if (kind === null) continue;
    for (const cell of cells) {
      const key = `${scope}|${cell.rowKey}|${cell.period}`;
      if (cell.columnKey === '' && !figures.has(key)) figures.set(key, cell);
    }
  }
  return figures;
}

function figureOf(cell: DatedCell, scope: Scope, statements: ReadonlyMap<string, DatedCell>): DatedCell | undefined {
  const item = itemOf(cell.rowKey.slice(cell.rowKey.lastIndexOf('>') + 1));
  const at = (instant: boolean) => statements.get(`${scope}|${item}|${fitPeriod(cell.period, instant)}`);
  return statements.get(`${scope}|${item}|${cell.period}`) ?? at(true) ?? at(false);
}
