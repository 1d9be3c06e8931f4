import type { Column, Item, Verdict } from '../check/footing.ts';
import { type Grid, numberIn } from '../check/grid.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { unscaled } from '../check/scaled.ts';
import { show, showAs, where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';

/** Addends shown in a formula; the rest are counted. */
const mostShown = 60;

/** Reports one column of a total as checked, with its formula; as a finding where it fails. */
export function emit(
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
    if (mentions.length <= mostShown) {
      if (mentions.length > 1) formula.push(item.sign < 0 ? ' − ' : ' + ');
      else if (item.sign < 0) formula.push('−');
      formula.push({ mention: mentions.length, text: number.raw });
    }
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
  const below = (items[0]?.row ?? 0) > row;
  // No rounding explains it, but nothing hangs on it.
  const trifle = Math.abs(verdict.off) <= 2 * Math.max(1, column.slack[row] ?? 0);
  return {
    severity: column.share || trifle ? ('medium' as const) : ('high' as const),
    confidence: column.share || trifle ? 0.7 : 0.85,
    stated: total.value,
    expected: sum,
    difference,
    title: {
      zh: `合计不符：“${heading}”列“${label}”${show(total)}`,
      en: `Total doesn’t foot: ${label}, column ${heading}, ${show(total)}`,
    },
    explanation: {
      zh: `${place.zh}的表中，“${heading}”列“${label}”写 ${show(total)}，其${below ? '下' : '上'} ${items.length} 行相加为 ${shownSum}，相差 ${shownDifference}，超出四舍五入所能解释的范围。`,
      en: `In the table at ${place.en}, ${label} in column ${heading} says ${show(total)}, while the ${items.length} rows ${below ? 'below' : 'above'} add up to ${shownSum}; the difference of ${shownDifference} is more than rounding explains.`,
    },
  };
}
