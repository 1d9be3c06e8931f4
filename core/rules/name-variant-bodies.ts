import type { BodyPlace } from '../check/bodies.ts';
import type { JoinedHost, JoinedText } from '../check/joined.ts';
import { countsApart, tellsApart } from '../check/opposites.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { changeTold } from './name-variant-forms.ts';
import { sidesOf } from './name-variant-sides.ts';

/** A part of a name that is left out by oversight: what names the rank of a place, and words of one kind of bodies. */
const dropped = new Set(['省', '市', '县', '区', '自治区']);
const longestGap = 4;
/** Characters at either end of a name that must agree. */
const edge = 2;

interface Name {
  text: string;
  places: BodyPlace[];
}

/**
 * Two full names of bodies of which one lacks a word or a character in the middle (四川资产评估协会 beside
 * 四川省资产评估协会), or has another one there. Names are met by what is left of them without that part, so no two
 * are laid side by side. A rank of a place may be missing anywhere; any other word only where the two stand near each
 * other and are not told apart in one list.
 */
export function partingBodies(
  joined: JoinedText,
  bodies: readonly BodyPlace[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const names = new Map<string, Name>();
  for (const body of bodies) {
    if (/[和与及]/.test(body.stem)) continue;
    const text = body.form === '' ? body.stem : `${body.stem}公司`;
    const name = names.get(text);
    if (name) name.places.push(body);
    else names.set(text, { text, places: [body] });
  }
  const told = new Set<string>();
  for (const full of names.values()) {
    for (let length = 1; length <= longestGap; length++) {
      for (let at = edge; at + length + edge <= full.text.length; at++) {
        const short = names.get(full.text.slice(0, at) + full.text.slice(at + length));
        if (short) judgeGap(joined, short, full, full.text.slice(at, at + length), told, out, context);
      }
    }
  }
  const holed = new Map<string, Name>();
  for (const name of names.values()) {
    for (let at = edge; at + 1 + edge <= name.text.length; at++) {
      const key = `${name.text.slice(0, at)}*${name.text.slice(at + 1)}`;
      const other = holed.get(key);
      if (!other) holed.set(key, name);
      else if (!tellsApart(other.text[at] as string, name.text[at] as string))
        judgeOther(joined, other, name, told, out, context);
    }
  }
}

function judgeGap(
  joined: JoinedText,
  short: Name,
  full: Name,
  gap: string,
  told: Set<string>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const rank = dropped.has(gap);
  if (!rank) {
    if (/[和与及非在\dA-Za-z（）省市区县]|集团|控股|基金|管理/.test(gap)) return;
    // Another word and another legal form are two differences: another body.
    if (gap.length > 1 && short.places[0]?.form !== full.places[0]?.form) return;
    if (
      gap.length === 1
        ? countsApart('', gap)
        : !isNear(joined, short, full, isCommon(joined.text, gap) ? passage : page)
    )
      return;
  }
  const [rare, usual] = short.places.length <= full.places.length ? [short, full] : [full, short];
  report(joined, rare, usual, gap, rank ? 0.75 : 0.65, told, out, context);
}

function judgeOther(
  joined: JoinedText,
  one: Name,
  other: Name,
  told: Set<string>,
  out: RuleOutput,
  context: CheckContext,
): void {
  if (!isNear(joined, one, other, passage)) return;
  const [rare, usual] = one.places.length <= other.places.length ? [one, other] : [other, one];
  report(joined, rare, usual, '', 0.65, told, out, context);
}

/** Characters that two spellings of one name can stand apart: about a page, and a few of them. */
const page = 800;
const passage = 6000;

/** A word that the filing uses all over (资产, 投资) belongs to the kind of a body and may be forgotten; others name it. */
function isCommon(text: string, word: string): boolean {
  let times = 0;
  for (let at = text.indexOf(word); at >= 0 && times < commonTimes; at = text.indexOf(word, at + 1)) times++;
  return times >= commonTimes;
}

const commonTimes = 10;

/** Whether two names stand near each other somewhere, and nowhere in one paragraph or table, where they would be two bodies. */
function isNear(joined: JoinedText, one: Name, other: Name, within: number): boolean {
  const hosts = new Set(one.places.map(({ start }) => hostKey(joined.hostAt(start))));
  if (other.places.some(({ start }) => hosts.has(hostKey(joined.hostAt(start))))) return false;
  let i = 0;
  for (const { start } of other.places) {
    while (i < one.places.length && (one.places[i] as BodyPlace).start < start - within) i++;
    if (i < one.places.length && (one.places[i] as BodyPlace).start <= start + within) return true;
  }
  return false;
}

function hostKey(host: JoinedHost): string {
  return host.block >= 0 ? `b${host.block}` : `t${host.table}`;
}

function report(
  joined: JoinedText,
  rare: Name,
  usual: Name,
  gap: string,
  confidence: number,
  told: Set<string>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const key = `${rare.text}|${usual.text}`;
  if (told.has(rare.text) || told.has(key)) return;
  if (rare.places.some((place) => changeTold(joined.text, place))) return;
  told.add(rare.text).add(key);
  const placeOf = ({ start, end }: BodyPlace) => joined.placeOf(start, end);
  const { mentions, here, there } = sidesOf(rare.places.map(placeOf), usual.places.map(placeOf), 4, context);
  const [rareName, usualName] = [rare, usual].map(({ places: [place] }) =>
    joined.text.slice(place?.start, place?.end),
  ) as [string, string];
  out.finding({
    severity: 'medium',
    confidence,
    title: {
      zh: `机构名称不一：“${rareName}”与“${usualName}”`,
      en: `Two spellings of a body’s name: “${rareName}” and “${usualName}”`,
    },
    explanation: {
      zh: `${here.zh}写“${rareName}”，${there.zh}写“${usualName}”，${gap === '' ? '只差一字' : `只差“${gap}”`}，疑为同一机构。`,
      en: `${here.en} has “${rareName}”, ${there.en} “${usualName}”; ${gap === '' ? 'they differ in one character' : `they differ only in “${gap}”`} and should be one body.`,
    },
    mentions,
    anchors: [0],
  });
}
