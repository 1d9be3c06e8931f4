import { type ProseRelation, reportProse } from '../check/prose.ts';
import type { Rule } from '../check/rule.ts';
import type { Filing, NumberMention } from '../model/filing.ts';
import { compare, compoundGrowth, intervalOf } from '../numbers/interval.ts';

/**
 * Compound growth in text: (last ÷ first)^(1 ÷ years) − 1, with the years from the span that the sentence names
 * and the two values from its paragraph. It is called wrong only where the paragraph holds just two values of
 * one dimension; elsewhere a pair that fits confirms it, and none says nothing.
 */
export const calcCagr: Rule = {
  id: 'calc.cagr',
  needs: ['blocks', 'numbers'],
  run(filing, out, context) {
    for (const block of filing.blocks) {
      if (block.kind !== 'paragraph' || !block.text.includes('复合')) continue;
      const indices = context.numbersOfBlock(block.index);
      for (const index of indices) {
        const stated = filing.numbers[index] as NumberMention;
        const relation = growthOf(filing, block.text, stated, indices);
        if (relation) reportProse(relation, out, context);
      }
    }
  },
};

const spanOfYears = /((?:19|20)\d\d)\s*年?\s*(?:至|到|-|—|–|－|~|～)+\s*((?:19|20)\d\d)/g;

function growthOf(
  filing: Filing,
  text: string,
  stated: NumberMention,
  indices: readonly number[],
): ProseRelation | null {
  if (stated.kind !== 'quantity' || stated.dimension !== '%' || stated.approximation !== 'exact') return null;
  const before = text.slice(Math.max(0, stated.place.start - 60), stated.place.start);
  if (!/复合(年均|年)?(增长率|增速|增长)[^，。；]{0,6}$/.test(before)) return null;
  const years = [...before.matchAll(spanOfYears)].pop();
  if (!years) return null;
  const count = Number(years[2]) - Number(years[1]);
  if (count < 1 || count > 20) return null;
  const amounts = indices
    .map((index) => filing.numbers[index] as NumberMention)
    .filter(
      (one) =>
        one.kind === 'quantity' &&
        one.value !== null &&
        one.dimension !== '%' &&
        one.dimension !== 'pp' &&
        Number(one.value) > 0,
    );
  const printed = intervalOf(stated);
  const dated = datedPair(text, amounts, Number(years[1]), Number(years[2]));
  if (dated) {
    const made = compoundGrowth(intervalOf(dated[0]), intervalOf(dated[1]), count);
    if (made) return relationOf(stated, dated[0], dated[1], made, count);
  }
  let only: ProseRelation | null = null;
  let pairs = 0;
  for (let i = 0; i < Math.min(amounts.length, 12); i++) {
    for (let j = i + 1; j < Math.min(amounts.length, 12); j++) {
      const [first, last] = [amounts[i] as NumberMention, amounts[j] as NumberMention];
      if (first.dimension !== last.dimension || first.dimension === null) continue;
      const made = compoundGrowth(intervalOf(first), intervalOf(last), count);
      if (!made) continue;
      pairs++;
      only = relationOf(stated, first, last, made, count);
      if (compare(printed, made) !== 'fail') return { ...only, sure: false };
    }
  }
  const others = indices.filter((index) => filing.numbers[index]?.dimension === '%').length;
  return only && pairs === 1 && others === 1 ? only : null;
}

/** 由 2020 年的 A 增长至 2024 年的 B: the one pair of amounts that the span's years name, each right before its amount. */
function datedPair(
  text: string,
  amounts: readonly NumberMention[],
  first: number,
  last: number,
): [NumberMention, NumberMention] | null {
  for (let i = 1; i < amounts.length; i++) {
    const [one, other] = [amounts[i - 1] as NumberMention, amounts[i] as NumberMention];
    if (one.dimension === null || one.dimension !== other.dimension || one.approximation !== 'exact') continue;
    const before = text.slice(Math.max(0, one.place.start - 12), one.place.start).replace(/\s/g, '');
    const between = text.slice(one.place.end, other.place.start).replace(/\s/g, '');
    if (!before.endsWith(`${first}年的`) || other.approximation !== 'exact') continue;
    if (!/^(元|万元|亿元)?(，)?(增长|增加|上升|提高|扩大|提升)(至|到)/.test(between)) continue;
    if (between.endsWith(`${last}年的`)) return [one, other];
  }
  return null;
}

function relationOf(
  stated: NumberMention,
  first: NumberMention,
  last: NumberMention,
  made: ProseRelation['made'],
  years: number,
): ProseRelation {
  const formula = [
    { mention: 0, text: stated.raw },
    ' = (',
    { mention: 2, text: last.raw },
    ' ÷ ',
    { mention: 1, text: first.raw },
    `)^(1 ÷ ${years}) − 1`,
  ];
  return {
    stated,
    operands: [first, last],
    made,
    formula,
    name: { zh: '复合增长率', en: 'compound growth' },
    sure: true,
  };
}
