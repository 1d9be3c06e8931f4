import { sharedEnds } from '../check/ends.ts';
import type { JoinedText } from '../check/joined.ts';
import { officialNames } from '../check/official-names.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { countNames } from '../check/variants.ts';
import { where } from '../check/words.ts';

/** Characters by whose beginning an official name is met. */
const edge = 4;
const shortest = 8;
/** So many characters may be missing in the middle of a name, or stand there too many. */
const mostMissing = 4;
const mostAdded = 1;

/**
 * An official name with a word or a character missing in its midst (中国证券登记结算有限公司), one too many, or another
 * one there; places that `told` holds are passed over. Gives the wrong forms, so that no other check of names tells them again.
 */
export function officialForms(
  joined: JoinedText,
  told: ReadonlySet<number>,
  out: RuleOutput,
  context: CheckContext,
): ReadonlySet<string> {
  const { text } = joined;
  const proper = new Set(officialNames);
  const heads = new Map<string, string[]>();
  for (const name of officialNames) {
    if (name.length < shortest) continue;
    const head = name.slice(0, edge);
    push(heads, head, name);
  }
  const keys = [...heads.keys()];
  const wrong = new Map<string, { name: string; places: number[] }>();
  countNames(text, keys, (key, at) => {
    const names = heads.get(keys[key] as string) as string[];
    if (told.has(at) || officialNames.some((name) => text.startsWith(name, at))) return;
    for (const name of names) {
      const form = formAt(text, at, name);
      if (form === null || proper.has(form)) continue;
      const known = wrong.get(form);
      if (known) known.places.push(at);
      else wrong.set(form, { name, places: [at] });
      return;
    }
  });
  for (const [form, { name, places }] of wrong) report(joined, form, name, places, out, context);
  return new Set(wrong.keys());
}

/** The stretch that begins here and is the name with one part of it missing, added or exchanged; null where it is not. */
function formAt(text: string, at: number, name: string): string | null {
  const tail = name.slice(-2);
  for (let length = name.length + mostAdded; length >= Math.max(2 * edge, name.length - mostMissing); length--) {
    const form = text.slice(at, at + length);
    if (!form.endsWith(tail) || form.includes('\n')) continue;
    const ends = sharedEnds(form, name);
    const same = ends.head + ends.tail;
    // Either one part is missing or added, or one character is another.
    if (same === Math.min(length, name.length) || (length === name.length && same === length - 1)) return form;
  }
  return null;
}

function report(
  joined: JoinedText,
  form: string,
  name: string,
  places: readonly number[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const right = joined.text.indexOf(name);
  const mentions = [
    ...places.slice(0, 6).map((at) => context.mention(joined.placeOf(at, at + form.length), 'stated')),
    ...(right < 0 ? [] : [context.mention(joined.placeOf(right, right + name.length), 'operand')]),
  ];
  const here = where(mentions[0] as (typeof mentions)[number], context);
  out.finding({
    severity: 'medium',
    confidence: right < 0 ? 0.8 : 0.9,
    title: { zh: `机构名称有误：“${form}”，应为“${name}”`, en: `An official name misspelt: “${form}” for “${name}”` },
    explanation: {
      zh: `${here.zh}等 ${places.length} 处写“${form}”，该机构的正式名称是“${name}”${right < 0 ? '' : '，文中他处也这样写'}。`,
      en: `${here.en} (${places.length} places in all) has “${form}”; the official name is “${name}”${right < 0 ? '' : ', as other places have it'}.`,
    },
    mentions,
    anchors: [0],
  });
}
