import type { Filing, NumberMention } from '../model/filing.ts';
import { certain, divide, type Interval, intervalOf, multiply } from '../numbers/interval.ts';
import { fits, type ProseRelation } from './prose.ts';
import type { CheckContext } from './rule.ts';

const perTen = /每10股(派发|派送|派|分配|发放)?(现金)?(红利|股利|股息)?(人民币)?$/;
const total =
  /(合计|共计|总计|总额|共)(拟)?(派发|派送|分配|发放)?(现金)?(红利|股利|股息|分红)?(总额|金额)?(为)?(人民币)?$/;
const capital = /(总股本|股本总额|股本|股份总数)(为|共|合计)?$/;

/**
 * A dividend told by the ten shares and in all (每 10 股派发现金红利 1.20 元，合计派发 2,952.00 万元) against the number
 * of shares that the same section names as its base. A miss is wrong where the base stands in the same paragraph, or
 * where another dividend of the section holds on it.
 */
export function dividendsIn(filing: Filing, context: CheckContext): ProseRelation[] {
  const told: { relation: ProseRelation; base: NumberMention; near: boolean }[] = [];
  let base: NumberMention | null = null;
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    const indices = context.numbersOfBlock(block.index);
    const lead = (number: NumberMention): string =>
      block.text.slice(Math.max(0, number.place.start - 30), number.place.start).replace(/\s/g, '');
    let each: NumberMention | null = null;
    for (const index of indices) {
      const number = filing.numbers[index] as NumberMention;
      if (number.kind !== 'quantity' || number.value === null || number.approximation !== 'exact') continue;
      if (number.dimension === '股' && capital.test(lead(number))) base = number;
      if (number.dimension !== '元' || Number(number.value) <= 0) continue;
      if (perTen.test(lead(number))) each = number;
      else if (each && base && total.test(lead(number)) && number.place.start - each.place.end <= 60) {
        if (context.sectionOf(base.place) !== block.section) continue;
        const shares = intervalOf(base);
        const made = divide(multiply(intervalOf(each), shares), certain(10));
        if (made) {
          const near = base.place.in === 'block' && base.place.block === block.index;
          told.push({ relation: relationOf(number, each, base, made), base, near });
        }
        each = null;
      }
    }
  }
  const holds = new Set(told.filter(({ relation }) => fits(relation)).map(({ base: one }) => one.index));
  return told.map(({ relation, base: one, near }) => ({ ...relation, sure: near || holds.has(one.index) }));
}

function relationOf(stated: NumberMention, each: NumberMention, base: NumberMention, made: Interval): ProseRelation {
  const formula = [
    { mention: 0, text: stated.raw },
    ' = ',
    { mention: 1, text: each.raw },
    ' × ',
    { mention: 2, text: base.raw },
    ' ÷ 10',
  ];
  return { stated, operands: [each, base], made, formula, name: { zh: '派发总额', en: 'dividend total' }, sure: false };
}
