import type { NumberMention } from '../../model/filing.ts';
import type { FormulaToken, Mention } from '../../model/finding.ts';
import type { Bilingual } from '../../model/text.ts';
import { exact } from '../../numbers/exact.ts';
import type { CheckContext, RuleOutput } from '../rule.ts';
import { show, showAs, where } from '../words.ts';
import type { Anchors } from './anchor.ts';
import { evaluate, type Found, missingReason, operandName, type Verdict } from './evaluate.ts';
import type { Operand, RelationCheck } from './format.ts';

const signs = { equal: ', ', sum: ' + ', difference: ' − ', product: ' × ', ratio: ' ÷ ' } as const;

/** Tests one relation of an analyst's and reports what came of it. */
export function reportRelation(check: RelationCheck, anchors: Anchors, out: RuleOutput, context: CheckContext): void {
  const mentions: Mention[] = [];
  const reasons: Bilingual[] = [];
  const tokens: FormulaToken[] = [];
  const found = [check.result, ...check.operands].map((operand, at): Found | null => {
    if (at > 0) tokens.push(at === 1 ? ' = ' : signs[check.kind]);
    const one = look(operand, anchors);
    if ('reason' in one) {
      reasons.push(one.reason);
      tokens.push(operandName(operand));
      return null;
    }
    if ('constant' in one) tokens.push(one.constant);
    else {
      tokens.push({ mention: mentions.length, text: show(one) });
      mentions.push(context.numberMention(one.index, at === 0 ? 'stated' : 'operand'));
    }
    return one;
  });
  const base = { key: check.id, formula: tokens, mentions };
  const all = found.filter((one) => one !== null);
  const [result, ...operands] = all;
  if (all.length < found.length || !result) {
    const reason = { zh: reasons.map(({ zh }) => zh).join('；'), en: reasons.map(({ en }) => en).join('; ') };
    out.check({ ...base, status: 'not-checkable', reason: titled(check, reason) });
    return;
  }
  const verdict = evaluate(check.kind, result, operands);
  if (verdict.status === 'not-checkable') {
    out.check({ ...base, status: verdict.status, reason: titled(check, verdict.reason) });
    return;
  }
  const { status, stated, recomputed } = verdict;
  const checked = { ...base, status, stated, recomputed };
  out.check(
    status === 'fail' ? { ...checked, finding: findingOf(check, result, all, verdict, mentions, context) } : checked,
  );
}

function look(operand: Operand, anchors: Anchors): Found | { reason: Bilingual } {
  if ('constant' in operand) return { constant: operand.constant };
  const found = anchors.find(operand);
  return 'why' in found ? { reason: missingReason(found, operandName(operand)) } : found;
}

function titled({ title }: RelationCheck, { zh, en }: Bilingual): Bilingual {
  return { zh: `${title}：${zh}`, en: `${title}: ${en}` };
}

function findingOf(
  check: RelationCheck,
  result: Found,
  all: readonly Found[],
  verdict: Exclude<Verdict, { status: 'not-checkable' }>,
  mentions: readonly Mention[],
  context: CheckContext,
) {
  const like = [result, ...all].find((one): one is NumberMention => !('constant' in one));
  const place = where(mentions[0] as Mention, context);
  const printed = (value: string): string => (like ? showAs(value, like) : value);
  const said = 'constant' in result ? result.constant : show(result);
  const sides = all.slice(1).map((one) => ('constant' in one ? one.constant : show(one)));
  const formula = sides.join(signs[check.kind]);
  const given = 'constant' in result ? verdict.recomputed : printed(verdict.recomputed);
  const off = exact(verdict.difference).abs().toString();
  const difference = 'constant' in result ? off : printed(off);
  const against = check.kind === 'equal' ? given : `${formula} = ${given}`;
  return {
    key: check.id,
    severity: check.severity,
    confidence: 0.95,
    stated: verdict.stated,
    expected: verdict.recomputed,
    difference: off,
    title: { zh: `${check.title}：${said} 与 ${given}`, en: `${check.title}: ${said} and ${given}` },
    explanation: {
      zh: `自定核对“${check.title}”不符：${place.zh}写 ${said}，应为 ${against}，相差 ${difference}，超出四舍五入所能解释的范围。`,
      en: `The custom check “${check.title}” fails: ${place.en} says ${said}, which should be ${against}; the difference of ${difference} is more than rounding explains.`,
    },
  };
}
