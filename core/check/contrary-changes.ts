import type { Filing } from '../model/filing.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { type ToldChange, toldChanges } from './told-changes.ts';
import { show, where } from './words.ts';

/** Changes told with a direction that their figures contradict: the size is right, the word is the other one. */
export function checkContraryChanges(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const one of toldChanges(filing, context)) if (one.verdict === 'contrary' && one.word) report(one, out, context);
}

function report({ stated, measure, word, up, now, before }: ToldChange, out: RuleOutput, context: CheckContext): void {
  const mentions = [
    context.numberMention(stated.index, 'stated'),
    context.numberMention(now.index, 'operand'),
    context.numberMention(before.index, 'operand'),
  ];
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = where(mentions[1] as (typeof mentions)[number], context);
  const [a, b] = [show(before), show(now)];
  const truth = up ? { zh: '下降', en: 'fall' } : { zh: '上升', en: 'rise' };
  const loss = Number(now.value) < 0 || Number(before.value) < 0;
  const base = {
    formula: [{ mention: 2, text: before.raw }, up ? ' < ' : ' > ', { mention: 1, text: now.raw }],
    mentions,
    stated: stated.value,
    recomputed: null,
  };
  if (loss) {
    const reason = { zh: '含亏损，增减的方向不唯一', en: 'With losses the direction can be meant either way' };
    out.check({ ...base, status: 'not-checkable', reason });
    return;
  }
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: 0.88,
      stated: stated.value,
      expected: null,
      title: {
        zh: `方向词不符：${measure}“${word}”${show(stated)}，由 ${a} 到 ${b} 是${truth.zh}`,
        en: `${measure} “${word}” by ${show(stated)}, but from ${a} to ${b} it is a ${truth.en}`,
      },
      explanation: {
        zh: `${here.zh}写${measure}“${word}”${show(stated)}，幅度与 ${there.zh}的 ${a}、${b} 相符，但由 ${a} 到 ${b} 是${truth.zh}，方向词相反。`,
        en: `At ${here.en} ${measure} is told with “${word}” by ${show(stated)}; the size agrees with ${a} and ${b} at ${there.en}, but that is a ${truth.en}, so the word is the wrong one.`,
      },
    },
  });
}
