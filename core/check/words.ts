import type { NumberMention } from '../model/filing.ts';
import type { Mention } from '../model/finding.ts';
import type { Bilingual } from '../model/text.ts';
import { exact } from '../numbers/exact.ts';
import type { CheckContext } from './rule.ts';

/** A number as a sentence shows it: as printed, with its unit where the print leaves that to the column. */
export function show(number: NumberMention): string {
  const raw = number.raw.replace(/\s/g, '');
  const { unit } = number;
  return unit === null || raw.endsWith(unit) ? raw : raw + unit;
}

/**
 * A value of the base unit as it would be printed beside `like`: in its unit and with its decimals
 * (`unit(431680, 6.90 万元)` is `43.17万元`), or with more where rounding would make it what is printed there.
 */
export function showAs(value: string, like: NumberMention): string {
  const scale = like.ulp === null ? exact(1) : exact(like.ulp).times(exact(10).pow(like.digits));
  const printed = exact(value).div(scale);
  const short = printed.toFixed(like.digits);
  const told = like.value === null ? '' : exact(like.value).div(scale).toFixed(like.digits);
  const fixed =
    short === told ? printed.toFixed(Math.max(like.digits, Math.min(printed.decimalPlaces(), like.digits + 2))) : short;
  const point = fixed.indexOf('.');
  const whole = point < 0 ? fixed : fixed.slice(0, point);
  const grouped = like.raw.includes(',') ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return grouped + (point < 0 ? '' : fixed.slice(point)) + (like.unit ?? '');
}

/** Where a mention stands, for a sentence: page or line, and the table's caption or the heading. */
export function where(mention: Mention, context: CheckContext): Bilingual {
  // Two tables under one heading are told apart by their captions.
  const caption = mention.place.in === 'cell' ? context.gridOf(mention.place.table).table.title.trim() : '';
  const heading =
    caption !== '' && caption.length <= 40 ? caption : context.headingOf(context.sectionOf(mention.place));
  const spot = mention.page === null ? mention.line : mention.page;
  const zh = mention.page === null ? `第 ${spot} 行` : `第 ${spot} 页`;
  const en = mention.page === null ? `line ${spot}` : `page ${spot}`;
  return heading === '' ? { zh, en } : { zh: `${zh}“${heading}”`, en: `${en} (${heading})` };
}

/** |stated − other| in the base unit. */
export function differenceOf(stated: NumberMention, other: NumberMention): string | null {
  if (stated.value === null || other.value === null) return null;
  return exact(stated.value).minus(other.value).abs().toString();
}

/** The words around a number that say what it counts: up to a dozen characters on either side. */
export function around(mention: Mention): string {
  const { quote, focus } = mention;
  const before = lastClause(quote.slice(0, focus.start)).slice(-14);
  const after = firstClause(quote.slice(focus.end)).slice(0, 14);
  return `${before}…${after}`.replace(/\s/g, '');
}

function lastClause(text: string): string {
  return text.slice(Math.max(...[...'，。；：,;'].map((sign) => text.lastIndexOf(sign))) + 1);
}

function firstClause(text: string): string {
  let end = text.length;
  for (const sign of '，。；：,;') {
    const at = text.indexOf(sign);
    if (at >= 0 && at < end) end = at;
  }
  return text.slice(0, end);
}

export const describe = {
  difference: differenceOf,
  repeat(
    stated: NumberMention,
    other: NumberMention,
    mentions: Mention[],
    oddTimes: number,
    otherTimes: number,
    majority: boolean,
    context: CheckContext,
  ): { title: Bilingual; explanation: Bilingual } {
    const here = where(mentions[0] as Mention, context);
    const there = where(mentions[oddTimes] as Mention, context);
    const a = show(stated);
    const b = show(other);
    const what = around(mentions[0] as Mention);
    return {
      title: { zh: `同一事实前后不一：${a} 与 ${b}（${what}）`, en: `One fact, two values: ${a} and ${b} (${what})` },
      explanation: {
        zh: majority
          ? `${here.zh}写 ${a}，而 ${there.zh}等 ${otherTimes} 处同样的表述写 ${b}；除该数外用词一致，二者不能同时成立，疑为前者有误。`
          : `${here.zh}写 ${a}，${there.zh}写 ${b}；两处表述除该数外用词一致，不能同时成立。`,
        en: majority
          ? `At ${here.en} the filing says ${a}, at ${there.en} and in ${otherTimes} places in all ${b}; the wording is otherwise the same, so both can't be right, and the first is the odd one out.`
          : `At ${here.en} the filing says ${a}, at ${there.en} ${b}; the wording is otherwise the same, so both can't be right.`,
      },
    };
  },
};
