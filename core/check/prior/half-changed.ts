import type { Filing, NumberMention } from '../../model/filing.ts';
import type { Mention } from '../../model/finding.ts';
import { holdsLabel, isTelling, type NumberWords, sharedPairs, wordsAround } from '../number-words.ts';
import { tellingLength } from '../printed-digits.ts';
import { push } from '../push.ts';
import type { CheckContext, RuleOutput } from '../rule.ts';
import { periodsByNumber } from '../statements.ts';
import { differenceOf, show, where } from '../words.ts';
import { draftChanges, type FigurePair, sameFigure } from './draft-changes.ts';
import { type OtherFiling, otherNumber } from './other-mentions.ts';

/** A value that stands in more places than this says nothing of what it is a value of. */
const mostPlaces = 40;
/** Most places named in a finding. */
const mostNamed = 6;
/** Significant digits from which on a value is no other's by chance. */
const ownDigits = 6;

/**
 * Figures that were changed since the earlier draft in one of the places where they stood and left in another: the
 * draft told one fact in several places, the filing now tells two. Where every place was changed alike, that passes.
 */
export function checkHalfChanged(filing: Filing, other: OtherFiling, out: RuleOutput, context: CheckContext): void {
  const { figures } = draftChanges(filing, other, context);
  const byValue = new Map<string, FigurePair[]>();
  for (const pair of figures) {
    const key = valueKey(other.filing.numbers[pair.before]);
    if (key === null) continue;
    push(byValue, key, pair);
  }
  const factPeriods = periodsByNumber(other.filing);
  const periodsNow = periodsByNumber(filing);
  // A figure that now stands for another period is no correction: the draft was carried on to a new date.
  const carriedOn = (pair: FigurePair): boolean => {
    const [from, to] = [factPeriods.get(pair.before) ?? null, periodsNow.get(pair.now) ?? null];
    return from !== null && to !== null && from !== to;
  };
  for (const places of byValue.values()) {
    if (places.length < 2 || places.length > mostPlaces) continue;
    const changed = places.filter(
      (pair) => !sameFigure(other.filing, pair.before, filing, pair.now) && !carriedOn(pair),
    );
    if (changed.length === 0) continue;
    context.stopIfCancelled();
    const wordsOf = new Map(
      places.map((pair) => [pair, wordsAround(other.filing, numberOf(other.filing, pair.before))]),
    );
    for (const pair of changed) {
      const same = places
        .filter((one) => one !== pair)
        .map((one) => ({ pair: one, weight: weigh(pair, one, other.filing, wordsOf, factPeriods) }))
        .filter((one) => one.weight > 0);
      report(pair, same, { filing, other, out, context });
    }
  }
}

interface Run {
  filing: Filing;
  other: OtherFiling;
  out: RuleOutput;
  context: CheckContext;
}

interface Place {
  pair: FigurePair;
  weight: number;
}

function report(pair: FigurePair, same: readonly Place[], run: Run): void {
  const { filing, other, context, out } = run;
  const number = numberOf(filing, pair.now);
  const left = same.filter((one) => sameFigure(other.filing, one.pair.before, filing, one.pair.now));
  const along = same.filter((one) => sameFigure(filing, pair.now, filing, one.pair.now));
  const before = otherNumber(other, pair.before);
  const stated = context.numberMention(pair.now, 'stated');
  if (left.length === 0) {
    const [mate] = along;
    if (!mate) return;
    const operand = context.numberMention(mate.pair.now, 'operand');
    out.check({
      status: 'pass',
      formula: [{ mention: 0, text: number.raw }, ' = ', { mention: 1, text: numberOf(filing, mate.pair.now).raw }],
      mentions: [stated, operand],
      stated: number.value,
      recomputed: operand.value,
      reason: { zh: '前稿中相同的数均已一并修改', en: 'Changed alike in all places since the earlier draft' },
      other: [before],
    });
    return;
  }
  left.sort((one, two) => two.weight - one.weight);
  const mentions = [stated, ...left.slice(0, mostNamed).map((one) => context.numberMention(one.pair.now, 'operand'))];
  const old = numberOf(filing, (left[0] as Place).pair.now);
  out.check({
    status: 'fail',
    formula: [{ mention: 0, text: number.raw }, ' = ', { mention: 1, text: old.raw }],
    mentions,
    stated: number.value,
    recomputed: old.value,
    other: [before],
    finding: {
      severity: (left[0] as Place).weight >= 0.75 ? 'high' : 'medium',
      confidence: Math.min(0.95, (left[0] as Place).weight + 0.05 * Math.min(along.length, 2)),
      stated: number.value,
      expected: old.value,
      difference: differenceOf(number, old),
      ...sentenceOf(number, old, mentions, before.document, left.length, along.length, context),
    },
  });
}

