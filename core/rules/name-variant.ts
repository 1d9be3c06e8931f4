import { bodiesOf } from '../check/bodies.ts';
import type { JoinedText } from '../check/joined.ts';
import { type KnownName, knownNames } from '../check/names.ts';
import { countsApart, tellsApart } from '../check/opposites.ts';
import { pairsOf } from '../check/pairs.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { countNames, coveringNames, findVariants, type Variant } from '../check/variants.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import { partingBodies } from './name-variant-bodies.ts';
import { droppedDots } from './name-variant-dots.ts';
import { partingForms } from './name-variant-forms.ts';
import { latinSpellings } from './name-variant-latin.ts';
import { legalForms } from './name-variant-legal.ts';
import { partingLists } from './name-variant-lists.ts';
import { officialForms } from './name-variant-official.ts';
import { partingVisitors } from './name-variant-people.ts';
import { partingRows } from './name-variant-rows.ts';
import { plainCompanies, shortenedInSection } from './name-variant-short.ts';
import { shortenedTitles } from './name-variant-titles.ts';

/**
 * Names in two spellings: one that the filing defines or uses often, and a rare form that differs from it by
 * one character, by a legal form that no body can have, by blanks and capitals in a Latin name, by a word left
 * out of the title of a rule, or in one of two lists that otherwise run alike. Opposites,
 * numerals, parties and directions make another name, not another spelling.
 */
export const nameVariant: Rule = {
  id: 'name.variant',
  needs: ['blocks', 'tables', 'terms'],
  run(filing, out, context) {
    const joined = context.joined();
    const told = oneCharacterOff(filing, joined, out, context);
    legalForms(joined, out, context);
    latinSpellings(joined, out, context);
    shortenedTitles(filing, out, context);
    partingLists(joined, out, context);
    const misspelt = officialForms(joined, told, out, context);
    const bodies = bodiesOf(joined).filter(
      ({ start, end, stem, form }) => !told.has(start) && !told.has(end - 1) && !misspelt.has(stem + form),
    );
    partingForms(joined, bodies, out, context);
    partingBodies(joined, bodies, out, context);
    plainCompanies(joined, bodies, out, context);
    shortenedInSection(filing, out, context);
    partingVisitors(joined, out, context);
    droppedDots(joined, out, context);
    partingRows(filing, out, context);
  },
};

/** A rare form stands at most so often, and the usual one at least so many times as often. */
const rareAtMost = 2;
const usualAtLeast = 3;

/** A company's full name that stands so often is told from a slip of it even where the slip stands in a cell of its own. */
const bodyAtLeast = 4;

/** A full name by its legal form, eight characters or more: two bodies seldom differ by one character of it. */
function isBody(name: string): boolean {
  return name.length >= 8 && /(?:公司|合伙企业|（有限合伙）|事务所|银行|研究院|委员会)$/.test(name);
}

/** A small word put between two names, or left out there, makes no other spelling. */
function isParticle({ was, is }: Variant): boolean {
  return (was === '' || is === '') && /[和与及或之的在为由向]/.test(was + is);
}

interface Candidate {
  name: KnownName;
  usual: number[];
  rare: Variant[];
  form: string;
  confidence: number;
}

/** Gives the offsets of all characters of the forms it reports. */
function oneCharacterOff(
  filing: Filing,
  joined: JoinedText,
  out: RuleOutput,
  context: CheckContext,
): ReadonlySet<number> {
  const names = knownNames(filing, joined).filter((name) => !/[的等]|及其/.test(name.text));
  const texts = names.map((name) => name.text);
  const usedInText = new Uint8Array(texts.length);
  const counts = countNames(joined.text, texts, (name, at) => {
    if (usedInText[name] === 1) return;
    const { kind } = joined.hostAt(at);
    if (kind !== 'term' && kind !== 'meaning') usedInText[name] = 1;
  });
  const pairs = pairsOf(joined);
  const order = new Map(texts.map((text, index) => [text, index]));
  const known = new Set(texts);
  // A rare form inside a longer known name is that name: a full name beside a short one.
  const covering = coveringNames(texts);
  const byForm = new Map<string, Candidate>();
  for (const variant of findVariants(joined.text, texts)) {
    const name = names[variant.name] as KnownName;
    if (tellsApart(variant.was, variant.is) && (!isBody(name.text) || countsApart(variant.was, variant.is))) continue;
    const form = joined.text.slice(variant.start, variant.end);
    const key = `${variant.name}|${form}`;
    const seen = byForm.get(key);
    if (seen) seen.rare.push(variant);
    else byForm.set(key, { name, usual: [], rare: [variant], form, confidence: 0 });
  }
  const taken = new Set<number>();
  const candidates = [...byForm.values()].sort((a, b) => b.form.length - a.form.length);
  for (const candidate of candidates) {
    const { name, rare, form } = candidate;
    const place = order.get(name.text) ?? -1;
    const count = counts[place] ?? 0;
    const unused = name.from === 'defined' && usedInText[place] !== 1;
    const confidence = weigh(pairs, name, count, rare, form, unused, known);
    if (
      confidence === 0 ||
      rare.some(
        (variant) =>
          taken.has(variant.start) ||
          // A phrase around a body's name that stands as seldom as the form is no name of its own.
          covering(joined.text, variant.start, variant.end).some(
            (other) =>
              other !== name.text && !(isBody(name.text) && (counts[order.get(other) ?? -1] ?? 0) <= rare.length),
          ),
      )
    )
      continue;
    for (const variant of rare) for (let at = variant.start; at < variant.end; at++) taken.add(at);
    reportVariant(joined, name, rare, form, count, unused, confidence, out, context);
  }
  return taken;
}

