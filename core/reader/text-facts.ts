import type { Block, Fact, NumberMention, Section } from '../model/filing.ts';
import { scanNumbers } from '../numbers/scan.ts';
import { endsOf, type ReportingPeriods } from './periods.ts';
import { phraseAfter, phraseBefore } from './phrases.ts';
import { scopeOf } from './scope.ts';
import { subjectBefore } from './subjects.ts';

interface Sentence {
  start: number;
  end: number;
}

/** One number of a block with the range that it takes there. */
interface Placed {
  number: NumberMention;
  start: number;
  end: number;
}

/** Words whose values are given by what precedes the number, whatever follows it. */
const measuredBefore = new Set([
  '%',
  'pp',
  '元',
  '美元',
  '港元',
  '欧元',
  '日元',
  '英镑',
  '倍',
  '股',
  '年',
  '个月',
  '天',
  '交易日',
  '小时',
]);

/** Facts of the quantities of one paragraph, heading or note. */
export function readTextFacts(
  block: Block,
  numbers: NumberMention[],
  sections: Section[],
  periods: ReportingPeriods,
): Fact[] {
  const { text } = block;
  const placed = numbers.map((number) => ({ number, start: number.place.start, end: number.place.end }));
  const heading = sections[block.section]?.title ?? '';
  const scope = scopeOf(heading);
  const facts: Fact[] = [];
  let carried: string | null = null;
  let at = 0;
  for (const sentence of sentencesOf(text)) {
    const inside: Placed[] = [];
    for (; at < placed.length; at++) {
      const one = placed[at];
      if (one === undefined || one.start >= sentence.end) break;
      inside.push(one);
    }
    if (inside.length === 0) continue;
    const dealt = dealRespectively(text, sentence, inside, periods);
    const words = relativeDates(text, sentence, periods);
    const measures: string[] = [];
    for (const [index, one] of inside.entries()) {
      if (one.number.kind !== 'quantity') continue;
      const own = dealt.get(one.number.index);
      const measure = own?.measure ?? measureOf(text, sentence, inside, index, measures);
      measures.push(measure);
      facts.push({
        id: '',
        number: one.number.index,
        subject: own?.subject ?? subjectBefore(text, sentence.start, one.start),
        measure,
        period: own?.period ?? periodBefore(text, sentence, inside, index, words) ?? carried,
        scope: scopeOf(text.slice(Math.max(sentence.start, one.start - 200), one.start)) ?? scope,
      });
    }
    carried = topicOf(text, sentence, inside, words) ?? carried;
  }
  return facts;
}

/** The fact of one number in a cell of words, read like a sentence of its own. */
export function readPhraseFact(
  text: string,
  number: NumberMention,
): { subject: string; measure: string; period: string | null } {
  const start = number.place.start;
  const sentence = sentencesOf(text).find((one) => one.start <= start && start < one.end) ?? {
    start: 0,
    end: text.length,
  };
  const scanned = scanNumbers(text.slice(sentence.start, sentence.end));
  const others = scanned.map((one) => ({ ...one, start: one.start + sentence.start, end: one.end + sentence.start }));
  const before = others.filter((one) => one.end <= start);
  const next = others.find((one) => one.start >= number.place.end);
  const from = before[before.length - 1]?.end ?? sentence.start;
  const dates = before.filter((one) => one.kind === 'date' && one.date !== null);
  return {
    subject: subjectBefore(text, sentence.start, start),
    measure: measureAround(text, from, number, next?.start ?? sentence.end),
    period: dates[dates.length - 1]?.date ?? null,
  };
}

/** So long a stretch without a full stop is no sentence (a lost table, a list); it is cut, which keeps the work linear. */
const longestSentence = 1500;

/** Sentences end at 。；！？ and at line breaks. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (!'。；！？\n'.includes(text[at] ?? '') && at - start < longestSentence) continue;
    sentences.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

/** The measure of one number; `earlier` holds those of the numbers before it in the sentence. */
function measureOf(
  text: string,
  sentence: Sentence,
  inside: Placed[],
  index: number,
  earlier: readonly string[],
): string {
  const one = inside[index];
  if (one === undefined) return '';
  const from = inside[index - 1]?.end ?? sentence.start;
  const next = inside[index + 1]?.start ?? sentence.end;
  const own = measureAround(text, from, one.number, next);
  if (!isChange(own)) return own;
  // 营业收入 5 万元，同比下降 3%: the change is of what was measured before.
  for (let back = earlier.length - 1; back >= 0 && back >= earlier.length - 4; back--) {
    const measure = earlier[back];
    if (measure !== undefined && measure !== '' && !isChange(measure)) return `${baseOf(measure)}${own}`;
  }
  return own;
}

