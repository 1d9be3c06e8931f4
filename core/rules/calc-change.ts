import { checkColumns } from '../check/columns.ts';
import {
  between,
  changeBetween,
  changeName,
  leadOf,
  type ProseRelation,
  percentSentences,
  reportProse,
  type Sentence,
} from '../check/prose.ts';
import type { Rule } from '../check/rule.ts';
import { seriesGrowth } from '../check/series-growth.ts';
import { relationOfChange, toldChanges } from '../check/told-changes.ts';
import type { NumberMention } from '../model/filing.ts';
import { add, divide, type Interval, intervalOf, subtract } from '../numbers/interval.ts';

/**
 * Growth and decline against the two values they are measured from: change columns of tables, and sentences
 * that print both values (由 A 增长至 B，增幅 p) one value and the difference (A，较上年增加 d，增长 p), or a series and its steps. A change
 * told of a measure whose figures the filing prints is held to these. A loss is measured against its absolute value.
 */
export const calcChange: Rule = {
  id: 'calc.change',
  needs: ['blocks', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    checkColumns(filing.tables, ['change'], out, context);
    const settled = new Set<number>();
    for (const told of toldChanges(filing, context)) {
      // A word against its figures is calc.trend's.
      if (told.verdict === 'contrary' || (told.verdict === 'fail' && !told.sure)) continue;
      settled.add(told.stated.index);
      reportProse(relationOfChange(told), out, context);
    }
    for (const sentence of percentSentences(filing, context)) {
      context.stopIfCancelled();
      for (const stated of sentence.numbers) {
        const relation = changeIn(sentence, stated);
        if (relation && !settled.has(stated.index)) reportProse(relation, out, context);
      }
      for (const relation of seriesGrowth(sentence)) reportProse(relation, out, context);
    }
  },
};

const growth =
  /(增长率?|上升|增加|提高|提升|增幅|下降|减少|降低|降幅|下滑|涨幅|跌幅|变动幅度|变动比例|增长幅度|下降幅度)(了|为|达到?|约|率)?$/;
const amountStep = /(增加|减少|增长|上升|下降|降低|下滑|提高|增加额|减少额|净增加|净减少)(了|为|额|金额)?(约)?$/;
const down = /减少|下降|降低|下滑|净减少|减少额/;
const spread = /分别|各期|合计|累计|复合|年均|百分点|占/;

function changeIn(sentence: Sentence, stated: NumberMention): ProseRelation | null {
  if (stated.dimension !== '%' || stated.approximation !== 'exact') return null;
  const lead = leadOf(sentence, stated);
  if (!growth.test(lead) || spread.test(lead)) return null;
  const before = sentence.numbers.filter((number) => number.place.end <= stated.place.start);
  const last = before[before.length - 1];
  const previous = before[before.length - 2];
  if (last?.approximation !== 'exact' || last.dimension === '%') return null;
  const lastLead = leadOf(sentence, last);
  if (previous?.dimension !== last.dimension || previous.approximation !== 'exact') return null;
  const gap = between(sentence, previous, last);
  const words = leadOf(sentence, previous);
  // A series dealt out over periods: the one meant need not be the last.
  if (sentence.text.slice(sentence.span.start, previous.place.start).includes('分别')) return null;
  if (spread.test(gap) || spread.test(words) || gap.length > 30 || lead.length > 24) return null;
  if (amountStep.test(lastLead)) return fromStep(previous, last, stated, down.test(lastLead.slice(-8)));
  // 由 A 增长至 B，增幅 p
  if (/(由|从)[^，。；]{0,30}$/.test(words) && /(至|到|为)[^，。；]{0,6}$/.test(gap))
    return changeBetween(last, previous, stated, true);
  // B，较上年的 A 增长 p
  if (/[较比][^，。；]{0,24}$/.test(gap) && !/[，；]/.test(lead)) return changeBetween(previous, last, stated, true);
  return null;
}

/** A，较上年增加 d，增长 p: the base is A less d, or A and d where it fell. */
function fromStep(now: NumberMention, step: NumberMention, stated: NumberMention, fell: boolean): ProseRelation | null {
  const value = intervalOf(now);
  const by = intervalOf(step);
  const base: Interval = fell ? add(value, by) : subtract(value, by);
  const made = divide(by, base);
  if (!made) return null;
  const formula = [
    { mention: 0, text: stated.raw },
    ' = ',
    { mention: 2, text: step.raw },
    ' ÷ (',
    { mention: 1, text: now.raw },
    fell ? ' + ' : ' − ',
    { mention: 2, text: step.raw },
    ')',
  ];
  return { stated, operands: [now, step], made, formula, name: changeName, sure: true };
}
