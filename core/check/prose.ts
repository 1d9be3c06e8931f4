import type { Filing, NumberMention } from '../model/filing.ts';
import type { CheckStatus, FormulaToken, Severity } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { type Exact, exact } from '../numbers/exact.ts';
import { change, compare, type Interval, intervalOf, negate, ratio } from '../numbers/interval.ts';
import type { CheckContext, RuleOutput, Span } from './rule.ts';
import { quantitiesOf, sentenceNumbers } from './sentence-numbers.ts';
import { show, showAs, where } from './words.ts';

/** A sentence with its numbers in order. */
export interface Sentence {
  block: number;
  text: string;
  span: Span;
  numbers: NumberMention[];
}

/** Every sentence of the running text that holds a percentage and at least one other number. */
export function* percentSentences(filing: Filing, context: CheckContext): Generator<Sentence> {
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    const quantities = quantitiesOf(filing, block.index, context);
    if (quantities.length < 2) continue;
    for (const { span, inside: numbers } of sentenceNumbers(block.index, quantities, context)) {
      if (numbers.length >= 2 && numbers.some((number) => number.dimension === '%')) {
        yield { block: block.index, text: block.text, span, numbers };
      }
    }
  }
}

/** The text between two numbers of a sentence, blanks taken out. */
export function between(sentence: Sentence, left: NumberMention, right: NumberMention): string {
  return sentence.text.slice(left.place.end, right.place.start).replace(/\s/g, '');
}

/** The text of the sentence before a number, blanks taken out; after the number before it, if one is given. */
export function leadOf(sentence: Sentence, number: NumberMention): string {
  let from = sentence.span.start;
  for (const other of sentence.numbers)
    if (other.place.end <= number.place.start) from = Math.max(from, other.place.end);
  return sentence.text.slice(from, number.place.start).replace(/\s/g, '');
}

export interface ProseRelation {
  stated: NumberMention;
  operands: NumberMention[];
  made: Interval;
  formula: FormulaToken[];
  /** What is recomputed, for the sentence: 增幅, 占比. */
  name: Bilingual;
  /** Whether all operands stand in the sentence in words that leave no doubt, so that a miss is an error. */
  sure: boolean;
}

/** How a change in per cent is called. */
export const changeName: Bilingual = { zh: '变动幅度', en: 'change' };

/** The formula of a change between two values, measured against the size of the one before. */
export function changeFormula(stated: NumberMention, now: NumberMention, before: NumberMention): FormulaToken[] {
  const base = { mention: 2, text: before.raw };
  return [{ mention: 0, text: stated.raw }, ' = (', { mention: 1, text: now.raw }, ' − ', base, ') ÷ |', base, '|'];
}

/** A change told beside the two values that it lies between; null where it can't be measured. */
export function changeBetween(
  now: NumberMention,
  before: NumberMention,
  stated: NumberMention,
  sure: boolean,
): ProseRelation | null {
  const made = change(intervalOf(now), intervalOf(before));
  const formula = changeFormula(stated, now, before);
  return made && { stated, operands: [now, before], made, formula, name: changeName, sure };
}

/** A share told beside its part and its whole, never sure; null where it can't be measured. */
export function shareBetween(part: NumberMention, whole: NumberMention, stated: NumberMention): ProseRelation | null {
  const made = ratio(intervalOf(part), intervalOf(whole));
  const formula = [
    { mention: 0, text: stated.raw },
    ' = ',
    { mention: 1, text: part.raw },
    ' ÷ ',
    { mention: 2, text: whole.raw },
  ];
  return made && { stated, operands: [part, whole], made, formula, name: { zh: '占比', en: 'share' }, sure: false };
}

/** Whether the operands make the stated number within rounding. */
export function fits({ stated, made }: ProseRelation): boolean {
  return compare(intervalOf(stated), made) !== 'fail';
}

/** One unit in the last digit is a slip of rounding, three are next to nothing. */
function severityOf(off: Exact, stated: NumberMention): Severity {
  const ulp = exact(stated.ulp ?? 0);
  if (off.lte(ulp.times('1.5'))) return 'low';
  return off.lte(ulp.times(3)) ? 'medium' : 'high';
}

/** Reports a relation found in prose. A percentage is taken by its size where the words give the direction. */
export function reportProse(relation: ProseRelation, out: RuleOutput, context: CheckContext): void {
  const { stated, operands, made, formula, name, sure } = relation;
  const printed = intervalOf(stated);
  let status: CheckStatus = compare(printed, made);
  if (status === 'fail') {
    const mirrored = compare(printed, negate(made));
    if (mirrored !== 'fail') status = mirrored;
  }
  if (status === 'fail' && !sure) return;
  const mentions = [
    context.numberMention(stated.index, 'stated'),
    ...operands.map((one) => context.numberMention(one.index, 'operand')),
  ];
  const recomputed = made.mid.toSignificantDigits(20).toString();
  const base = {
    status,
    formula,
    mentions,
    stated: stated.value,
    recomputed,
    reason:
      status === 'rounding'
        ? { zh: '操作数四舍五入所致的尾差', en: 'Explained by the rounding of the operands' }
        : null,
  };
  if (status !== 'fail') {
    out.check(base);
    return;
  }
  const off = made.mid
    .abs()
    .minus(exact(stated.value ?? 0).abs())
    .abs();
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const should = showAs(made.mid.toDecimalPlaces(12).toString(), stated);
  const values = operands.map(show);
  out.check({
    ...base,
    finding: {
      severity: severityOf(off, stated),
      confidence: 0.8,
      stated: stated.value,
      expected: recomputed,
      difference: off.toString(),
      title: {
        zh: `${name.zh}不符：${show(stated)}，按所列数据应为 ${should}`,
        en: `The ${name.en} of ${show(stated)} recomputes to ${should}`,
      },
      explanation: {
        zh: `${here.zh}写${name.zh} ${show(stated)}，按 ${values.join('、')} 计算应为 ${should}，四舍五入不能解释。`,
        en: `${here.en} gives a ${name.en} of ${show(stated)}; ${values.join(' and ')} make it ${should}, which rounding does not explain.`,
      },
    },
  });
}
