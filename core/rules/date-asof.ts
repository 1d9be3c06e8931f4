import { type DatedPair, datedPairs } from '../check/dated-passages.ts';
import { type OddDay, oddDays } from '../check/odd-days.ts';
import { pairDraft } from '../check/pair-draft.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';

/**
 * One statement at two dates: a passage that stands in two places, the same in every character and figure, but
 * for the date or period it names. A figure measured anew would have changed with the date; where it has not,
 * one of the dates is wrong, or was left behind when the passage was brought up to date. And a balance date
 * within a month whose end the filing uses all over.
 */
export const dateAsof: Rule = {
  id: 'date.asof',
  needs: ['blocks', 'sections', 'numbers'],
  run(filing, out, context) {
    for (const pair of datedPairs(filing, context.stopIfCancelled)) report(pair, out, context);
    for (const day of oddDays(filing)) reportDay(day, out, context);
  },
};

function report(pair: DatedPair, out: RuleOutput, context: CheckContext): void {
  const { odd, usual, oddTimes, usualTimes, inStep } = pair;
  const draft = pairDraft(odd, usual, context);
  const [here, there] = [where(draft.mentions[0], context), where(draft.mentions[1], context)];
  const [a, b] = [odd.raw.replace(/\s/g, ''), usual.raw.replace(/\s/g, '')];
  const clear = usualTimes > oddTimes;
  const times = clear ? { zh: `等 ${usualTimes} 处`, en: ` and ${usualTimes - 1} more` } : { zh: '', en: '' };
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: 'medium',
      confidence: Math.min(0.9, 0.6 + inStep / 400 + (clear ? 0.1 : 0)),
      title: { zh: `同一表述日期不一：${a} 与 ${b}`, en: `One statement at two dates: ${a} and ${b}` },
      explanation: {
        zh: `${here.zh}写 ${a}，${there.zh}${times.zh}同样的表述写 ${b}；除日期外逐字相同（${inStep} 字），所述数据也未随日期改变，其一的日期有误。`,
        en: `${here.en} says ${a}; the same words stand with ${b} at ${there.en}${times.en}; ${inStep} characters agree and no figure moved with the date, so one of the dates is wrong.`,
      },
    },
  });
}

function reportDay({ odd, usual, times }: OddDay, out: RuleOutput, context: CheckContext): void {
  const draft = pairDraft(odd, usual, context);
  const [here, there] = [where(draft.mentions[0], context), where(draft.mentions[1], context)];
  const [a, b] = [odd.raw.replace(/\s/g, ''), usual.raw.replace(/\s/g, '')];
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: 'medium',
      confidence: Math.min(0.8, 0.55 + times / 100),
      title: { zh: `截止日疑误：${a}`, en: `An unlikely balance date: ${a}` },
      explanation: {
        zh: `${here.zh}以 ${a} 为数据的截止日，全文仅此一处；同月的截止日在${there.zh}等 ${times} 处都是 ${b}，疑为误写。`,
        en: `${here.en} draws up its figures at ${a}, nowhere else in the filing; for that month ${there.en} and ${times - 1} more have ${b}, so it should be a slip.`,
      },
    },
  });
}
