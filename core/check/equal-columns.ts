import type { NumberMention } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import type { Grid } from './grid.ts';
import { otherEnd } from './number-words.ts';
import { pairDraft } from './pair-draft.ts';
import { tellingLength } from './printed-digits.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { differBySlip } from './slips.ts';
import { differenceOf, show, where } from './words.ts';

/** Rows with other than nil amounts that must agree before a row can be told from them. */
const fewestEqual = 3;

/**
 * Two columns that say the same in nearly every row (an amount granted and the amount taken to profit, what came in
 * and what went out of a payable): a row in which they differ by a slip of the hand is wrong in one of them.
 */
export function checkEqualColumns(grid: Grid, out: RuleOutput, context: CheckContext): void {
  const columns = grid.kinds.flatMap((kind, column) => (kind === 'amount' ? [column] : []));
  for (let at = 0; at + 1 < columns.length; at += 1) {
    const [left, right] = [columns[at], columns[at + 1]] as [number, number];
    if (ofTwoTimes(grid.table.columns[left] ?? '', grid.table.columns[right] ?? '')) continue;
    const pairs = pairsOf(grid, left, right);
    const equal = new Set(pairs.filter(([a, b]) => a.value === b.value).map(([a]) => a.value));
    const same = pairs.filter(([a, b]) => a.value === b.value).length;
    if (equal.size < fewestEqual || same * 10 < pairs.length * 6) continue;
    for (const [a, b] of pairs) {
      if (a.value === b.value) out.check({ ...pairDraft(b, a, context), status: 'pass' });
      else if (tellingDigits(a) && tellingDigits(b) && differBySlip(a, b)) fail(grid, a, b, same, out, context);
    }
  }
}

/** 期初 and 期末, 2024 and 2023: most rows may stand still while one moves. */
function ofTwoTimes(one: string, other: string): boolean {
  const years = (heading: string): string => (heading.match(/(?:19|20)\d\d/g) ?? []).join();
  return otherEnd(one, other) || years(one) !== years(other);
}

/** 7.00 and 1.00 may well be two amounts; of longer ones a slip is the likelier. */
function tellingDigits(number: NumberMention): boolean {
  return tellingLength(number) >= 4;
}

function pairsOf(grid: Grid, left: number, right: number): [NumberMention, NumberMention][] {
  const pairs: [NumberMention, NumberMention][] = [];
  for (let row = grid.table.headerRows; row < grid.cells.length; row += 1) {
    const [a, b] = [grid.cells[row]?.[left], grid.cells[row]?.[right]];
    if (typeof a !== 'object' || typeof b !== 'object' || Number(a.number.value) === 0) continue;
    if (a.number.dimension === b.number.dimension) pairs.push([a.number, b.number]);
  }
  return pairs;
}

function fail(
  grid: Grid,
  a: NumberMention,
  b: NumberMention,
  same: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const draft = pairDraft(b, a, context);
  const here = where(draft.mentions[0], context);
  const [left, right] = [show(a), show(b)];
  const label = b.place.in === 'cell' ? (grid.labels[b.place.row] ?? '') : '';
  const heading = (number: NumberMention): string =>
    number.place.in === 'cell' ? (grid.table.columns[number.place.column] ?? '').replace(/\s/g, '') : '';
  const title: Bilingual = {
    zh: `两栏应相等：“${label}”${left} 与 ${right}`,
    en: `Two columns that should agree: ${label}, ${left} and ${right}`,
  };
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: Math.min(0.9, 0.72 + 0.02 * same),
      stated: b.value,
      expected: a.value,
      difference: differenceOf(a, b),
      title,
      explanation: {
        zh: `${here.zh}的表中，“${heading(a)}”与“${heading(b)}”两栏其余 ${same} 行都相等，“${label}”一行却为 ${left} 与 ${right}，疑有一处误写。`,
        en: `In the table at ${here.en} the columns ${heading(a)} and ${heading(b)} agree in the other ${same} rows, but ${label} has ${left} and ${right}, so one should be a slip.`,
      },
    },
  });
}
