import { sharedEnds } from '../check/ends.ts';
import { isHan, type JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { countNames } from '../check/variants.ts';
import { where } from '../check/words.ts';
import type { Filing, Table, Term } from '../model/filing.ts';
import type { Bilingual } from '../model/text.ts';
import { joinedForm, spellings } from './term-spellings.ts';

/** Words that end the short name of a group or a company, one taken for another. */
const endings = ['集团', '控股', '股份', '公司'];

/** 皖江控股, used once, where the glossary calls that body 皖江集团: the ending of a defined short name exchanged. */
export function otherAliases(joined: JoinedText, terms: readonly Term[], out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const glossary = terms.filter((term) => term.kind === 'glossary');
  const defined = new Set(terms.flatMap(spellings));
  const aliases: { form: string; term: Term; name: string }[] = [];
  for (const term of glossary) {
    for (const name of spellings(term)) {
      const end = endings.find((ending) => name.endsWith(ending));
      if (!end || name.length < 4 || name.length > 6) continue;
      for (const other of endings) {
        const form = name.slice(0, -end.length) + other;
        if (other !== end && !defined.has(form)) aliases.push({ form, term, name });
      }
    }
  }
  const places = aliases.map((): number[] => []);
  countNames(
    text,
    aliases.map(({ form }) => form),
    (alias, at) => (places[alias] as number[]).push(at),
  );
  aliases.forEach(({ form, term, name }, index) => {
    const uses = (places[index] as number[]).filter((at) => {
      const after = text.slice(at + form.length, at + form.length + 2);
      return !/^(股份|有限|控股|集团|公司)/.test(after) && joined.hostAt(at).kind !== 'meaning';
    });
    if (uses.length === 0 || uses.length > 2 || uses.length < (places[index] as number[]).length) return;
    // The middle of a longer name (安徽皖江控股) is another's.
    if (uses.some((at) => isHan(text.charCodeAt(at - 1)) && !/[和与及由对向为是的在]/.test(text[at - 1] as string)))
      return;
    const mentions = [
      ...uses.map((at) => context.mention(joined.placeOf(at, at + form.length), 'stated')),
      context.mention(term.place, 'operand'),
    ];
    const here = where(mentions[0] as (typeof mentions)[number], context);
    out.finding({
      severity: 'low',
      confidence: 0.6,
      title: { zh: `简称未作释义：“${form}”`, en: `Short name never defined: “${form}”` },
      explanation: {
        zh: `${here.zh}用“${form}”，释义没有这一简称，只有“${name}”，疑为同一主体的另一写法。`,
        en: `${here.en} has “${form}”, which the glossary does not define; it has “${name}”, which should be meant.`,
      },
      mentions,
      anchors: [0],
    });
  });
}

const plainMeaning = /^[\u4e00-\u9fff]{3,12}$/;

/** One abbreviation explained by two words of one kind that share no beginning: 有机发光二极管（OLED） and 量子点发光二极管（OLED）. */
export function abbreviatedTwice(terms: readonly Term[], out: RuleOutput, context: CheckContext): void {
  const byForm = new Map<string, Term[]>();
  for (const term of terms) {
    if (term.kind !== 'abbreviation' || !plainMeaning.test(joinedForm(term.meaning))) continue;
    push(byForm, term.term, term);
  }
  for (const [form, list] of byForm) {
    const first = list[0] as Term;
    const other = list.find((term) => partsFrom(joinedForm(first.meaning), joinedForm(term.meaning)));
    if (!other) continue;
    const mentions = [context.mention(other.place, 'stated'), context.mention(first.place, 'operand')];
    const [here, there] = mentions.map((mention) => where(mention, context)) as [Bilingual, Bilingual];
    const [one, two] = [joinedForm(first.meaning), joinedForm(other.meaning)];
    out.finding({
      severity: 'low',
      confidence: 0.65,
      title: { zh: `同一缩写两种含义：“${form}”`, en: `One abbreviation, two meanings: “${form}”` },
      explanation: {
        zh: `“${form}”在${there.zh}指“${one}”，在${here.zh}指“${two}”。`,
        en: `“${form}” means “${one}” at ${there.en} and “${two}” at ${here.en}.`,
      },
      mentions,
    });
  }
}

/** Two words that end alike, by two characters or more, and begin with no character in common. */
function partsFrom(one: string, other: string): boolean {
  const { head, tail } = sharedEnds(one, other);
  if (head > 0 || tail < 2) return false;
  const [a, b] = [one.slice(0, -tail), other.slice(0, -tail)];
  return a.length >= 2 && b.length >= 2 && ![...a].some((sign) => b.includes(sign));
}

/** Rows of a glossary that are no neighbours and define the same name in the same words: one entry printed twice. */
export function printedTwice(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const table of filing.tables) {
    if (table.kind !== 'glossary') continue;
    const firstOf = new Map<string, number>();
    const told = new Set<number>();
    for (let row = table.headerRows; row < table.rows.length; row++) {
      const name = nameOf(table, row);
      if (name === '') continue;
      for (const form of spellings({ term: name })) {
        const first = firstOf.get(form) ?? row;
        firstOf.set(form, first);
        if (row - first < 3 || form.length < 3 || told.has(row) || meaningOf(table, row) !== meaningOf(table, first))
          continue;
        told.add(row);
        reportPrinted(table, form, row, first, out, context);
      }
    }
  }
}

function nameOf(table: Table, row: number): string {
  const cell = table.rows[row]?.cells[0];
  return cell && !cell.spanned ? cell.text : '';
}

function meaningOf(table: Table, row: number): string {
  const cells = table.rows[row]?.cells ?? [];
  return joinedForm(cells[cells.length - 1]?.text ?? '');
}

function reportPrinted(
  table: Table,
  form: string,
  row: number,
  first: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const placeOf = (at: number) => {
    const { length } = nameOf(table, at);
    return { in: 'cell' as const, table: table.index, row: at, column: 0, start: 0, end: length };
  };
  const mentions = [context.mention(placeOf(row), 'stated'), context.mention(placeOf(first), 'operand')];
  const [here, there] = mentions.map((mention) => where(mention, context)) as [Bilingual, Bilingual];
  out.finding({
    severity: 'low',
    confidence: 0.75,
    title: { zh: `释义重复定义：“${form}”`, en: `Defined twice: “${form}”` },
    explanation: {
      zh: `“${form}”在${there.zh}已有定义，${here.zh}的另一行（“${joinedForm(nameOf(table, row))}”）又定义了一次，含义相同，应合并。`,
      en: `“${form}” is defined at ${there.en} and once more, with the same meaning, at ${here.en} (“${joinedForm(nameOf(table, row))}”).`,
    },
    mentions,
  });
}
