import { likeness } from './alike.ts';
import type { Dictionary } from './dictionary.ts';
import { GapQueries, type GapQuery } from './gap-queries.ts';
import { isHan } from './joined.ts';
import { tellsApart } from './opposites.ts';
import { penSlip, type TextSlip } from './text-slips.ts';

/** Shapes of surroundings, left and right of the character, and how often the usual one must stand in them. */
const shapes: readonly { left: number; right: number; atLeast: number }[] = [
  { left: 2, right: 2, atLeast: 3 },
  { left: 1, right: 3, atLeast: 3 },
  { left: 3, right: 1, atLeast: 3 },
  { left: 0, right: 3, atLeast: 3 },
  { left: 3, right: 0, atLeast: 3 },
];

interface Suspect {
  at: number;
  shape: (typeof shapes)[number];
  query: GapQuery;
}

/**
 * A character typed for another by the filing's own usage: it is met here only beside these neighbours, makes no word
 * with them, and all other places with the same words around it have one and the same other character, which sounds
 * or looks like it (深证证券交易所 where the others have 深圳).
 */
export function slipsOfUsage(text: string, pairs: ReadonlyMap<string, number>, dictionary: Dictionary): TextSlip[] {
  const queries = new GapQueries();
  const suspects: Suspect[] = [];
  /** How often the pair that begins at each place stands in the filing; 0 where it is not of two Chinese characters. */
  const times = new Uint16Array(text.length + 4);
  for (let at = 0; at + 1 < text.length; at++) {
    if (isHan(text.charCodeAt(at)) && isHan(text.charCodeAt(at + 1)))
      times[at] = Math.min(0xffff, pairs.get(text.slice(at, at + 2)) ?? 0);
  }
  /** Whether a stretch is of Chinese characters and could stand so often: each of its pairs does. */
  const usual = (from: number, to: number, atLeast: number): boolean => {
    if (to - from === 1) return isHan(text.charCodeAt(from));
    for (let at = from; at + 1 < to; at++) if ((times[at] as number) < atLeast) return false;
    return true;
  };
  for (let at = 3; at + 4 < text.length; at++) {
    // Its pairs with both neighbours are strangers here; a sign or an edge beside it proves nothing.
    if ((times[at] as number) > 2 || (times[at - 1] as number) > 2) continue;
    if (!isHan(text.charCodeAt(at)) || smallWords.has(text[at] as string)) continue;
    for (const shape of shapes) {
      if (!usual(at - shape.left, at, shape.atLeast)) continue;
      if (!usual(at + 1, at + 1 + shape.right, shape.atLeast)) continue;
      suspects.push({ at, shape, query: queries.ask(text, at, shape.left, shape.right) });
    }
  }
  queries.answer(text);
  const alike = likeness(text);
  const slips: TextSlip[] = [];
  let last = -2;
  for (const one of suspects) {
    if (one.at - last < 2) continue;
    const slip = judge(text, one, dictionary, alike);
    if (!slip) continue;
    last = one.at;
    slips.push(slip);
  }
  return slips;
}

function judge(
  text: string,
  { at, shape, query }: Suspect,
  dictionary: Dictionary,
  alike: ReturnType<typeof likeness>,
): TextSlip | null {
  const own = text.charCodeAt(at);
  const { fillers } = query;
  // One other character alone may stand there: with several, these surroundings prove nothing.
  if (fillers?.size !== 2 || (fillers.get(own)?.times ?? 0) > 2) return null;
  const best = [...fillers.keys()].find((filler) => filler !== own) as number;
  const { times, at: usualAt } = fillers.get(best) as { times: number; at: number };
  if (times < shape.atLeast) return null;
  const is = text[at] as string;
  const was = String.fromCharCode(best);
  if (tellsApart(was, is) || smallWords.has(was)) return null;
  if (dictionary.isWord(text.slice(at - 1, at + 1)) || dictionary.isWord(text.slice(at, at + 2))) return null;
  if (!alike(was, is)) return null;
  const start = at - shape.left;
  const right = query.left + was + query.right;
  return {
    start,
    end: start + right.length,
    right,
    name: penSlip,
    reason: {
      zh: `全文其余 ${times} 处都写“${right}”，只差一个音近或形近的字`,
      en: `the ${times} other places have “${right}”, apart by one character that sounds or looks alike`,
    },
    confidence: 0.7,
    severity: 'low',
    usual: [usualAt - shape.left, usualAt - shape.left + right.length],
  };
}

/** Words of one character that stand by themselves, and old or full forms of a character. */
const smallWords = new Set(
  '占约仅代亦拟出需共曾先后再又还只才均就便即则乃系属归由自从经因随同以比每向往按据对跟让使令请凭依照所某各该本此其另它他她我你县市省区镇村街路户名只个件项条款次份台套批组班岁元万亿是否能会要想愿来去起入回开关做作账帐象像至止须需资厂',
);
