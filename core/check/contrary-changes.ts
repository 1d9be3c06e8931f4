import type { Filing } from '../model/filing.ts';
import { exact } from '../numbers/exact.ts';
import { intervalOf } from '../numbers/interval.ts';
import { type DatedMove, datedMoves } from './dated-moves.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { type ToldChange, toldChanges } from './told-changes.ts';
import { show, where } from './words.ts';

const lossReason = { zh: '含亏损，增减的方向不唯一', en: 'With losses the direction can be meant either way' };

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
    out.check({ ...base, status: 'not-checkable', reason: lossReason });
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

/** Moves told of one period without their size (2021 年末，存货有所下降) against the two figures. */
export function checkDatedMoves(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const one of datedMoves(filing, context)) reportMove(one, out, context);
}

function reportMove(move: DatedMove, out: RuleOutput, context: CheckContext): void {
  const { measure, up, words, block, start, end, now, before } = move;
  const mentions = [
    context.mention({ in: 'block', block, start, end }, 'stated'),
    context.numberMention(before.index, 'operand'),
    context.numberMention(now.index, 'operand'),
  ];
  const formula = [{ mention: 1, text: before.raw }, up ? ' < ' : ' > ', { mention: 2, text: now.raw }];
  const base = { formula, mentions, stated: null, recomputed: now.value };
  if (Number(now.value) < 0 || Number(before.value) < 0) {
    out.check({ ...base, status: 'not-checkable', reason: lossReason });
    return;
  }
  const [from, to] = [intervalOf(before), intervalOf(now)];
  if (!(up ? to.hi.lt(from.lo) : to.lo.gt(from.hi))) {
    out.check({ ...base, status: 'pass' });
    return;
  }
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = where(mentions[2] as (typeof mentions)[number], context);
  const [a, b] = [show(before), show(now)];
  const truth = up ? { zh: '下降', en: 'fall' } : { zh: '上升', en: 'rise' };
  // A trifle may be rounded away in the writer's head, or be another version of the item.
  const plain = to.mid
    .minus(from.mid)
    .abs()
    .gte(from.mid.abs().times(exact('0.03')));
  out.check({
    ...base,
    status: 'fail',
    finding: {
      severity: plain ? 'high' : 'medium',
      confidence: plain ? 0.75 : 0.6,
      stated: null,
      expected: null,
      title: {
        zh: `趋势描述不符：${measure}“${words}”，由 ${a} 到 ${b}`,
        en: `${measure} “${words}” from ${a} to ${b}`,
      },
      explanation: {
        zh: `${here.zh}称${measure}“${words}”，而 ${there.zh}列出的数值由 ${a} 变为 ${b}，是${truth.zh}，与所述方向相反。`,
        en: `At ${here.en} ${measure} is said to be “${words}”, but the values at ${there.en} go from ${a} to ${b}: a ${truth.en}.`,
      },
    },
  });
}
