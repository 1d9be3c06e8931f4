import type { Filing, NumberMention } from '../model/filing.ts';
import { add, certain, compare, divide, type Interval, intervalOf, multiply, subtract } from '../numbers/interval.ts';
import { compact } from '../reader/columns.ts';
import type { ProseRelation } from './prose.ts';
import type { CheckContext } from './rule.ts';

/** 每一 A 类股股份享有 6 票表决权: how many votes a share of the special kind has. */
const votesEach = /每(一|1)?(股|份)?[^，。；]{0,8}享有(的表决权(数量)?(为|是))?$/;
const votesBefore = /表决权(的)?(比例|数量)?(合计)?(为|是|达到?|约|约为)?$/;
const votesAfter = /^(的)?表决权/;
const sharesBefore = /(股份|股本|股权|持股)[^，。；]{0,10}(比例|总额|总数)?(为|的|是|比例为?)*$/;

/**
 * With shares of several votes each, the part of the votes follows from the part of the shares: n·s ÷ (n·s + 1 − s).
 * A part of the votes is held to each part of the shares that its section tells before it; it is wrong only where one
 * sentence prints the two as a pair.
 */
export function votesIn(filing: Filing, context: CheckContext): ProseRelation[] {
  const weights = weightsOf(filing);
  if (weights.length === 0) return [];
  const relations: ProseRelation[] = [];
  let section = -2;
  let shares: NumberMention[] = [];
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue;
    if (block.section !== section) [section, shares] = [block.section, []];
    if (!block.text.includes('%') && !block.text.includes('％')) continue;
    for (const index of context.numbersOfBlock(block.index)) {
      const number = filing.numbers[index] as NumberMention;
      if (number.kind !== 'quantity' || number.dimension !== '%' || number.value === null) continue;
      const lead = compact(block.text.slice(Math.max(0, number.place.start - 30), number.place.start));
      const votes =
        votesBefore.test(lead) || votesAfter.test(compact(block.text.slice(number.place.end, number.place.end + 8)));
      if (!votes) {
        if (sharesBefore.test(lead)) shares.push(number);
        continue;
      }
      const relation = excompact(number, shares, weights, block.index);
      if (relation) relations.push(relation);
    }
  }
  return relations;
}

/** The votes of one share as the filing tells them, each value once; 1 is no weight. */
function weightsOf(filing: Filing): NumberMention[] {
  const weights = new Map<string, NumberMention>();
  for (const number of filing.numbers) {
    if (number.place.in !== 'block' || number.kind !== 'quantity' || number.value === null) continue;
    const text = filing.blocks[number.place.block]?.text ?? '';
    const rest = compact(text.slice(number.place.end, number.place.end + 8));
    if (!/^(票|个|份|倍)?(的)?表决权/.test(rest) || !(Number(number.value) > 1 && Number(number.value) <= 20)) continue;
    if (votesEach.test(compact(text.slice(Math.max(0, number.place.start - 24), number.place.start))))
      weights.set(number.value, weights.get(number.value) ?? number);
  }
  return [...weights.values()].slice(0, 3);
}

function excompact(
  stated: NumberMention,
  shares: readonly NumberMention[],
  weights: readonly NumberMention[],
  block: number,
): ProseRelation | null {
  const near = [...shares].reverse().slice(0, 8);
  for (const share of near) {
    for (const weight of weights) {
      const relation = relationOf(stated, share, weight, false);
      if (relation && compare(intervalOf(stated), relation.made) !== 'fail') return relation;
    }
  }
  // 持股比例为 s，表决权比例为 v: the two are of one holder.
  const pair = near[0];
  const weight = weights[0];
  const beside = pair?.place.in === 'block' && pair.place.block === block && stated.place.start - pair.place.end <= 16;
  return pair && weight && beside && weights.length === 1 ? relationOf(stated, pair, weight, true) : null;
}

function relationOf(
  stated: NumberMention,
  share: NumberMention,
  weight: NumberMention,
  sure: boolean,
): ProseRelation | null {
  const made = votesOf(intervalOf(share), intervalOf(weight));
  if (!made) return null;
  const [w, s] = [
    { mention: 2, text: weight.raw },
    { mention: 1, text: share.raw },
  ];
  const formula = [{ mention: 0, text: stated.raw }, ' = ', w, ' × ', s, ' ÷ (', w, ' × ', s, ' + 1 − ', s, ')'];
  return {
    stated,
    operands: [share, weight],
    made,
    formula,
    name: { zh: '表决权比例', en: 'part of the votes' },
    sure,
  };
}

/** It grows with the share, so that the ends of the share's interval give those of the votes'. */
function votesOf(share: Interval, weight: Interval): Interval | null {
  const at = (value: Interval['mid']): Interval | null => {
    const own = multiply(weight, certain(value));
    return divide(own, add(own, subtract(certain(1), certain(value))));
  };
  const [lo, mid, hi] = [at(share.lo), at(share.mid), at(share.hi)];
  return lo && mid && hi ? { lo: lo.mid, mid: mid.mid, hi: hi.mid } : null;
}
