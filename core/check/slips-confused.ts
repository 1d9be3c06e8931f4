import { confusions, properConfusions, properRareForms, rareForms } from './confusions.ts';
import { penSlip, type TextSlip } from './text-slips.ts';
import { countNames, coveringNames } from './variants.ts';

/** Mistyped words (租凭 for 租赁), wherever they stand, and forms that the filing itself hardly ever uses. */
export function slipsOfConfusion(text: string): TextSlip[] {
  return [...mistyped(text), ...rare(text)];
}

function mistyped(text: string): TextSlip[] {
  const proper = coveringNames(properConfusions);
  const slips: TextSlip[] = [];
  countNames(
    text,
    confusions.map(([wrong]) => wrong),
    (index, at) => {
      const [wrong, right] = confusions[index] as (typeof confusions)[number];
      if (proper(text, at, at + wrong.length).length > 0) return;
      slips.push({
        start: at,
        end: at + wrong.length,
        right,
        name: penSlip,
        reason: { zh: `应为“${right}”，是常见的误写`, en: `for “${right}”, a common slip` },
        confidence: 0.75,
        severity: 'low',
        usual: null,
      });
    },
  );
  return slips;
}

/** How many times as often the other form must stand. */
const usualTimes = 5;

function rare(text: string): TextSlip[] {
  const proper = coveringNames(properRareForms);
  const places = rareForms.map((): number[] => []);
  const usual = rareForms.map(() => 0);
  const first = rareForms.map(() => -1);
  countNames(
    text,
    rareForms.flatMap(({ wrong, right }) => [wrong, right]),
    (index, at) => {
      const form = index >> 1;
      const { wrong, next } = rareForms[form] as (typeof rareForms)[number];
      if (index % 2 === 1) {
        usual[form] = (usual[form] as number) + 1;
        if ((first[form] as number) < 0) first[form] = at;
        return;
      }
      if (next !== '' && !next.includes(text[at + wrong.length] ?? '\n')) return;
      if (proper(text, at, at + wrong.length).length === 0) (places[form] as number[]).push(at);
    },
  );
  return rareForms.flatMap(({ wrong, right }, form) => {
    const own = places[form] as number[];
    const times = usual[form] as number;
    if (own.length === 0 || times < usualTimes * own.length) return [];
    const from = first[form] as number;
    return own.map(
      (at): TextSlip => ({
        start: at,
        end: at + wrong.length,
        right,
        name: penSlip,
        reason: { zh: `全文其余 ${times} 处写“${right}”`, en: `the other ${times} places have “${right}”` },
        confidence: 0.6,
        severity: 'low',
        usual: [from, from + right.length],
      }),
    );
  });
}
