import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { keeps, limitsIn, type ToldLimit } from '../check/told-limits.ts';
import { show, where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import type { FormulaToken } from '../model/finding.ts';

/** Limits told in the text (合计未超过募集资金总额的 30%) against the amounts beside them. */
export function checkLimits(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const limit of limitsIn(filing, context)) {
    if (keeps(limit) || limit.sure) report(limit, keeps(limit), out, context);
  }
}

function report(told: ToldLimit, holds: boolean, out: RuleOutput, context: CheckContext): void {
  const { limit, parts, whole } = told;
  const mentions = [
    context.numberMention(limit.index, 'stated'),
    ...parts.map((one) => context.numberMention(one.index, 'operand')),
    ...(whole ? [context.numberMention(whole.index, 'operand')] : []),
  ];
  const formula: FormulaToken[] = parts.flatMap((one, i): FormulaToken[] => {
    const token = { mention: i + 1, text: one.raw };
    return i === 0 ? [token] : [' + ', token];
  });
  formula.push(' ≤ ');
  if (whole) formula.push({ mention: parts.length + 1, text: whole.raw }, ' × ');
  formula.push({ mention: 0, text: limit.raw });
  const base = { formula, mentions, stated: limit.value, recomputed: null };
  if (holds) {
    out.check({ ...base, status: 'pass' });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const [bound, amounts] = [show(limit), parts.map(show).join(' + ')];
  const of = whole ? { zh: `${show(whole)}的 ${bound}`, en: `${bound} of ${show(whole)}` } : { zh: bound, en: bound };
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: 0.75,
      stated: limit.value,
      expected: null,
      title: {
        zh: `超过所称上限：${amounts} 大于${of.zh}`,
        en: `More than the limit told: ${amounts} exceeds ${of.en}`,
      },
      explanation: {
        zh: `${here.zh}称未超过${of.zh}，而所列 ${amounts} 已超过，上限或金额有误。`,
        en: `${here.en} says that ${of.en} is not exceeded, but ${amounts} beside it is more: the limit or an amount is wrong.`,
      },
    },
  });
}
