import { checkMixedUnits } from '../check/mixed-units.ts';
import { pairDraft } from '../check/pair-draft.ts';
import { digitsOf, tellingLength } from '../check/printed-digits.ts';
import { push } from '../check/push.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { differenceOf, show, where } from '../check/words.ts';
import type { Fact, Filing, NumberMention } from '../model/filing.ts';
import { exact } from '../numbers/exact.ts';

/**
 * 元 for 万元, 万股 for 股: the same printed digits of the same measure in two places, whose values differ by ten
 * thousand or a hundred million. Digits enough not to be alike by chance are asked for, and words that agree. And
 * one figure of a series in another unit than the rest.
 */
export const unitScale: Rule = {
  id: 'unit.scale',
  needs: ['blocks', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    const facts = new Map(filing.facts.map((fact) => [fact.number, fact]));
    const groups = new Map<string, NumberMention[]>();
    for (const number of filing.numbers) {
      const key = keyOf(number);
      if (key === null) continue;
      push(groups, key, number);
    }
    for (const numbers of groups.values()) if (numbers.length > 1) compare(filing, numbers, facts, out, context);
    checkMixedUnits(filing, out, context);
  },
};

const fewestDigits = 5;
/** Places of the other value whose words are looked at. */
const mostPlaces = 20;

/** Dimension and printed digits; null for what is no amount with digits to tell it by. */
function keyOf(number: NumberMention): string | null {
  if (number.kind !== 'quantity' || number.value === null || number.approximation === 'about') return null;
  if (number.dimension !== '元' && number.dimension !== '股') return null;
  return digitsOf(number).length < fewestDigits ? null : `${number.dimension}|${number.raw.replace(/[^\d.]/g, '')}`;
}

const scales = ['10000', '100000000'];

function compare(
  filing: Filing,
  numbers: NumberMention[],
  facts: Map<number, Fact>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const byValue = new Map<string, NumberMention[]>();
  for (const number of numbers) {
    const value = exact(number.value as string)
      .abs()
      .toString();
    push(byValue, value, number);
  }
  if (byValue.size === 1) agree(filing, numbers, facts, out, context);
  if (byValue.size !== 2) return;
  const [one, two] = [...byValue.values()] as [NumberMention[], NumberMention[]];
  const ratio = exact((one[0] as NumberMention).value as string)
    .div((two[0] as NumberMention).value as string)
    .abs();
  if (!scales.some((scale) => ratio.equals(scale) || ratio.times(scale).equals(1))) return;
  // Without a majority the one in running text is named: a table's unit is printed above it.
  const [odd, kept] =
    one.length !== two.length
      ? one.length < two.length
        ? [one, two]
        : [two, one]
      : one[0]?.place.in === 'block'
        ? [one, two]
        : [two, one];
  for (const stated of odd) {
    const rival = kept.slice(0, mostPlaces).find((other) => sameThing(filing, stated, other, facts));
    if (rival) report(stated, rival, kept.length, out, context);
  }
}

/** Places that could have contradicted each other and don't; the first is compared with the next few. */
function agree(
  filing: Filing,
  numbers: NumberMention[],
  facts: Map<number, Fact>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const [first, ...others] = numbers as [NumberMention, ...NumberMention[]];
  const second = others.slice(0, 4).find((other) => sameThing(filing, first, other, facts));
  if (second) out.check({ ...pairDraft(first, second, context), status: 'pass' });
}

function sameThing(filing: Filing, one: NumberMention, other: NumberMention, facts: Map<number, Fact>): boolean {
  const a = wordsOf(filing, one, facts);
  const b = wordsOf(filing, other, facts);
  const significant = tellingLength(one);
  // Eight digits are not alike by chance, whatever is said of them.
  return significant >= 8 || commonLength(a, b) >= (significant >= 6 ? 2 : 3);
}

/** Measure, subject and the words just before a number; of a cell its row's label and column. */
function wordsOf(filing: Filing, number: NumberMention, facts: Map<number, Fact>): string {
  const fact = facts.get(number.index);
  const words = `${fact?.measure ?? ''}|${fact?.subject === '公司' ? '' : (fact?.subject ?? '')}`;
  if (number.place.in === 'cell') return words;
  const text = filing.blocks[number.place.block]?.text ?? '';
  return `${words}|${text.slice(Math.max(0, number.place.start - 60), number.place.start)}`.replace(/\s/g, '');
}

const empty = /公司|人民币|万元|亿元|分别|截至|合计|金额|报告|不超过|超过|其中|年度|单位/;

/** Length of the longest stretch of Han characters that both hold, words that say nothing left out. */
function commonLength(one: string, other: string): number {
  const pieces = new Set<string>();
  for (let i = 0; i + 2 <= other.length; i++) pieces.add(other.slice(i, i + 2));
  let best = 0;
  let run = 0;
  for (let i = 0; i + 2 <= one.length; i++) {
    const piece = one.slice(i, i + 2);
    run = /^[\u4e00-\u9fff]{2}$/.test(piece) && pieces.has(piece) ? (run === 0 ? 2 : run + 1) : 0;
    if (run >= 2 && other.includes(one.slice(i + 2 - run, i + 2)) && !empty.test(one.slice(i + 2 - run, i + 2)))
      best = Math.max(best, run);
  }
  return best;
}

function report(
  stated: NumberMention,
  rival: NumberMention,
  times: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const draft = pairDraft(stated, rival, context);
  const [here, there] = [where(draft.mentions[0], context), where(draft.mentions[1], context)];
  const [a, b] = [show(stated), show(rival)];
  out.check({
    ...draft,
    status: 'fail',
    finding: {
      severity: 'high',
      confidence: times > 1 ? 0.9 : 0.85,
      stated: stated.value,
      expected: rival.value,
      difference: differenceOf(stated, rival),
      title: { zh: `单位疑误：${a} 与 ${b}`, en: `A slip of the unit: ${a} and ${b}` },
      explanation: {
        zh: `${here.zh}写 ${a}，${there.zh}写 ${b}；数字相同而单位相差万倍以上，其一的单位有误。`,
        en: `At ${here.en} the filing says ${a}, at ${there.en} ${b}: the same digits in units that differ ten thousand times and more, so one unit is wrong.`,
      },
    },
  });
}
