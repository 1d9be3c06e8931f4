import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';

const rise = /(增长|上升|提高|提升|增加)了?$/;
const fall = /(下降|减少|降低|下滑)了?$/;

/**
 * A direction word and a minus that say it twice or against each other: 较上年增长-3.74%, 下降-3.74%. One number
 * alone counts: in a series the word speaks of the figures as a whole, and some of them may go the other way.
 */
export function contrarySigns(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const index of context.numbersOfBlock(block.index)) {
      const number = filing.numbers[index];
      if (number?.dimension !== '%' || !number.value?.startsWith('-')) continue;
      const before = block.text.slice(Math.max(0, number.place.start - 20), number.place.start).replace(/\s/g, '');
      const word = rise.exec(before) ?? fall.exec(before);
      if (!word || /分别|各/.test(before)) continue;
      if (/^\s*[、和及与~～至-]/.test(block.text.slice(number.place.end))) continue;
      const mention = context.mention(
        { in: 'block', block: block.index, start: number.place.start, end: number.place.end },
        'stated',
        number,
      );
      const here = where(mention, context);
      const printed = number.raw.replace(/\s/g, '');
      out.finding({
        severity: 'low',
        confidence: 0.75,
        stated: number.value,
        title: {
          zh: `方向词与负号并用：“${word[0]}${printed}”`,
          en: `A direction word and a minus: ${word[0]}${printed}`,
        },
        explanation: {
          zh: `${here.zh}写“${word[0]}${printed}”，“${word[0]}”与负号并用，方向不明；应写明是上升还是下降，并去掉负号。`,
          en: `${here.en} has “${word[0]}${printed}”: the word and the minus together leave the direction open; say rise or fall and drop the sign.`,
        },
        mentions: [mention],
      });
    }
  }
}
