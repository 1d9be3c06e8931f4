import type { Filing, NumberMention } from '../model/filing.ts';
import { exact } from '../numbers/exact.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import { show, where } from './words.ts';

const joint = /^[、，和及与以]{1,2}$/;
/** How many times as large as the others a figure must be before its unit is doubted. */
const leap = 500;
/** Others that a finding shows. */
const mostShown = 8;

/**
 * A series of amounts (分别为 A 万元、B 亿元和 C 万元) of which one has another unit and is hundreds of times the size of
 * each of the others: it is the unit that slipped. Two others at least must share a unit.
 */
export function checkMixedUnits(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    let series: NumberMention[] = [];
    const close = (): void => {
      if (series.length >= 3) judge(series, out, context);
      series = [];
    };
    for (const index of context.numbersOfBlock(block.index)) {
      const number = filing.numbers[index] as NumberMention;
      const last = series[series.length - 1];
      const isAmount = number.kind === 'quantity' && number.value !== null && number.dimension === '元';
      const between = last ? block.text.slice(last.place.end, number.place.start).replace(/\s/g, '') : '';
      if (last && (!isAmount || !joint.test(between))) close();
      if (isAmount) series.push(number);
    }
    close();
  }
}

function judge(series: readonly NumberMention[], out: RuleOutput, context: CheckContext): void {
  const [first, second, third] = series as [NumberMention, NumberMention, NumberMention];
  // Of three figures two at least have the unit that all but one share.
  const common = first.unit === second.unit || first.unit === third.unit ? first.unit : second.unit;
  const strange = series.filter((number) => number.unit !== common);
  const odd = strange[0];
  if (strange.length !== 1 || !odd) return;
  const others = series.filter((number) => number !== odd);
  const size = (number: NumberMention): number => Math.abs(Number(number.value));
  const larger = others.every((other) => size(odd) > leap * size(other));
  const smaller = others.every((other) => size(odd) * leap < size(other));
  if (size(odd) === 0 || (!larger && !smaller)) return;
  const shown = others.slice(0, mostShown);
  const mentions = [
    context.numberMention(odd.index, 'stated'),
    ...shown.map((other) => context.numberMention(other.index, 'operand')),
  ];
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const values = shown.map(show).join('、');
  // The nearest in size: all others differ at least so many times.
  const nearest = others.reduce((best, other) => (size(other) > size(best) === larger ? other : best));
  const times = exact(odd.value as string)
    .div(nearest.value as string)
    .abs();
  const apart = larger ? times : exact(1).div(times);
  out.finding({
    severity: 'high',
    confidence: 0.88,
    stated: odd.value,
    title: {
      zh: `单位疑误：${show(odd)} 与 ${values} 并列`,
      en: `A slip of the unit: ${show(odd)} beside ${values}`,
    },
    explanation: {
      zh: `${here.zh}同一组数中 ${show(odd)} 的单位与其余（${values}）不同，数值相差 ${apart.toFixed(0)} 倍以上，“${odd.unit}”疑为“${common}”之误。`,
      en: `In one series at ${here.en} ${show(odd)} has another unit than ${values} and differs from them ${apart.toFixed(0)} times and more; ${odd.unit} should be ${common}.`,
    },
    mentions,
  });
}