function sentenceOf(
  number: NumberMention,
  old: NumberMention,
  mentions: readonly Mention[],
  document: string,
  left: number,
  along: number,
  context: CheckContext,
) {
  const here = where(mentions[0] as Mention, context);
  const there = where(mentions[1] as Mention, context);
  const [a, b] = [show(number), show(old)];
  const more = left > 1 ? { zh: `等 ${left} 处`, en: ` and in ${left} places in all` } : { zh: '', en: '' };
  const alike =
    along > 0 ? { zh: `（另有 ${along} 处同样改动）`, en: ` (and alike in ${along} more)` } : { zh: '', en: '' };
  return {
    title: {
      zh: `一处已改、他处未改：由 ${b} 改为 ${a}`,
      en: `Changed in one place, left in another: ${b} is now ${a}`,
    },
    explanation: {
      zh: `${here.zh}的数由前稿（${document}）的 ${b} 改为 ${a}${alike.zh}，而前稿中写同一数的${there.zh}${more.zh}仍为 ${b}，二者不能同时成立。`,
      en: `At ${here.en} the earlier draft (${document}) had ${b} and the filing now has ${a}${alike.en}; ${there.en}${more.en}, which told the same figure in the draft, still says ${b}, and both can’t be right.`,
    },
  };
}

/** How sure it is, 0 to 1, that two places of the draft told one fact; 0 where they need not. */
function weigh(
  one: FigurePair,
  two: FigurePair,
  draft: Filing,
  wordsOf: ReadonlyMap<FigurePair, NumberWords>,
  periods: ReadonlyMap<number, string | null>,
): number {
  const [a, b] = [numberOf(draft, one.before), numberOf(draft, two.before)];
  if (sameRow(a, b)) return 0;
  const [from, to] = [periods.get(one.before) ?? null, periods.get(two.before) ?? null];
  if (from !== null && to !== null && from !== to && from.slice(-10) !== to.slice(-10)) return 0;
  const digits = tellingLength(a);
  const words = alike(wordsOf.get(one) as NumberWords, wordsOf.get(two) as NumberWords);
  if (a.kind === 'date') return words >= 6 ? 0.7 : 0;
  if (digits >= ownDigits) return words >= 2 ? 0.88 : 0.7;
  if (digits >= 4) return words >= 2 ? 0.85 : 0;
  if (digits === 3) return words >= 3 ? 0.78 : 0;
  return words >= 5 ? 0.72 : 0;
}

/** Columns of one row tell different things, or one thing at two times. */
function sameRow(a: NumberMention, b: NumberMention): boolean {
  return (
    a.place.in === 'cell' && b.place.in === 'cell' && a.place.table === b.place.table && a.place.row === b.place.row
  );
}

/** What the words around two numbers have in common, in neighbouring characters. */
function alike(one: NumberWords, two: NumberWords): number {
  if (one.label !== '' && two.label !== '') {
    return isTelling(one.label) && one.label === two.label ? 6 : sharedPairs(one.label, two.label);
  }
  const [cell, text] = one.label !== '' ? [one, two] : [two, one];
  if (cell.label !== '') {
    const around = text.near + text.after;
    return holdsLabel(around, cell.label) ? 4 : sharedPairs(cell.label + cell.near, around) >= 4 ? 2 : 0;
  }
  return sharedPairs(one.near.slice(-16) + one.after, two.near.slice(-16) + two.after);
}

function valueKey(number: NumberMention | undefined): string | null {
  if (!number) return null;
  if (number.kind === 'date') return number.date === null || number.date.includes('/') ? null : `date|${number.date}`;
  if (number.value === null || Number(number.value) === 0) return null;
  return `${number.value}|${number.dimension}`;
}

function numberOf(filing: Filing, index: number): NumberMention {
  const number = filing.numbers[index];
  if (!number) throw new RangeError(`no number ${index}`);
  return number;
}
