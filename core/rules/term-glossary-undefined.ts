import { companyForms } from '../check/bodies.ts';
import { isHan, isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import { pairsOf } from '../check/pairs.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { countNames } from '../check/variants.ts';
import { where } from '../check/words.ts';
import type { Term } from '../model/filing.ts';
import { joinedForm } from './term-spellings.ts';

/** A capitalised short form used five times or more of a name that the glossary spells out without giving it. */
export function undefinedShortForms(
  joined: JoinedText,
  terms: readonly Term[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const defined = new Set(
    terms.flatMap((term) => [...term.term.matchAll(/[A-Za-z]{2,}/g)].map((match) => match[0].toUpperCase())),
  );
  for (const term of terms) {
    if (term.kind !== 'glossary') continue;
    for (const phrase of term.meaning.matchAll(/[A-Z][a-z]+(?: [A-Z][a-z]+){1,6}/g)) {
      for (const form of shortFormsOf(phrase[0])) {
        if (defined.has(form) || term.meaning.includes(form)) continue;
        const uses = wholeWords(joined, form, 40);
        if (uses.length < 4) continue;
        defined.add(form);
        const mentions = [
          ...uses
            .slice(0, 5)
            .map((at, i) => context.mention(joined.placeOf(at, at + form.length), i === 0 ? 'stated' : 'operand')),
          context.mention(term.place, 'operand'),
        ];
        const here = where(mentions[0] as (typeof mentions)[number], context);
        out.finding({
          severity: 'low',
          confidence: 0.65,
          title: { zh: `缩写未定义：“${form}”`, en: `Short form never defined: “${form}”` },
          explanation: {
            zh: `“${form}”用了 ${uses.length} 处（首见 ${here.zh}），释义只在“${joinedForm(term.term)}”一条写了“${phrase[0]}”，没有给出该缩写。`,
            en: `“${form}” is used ${uses.length} times (first at ${here.en}); the glossary has “${phrase[0]}” under “${joinedForm(term.term)}” but never gives the short form.`,
          },
          mentions,
          anchors: [0],
        });
      }
    }
  }
}

/** Initials of the words, and the first two letters of the first with the initials of the rest or CamelCase parts. */
function shortFormsOf(phrase: string): string[] {
  const words = phrase.split(' ');
  const initials = words.map((word) => word[0] ?? '').join('');
  const first = words[0] ?? '';
  const forms = new Set<string>();
  if (initials.length >= 3) forms.add(initials);
  // Cloudwalk Operating System is CWOS: a long first word may give two letters.
  for (let i = 2; i < first.length - 1; i++) {
    const form = (first[0] ?? '') + (first[i] ?? '').toUpperCase() + initials.slice(1);
    if (form.length >= 4) forms.add(form);
  }
  return [...forms];
}

function wholeWords(joined: JoinedText, form: string, most: number): number[] {
  const { text } = joined;
  const places: number[] = [];
  for (let at = text.indexOf(form); at >= 0 && places.length < most; at = text.indexOf(form, at + 1)) {
    if (at > 0 && isLatinOrDigit(text.charCodeAt(at - 1))) continue;
    if (isLatinOrDigit(text.charCodeAt(at + form.length))) continue;
    places.push(at);
  }
  return places;
}

const companyEnd = new RegExp(`(?:${companyForms.join('|')})$`);
const shortLength = 4;
/** A short name that the text uses so often without a definition is worth a line. */
const fewestUses = 2;

/**
 * A company that the text calls by four characters of its full name, though the glossary, which defines the short
 * names of other companies in that way, has none for it. The four characters must be the company's own: their
 * first two or their middle two stand nowhere in the filing but in the full name and the short one, and the text
 * must call it a subsidiary or an associate by them.
 */
export function undefinedCompanies(
  joined: JoinedText,
  terms: readonly Term[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const styled = terms.filter(
    (term) =>
      term.kind === 'glossary' &&
      term.term.length === shortLength &&
      /公司/.test(term.meaning) &&
      term.meaning.includes(term.term),
  );
  if (styled.length < 2) return;
  const { text } = joined;
  const defined = terms.filter((term) => term.kind !== 'title').map((term) => joinedForm(term.term));
  // The text itself must say that it is one of the group's companies: 控股子公司岫视慧联.
  const called = new Set<string>();
  for (const match of text.matchAll(/(?:子公司|孙公司|参股公司|联营企业|合营企业)([\u4e00-\u9fff]{4})/g)) {
    const form = match[1] as string;
    if (!defined.some((name) => name.includes(form) || form.includes(name))) called.add(form);
  }
  if (called.size === 0) return;
  const pairs = pairsOf(joined);
  const companies = new Map<string, { start: number; end: number; from: number; stem: string }>();
  for (const { start, end } of companyNames(text)) {
    const stem = text.slice(start, end).replace(companyEnd, '');
    for (let from = 0; from + shortLength <= stem.length; from++) {
      const form = stem.slice(from, from + shortLength);
      if (called.has(form) && !companies.has(form)) companies.set(form, { start, end, from, stem });
    }
  }
  const forms = [...companies.keys()];
  const places = forms.map((): number[] => []);
  countNames(text, forms, (form, at) => (places[form] as number[]).push(at));
  forms.forEach((form, index) => {
    const { start, end, from, stem } = companies.get(form) as {
      start: number;
      end: number;
      from: number;
      stem: string;
    };
    const uses = places[index] as number[];
    if (uses.length !== Math.min(pairs.get(form.slice(0, 2)) ?? 0, pairs.get(form.slice(1, 3)) ?? 0)) return;
    const alone = uses.filter((at) => !text.startsWith(stem, at - from));
    if (alone.length < fewestUses || !alone.every((at) => standsAlone(text, at, form.length))) return;
    const full = text.slice(start, end);
    const mentions = [
      ...alone.slice(0, 5).map((at) => context.mention(joined.placeOf(at, at + form.length), 'stated')),
      context.mention(joined.placeOf(start, end), 'operand'),
    ];
    const here = where(mentions[0] as (typeof mentions)[number], context);
    out.finding({
      severity: 'low',
      confidence: 0.65,
      title: { zh: `简称未作释义：“${form}”`, en: `Short name never defined: “${form}”` },
      explanation: {
        zh: `${here.zh}等 ${alone.length} 处用“${form}”称“${full}”，释义中同类公司的简称都有定义，没有这一条。`,
        en: `“${form}” stands for “${full}” in ${alone.length} places (${here.en}); the glossary defines the short names of other companies and not this one.`,
      },
      mentions,
      anchors: [0],
    });
  });
}

/** Not part of a longer name: a sign, a figure or a word that goes before or after a company stands on either side. */
function standsAlone(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  const after = text[at + length] ?? '';
  return (
    (!isHan(before.charCodeAt(before.length - 1)) || /(公司|企业|其中|以及|[和与及由对向为])$/.test(before)) &&
    (!isHan(after.charCodeAt(0)) || '年的系为与和及于尚未已实主持设成注在拟将从因对向由等所'.includes(after))
  );
}

/** Company names that stand alone between two signs or fill a cell. */
function* companyNames(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 10;
    if (isHan(unit) || isLatinOrDigit(unit)) continue;
    if (i - start >= 8 && i - start <= 30 && companyEnd.test(text.slice(Math.max(start, i - 6), i)))
      yield { start, end: i };
    start = i + 1;
  }
}
