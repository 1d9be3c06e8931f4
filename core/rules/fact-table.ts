import { crossesOver, reportMiss } from '../check/near-miss-report.ts';
import { holdsLabel, rowLabel, wordsAround } from '../check/number-words.ts';
import { pairDraft } from '../check/pair-draft.ts';
import { digitsOf } from '../check/printed-digits.ts';
import { push } from '../check/push.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { checkToldFigures } from '../check/told-figures.ts';
import { checkToldShares } from '../check/told-shares.ts';
import type { Filing, NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';

/**
 * Numbers of the running text against tables. A number of four digits or more is looked up by its leading
 * digits among the cells of one dimension; the words before it must share the row's label. One that stands
 * nowhere else, but misses a figure of the same thing on the other side by a slip of the hand, contradicts it.
 */
export const factTable: Rule = {
  id: 'fact.table',
  needs: ['blocks', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    const cells = new Map<string, NumberMention[]>();
    for (const number of filing.numbers) {
      if (!isComparable(number)) continue;
      if (number.place.in === 'cell') push(cells, leadKey(number), number);
    }
    const settled = checkToldFigures(filing, out, context);
    for (const number of filing.numbers) {
      if (number.place.in !== 'block' || settled.has(number.index) || !isComparable(number)) continue;
      if (filing.blocks[number.place.block]?.kind !== 'paragraph') continue;
      if (number.index % 256 === 0) context.stopIfCancelled();
      const words = wordsAround(filing, number).near;
      confirm(filing, number, words, cells.get(leadKey(number)) ?? [], out, context);
    }
    for (const miss of context.nearMisses()) if (crossesOver(miss)) reportMiss(filing, miss, out, context);
    checkToldShares(filing, out, context);
  },
};

const fewestDigits = 4;

function isComparable(number: NumberMention): boolean {
  return (
    number.kind === 'quantity' &&
    number.value !== null &&
    number.dimension !== null &&
    digitsOf(number).length >= (number.dimension === '%' ? 3 : fewestDigits)
  );
}

/** Dimension, the place of the first digit, and the first four digits: what rounding leaves alone. */
function leadKey(number: NumberMention): string {
  const value = (number.value ?? '').replace('-', '');
  const point = value.indexOf('.');
  const whole = point < 0 ? value : value.slice(0, point);
  const digits = value.replace('.', '').replace(/^0+/, '');
  const lead = digits.slice(0, number.dimension === '%' ? 3 : 4).padEnd(4, '0');
  const size = whole === '0' ? digits.length - value.length : whole.length;
  return `${number.dimension}|${size}|${lead}`;
}

function confirm(
  filing: Filing,
  number: NumberMention,
  words: string,
  candidates: NumberMention[],
  out: RuleOutput,
  context: CheckContext,
): void {
  for (const cell of candidates.slice(0, 40)) {
    if (!holdsLabel(words, cell.place.in === 'cell' ? rowLabel(filing, cell.place.table, cell.place.row) : ''))
      continue;
    const status = comparePrinted(unsigned(number), unsigned(cell));
    if (status === 'fail') continue;
    out.check({
      ...pairDraft(number, cell, context),
      status: cell.value?.replace('-', '') === number.value?.replace('-', '') ? 'pass' : 'rounding',
    });
    return;
  }
}

function unsigned(number: NumberMention): ReturnType<typeof intervalOf> {
  return intervalOf({ ...number, value: (number.value ?? '').replace('-', '') });
}
