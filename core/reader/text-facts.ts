import type { Block, Fact, NumberMention, Section } from '../model/filing.ts';
import { scanNumbers } from '../numbers/scan.ts';
import { baseOf, isChange } from './changes.ts';
import { dealRespectively } from './deal.ts';
import type { ReportingPeriods } from './periods.ts';
import { phraseAfter, phraseBefore } from './phrases.ts';
import { scopeOf } from './scope.ts';
import { type Placed, type Sentence, sentencesOf } from './sentences.ts';
import { datesIn, spanOf, spans } from './spans.ts';
import { subjectBefore } from './subjects.ts';

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
  const dates = datesIn(text.slice(sentence.start, start));
  return {
    subject: subjectBefore(text, sentence.start, start),
    measure: measureAround(text, from, number, next?.start ?? sentence.end),
    period: dates[dates.length - 1]?.date ?? null,
  };
}

/** The measure of one number; `earlier` holds those of the quantities before it in the sentence. */
function measureOf(
  text: string,
  sentence: Sentence,
  inside: Placed[],
  index: number,
  earlier: readonly string[],
): string {
  const one = inside[index];
  if (one === undefined) return '';
  const previous = inside[index - 1];
  const from = previous?.end ?? sentence.start;
  const next = inside[index + 1]?.start ?? sentence.end;
  const paired = rangeEnd(text, inside, index);
  if (paired !== null) return phraseAfter(text, paired.place.end, inside[index + 2]?.start ?? sentence.end);
  const own = measureAround(text, from, one.number, next);
  const last = earlier[earlier.length - 1] ?? '';
  if (previous?.number.kind === 'quantity' && previous.number.dimension === one.number.dimension) {
    const gap = text.slice(from, Math.min(one.start, from + 6)).replace(/\s+/g, '');
    const listed = /^(?:[-－–—~～至到]{1,2}|[、和及与或]{1,2})$/.test(gap);
    // 1%-2%, and 5 元、6 元: the measure stands before the first of them.
    // 由 5 股变更为 6 股: one measure before and after.
    if (own.length <= 1 && becomes.has(gap)) return last;
    if (listed && (own.length <= 1 || /^[-－–—~～至到]/.test(gap))) return last;
  }
  const share = own.length <= 1 ? shareOf(text, inside, index, last) : null;
  if (share !== null) {
    const base =
      earlier
        .slice(0, -1)
        .reverse()
        .find((measure) => measure !== '' && !isChange(measure)) ?? '';
    return `${baseOf(base)}${share}`;
  }
  if (own.length <= 1) return '';
  if (!isChange(own)) return own;
  if (previous?.number.kind === 'date' && isBase(text, previous)) {
    // 总资产较 2021 年末增加 5 万元
    const base = phraseBefore(text, inside[index - 2]?.end ?? sentence.start, previous.start);
    if (base.length > 2) return `${baseOf(base)}${own}`;
  }
  // 营业收入 5 万元，同比下降 3%: the change is of what was measured before.
  for (let back = earlier.length - 1; back >= 0 && back >= earlier.length - 4; back--) {
    const measure = earlier[back];
    if (measure !== undefined && measure !== '' && !isChange(measure)) return `${baseOf(measure)}${own}`;
  }
  return own;
}

/** 占总股本 5 股的 3%: a share of the quantity before it, as 占总股本; null where the words are others. */
function shareOf(text: string, inside: Placed[], index: number, base: string): string | null {
  const [previous, one] = [inside[index - 1], inside[index]];
  if (!one || previous?.number.kind !== 'quantity' || one.number.dimension !== '%' || base === '') return null;
  if (text.slice(previous.end, one.start).trim() !== '的') return null;
  const from = inside[index - 2]?.end ?? Math.max(0, previous.start - 40);
  return /^约?占/.test(phraseBefore(text, from, previous.start)) ? `占${base}` : null;
}

