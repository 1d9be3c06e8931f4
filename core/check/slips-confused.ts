import { confusions, properConfusions, properRareForms, rareForms } from './confusions.ts';
import { penSlip, type TextSlip } from './text-slips.ts';
import { countNames, coveringNames } from './variants.ts';

/** How many times as often the other form must stand. */
const usualTimes = 5;

/** All that is looked for: the mistyped words, then each rare form and its usual one in turn. */
const sought = [...confusions.map(([wrong]) => wrong), ...rareForms.flatMap(({ wrong, right }) => [wrong, right])];

/** Mistyped words (租凭 for 租赁), wherever they stand, and forms that the filing itself hardly ever uses. */
export function slipsOfConfusion(text: string): TextSlip[] {
  const proper = coveringNames([...properConfusions, ...properRareForms]);
  const slips: TextSlip[] = [];
  const places = rareForms.map((): number[] => []);
  const usual = rareForms.map((): number[] => []);
  countNames(text, sought, (index, at) => {
    const pair = confusions[index];
    if (pair) {
      if (proper(text, at, at + pair[0].length).length === 0) slips.push(mistyped(at, ...pair));
      return;
    }
    const form = (index - confusions.length) >> 1;
    if ((index - confusions.length) % 2 === 1) {
      usual[form]?.push(at);
      return;
    }
    const { wrong, next } = rareForms[form] as (typeof rareForms)[number];
    if (next !== '' && !next.includes(text[at + wrong.length] ?? '\n')) return;
    if (proper(text, at, at + wrong.length).length === 0) places[form]?.push(at);
  });
  rareForms.forEach(({ wrong, right }, form) => {
    const own = places[form] as number[];
    const others = usual[form] as number[];
    if (own.length === 0 || others.length < usualTimes * own.length) return;
    for (const at of own) slips.push(rare(at, wrong, right, others));
  });
  return slips;
}

function mistyped(at: number, wrong: string, right: string): TextSlip {
  return {
    start: at,
    end: at + wrong.length,
    right,
    name: penSlip,
    reason: { zh: `应为“${right}”，是常见的误写`, en: `for “${right}”, a common slip` },
    confidence: 0.75,
    severity: 'low',
    usual: null,
  };
}

function rare(at: number, wrong: string, right: string, usual: readonly number[]): TextSlip {
  const first = usual[0] as number;
  return {
    start: at,
    end: at + wrong.length,
    right,
    name: penSlip,
    reason: { zh: `全文其余 ${usual.length} 处写“${right}”`, en: `the other ${usual.length} places have “${right}”` },
    confidence: 0.6,
    severity: 'low',
    usual: [first, first + right.length],
  };
}
