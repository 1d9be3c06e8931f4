import type { NumberMention } from '../model/filing.ts';
import type { CheckStatus, FormulaToken, Mention } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { exactnessOf } from '../numbers/interval.ts';
import type { CheckContext } from './rule.ts';
import { fractionDigits, scaled, unscaled } from './scaled.ts';

/** An addend of a sum with its sign. */
export interface Addend {
  number: NumberMention;
  sign: 1 | -1;
}

export interface LinearVerdict {
  status: Exclude<CheckStatus, 'not-checkable'>;
  /** Stated less recomputed and the recomputed sum, decimal strings in the base unit. */
  off: string;
  sum: string;
  /** Whether every number of the relation is exact, so that no rounding can explain a difference. */
  exact: boolean;
}

/**
 * Compares a stated number with a sum of signed addends. All must have one dimension; null where they
 * don't, where one has no value, or where the digits are more than a double holds exactly.
 */
export function judgeSum(stated: NumberMention, addends: readonly Addend[]): LinearVerdict | null {
  let digits = 0;
  for (const { value, ulp } of [stated, ...addends.map((addend) => addend.number)]) {
    if (value === null || ulp === null) return null;
    digits = Math.max(digits, fractionDigits(value), fractionDigits(ulp));
  }
  const total = scaled(stated.value as string, digits);
  if (total === null) return null;
  let sum = 0;
  let slack = slackOf(stated, digits);
  for (const { number, sign } of addends) {
    const value = scaled(number.value as string, digits);
    if (value === null || number.dimension !== stated.dimension) return null;
    sum += sign * value;
    slack += slackOf(number, digits);
  }
  if (!Number.isSafeInteger(sum)) return null;
  const off = total - sum;
  const status = off === 0 ? 'pass' : Math.abs(off) * 2 <= slack ? 'rounding' : 'fail';
  return { status, off: unscaled(off, digits), sum: unscaled(sum, digits), exact: slack === 0 };
}

function slackOf(number: NumberMention, digits: number): number {
  return exactnessOf(number) === 'exact' ? 0 : (scaled(number.ulp as string, digits) ?? 0);
}

/** What the check of a sum reports, whatever comes of it; the stated number is mentioned first. */
export function sumDraft(
  stated: NumberMention,
  addends: readonly Addend[],
  verdict: LinearVerdict,
  context: CheckContext,
) {
  const { formula, mentions } = sumFormula(stated, addends, context);
  const { status, sum } = verdict;
  const reason = status === 'rounding' ? roundingReason(verdict) : null;
  return { status, formula, mentions, stated: stated.value, recomputed: sum, reason };
}

/** The formula `stated = a + b − c` with its mentions. */
function sumFormula(
  stated: NumberMention,
  addends: readonly Addend[],
  context: CheckContext,
): { formula: FormulaToken[]; mentions: Mention[] } {
  const mentions = [context.numberMention(stated.index, 'stated')];
  const formula: FormulaToken[] = [{ mention: 0, text: stated.raw }, ' = '];
  addends.forEach(({ number, sign }, i) => {
    if (i > 0) formula.push(sign < 0 ? ' − ' : ' + ');
    else if (sign < 0) formula.push('−');
    formula.push({ mention: mentions.length, text: number.raw });
    mentions.push(context.numberMention(number.index, 'operand'));
  });
  return { formula, mentions };
}

/** What rounding explains, said in one line. */
function roundingReason(verdict: LinearVerdict): Bilingual {
  const off = verdict.off.replace(/^-/, '');
  return {
    zh: `各数四舍五入，尾差 ${off} 在允许区间内`,
    en: `The numbers are rounded; a difference of ${off} lies within their rounding`,
  };
}

/**
 * Whether a difference is of the kind that a slip of the pen leaves: one digit off, two neighbours swapped,
 * or a whole number of the same digits. A wrong idea of what adds up to what seldom leaves such a one.
 */
export function looksLikeSlip(off: string): boolean {
  let rest = Number(off.replace(/[-.]/g, ''));
  if (rest === 0 || !Number.isSafeInteger(rest)) return false;
  while (rest % 10 === 0) rest /= 10;
  return rest <= 9 || (rest % 9 === 0 && rest <= 81);
}