/** 3-5 家客户: what the first number of a range counts stands behind the second. */
function rangeEnd(text: string, inside: Placed[], index: number): NumberMention | null {
  const [one, other] = [inside[index], inside[index + 1]];
  if (!one || other?.number.kind !== 'quantity' || other.number.dimension !== one.number.dimension) return null;
  if (other.number.dimension === null || measuredBefore.has(other.number.dimension)) return null;
  return /^\s?[-－–—~～至到]{1,2}\s?$/.test(text.slice(one.end, other.start)) ? other.number : null;
}

/** Words between the old and the new value of one measure. */
const becomes = new Set([
  '变更为',
  '调整为',
  '调整至',
  '变更至',
  '增加至',
  '增至',
  '增加到',
  '减少至',
  '减至',
  '降至',
  '下降至',
  '升至',
  '上升至',
  '提高至',
]);

/** 较 2021 年末, 比 2021 年: a date that something is compared with, not the date of the value. */
function isBase(text: string, date: Placed): boolean {
  const previous = text
    .slice(Math.max(0, date.start - 3), date.start)
    .trimEnd()
    .at(-1);
  return previous === '较' || previous === '比';
}

function measureAround(text: string, from: number, number: NumberMention, next: number): string {
  const { start, end } = number.place;
  if (number.dimension === '%' && /^(?:的|股份|股权|表决权|出资|份额)/.test(text.slice(end, end + 3))) {
    // 持有甲公司 12.3%的股权: what a share is of stands behind it.
    const of = phraseAfter(text, end, next);
    if (of !== '' && of.length <= 8) return of;
  }
  if (number.dimension === '股' && /^\s*(?:股|普通股|限售|[AB]\s*[股类])/.test(text.slice(end, end + 6))) {
    const of = phraseAfter(text, end, next);
    if (of !== '') return of;
  }
  // 最近三年 is a time, and measures nothing.
  if (number.dimension === '年' && /(?:近|过去|未来)\s?$/.test(text.slice(Math.max(from, start - 4), start))) return '';
  const before = wordsBefore(text, from, number);
  if (number.dimension !== null && measuredBefore.has(number.dimension)) {
    return before !== '' ? before : phraseAfter(text, end, next);
  }
  const after = number.unit === null ? '' : phraseAfter(text, end, next);
  if (after !== '' || before !== '') return after !== '' ? after : before;
  // 其中 5 项为发明专利
  return number.unit !== null && text[end] === '为' ? phraseAfter(text, end + 1, next) : '';
}

/** What is measured before a number; of one in brackets, what stands before them: 股份（5 股）. */
function wordsBefore(text: string, from: number, number: NumberMention): string {
  const { start } = number.place;
  const before = phraseBefore(text, from, start);
  if (before === '' && (text[start - 1] === '（' || text[start - 1] === '('))
    return phraseBefore(text, from, start - 1);
  // 占总股本 5 股的 3%: the 5 shares are the base.
  return number.dimension === '%' ? before : before.replace(/^约?占/, '');
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
  const own = text.slice(sentence.start, sentence.end);
  for (let found = own.indexOf('报告期'); found >= 0; found = own.indexOf('报告期', found + 3)) {
    const at = sentence.start + found;
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
    // 较 2021 年末增加 5 万元 is no value of that day, 较 2021 年末的 5 万元 is.
    if (isBase(text, date) && !(back === index - 1 && /^\s?的/.test(text.slice(date.end, date.end + 2)))) continue;
    if (!isTopic(text, sentence, date) && hasComma(text, date.end, one.start)) continue;
    const first = inside[back - 1];
    const from = first?.number.date && spans(text, first, date) ? first.number.date : date.number.date;
    const span = from === date.number.date ? from : spanOf(from, date.number.date);
    found = { at: date.start, date: isAsOf(text, date) ? span.slice(-10) : span };
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

/** 截至 2022 年: a whole year too then means its last day. */
function isAsOf(text: string, date: Placed): boolean {
  return /(?:截至|截止|截止到)\s?$/.test(text.slice(Math.max(0, date.start - 5), date.start));
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
    if (isAsOf(text, date)) return date.number.date.slice(-10);
    if (isTopic(text, sentence, date) && /^[末初]?，/.test(text.slice(date.end, date.end + 2))) return date.number.date;
  }
  return words[words.length - 1]?.date ?? null;
}
