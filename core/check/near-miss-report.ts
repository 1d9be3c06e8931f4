import type { Filing } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import type { Miss, NearMiss } from './near-misses.ts';
import { wordsAround } from './number-words.ts';
import { pairDraft } from './pair-draft.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { differenceOf, show, where } from './words.ts';

/** Whether one of the two stands in running text and the other in a table. */
export function crossesOver({ odd, usual }: Miss): boolean {
  return odd.place.in !== usual.place.in;
}

const slips: Record<NearMiss, Bilingual> = {
  digit: { zh: '只差一位数字', en: 'the figures are one digit apart' },
  'swapped digits': { zh: '只是相邻两位数字颠倒', en: 'two neighbouring digits have changed places' },
  'decimal point': { zh: '数字相同而小数点错位', en: 'the digits are the same and the decimal point is off' },
  sign: { zh: '数字相同而正负号相反', en: 'the digits are the same and the sign is the other' },
};

/** Reports a value that misses another of the same thing by a slip of the hand. */
export function reportMiss(filing: Filing, miss: Miss, out: RuleOutput, context: CheckContext): void {
  const { odd, usual, how, times, sameWords } = miss;
  const draft = pairDraft(odd, usual, context);
  const [here, there] = [where(draft.mentions[0], context), where(draft.mentions[1], context)];
  const words = [odd, usual].map((number) => wordsAround(filing, number));
  const label =
    words.find((one) => one.label !== '')?.label ?? words[0]?.near.slice(-8).replace(/[\d，。：:|]/g, '') ?? '';
  const [stated, other] = [show(odd), show(usual)];
  const again = times > 1 ? { zh: `等 ${times} 处`, en: ` and ${times - 1} more` } : { zh: '', en: '' };
  const tie = sameWords
    ? { zh: '期间与口径没有区别', en: 'period and scope do not differ' }
    : { zh: '位数之多不会是巧合', en: 'so many digits are not alike by chance' };
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: Math.min(0.95, (sameWords ? 0.8 : 0.7) + (times > 1 ? 0.08 : 0)),
      stated: odd.value,
      expected: usual.value,
      difference: differenceOf(odd, usual),
      title: {
        zh: `${crossesOver(miss) ? '文表不符' : '前后不符'}：${label} ${stated} 与 ${other}`,
        en: `${crossesOver(miss) ? 'Text against table' : 'One figure, two prints'}: ${label} ${stated} and ${other}`,
      },
      explanation: {
        zh: `${here.zh}的“${label}”为 ${stated}，${there.zh}${again.zh}为 ${other}，${tie.zh}，${slips[how].zh}，疑有一处误写。`,
        en: `${here.en} gives ${label} as ${stated}, ${there.en}${again.en} as ${other}; ${tie.en}, and ${slips[how].en}, so one of them should be a slip.`,
      },
    },
  });
}