const changeWords = ['较', '比', '同比', '环比', '增', '减', '下降', '上升', '提高', '降低', '变动', '占'];

function isChange(measure: string): boolean {
  return measure.length <= 14 && changeWords.some((word) => measure.startsWith(word));
}

/** 营业收入同比增长 as the base of a second change is 营业收入. */
function baseOf(measure: string): string {
  let end = measure.length;
  for (const word of ['同比', '环比', '较上年', '较上期', '占']) {
    const at = measure.indexOf(word);
    if (at > 0) end = Math.min(end, at);
  }
  return measure.slice(0, end);
}

function measureAround(text: string, from: number, number: NumberMention, next: number): string {
  const { end } = number.place;
  if (number.dimension === '%' && text[end] === '的') {
    // 持有甲公司 12.3%的股权: what a share is of stands behind it.
    const of = phraseAfter(text, end, next);
    if (of !== '' && of.length <= 8) return of;
  }
  if (number.dimension === '股' && /^\s*(?:股|普通股|限售|[AB]\s*[股类])/.test(text.slice(end, end + 6))) {
    const of = phraseAfter(text, end, next);
    if (of !== '') return of;
  }
  const before = phraseBefore(text, from, number.place.start);
  if (number.dimension !== null && measuredBefore.has(number.dimension)) {
    return before !== '' ? before : phraseAfter(text, end, next);
  }
  const after = number.unit === null ? '' : phraseAfter(text, end, next);
  return after !== '' ? after : before;
}

interface DatedWord {
  at: number;
  date: string;
}

/** 报告期末, 报告期内, 最近一年 in a sentence, as dates of the filing's own periods. */
function relativeDates(text: string, sentence: Sentence, { spans }: ReportingPeriods): DatedWord[] {
  const last = spans[spans.length - 1];
  const first = spans[0];
  if (last === undefined || first === undefined) return [];
  const words: DatedWord[] = [];
  for (
    let at = text.indexOf('报告期', sentence.start);
    at >= 0 && at < sentence.end;
    at = text.indexOf('报告期', at + 3)
  ) {
    const rest = text.slice(at + 3, at + 6);
    if (rest.startsWith('末') || rest.startsWith('期末')) words.push({ at, date: last.slice(-10) });
    else if (rest.startsWith('内')) words.push({ at, date: `${first.slice(0, 10)}/${last.slice(-10)}` });
  }
  return words;
}

/**
 * The date that governs a number: one in its own clause, or one before that is the topic of what follows.
 * 于 2018 年获得 A 奖，参与 43 项标准 dates the prize, not the standards.
 */
function periodBefore(
  text: string,
  sentence: Sentence,
  inside: Placed[],
  index: number,
  words: DatedWord[],
): string | null {
  const one = inside[index];
  if (one === undefined) return null;
  let found: DatedWord | null = null;
  for (let back = index - 1; back >= 0; back--) {
    const date = inside[back];
    if (date?.number.kind !== 'date' || date.number.date === null) continue;
    if (!isTopic(text, sentence, date) && hasComma(text, date.end, one.start)) continue;
    found = { at: date.start, date: date.number.date };
    break;
  }
  for (const word of words) if (word.at < one.start && (found === null || word.at > found.at)) found = word;
  return found?.date ?? null;
}

/** A date that opens its clause (2022 年，…; 截至 2022 年末，…; 2022 年度公司…), not one told in passing. */
function isTopic(text: string, sentence: Sentence, date: Placed): boolean {
  const before = text.slice(Math.max(sentence.start, date.start - 6), date.start).trimEnd();
  if (before === '') return true;
  return /(?:截至|截止|截止到|[，：、和及与至到—-]|其中|[（(])$/.test(before);
}

function hasComma(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === '，' || text[at] === '；') return true;
  return false;
}

