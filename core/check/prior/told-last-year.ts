import type { Filing, NumberMention } from '../../model/filing.ts';
import { comparePrinted, intervalOf } from '../../numbers/interval.ts';
import { plainItem } from '../line-items.ts';
import { measureRows } from '../measure-rows.ts';
import { digitsOf } from '../printed-digits.ts';
import { push } from '../push.ts';
import type { CheckContext, RuleOutput } from '../rule.ts';
import { fitPeriod } from '../statements.ts';
import { differenceOf, show, where } from '../words.ts';
import { type OtherFiling, otherNumber, showPeriod, whereOther } from './other-mentions.ts';

/** Fewest digits of a figure of the text that can be told from another by chance. */
const fewestDigits = 4;
/** A figure this near to last year's, and not the same, is meant for it: more is another thing's. */
const nearest = 0.2;

/**
 * Figures of earlier periods in sentences (上年同期为 A 万元) against last year's report: its statements, then its own
 * sentences and tables of that measure and period. One that agrees with any of them passes; one that agrees with none
 * contradicts the statements' figure where it comes near it, else it is left open.
 */
export function checkToldLastYear(
  filing: Filing,
  other: OtherFiling,
  lastEnd: string,
  out: RuleOutput,
  context: CheckContext,
): void {
  const rowsOf = measureRows(other.filing, other.context);
  const told = toldFigures(other.filing);
  for (const fact of filing.facts) {
    const number = filing.numbers[fact.number];
    if (number?.place.in !== 'block' || fact.period === null || fact.period.slice(-10) > lastEnd) continue;
    if (filing.blocks[number.place.block]?.kind !== 'paragraph' || !comparable(number) || fact.scope === 'parent')
      continue;
    const measure = plainMeasure(fact.measure);
    if (measure === '' || !ofIssuer(fact.subject)) continue;
    const own = rowsOf(-1, measure).flatMap((row) => {
      const instants = !([...row.keys()][0] ?? '').includes('/');
      const found = row.get(fitPeriod(fact.period ?? '', instants) ?? '');
      return found && found.dimension === number.dimension ? [found] : [];
    });
    const others = told.get(`${measure}|${fact.period}|${number.dimension}`) ?? [];
    const agreeing = [...own, ...others].find((one) => agrees(number, one) !== 'fail');
    if (agreeing) {
      out.check({
        status: agrees(number, agreeing) === 'pass' ? 'pass' : 'rounding',
        formula: [{ mention: 0, text: number.raw }, ` = ${agreeing.raw}`],
        mentions: [context.numberMention(number.index, 'stated')],
        stated: number.value,
        recomputed: agreeing.value,
        other: [otherNumber(other, agreeing.index)],
      });
    } else if (own[0] && isNear(number, own[0])) contradict(number, own[0], measure, fact.period, other, out, context);
  }
}

/** Figures of last year's own report by measure, period and dimension: in sentences, and rows of its tables. */
function toldFigures(filing: Filing): Map<string, NumberMention[]> {
  const told = new Map<string, NumberMention[]>();
  for (const fact of filing.facts) {
    const number = filing.numbers[fact.number];
    if (!number || fact.period === null || !comparable(number)) continue;
    const measure = plainMeasure(number.place.in === 'block' ? fact.measure : plainItem(fact.subject || fact.measure));
    if (measure === '') continue;
    const key = `${measure}|${fact.period}|${number.dimension}`;
    push(told, key, number);
  }
  return told;
}

function plainMeasure(measure: string): string {
  return measure.replace(/^(公司|发行人|本公司|合并|实现|实现的)(的)?/, '');
}

function ofIssuer(subject: string): boolean {
  return subject === '' || subject === '公司' || subject === '发行人' || subject === '本公司';
}

function comparable(number: NumberMention): boolean {
  const { length } = digitsOf(number);
  return number.value !== null && number.ulp !== null && length >= (number.dimension === '%' ? 3 : fewestDigits);
}

/** By size: a loss or a decline is printed without its sign in words. */
function agrees(number: NumberMention, own: NumberMention): 'pass' | 'rounding' | 'fail' {
  const size = (one: NumberMention) => ({ ...one, value: (one.value ?? '').replace('-', '') });
  const [a, b] = [size(number), size(own)];
  return a.value === b.value ? 'pass' : comparePrinted(intervalOf(a), intervalOf(b));
}

function isNear(number: NumberMention, own: NumberMention): boolean {
  const [a, b] = [Math.abs(Number(number.value)), Math.abs(Number(own.value))];
  return b !== 0 && Math.abs(a - b) / b < nearest;
}

function contradict(
  number: NumberMention,
  own: NumberMention,
  measure: string,
  period: string,
  other: OtherFiling,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [context.numberMention(number.index, 'stated')];
  const there = otherNumber(other, own.index);
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const far = whereOther(there);
  const when = showPeriod(period);
  const [a, b] = [show(number), show(own)];
  out.check({
    status: 'fail',
    formula: [{ mention: 0, text: number.raw }, ` = ${own.raw}`],
    mentions,
    stated: number.value,
    recomputed: own.value,
    other: [there],
    finding: {
      severity: 'high',
      confidence: 0.7,
      stated: number.value,
      expected: own.value,
      difference: differenceOf(number, own),
      title: {
        zh: `与上年报告不一致：${when.zh}${measure} ${a}，上年报告为 ${b}`,
        en: `Not as in last year’s report: ${measure}, ${when.en}: ${a}, there ${b}`,
      },
      explanation: {
        zh: `${here.zh}写${when.zh}${measure}为 ${a}，${far.zh}的报表中同一项目同一期间为 ${b}，两者应当一致。`,
        en: `At ${here.en} the text gives ${measure} for ${when.en} as ${a}; the statement at ${far.en} has ${b} for the same item and period, and the two should agree.`,
      },
    },
  });
}
