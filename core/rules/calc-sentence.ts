import { deductionsIn, type ToldSum } from '../check/deductions.ts';
import { type Addend, judgeSum, looksLikeSlip, sumDraft } from '../check/linear.ts';
import { leadOf, type Sentence } from '../check/prose.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { quantitiesOf, sentenceNumbers } from '../check/sentence-numbers.ts';
import { subtotalsIn } from '../check/told-subtotals.ts';
import { show, showAs, where } from '../check/words.ts';
import type { NumberMention } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import { balanceIn } from './calc-sentence-balance.ts';
import { checkLimits } from './calc-sentence-limits.ts';

/**
 * Sums told in one sentence: parts and their 合计 (预付款 a、违约金 b，合计 c), a whole and its 其中, a balance that is
 * what was raised less what was spent. What is summed is looked for before anything is called wrong; where nothing
 * fits, only a difference that a slip of the pen leaves, or parts of one wording that exceed their whole, are wrong.
 */
export const calcSentence: Rule = {
  id: 'calc.sentence',
  needs: ['blocks', 'tables', 'numbers'],
  run(filing, out, context) {
    for (const block of filing.blocks) {
      if (block.kind !== 'paragraph') continue;
      const quantities = quantitiesOf(filing, block.index, context).filter((one) => one.approximation === 'exact');
      if (quantities.length < 3) continue;
      context.stopIfCancelled();
      for (const { span, inside: numbers } of sentenceNumbers(block.index, quantities, context)) {
        if (numbers.length < 3) continue;
        const told: Sentence = { block: block.index, text: block.text, span, numbers };
        const sum = totalAfterParts(told) ?? partsOfWhole(told);
        if (sum) report(sum, out, context);
      }
    }
    for (const balance of balanceIn(filing, context)) report(balance, out, context);
    for (const sum of deductionsIn(filing, context)) report(sum, out, context);
    for (const sum of subtotalsIn(filing, context)) report(sum, out, context);
    checkLimits(filing, out, context);
  },
};

const addends = (numbers: readonly NumberMention[]): Addend[] =>
  numbers.map((number) => ({ number, sign: 1 as const }));

/** The lead of a total: the sum word is the last of its clause. */
const totalWord = /(合计|共计|总计|总额|总金额|合计金额|总数)(金额)?(约)?(为|是|达到?|达)?(人民币)?$/;

/** 返还预付款 286.40 万元并支付违约金 42.96 万元，涉案金额合计 329.36 万元: the last of the like numbers is the sum. */
function totalAfterParts(told: Sentence): ToldSum | null {
  for (let at = told.numbers.length - 1; at >= 2; at--) {
    const stated = told.numbers[at] as NumberMention;
    if (!totalWord.test(leadOf(told, stated)) || !(summable(stated) || stated.dimension === '%')) continue;
    const before = told.numbers.slice(0, at).filter((one) => one.dimension === stated.dimension);
    if (before.length < 2 || before.length > 12) continue;
    for (let count = before.length; count >= 2; count--) {
      const parts = addends(before.slice(before.length - count));
      const verdict = judgeSum(stated, parts);
      if (verdict && verdict.status !== 'fail') return { stated, addends: parts, wrong: false, kind: 'total' };
    }
    const parts = addends(before);
    const verdict = judgeSum(stated, parts);
    const words = told.text.slice(told.span.start, stated.place.start);
    // 分别 deals the numbers out over periods, 其中 makes some of them parts of others.
    if (!verdict || /分别|其中|较|比|截至|累计|余额|剩余/.test(words)) return null;
    if (!summable(stated) || before.some((one) => Math.abs(Number(one.value)) >= Math.abs(Number(stated.value))))
      return null;
    return looksLikeSlip(verdict.off) ? { stated, addends: parts, wrong: true, kind: 'total' } : null;
  }
  return null;
}

