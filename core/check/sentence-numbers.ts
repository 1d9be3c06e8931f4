import type { Filing, NumberMention } from '../model/filing.ts';
import type { CheckContext, Span } from './rule.ts';

/** The quantities of a block, by their start. */
export function quantitiesOf(filing: Filing, block: number, context: CheckContext): NumberMention[] {
  return context
    .numbersOfBlock(block)
    .map((index) => filing.numbers[index] as NumberMention)
    .filter((number) => number.kind === 'quantity' && number.value !== null);
}

/** The sentences of a block with those of the given numbers, ordered by their start, that begin in each; in one pass. */
export function* sentenceNumbers(
  block: number,
  numbers: readonly NumberMention[],
  context: CheckContext,
): Generator<{ span: Span; inside: NumberMention[] }> {
  let next = 0;
  for (const span of context.sentencesOf(block)) {
    const inside: NumberMention[] = [];
    for (; next < numbers.length; next++) {
      const number = numbers[next] as NumberMention;
      if (number.place.start >= span.end) break;
      inside.push(number);
    }
    yield { span, inside };
  }
}
