import { isHan, isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import { type KnownName, knownNames } from '../check/names.ts';
import { tellsApart } from '../check/opposites.ts';
import { countPairs } from '../check/pairs.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { countNames, coveringNames, findVariants, type Variant } from '../check/variants.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';

/**
 * Names in two spellings: one that the filing defines or uses often, and a rare form that differs from it by
 * one character, by a legal form that no body can have, or by blanks and capitals in a Latin name. Opposites,
 * numerals, parties and directions make another name, not another spelling.
 */
export const nameVariant: Rule = {
  id: 'name.variant',
  needs: ['blocks', 'tables', 'terms'],
  run(filing, out, context) {
    const joined = context.joined();
    oneCharacterOff(filing, joined, out, context);
    legalForms(joined, out, context);
    latinSpellings(joined, out, context);
  },
};

/** A rare form stands at most so often, and the usual one at least so many times as often. */
const rareAtMost = 2;
const usualAtLeast = 3;

interface Candidate {
  name: KnownName;
  usual: number[];
  rare: Variant[];
  form: string;
  confidence: number;
}

function oneCharacterOff(filing: Filing, joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const names = knownNames(filing, joined).filter((name) => !/[的等]|及其/.test(name.text));
  const texts = names.map((name) => name.text);
  const usedInText = new Uint8Array(texts.length);
  const counts = countNames(joined.text, texts, (name, at) => {
    if (usedInText[name] === 1) return;
    const { kind } = joined.hostAt(at);
    if (kind !== 'term' && kind !== 'meaning') usedInText[name] = 1;
  });
  const pairs = countPairs(joined.text);
  const order = new Map(texts.map((text, index) => [text, index]));
  const known = new Set(texts);
  // A rare form inside a longer known name is that name: a full name beside a short one.
  const covering = coveringNames(texts);
  const byForm = new Map<string, Candidate>();
  for (const variant of findVariants(joined.text, texts)) {
    if (tellsApart(variant.was, variant.is)) continue;
    const form = joined.text.slice(variant.start, variant.end);
    const name = names[variant.name] as KnownName;
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
          covering(joined.text, variant.start, variant.end).some((other) => other !== name.text),
      )
    )
      continue;
    for (const variant of rare) for (let at = variant.start; at < variant.end; at++) taken.add(at);
    reportVariant(joined, name, rare, form, count, unused, confidence, out, context);
  }
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

const partnerships = ['（特殊普通合伙）', '(特殊普通合伙)', '（有限合伙）', '(有限合伙)', '（普通合伙）', '(普通合伙)'];

/** A partnership that is also called a company. */
function legalForms(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  for (const form of partnerships) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      const after = at + form.length;
      const company = ['有限责任公司', '股份有限公司', '有限公司'].find((word) => text.startsWith(word, after));
      if (!company) continue;
      let start = at;
      while (
        start > 0 &&
        at - start < 24 &&
        (isHan(text.charCodeAt(start - 1)) || isLatinOrDigit(text.charCodeAt(start - 1)))
      )
        start--;
      const stem = usualStem(text, start, at, form);
      const mention = context.mention(joined.placeOf(stem.start, after + company.length), 'stated');
      const usual = stem.at.map((place) =>
        context.mention(joined.placeOf(place, place + (after - stem.start)), 'operand'),
      );
      const full = text.slice(stem.start, after + company.length);
      const proper = text.slice(stem.start, after);
      const here = where(mention, context);
      out.finding({
        severity: 'medium',
        confidence: usual.length > 0 ? 0.95 : 0.85,
        title: { zh: `机构名称有误：“${full}”`, en: `Wrong legal form: “${full}”` },
        explanation: {
          zh: `${here.zh}写“${full}”，合伙企业不能同时是“${company}”${usual.length > 0 ? `；其他 ${usual.length} 处写“${proper}”` : ''}。`,
          en: `${here.en} has “${full}”: a partnership can’t be a company as well${usual.length > 0 ? `; ${usual.length} other places have “${proper}”` : ''}.`,
        },
        mentions: [mention, ...usual],
        anchors: [0],
      });
    }
  }
}

