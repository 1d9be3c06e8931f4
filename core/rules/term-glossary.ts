import { isLatinOrDigit, type JoinedText } from '../check/joined.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing, Term } from '../model/filing.ts';

/**
 * The glossary against the text: terms defined and never used, terms defined twice with another meaning. What
 * the meaning of one entry uses counts as use of another; searching is on joined text, so a term broken over
 * lines is found.
 */
export const termGlossary: Rule = {
  id: 'term.glossary',
  needs: ['blocks', 'tables', 'terms'],
  run(filing, out, context) {
    const joined = context.joined();
    const glossary = filing.terms.filter((term) => term.kind === 'glossary');
    unusedTerms(filing, joined, glossary, out, context);
    definedTwice(glossary, out, context);
    undefinedShortForms(joined, filing.terms, out, context);
  },
};

/** Headings of the glossary's own columns. */
const headerWords = new Set(['释义', '释义项', '释义内容', '简称', '全称', '名称', '指', '术语', '定义']);

/** The spellings under which an entry can be used: 公司、本公司、发行人 is three. */
function spellings(term: Term): string[] {
  return term.term
    .split(/[、/／，,；;|\n]|或者|或|以及/)
    .map(joinedForm)
    .filter((form) => form.length > 0);
}

/** A term as the joined text would hold it. */
function joinedForm(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ (?![A-Za-z0-9])|(?<![A-Za-z0-9]) /g, '');
}

function unusedTerms(
  filing: Filing,
  joined: JoinedText,
  glossary: Term[],
  out: RuleOutput,
  context: CheckContext,
): void {
  // A filing of a few pages, or an extract, uses few of its terms.
  if (filing.sections.length < 20) return;
  for (const term of glossary) {
    const forms = spellings(term);
    if (forms.length === 0 || forms.some((form) => form.length < 2 || headerWords.has(form) || isUsed(joined, form)))
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

/** Whether a term stands anywhere but in its own entry; a Latin term counts as a whole word only. */
function isUsed(joined: JoinedText, form: string): boolean {
  const { text } = joined;
  const latinStart = isLatinOrDigit(form.charCodeAt(0));
  const latinEnd = isLatinOrDigit(form.charCodeAt(form.length - 1));
  let ownRow = '';
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    // 10MPa uses MPa; a letter on either side makes another word.
    if (latinStart && at > 0 && isLetter(text.charCodeAt(at - 1))) continue;
    if (latinEnd && isLetter(text.charCodeAt(at + form.length))) continue;
    const host = joined.hostAt(at);
    if (host.kind === 'term' || host.kind === 'meaning') {
      const row = `${host.table}.${host.row}`;
      if (host.kind === 'term') ownRow = row;
      if (host.kind === 'term' || row === ownRow) continue;
    }
    return true;
  }
  return false;
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

/** A capitalised short form used five times or more of a name that the glossary spells out without giving it. */
function undefinedShortForms(joined: JoinedText, terms: readonly Term[], out: RuleOutput, context: CheckContext): void {
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
