import { isHan, isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import { tellsApart } from '../check/opposites.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { sidesOf } from './name-variant-sides.ts';

/** One item of a list joined by 、, as a range of the joined text. */
interface Item {
  start: number;
  end: number;
}

/** Characters of a neighbour that must agree, at the side where it meets the item. */
const neighbour = 4;
const shortestItem = 4;

/**
 * Two lists that run alike and part in one item: 安全防范、监管执法、监测预警 beside 安全防范、监督执法、监测预警 is one
 * thing in two spellings, and a list met twice that once has one item more (with two agreeing items on either side)
 * leaves it out elsewhere. Lists are met by what stands around an item, so no two are laid side by side.
 */
export function partingLists(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const middles = new Map<string, Item[]>();
  const seams = new Map<string, { direct: Item[]; inserted: Item[] }>();
  const seamOf = (key: string) => {
    const known = seams.get(key) ?? { direct: [], inserted: [] };
    seams.set(key, known);
    return known;
  };
  for (const items of listsOf(text)) {
    const tail = (i: number): string =>
      text.slice(Math.max((items[i] as Item).start, (items[i] as Item).end - neighbour), (items[i] as Item).end);
    const head = (i: number): string =>
      text.slice((items[i] as Item).start, Math.min((items[i] as Item).end, (items[i] as Item).start + neighbour));
    const whole = (i: number): string => text.slice((items[i] as Item).start, (items[i] as Item).end);
    for (let i = 1; i + 1 < items.length; i++) {
      if (tail(i - 1).length < neighbour || head(i + 1).length < neighbour) continue;
      const key = `${tail(i - 1)}|${head(i + 1)}`;
      push(middles, key, items[i] as Item);
      if (i >= 2 && i + 2 < items.length)
        seamOf(`${tail(i - 2)}、${whole(i - 1)}|${whole(i + 1)}、${head(i + 2)}`).inserted.push(items[i] as Item);
    }
    for (let i = 1; i + 2 < items.length; i++) {
      seamOf(`${tail(i - 1)}、${whole(i)}|${whole(i + 1)}、${head(i + 2)}`).direct.push({
        start: (items[i] as Item).start,
        end: (items[i + 1] as Item).end,
      });
    }
  }
  for (const items of middles.values()) if (items.length > 1) oddItem(joined, items, out, context);
  for (const { direct, inserted } of seams.values()) {
    if (inserted.length === 1 && direct.length >= 2) reportInserted(joined, inserted[0] as Item, direct, out, context);
  }
}

function* listsOf(text: string): Generator<Item[]> {
  let items: Item[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10;
    if (isHan(unit) || isLatinOrDigit(unit)) continue;
    items.push({ start, end: i });
    start = i + 1;
    if (text[i] === '、') continue;
    if (items.length >= 3) yield items;
    items = [];
  }
}

/** Of items in one place of one list: two of four characters and more that differ in one. */
function oddItem(joined: JoinedText, items: readonly Item[], out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const byForm = new Map<string, Item[]>();
  for (const item of items) {
    const form = text.slice(item.start, item.end);
    push(byForm, form, item);
  }
  if (byForm.size !== 2) return;
  const [[usual, usualAt], [odd, oddAt]] = [...byForm].sort((a, b) => b[1].length - a[1].length) as [
    [string, Item[]],
    [string, Item[]],
  ];
  if (usual.length !== odd.length || usual.length < shortestItem || oddAt.length > 2) return;
  const at = [...usual].findIndex((sign, i) => sign !== odd[i]);
  if (usual.slice(at + 1) !== odd.slice(at + 1) || tellsApart(usual[at] as string, odd[at] as string)) return;
  const placeOf = ({ start, end }: Item) => joined.placeOf(start, end);
  const { mentions, here, there } = sidesOf(oddAt.map(placeOf), usualAt.map(placeOf), oddAt.length, context);
  out.finding({
    severity: 'medium',
    confidence: 0.65,
    title: { zh: `同一列举用词不一：“${odd}”与“${usual}”`, en: `One list, two spellings: “${odd}” and “${usual}”` },
    explanation: {
      zh: `${here.zh}的列举写“${odd}”，${there.zh}的写“${usual}”，前后相邻各项都相同，只差一字，疑为同一事项。`,
      en: `The list at ${here.en} has “${odd}”, the one at ${there.en} “${usual}”; the items on either side agree, so the two should be one.`,
    },
    mentions,
    anchors: [0],
  });
}

function reportInserted(
  joined: JoinedText,
  item: Item,
  direct: readonly Item[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const form = joined.text.slice(item.start, item.end);
  const placeOf = ({ start, end }: Item) => joined.placeOf(start, end);
  const { mentions, here, there } = sidesOf([placeOf(item)], direct.map(placeOf), 1, context);
  out.finding({
    severity: 'medium',
    confidence: 0.6,
    title: { zh: `同一列举多出一项：“${form}”`, en: `One list has an item more: “${form}”` },
    explanation: {
      zh: `${here.zh}的列举多出“${form}”，${there.zh}等 ${direct.length} 处同样的列举没有这一项，其前后各项都相同。`,
      en: `The list at ${here.en} has “${form}”, which the same list lacks in ${direct.length} places (${there.en}); the items around it agree.`,
    },
    mentions,
    anchors: [0],
  });
}
