import type { NumberMention } from '../model/filing.ts';
import type { FormulaToken, Mention } from '../model/finding.ts';
import type { CheckContext } from './rule.ts';

/** What the check of one printed number against another reports, whatever comes of it: the stated one first. */
export interface PairDraft {
  formula: FormulaToken[];
  mentions: [stated: Mention, operand: Mention];
  stated: string | null;
  recomputed: string | null;
}

/** Drafts the check of `stated = operand`, or of another sign between the two. */
export function pairDraft(
  stated: NumberMention,
  operand: NumberMention,
  context: CheckContext,
  sign: '=' | '≤' = '=',
): PairDraft {
  return {
    formula: [{ mention: 0, text: stated.raw }, ` ${sign} `, { mention: 1, text: operand.raw }],
    mentions: [context.numberMention(stated.index, 'stated'), context.numberMention(operand.index, 'operand')],
    stated: stated.value,
    recomputed: operand.value,
  };
}