/** 42 类场景，其中交通 18 类、水务 11 类、工业 13 类; 在 612 名人员中，从事甲的 a 人，从事乙的 b 人. */
function partsOfWhole(told: Sentence): ToldSum | null {
  for (let at = 0; at + 2 < told.numbers.length; at++) {
    const stated = told.numbers[at] as NumberMention;
    const first = told.numbers[at + 1] as NumberMention;
    const lead = leadOf(told, first);
    const among = /^[^，]{0,16}中[，,]/.test(lead);
    if (!summable(stated) || !(among || /其中[：:]?/.test(lead) || /包括|分别为/.test(lead))) continue;
    const parts: NumberMention[] = [];
    for (const number of told.numbers.slice(at + 1)) {
      if (!alike(number, stated)) break;
      // 612 名 and 146 人 are one.
      parts.push({ ...number, dimension: stated.dimension });
    }
    if (parts.length < 2 || /等[^，。；]{0,6}$/.test(told.text.slice(told.span.start, told.span.end - 1))) continue;
    for (let count = parts.length; count >= 2; count--) {
      const some = addends(parts.slice(0, count));
      const verdict = judgeSum(stated, some);
      if (verdict && verdict.status !== 'fail') return { stated, addends: some, wrong: false, kind: 'parts' };
    }
    const all = addends(parts);
    const verdict = judgeSum(stated, all);
    if (!verdict) continue;
    const over = Number(verdict.off) < 0;
    if (over && among && oneWording(told, parts)) return { stated, addends: all, wrong: true, kind: 'parts' };
  }
  return null;
}

/** The parts are each told in the same words (从事…的), which no one uses of groups that overlap. */
function oneWording(told: Sentence, parts: readonly NumberMention[]): boolean {
  const openings = parts.map((part) =>
    (
      leadOf(told, part)
        .split(/[，,、；]/)
        .pop() ?? ''
    ).slice(0, 2),
  );
  return openings[0] !== undefined && openings[0].length === 2 && openings.every((one) => one === openings[0]);
}

function summable(number: NumberMention): boolean {
  return (
    number.dimension !== null && number.dimension !== 'pp' && number.dimension !== '倍' && number.dimension !== '%'
  );
}

const people = new Set(['人', '名', '位']);

function alike(one: NumberMention, other: NumberMention): boolean {
  return one.dimension === other.dimension || (people.has(one.dimension ?? '') && people.has(other.dimension ?? ''));
}

function report({ stated, addends: parts, wrong, kind }: ToldSum, out: RuleOutput, context: CheckContext): void {
  const verdict = judgeSum(stated, parts);
  if (!verdict || (verdict.status === 'fail' && !wrong)) return;
  const draft = sumDraft(stated, parts, verdict, context);
  if (verdict.status !== 'fail') {
    out.check(draft);
    return;
  }
  const here = where(draft.mentions[0] as Mention, context);
  const [printed, sum] = [show(stated), showAs(verdict.sum, stated)];
  const off = showAs(verdict.off.replace('-', ''), stated);
  const name = {
    total: { zh: '合计', en: 'total' },
    parts: { zh: '总数', en: 'whole' },
    balance: { zh: '余额', en: 'balance' },
    net: { zh: '净额', en: 'net amount' },
    equal: { zh: '同一数', en: 'same amount' },
  }[kind];
  const listed = parts.map(({ number, sign }, i) => (sign < 0 ? '− ' : i > 0 ? '+ ' : '') + show(number)).join(' ');
  const words =
    kind === 'equal'
      ? {
          title: { zh: `所称相同的两数不同：${printed} 与 ${sum}`, en: `Told as the same: ${printed} and ${sum}` },
          explanation: {
            zh: `${here.zh}称两数相同或没有差额，而所写为 ${sum} 和 ${printed}，相差 ${off}。`,
            en: `${here.en} says that two amounts are the same or leave no gap, but they are ${sum} and ${printed}, ${off} apart.`,
          },
        }
      : {
          title: {
            zh: `${name.zh}不符：${printed}，各数合计 ${sum}`,
            en: `The ${name.en} of ${printed} is not ${sum}`,
          },
          explanation: {
            zh: `${here.zh}写${name.zh} ${printed}，而所列 ${listed} = ${sum}，相差 ${off}。`,
            en: `${here.en} gives a ${name.en} of ${printed}; ${listed} makes ${sum}, ${off} off.`,
          },
        };
  out.check({
    ...draft,
    finding: {
      severity: kind === 'balance' ? 'high' : 'medium',
      confidence: kind === 'total' ? 0.85 : 0.75,
      stated: stated.value,
      expected: verdict.sum,
      difference: verdict.off.replace('-', ''),
      ...words,
    },
  });
}