/** The date that a sentence leaves to those after it: the last one that is an as-of date or stands before a comma. */
function topicOf(text: string, sentence: Sentence, inside: Placed[], words: DatedWord[]): string | null {
  for (let back = inside.length - 1; back >= 0; back--) {
    const date = inside[back];
    if (date?.number.kind !== 'date' || date.number.date === null) continue;
    const before = text.slice(Math.max(sentence.start, date.start - 4), date.start).trimEnd();
    const asOf = before.endsWith('截至') || before.endsWith('截止');
    if (asOf || (isTopic(text, sentence, date) && /^[末初]?，/.test(text.slice(date.end, date.end + 2))))
      return date.number.date;
  }
  return words[words.length - 1]?.date ?? null;
}

interface Dealt {
  subject?: string;
  measure?: string;
  period?: string;
}

/**
 * 分别为 A、B 和 C: the values go in turn to the dates named before, to the filing's periods (报告期各期),
 * or to the things joined by 、和 before it. Keyed by the number's index.
 */
function dealRespectively(
  text: string,
  sentence: Sentence,
  inside: Placed[],
  periods: ReportingPeriods,
): Map<number, Dealt> {
  const dealt = new Map<number, Dealt>();
  let dates: string[] = [];
  let at = 0;
  for (
    let mark = text.indexOf('分别', sentence.start);
    mark >= 0 && mark < sentence.end;
    mark = text.indexOf('分别', mark + 2)
  ) {
    while (at < inside.length && (inside[at]?.start ?? 0) < mark) at++;
    const run = runFrom(text, inside, at, mark);
    if (run.length < 2) continue;
    const beforeMark = inside.filter(
      (one) => one.end <= mark && one.number.kind === 'date' && one.number.date !== null,
    );
    if (beforeMark.length > 0) dates = beforeMark.map((one) => one.number.date ?? '');
    const own = periodsFor(text, sentence, mark, run.length, dates, periods);
    const clause = clauseStart(text, sentence.start, mark, inside);
    const things = thingsBefore(text, clause, mark);
    for (const [index, one] of run.entries()) {
      const entry: Dealt = {};
      const period = own?.[index];
      if (period !== undefined) entry.period = period;
      const thing = things.length === run.length ? things[index] : undefined;
      if (own !== null) entry.measure = phraseBefore(text, clause, mark);
      else if (thing !== undefined) entry.measure = thing;
      else entry.measure = phraseBefore(text, clause, mark);
      dealt.set(one.number.index, entry);
    }
  }
  return dealt;
}

/** Quantities from `at` on that are joined by 、 ， and 和 alone. */
function runFrom(text: string, inside: Placed[], at: number, mark: number): Placed[] {
  const run: Placed[] = [];
  let end = mark + 2;
  for (let index = at; index < inside.length; index++) {
    const one = inside[index];
    if (one === undefined || one.number.kind !== 'quantity') break;
    const gap = text.slice(end, one.start).replace(/\s+/g, '');
    const joined =
      run.length === 0 ? gap.length <= 12 && !/[，。；]/.test(gap) : /^[、，,和及与]{1,2}(?:约|人民币)?$/.test(gap);
    if (!joined) break;
    run.push(one);
    end = one.end;
  }
  return run;
}

function periodsFor(
  text: string,
  sentence: Sentence,
  mark: number,
  count: number,
  dates: string[],
  { spans }: ReportingPeriods,
): string[] | null {
  const before = text.slice(sentence.start, mark);
  if (dates.length === count) return dates;
  if (spans.length === count) {
    if (/各期末|各年末|各期期末/.test(before)) return endsOf(spans);
    if (/报告期各期|报告期内|各期|最近三年/.test(before)) return spans;
  }
  return null;
}

function clauseStart(text: string, from: number, mark: number, inside: Placed[]): number {
  let start = from;
  for (const one of inside) if (one.end <= mark) start = Math.max(start, one.end);
  const comma = Math.max(text.lastIndexOf('，', mark - 1), text.lastIndexOf('：', mark - 1));
  // 营业收入，分别为…: a comma right before the mark parts nothing.
  return comma >= start && comma < mark - 1 ? comma + 1 : start;
}

/** The things that A、B 和 C 分别为… names. */
function thingsBefore(text: string, from: number, mark: number): string[] {
  const phrase = text
    .slice(from, mark)
    .replace(/\s+/g, '')
    .replace(/^(?:本公司|公司|发行人)(?:的)?/, '');
  return phrase.split(/[、和与及]/).filter((thing) => thing !== '');
}
