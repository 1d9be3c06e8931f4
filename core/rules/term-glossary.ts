import { isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { countNames } from '../check/variants.ts';
import { where } from '../check/words.ts';
import type { Filing, Term } from '../model/filing.ts';
import { abbreviatedTwice, otherAliases, printedTwice } from './term-glossary-aliases.ts';
import { undefinedCompanies, undefinedShortForms } from './term-glossary-undefined.ts';
import { joinedForm, spellings } from './term-spellings.ts';

/**
 * The glossary against the text: terms defined and never used, terms defined twice with another meaning, one
 * thing under two short names, and short names used that nothing defines. What the meaning of one entry uses
 * counts as use of another; searching is on joined text, so a term broken over lines is found.
 */
export const termGlossary: Rule = {
  id: 'term.glossary',
  needs: ['blocks', 'tables', 'terms'],
  run(filing, out, context) {
    const joined = context.joined();
    const glossary = filing.terms.filter((term) => term.kind === 'glossary');
    unusedTerms(filing, joined, glossary, out, context);
    definedTwice(glossary, out, context);
    secondShortNames(filing.terms, glossary, out, context);
    undefinedShortForms(joined, filing.terms, out, context);
    undefinedCompanies(joined, filing.terms, out, context);
    otherAliases(joined, filing.terms, out, context);
    abbreviatedTwice(filing.terms, out, context);
    printedTwice(filing, out, context);
  },
};

/** Headings of the glossary's own columns. */
const headerWords = new Set(['释义', '释义项', '释义内容', '简称', '全称', '名称', '指', '术语', '定义']);

function unusedTerms(
  filing: Filing,
  joined: JoinedText,
  glossary: Term[],
  out: RuleOutput,
  context: CheckContext,
): void {
  // A filing of a few pages, or an extract, uses few of its terms.
  if (filing.sections.length < 20) return;
  const entries = entriesOf(glossary);
  const used = usedForms(joined, entries);
  for (const entry of entries) {
    const term = entry[0] as Term;
    const forms = entry.flatMap(spellings);
    if (forms.length === 0 || forms.some((form) => form.length < 2 || headerWords.has(form) || used.has(form)))
      continue;
    const mention = context.mention(term.place, 'stated');
    const here = where(mention, context);
    out.finding({
      severity: 'low',
      confidence: 0.8,
      title: { zh: `释义未使用：“${forms.join('、')}”`, en: `Defined and never used: “${forms.join(', ')}”` },
      explanation: {
        zh: `${here.zh}释义定义了“${forms.join('、')}”，但全文除释义本身外没有用到，应删去该条或查看正文用词是否有误。`,
        en: `“${forms.join(', ')}” is defined at ${here.en} and stands nowhere else in the filing; the entry should go, or the text uses another word for it.`,
      },
      mentions: [mention],
    });
  }
}

/** The names of one row of the glossary (发行人、公司、本公司) are one entry, used where any of them is. */
function entriesOf(glossary: readonly Term[]): Term[][] {
  const entries = new Map<string, Term[]>();
  glossary.forEach((term, index) => {
    const { place } = term;
    const key = place.in === 'cell' ? `${place.table}.${place.row}` : `term ${index}`;
    push(entries, key, term);
  });
  return [...entries.values()];
}

/** The spellings that stand anywhere but in their own entry; a Latin term counts as a whole word only. */
function usedForms(joined: JoinedText, entries: readonly Term[][]): Set<string> {
  const { text } = joined;
  const ownRows = new Map<string, Set<string>>();
  const fullNames = new Map<string, string>();
  for (const entry of entries) {
    for (const term of entry) {
      for (const form of spellings(term)) {
        const rows = ownRows.get(form) ?? new Set();
        if (term.place.in === 'cell') rows.add(`${term.place.table}.${term.place.row}`);
        ownRows.set(form, rows);
        const full = joinedForm(firstClause(term.meaning));
        if (full !== form && full.includes(form)) fullNames.set(form, full);
      }
    }
  }
  const forms = [...ownRows.keys()];
  const used = new Set<string>();
  countNames(text, forms, (index, at) => {
    const form = forms[index] as string;
    if (used.has(form)) return;
    // 10MPa uses MPa; a letter on either side makes another word.
    if (isLatinOrDigit(form.charCodeAt(0)) && at > 0 && isLetter(text.charCodeAt(at - 1))) return;
    const end = at + form.length;
    if (isLatinOrDigit(form.charCodeAt(form.length - 1)) && isLetter(text.charCodeAt(end))) return;
    const host = joined.hostAt(at);
    if (host.kind === 'term') return;
    if (host.kind === 'meaning' && ownRows.get(form)?.has(`${host.table}.${host.row}`)) return;
    // The full name in the text holds the short one without using it.
    const full = fullNames.get(form);
    if (full !== undefined && text.startsWith(full, at - full.indexOf(form))) return;
    used.add(form);
  });
  return used;
}

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function definedTwice(glossary: Term[], out: RuleOutput, context: CheckContext): void {
  const byForm = new Map<string, Term>();
  for (const term of glossary) {
    for (const form of spellings(term)) {
      const first = byForm.get(form);
      if (!first) {
        byForm.set(form, term);
        continue;
      }
      if (first === term || form.length < 2 || oneEntry(first, term) || sameMeaning(first.meaning, term.meaning))
        continue;
      const mentions = [context.mention(term.place, 'stated'), context.mention(first.place, 'operand')];
      const here = where(mentions[0] as (typeof mentions)[number], context);
      const there = where(mentions[1] as (typeof mentions)[number], context);
      out.finding({
        severity: 'medium',
        confidence: 0.75,
        title: { zh: `同一简称两种释义：“${form}”`, en: `One term, two meanings: “${form}”` },
        explanation: {
          zh: `“${form}”在${there.zh}释为“${brief(first.meaning)}”，在${here.zh}释为“${brief(term.meaning)}”，两处含义不同。`,
          en: `“${form}” means “${brief(first.meaning)}” at ${there.en} and “${brief(term.meaning)}” at ${here.en}.`,
        },
        mentions,
      });
    }
  }
}

/** Rows next to each other, or one cell that spans several: an entry whose meaning runs over lines. */
function oneEntry(one: Term, other: Term): boolean {
  if (one.place.in === 'block' || other.place.in === 'block') return false;
  return one.place.table === other.place.table && Math.abs(one.place.row - other.place.row) <= 2;
}

/** Roles that a passage may give to whom it likes (以下简称“甲方”), beside the short name of the glossary. */
const roles =
  /^(公司|本公司|发行人|上市公司|集团|本集团|[甲乙丙丁]方|转让方|受让方|出租方|承租方|[原被]告|申请人|被申请人|标的公司|标的资产|母公司|子公司|本次.*|该.*)$/;

/** 智能视觉终端产业化项目（以下简称“终端扩产项目”）, where the glossary calls the project by another short name. */
function secondShortNames(
  terms: readonly Term[],
  glossary: readonly Term[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const byMeaning = new Map<string, Term[]>();
  const defined = new Set<string>();
  for (const term of glossary) {
    for (const form of spellings(term)) defined.add(form);
    const meaning = firstClause(term.meaning);
    if (meaning.length < 6) continue;
    push(byMeaning, meaning, term);
  }
  const told = new Set<string>();
  for (const term of terms) {
    if (term.kind !== 'inline' || told.has(term.term)) continue;
    const form = joinedForm(term.term);
    const entries = byMeaning.get(firstClause(term.meaning)) ?? [];
    const entry = entries[0];
    if (!entry || defined.has(form) || roles.test(form) || form.length < 3) continue;
    // A short name may be cut from another (远岫智联 from 智联); only one of its own is a second one.
    const names = entries.flatMap(spellings);
    if (names.some((name) => name.includes(form) || form.includes(name))) continue;
    told.add(term.term);
    const mentions = [context.mention(term.place, 'stated'), context.mention(entry.place, 'operand')];
    const here = where(mentions[0] as (typeof mentions)[number], context);
    const there = where(mentions[1] as (typeof mentions)[number], context);
    const full = firstClause(entry.meaning);
    out.finding({
      severity: 'low',
      confidence: 0.7,
      title: {
        zh: `同一事项两个简称：“${form}”与“${names[0] ?? ''}”`,
        en: `One thing, two short names: “${form}” and “${names[0] ?? ''}”`,
      },
      explanation: {
        zh: `${there.zh}将“${full}”简称为“${names.join('、')}”，${here.zh}又简称为“${form}”，简称应统一。`,
        en: `“${full}” is “${names.join(', ')}” at ${there.en} and “${form}” at ${here.en}; one short name should do.`,
      },
      mentions,
    });
  }
}

/** The full name that a meaning begins with. */
function firstClause(meaning: string): string {
  const plain = meaning.replace(/\s+/g, '');
  const end = plain.search(/[，。；,;]/);
  return end < 0 ? plain : plain.slice(0, end);
}

function sameMeaning(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/[\s，。、；：,.;:（）()“”"']/g, '');
  const a = plain(one);
  const b = plain(other);
  return a === '' || b === '' || a.includes(b) || b.includes(a);
}

function brief(text: string): string {
  const plain = text.replace(/\s+/g, '');
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}