function weigh(
  pairs: ReadonlyMap<string, number>,
  name: KnownName,
  count: number,
  rare: Variant[],
  form: string,
  unused: boolean,
  known: ReadonlySet<string>,
): number {
  const variant = rare[0] as Variant;
  const odd = oddBigrams(pairs, variant, form, rare.length);
  if (isBody(name.text) && rare.length === 1 && count >= bodyAtLeast && odd !== 'none' && !isParticle(variant)) {
    const apart = tellsApart(variant.was, variant.is);
    if (!apart || odd === 'all') return odd === 'all' ? 0.8 : 0.7;
  }
  if (tellsApart(variant.was, variant.is)) return 0;
  if (unused && name.text.length >= 4) return odd === 'all' || name.text.length >= 6 ? 0.85 : 0;
  if (rare.length > rareAtMost || count < usualAtLeast * rare.length || known.has(form)) {
    // Two names that both stand alone may be two things, unless the one is long and far more frequent.
    if (!(known.has(form) && rare.length <= rareAtMost && count >= 3 * rare.length && name.text.length >= 7)) return 0;
  }
  if (name.text.length < 5) return 0;
  if (odd === 'all') return name.text.length >= 7 ? 0.8 : count >= 5 ? 0.7 : 0;
  if (odd === 'some') return name.text.length >= 7 ? 0.7 : 0;
  // Another word in a long name: 智慧 for 智能 in the name of a product.
  return name.text.length >= 8 && variant.was !== '' && variant.is !== '' ? 0.6 : 0;
}

/** Whether the pairs of characters that the other spelling makes stand nowhere else in the filing. */
function oddBigrams(
  counts: ReadonlyMap<string, number>,
  variant: Variant,
  form: string,
  times: number,
): 'all' | 'some' | 'none' {
  const { at } = variant;
  const pairs: string[] = [];
  for (let i = Math.max(0, at - 1); i < Math.min(form.length - 1, at + Math.max(1, variant.is.length)); i++) {
    if (variant.is === '' && i !== at - 1) continue;
    pairs.push(form.slice(i, i + 2));
  }
  const rare = pairs.filter((pair) => (counts.get(pair) ?? 0) <= times).length;
  return rare === pairs.length ? 'all' : rare > 0 ? 'some' : 'none';
}

function reportVariant(
  joined: JoinedText,
  name: KnownName,
  rare: Variant[],
  form: string,
  count: number,
  unused: boolean,
  confidence: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  // A blank inside the rare form is a column's or a line's edge, where a character may have been left behind.
  const clean = rare.filter(({ start, end }) => {
    const place = joined.placeOf(start, end);
    return place.end - place.start === end - start;
  });
  if (clean.length === 0) return;
  const mentions = clean
    .slice(0, 6)
    .map((variant) => context.mention(joined.placeOf(variant.start, variant.end), 'stated'));
  const usual = placesOf(joined, name.text, 4).map((at) =>
    context.mention(joined.placeOf(at, at + name.text.length), 'operand'),
  );
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = usual[0] ? where(usual[0], context) : null;
  const explanation: Bilingual = unused
    ? {
        zh: `释义所定义的“${name.text}”（${there?.zh ?? ''}）在正文中没有用过，正文 ${here.zh}等处用的是只差一字的“${form}”，应为同一名称。`,
        en: `“${name.text}”, defined at ${there?.en ?? 'the glossary'}, is never used in the text; ${here.en} uses “${form}”, one character off, which should be the same name.`,
      }
    : {
        zh: `${here.zh}写“${form}”，全文其余 ${count} 处（如 ${there?.zh ?? ''}）写“${name.text}”，只差一字，疑为同一名称的误写。`,
        en: `${here.en} has “${form}”, while ${count} other places (such as ${there?.en ?? ''}) have “${name.text}”; one character apart, they should be one name.`,
      };
  out.finding({
    severity: 'medium',
    confidence,
    title: { zh: `名称不一：“${form}”与“${name.text}”`, en: `Two spellings of a name: “${form}” and “${name.text}”` },
    explanation,
    mentions: [...mentions, ...usual],
    anchors: [0],
  });
}

function placesOf(joined: JoinedText, part: string, most: number): number[] {
  const places: number[] = [];
  for (
    let at = joined.text.indexOf(part);
    at >= 0 && places.length < most;
    at = joined.text.indexOf(part, at + part.length)
  ) {
    places.push(at);
  }
  return places;
}
