import type { Filing, NumberMention } from '../model/filing.ts';
import { intervalOf } from '../numbers/interval.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { quantitiesOf } from './sentence-numbers.ts';
import { show, where } from './words.ts';

const up = /增长|上升|增加|提高|提升|上涨|增/;
const down = /下降|减少|降低|下滑|下跌|降|减/;
/** What stands between two values of one list, a period before the second at most. */
const joint = /^[、和及与][^，。；、]{0,12}$/;
/** What stands between the two values: 万元增长至, 的 18.95 亿元大幅下降至 2024 年末的; the word and 至 or 到. */
const moved = /(增长|上升|增加|提高|提升|上涨|下降|减少|降低|下滑|下跌|增|降|减)了?(?:至|到|为)/;

/**
 * A move told with both its ends: 由 24.41% 下降至 18.95%. The word is compared with the two values, whatever their
 * rounding. Losses are left alone, of which more can be called either way.
 */
export function checkToldMoves(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    const numbers = quantitiesOf(filing, block.index, context);
    for (let at = 0; at + 1 < numbers.length; at += 1) {
      const [from, to] = [numbers[at], numbers[at + 1]] as [NumberMention, NumberMention];
      if (from.dimension !== to.dimension || Number(from.value) < 0 || Number(to.value) < 0) continue;
      const middle = block.text.slice(from.place.end, to.place.start).replace(/\s/g, '');
      const told = moved.exec(middle);
      if (!told || middle.length > 30 || /[，。；、]/.test(middle)) continue;
      const before = block.text.slice(Math.max(0, from.place.start - 40), from.place.start).replace(/\s/g, '');
      if (!/[由从自][^，。；由从自]*$/.test(before)) continue;
      // 分别由 A、B 下降至 C、D: B does not move to C.
      const previous = numbers[at - 1];
      if (previous && joint.test(block.text.slice(previous.place.end, from.place.start).replace(/\s/g, ''))) continue;
      compare(from, to, told[1] as string, out, context);
    }
  }
}

function compare(from: NumberMention, to: NumberMention, word: string, out: RuleOutput, context: CheckContext): void {
  const rises = up.test(word) && !down.test(word);
  const [a, b] = [intervalOf(from), intervalOf(to)];
  const contrary = rises ? b.hi.lt(a.lo) : b.lo.gt(a.hi);
  const mentions = [context.numberMention(to.index, 'stated'), context.numberMention(from.index, 'operand')];
  const base = {
    formula: [{ mention: 1, text: from.raw }, rises ? ' < ' : ' > ', { mention: 0, text: to.raw }],
    mentions,
    stated: to.value,
    recomputed: null,
  };
  if (!contrary) {
    out.check({ ...base, status: 'pass' });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const [first, last] = [show(from), show(to)];
  const truth = rises ? { zh: '下降', en: 'fall' } : { zh: '上升', en: 'rise' };
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: 0.9,
      stated: to.value,
      expected: null,
      title: { zh: `方向词不符：由 ${first} “${word}”至 ${last}`, en: `“${word}” from ${first} to ${last}` },
      explanation: {
        zh: `${here.zh}写由 ${first}“${word}”至 ${last}，而 ${last} ${rises ? '小于' : '大于'} ${first}，实为${truth.zh}，方向词或其一数值有误。`,
        en: `${here.en} tells a move from ${first} to ${last} as “${word}”, but that is a ${truth.en}: the word or one of the values is wrong.`,
      },
    },
  });
}
