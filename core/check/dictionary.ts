/**
 * Whether a string is one word of Chinese, by the dictionary that the platform's own segmenter (Unicode's
 * Chinese and Japanese word list, in ICU) carries. A pair of characters that is a word proves no slip.
 */
export interface Dictionary {
  isWord(text: string): boolean;
  /** How many single characters are left over when a text is parted into words: a broken word leaves more. */
  loose(text: string): number;
  /** Whether a stretch of a text begins and ends where words do: 法律规 in 法律规定 doesn't. */
  standsAlone(text: string, start: number, end: number): boolean;
}

/** How far around a stretch the words are parted. */
const reach = 8;

/** Makes a dictionary that remembers what it was asked; it lives as long as one run. */
export function openDictionary(): Dictionary {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const known = new Map<string, boolean>();
  return {
    isWord(text) {
      let answer = known.get(text);
      if (answer === undefined) {
        const first = segmenter.segment(text)[Symbol.iterator]().next();
        answer = !first.done && first.value.segment.length === text.length;
        known.set(text, answer);
      }
      return answer;
    },
    loose(text) {
      let singles = 0;
      for (const { segment } of segmenter.segment(text)) if (segment.length === 1) singles += 1;
      return singles;
    },
    standsAlone(text, start, end) {
      let from = start;
      let to = end;
      while (from > 0 && start - from < reach && text[from - 1] !== '\n') from -= 1;
      while (to < text.length && to - end < reach && text[to] !== '\n') to += 1;
      let begins = from === start;
      let ends = to === end;
      for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
        if (from + index === start) begins = true;
        if (from + index + segment.length === end) ends = true;
      }
      return begins && ends;
    },
  };
}