/** The end of the words before the form that stands oftenest with the form alone elsewhere, and where. */
function usualStem(text: string, start: number, at: number, form: string): { start: number; at: number[] } {
  let best: { start: number; at: number[] } = { start, at: [] };
  for (let from = start; from <= at - 4; from++) {
    const proper = text.slice(from, at + form.length);
    const places: number[] = [];
    for (let found = text.indexOf(proper); found >= 0 && places.length < 5; found = text.indexOf(proper, found + 1)) {
      if (found === from || /^(有限|股份)/.test(text.slice(found + proper.length, found + proper.length + 2))) continue;
      places.push(found);
    }
    if (places.length > best.at.length) best = { start: from, at: places };
  }
  return best;
}

/** A Latin name with and without a blank, or with other capitals. */
function latinSpellings(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const forms = new Map<string, Map<string, number[]>>();
  const addForm = (form: string, at: number): void => {
    const key = form.replace(/ /g, '').toLowerCase();
    if (key.length < 5) return;
    const spellings = forms.get(key) ?? new Map<string, number[]>();
    forms.set(key, spellings);
    const places = spellings.get(form);
    if (places) places.push(at);
    else spellings.set(form, [at]);
  };
  for (const { start, end } of latinRuns(text)) {
    const words = text.slice(start, end).split(' ');
    let at = start;
    words.forEach((word, index) => {
      if (word.length >= 5) addForm(word, at);
      const next = words[index + 1];
      // Two words of a longer run are a phrase; only a run of exactly two can be one name with a blank too many.
      if (next !== undefined && words.length === 2) addForm(`${word} ${next}`, at);
      at += word.length + 1;
    });
  }
  for (const spellings of forms.values()) {
    if (spellings.size < 2) continue;
    const sorted = [...spellings].sort((a, b) => b[1].length - a[1].length);
    const [usual, usualAt] = sorted[0] as [string, number[]];
    for (const [form, places] of sorted.slice(1)) {
      const blank = form.includes(' ') !== usual.includes(' ');
      if (!isName(usual, form) || (!blank && (places.length > 2 || usualAt.length < 3 * places.length))) continue;
      const mentions = places.slice(0, 6).map((at) => context.mention(joined.placeOf(at, at + form.length), 'stated'));
      const others = usualAt.slice(0, 4).map((at) => context.mention(joined.placeOf(at, at + usual.length), 'operand'));
      const here = where(mentions[0] as (typeof mentions)[number], context);
      const there = where(others[0] as (typeof others)[number], context);
      out.finding({
        severity: blank ? 'medium' : 'low',
        confidence: blank ? 0.8 : 0.6,
        title: { zh: `名称写法不一：“${form}”与“${usual}”`, en: `Two spellings: “${form}” and “${usual}”` },
        explanation: {
          zh: `${here.zh}等 ${places.length} 处写“${form}”，${there.zh}等 ${usualAt.length} 处写“${usual}”，同一名称写法应一致。`,
          en: `“${form}” stands in ${places.length} places (${here.en}), “${usual}” in ${usualAt.length} (${there.en}); one name should be written one way.`,
        },
        mentions: [...mentions, ...others],
        anchors: [0],
      });
    }
  }
}

function latinRuns(text: string): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10;
    const inside = isLatinOrDigit(unit) || (unit === 32 && start >= 0);
    if (inside && start < 0 && unit !== 32) start = i;
    else if (!inside && start >= 0) {
      runs.push({ start, end: i });
      start = -1;
    }
  }
  return runs;
}

/** Letters on both sides of the blank, capitals as names have them: no sentence words, no codes with digits. */
function isName(usual: string, form: string): boolean {
  const letters = /^[A-Za-z]+( [A-Za-z]+)?$/;
  return (
    letters.test(usual) &&
    letters.test(form) &&
    /^[A-Z]/.test(usual) &&
    /[A-Z]/.test(form.slice(1)) &&
    usual !== form.toUpperCase()
  );
}
