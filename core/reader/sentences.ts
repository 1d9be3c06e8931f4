import type { NumberMention } from '../model/filing.ts';

/** A range of a text. */
export interface Sentence {
  start: number;
  end: number;
}

/** One number of a block with the range that it takes there. */
export interface Placed {
  number: NumberMention;
  start: number;
  end: number;
}

/** So long a stretch without a full stop is no sentence (a lost table, a list); it is cut, which keeps the work linear. */
const longestSentence = 1500;

/** Sentences end at 。；！？ and at line breaks. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!'。；！？\n'.includes(text[at] ?? '') && at - start < longestSentence) continue;
    sentences.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}
