import { checkColumns } from '../check/columns.ts';
import { dealtShares } from '../check/dealt-shares.ts';
import { dividendsIn } from '../check/dividends.ts';
import { issuesIn } from '../check/issue.ts';
import {
  fits,
  leadOf,
  type ProseRelation,
  percentSentences,
  reportProse,
  type Sentence,
  shareBetween,
} from '../check/prose.ts';
import { push } from '../check/push.ts';
import type { Rule } from '../check/rule.ts';
import { votesIn } from '../check/voting.ts';
import type { Filing, NumberMention } from '../model/filing.ts';

/**
 * Ratios against their operands: ratio columns of tables row by row, and 占 … 的 x% in sentences, where the
 * part stands before it and the whole beside it or, by its name (募集资金净额), elsewhere in the filing; dividends by
 * the ten shares against their total.
 */
export const calcRatio: Rule = {
  id: 'calc.ratio',
  needs: ['blocks', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    checkColumns(filing.tables, ['ratio'], out, context);
    for (const relation of dividendsIn(filing, context)) reportProse(relation, out, context);
    for (const relation of dealtShares(filing, context)) reportProse(relation, out, context);
    for (const relation of votesIn(filing, context)) reportProse(relation, out, context);
    for (const relation of issuesIn(filing, context)) reportProse(relation, out, context);
    const named = namedAmounts(filing);
    for (const sentence of percentSentences(filing, context)) {
      context.stopIfCancelled();
      for (const stated of sentence.numbers) {
        const relation = shareIn(sentence, stated, named);
        if (relation) reportProse(relation, out, context);
      }
    }
  },
};

/** Length of the end of a name by which amounts are found again. */
const keyLength = 5;

/** Amounts by the last characters of the words right before them: 募集资金净额为 1,627,094,945.89 元. */
function namedAmounts(filing: Filing): Map<string, NumberMention[]> {
  const named = new Map<string, NumberMention[]>();
  for (const number of filing.numbers) {
    if (number.kind !== 'quantity' || number.place.in !== 'block' || number.dimension === '%') continue;
    const text = filing.blocks[number.place.block]?.text ?? '';
    const words = text
      .slice(Math.max(0, number.place.start - 24), number.place.start)
      .replace(/\s/g, '')
      .replace(/(为|是|：|:|共计|合计|约|人民币|达到?|总计)+$/, '');
    if (words.length < keyLength) continue;
    const key = words.slice(-keyLength);
    push(named, key, number);
  }
  return named;
}

function shareIn(sentence: Sentence, stated: NumberMention, named: Map<string, NumberMention[]>): ProseRelation | null {
  if (stated.dimension !== '%' || stated.approximation !== 'exact') return null;
  const lead = leadOf(sentence, stated);
  const share = /占([^，。；占]{2,30}?)(的比例为?|的比重为?|比例为?|比重为?|的)$/.exec(lead);
  if (!share || /分别|各期/.test(lead)) return null;
  const part = nearestAmount(sentence, stated);
  if (!part || /分别/.test(leadOf(sentence, part))) return null;
  const whole = (share[1] as string).replace(/^(公司|发行人|本次|当期|同期)/, '');
  if (whole.length < keyLength) return null;
  const candidates = (named.get(whole.slice(-keyLength)) ?? []).filter(
    (one) => one.dimension === part.dimension && one !== part,
  );
  // An amount of that name elsewhere may be of another date: only one that fits says anything.
  for (const candidate of candidates.slice(0, 20)) {
    const relation = shareBetween(part, candidate, stated);
    if (relation && fits(relation)) return relation;
  }
  return null;
}

function nearestAmount(sentence: Sentence, stated: NumberMention): NumberMention | null {
  let found: NumberMention | null = null;
  for (const number of sentence.numbers) {
    if (number.place.end > stated.place.start) break;
    if (number.dimension !== '%' && number.dimension !== 'pp') found = number;
  }
  return found && stated.place.start - found.place.end <= 60 ? found : null;
}
