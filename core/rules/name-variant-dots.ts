import { isHan, type JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { countNames } from '../check/variants.ts';
import { sidesOf } from './name-variant-sides.ts';

/** Characters on each side of the dot that tell the name again. */
const side = 2;

/** A foreign name written with a dot between its parts (约翰·克莱恩) and once without it. */
export function droppedDots(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const dotted = new Map<string, number[]>();
  for (let at = text.indexOf('·'); at >= 0; at = text.indexOf('·', at + 1)) {
    let whole = true;
    for (let step = 1; step <= side; step++)
      if (!isHan(text.charCodeAt(at - step)) || !isHan(text.charCodeAt(at + step))) whole = false;
    if (!whole) continue;
    const key = text.slice(at - side, at) + text.slice(at + 1, at + 1 + side);
    push(dotted, key, at);
  }
  const keys = [...dotted.keys()];
  const plain = keys.map((): number[] => []);
  countNames(text, keys, (key, at) => (plain[key] as number[]).push(at));
  keys.forEach((key, index) => {
    const without = plain[index] as number[];
    if (without.length === 0) return;
    const dots = dotted.get(key) as number[];
    const [left, right] = reach(text, dots[0] as number, (without[0] as number) + side);
    const bareAt = without.map((at) => joined.placeOf(at + side - left, at + side + right));
    const dotsAt = dots.map((at) => joined.placeOf(at - left, at + 1 + right));
    const { mentions, here, there } = sidesOf(bareAt, dotsAt, 4, context);
    const at = dots[0] as number;
    const name = text.slice(at - left, at + 1 + right);
    const bare = name.replace('·', '');
    out.finding({
      severity: 'low',
      confidence: 0.75,
      title: { zh: `名称写法不一：“${bare}”与“${name}”`, en: `Two spellings: “${bare}” and “${name}”` },
      explanation: {
        zh: `${here.zh}的外文译名中没有间隔号（“${bare}”），${there.zh}写作“${name}”，同一名称写法应一致。`,
        en: `${here.en} writes the foreign name without its dot (“${bare}”), ${there.en} with it (“${name}”).`,
      },
      mentions,
      anchors: [0],
    });
  });
}

const longestSide = 6;

/** How far two spellings agree to the left and the right of where one has its dot. */
function reach(text: string, dot: number, seam: number): [number, number] {
  let left = side;
  let right = side;
  while (left < longestSide && agree(text, dot - left - 1, seam - left - 1)) left++;
  while (right < longestSide && agree(text, dot + right + 1, seam + right)) right++;
  return [left, right];
}

function agree(text: string, one: number, other: number): boolean {
  return text[one] === text[other] && isHan(text.charCodeAt(one));
}
