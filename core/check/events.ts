import type { Filing, NumberMention } from '../model/filing.ts';
import { compact } from '../reader/columns.ts';
import type { CheckContext } from './rule.ts';

/** One thing told of an event: the day of a meeting, the day or the amount of a contract, a company's capital or foundation. */
export interface EventTelling {
  /** Name of the event, blanks left out: 第三届董事会第二次会议, 《…合同》. */
  event: string;
  what: 'held' | 'signed' | 'amount' | 'capital' | 'founded';
  number: NumberMention;
  /** With whom a contract is made, empty where the sentence does not say. */
  party: string;
}

const meeting =
  /第[一二三四五六七八九十]{1,3}届(?:董事会|监事会)(?:第[一二三四五六七八九十]{1,4}次)(?:临时)?会议|\d{4}年(?:第[一二三四五六七八九十]{1,3}次临时|年?度)股东大会/g;
const contract = /《([^《》]{6,60}(?:合同|协议|合同书|协议书))》/g;
const day = /^\d{4}-\d\d-\d\d$/;

/** What the running text and the tables tell of meetings and contracts. */
export function eventTellings(filing: Filing, context: CheckContext): EventTelling[] {
  const found: EventTelling[] = [];
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'footnote') continue;
    if (!/股东大会|董事会|监事会|合同》|协议》|同书》|议书》/.test(block.text)) continue;
    context.stopIfCancelled();
    const numbers = context.numbersOfBlock(block.index).map((index) => filing.numbers[index] as NumberMention);
    for (const span of context.sentencesOf(block.index)) {
      const inside = numbers.filter((number) => number.place.start >= span.start && number.place.end <= span.end);
      if (inside.length === 0) continue;
      const sentence = { text: block.text, from: span.start, to: span.end, numbers: inside };
      meetingsIn(sentence, found);
      contractsIn(sentence, found);
    }
  }
  meetingsOfTables(filing, context, found);
  return found;
}

interface Sentence {
  text: string;
  from: number;
  to: number;
  numbers: NumberMention[];
}

/** The words between the day and the meeting that it was held on. */
const heldBetween =
  /^[，,]?(?:经)?(?:公司|本公司|发行人)?(?:以[^，。]{2,12}方式)?(?:召开|召集|举行)?(?:了|的)?(?:经)?(?:公司|本公司|发行人)?$/;
const joined = /^[、和与及，]{1,2}$|^以及$/;

function meetingsIn({ text, from, to, numbers }: Sentence, found: EventTelling[]): void {
  let lastEnd = -1;
  let lastDay: NumberMention | null = null;
  for (const { name, start, end } of matches(text, from, to, meeting)) {
    const before = numbers.filter((number) => number.place.end <= start && number.kind === 'date');
    const date = before[before.length - 1];
    const previous = before[before.length - 2];
    let own: NumberMention | null = null;
    if (date && date.place.start > lastEnd && isDay(date)) {
      const words = compact(text.slice(date.place.end, start));
      const several = previous && /^[、和与及]$/.test(compact(text.slice(previous.place.end, date.place.start)));
      const apart = /分别(?:于|在)?$/.test(compact(text.slice(Math.max(from, date.place.start - 6), date.place.start)));
      if (heldBetween.test(words) && !several && !apart) own = date;
    } else if (lastDay && lastEnd >= 0 && joined.test(compact(text.slice(lastEnd, start)))) own = lastDay;
    lastEnd = end;
    lastDay = own;
    if (own) found.push({ event: name, what: 'held', number: own, party: '' });
  }
}

function contractsIn({ text, from, to, numbers }: Sentence, found: EventTelling[]): void {
  for (const { name, start, end } of matches(text, from, to, contract)) {
    const dates = numbers.filter((number) => number.place.end <= start && isDay(number));
    const date = dates[dates.length - 1];
    if (date) {
      const words = compact(text.slice(date.place.end, start));
      if (/(?:签订|签署|订立)(?:了|的)?$/.test(words) && words.length <= 60 && !/《/.test(words)) {
        found.push({ event: name, what: 'signed', number: date, party: partyIn(words) });
      }
    }
    const amount = numbers.find((number) => number.place.start >= end);
    if (amount?.dimension !== '元' || amount.value === null) continue;
    const lead = compact(text.slice(end, amount.place.start));
    if (/^[^《。；]{0,12}?合同(?:总)?(?:金额|价款|总价|价|额)(?:合计)?(?:为|约为|达)?(?:人民币)?$/.test(lead)) {
      found.push({ event: name, what: 'amount', number: amount, party: '' });
    }
  }
}

function partyIn(words: string): string {
  const at = words.lastIndexOf('与');
  return at < 0 ? '' : words.slice(at + 1).replace(/(?:共同|分别)?(?:签订|签署|订立)(?:了|的)?$/, '');
}

function* matches(
  text: string,
  from: number,
  to: number,
  pattern: RegExp,
): Generator<{ name: string; start: number; end: number }> {
  // Blanks inside a name are left out for the match and counted back for the place.
  const offsets: number[] = [];
  let squeezed = '';
  for (let i = from; i < to; i++) {
    const sign = text[i] as string;
    if (/\s/.test(sign)) continue;
    offsets.push(i);
    squeezed += sign;
  }
  for (const match of squeezed.matchAll(pattern)) {
    const start = offsets[match.index];
    const last = offsets[match.index + match[0].length - 1];
    if (start !== undefined && last !== undefined) yield { name: match[1] ?? match[0], start, end: last + 1 };
  }
}

/** Tables of meetings: a cell that is a meeting's name, in a row with a day under 召开日期. */
function meetingsOfTables(filing: Filing, context: CheckContext, found: EventTelling[]): void {
  for (const table of filing.tables) {
    const column = table.columns.findIndex((heading) => /召开(日期|时间)|会议(日期|时间)/.test(heading));
    if (column < 0) continue;
    table.rows.forEach((row, r) => {
      if (r < table.headerRows) return;
      const name = row.cells
        .map((cell) => compact(cell.text))
        .find((text) => [...text.matchAll(meeting)].some((match) => match[0] === text));
      const dates = context
        .numbersOfCell(table.index, r, column)
        .map((index) => filing.numbers[index] as NumberMention);
      const date = dates.length === 1 ? dates[0] : undefined;
      if (name && date && isDay(date)) found.push({ event: name, what: 'held', number: date, party: '' });
    });
  }
}

/** A day named in full, not a month or a year alone. */
export function isDay(number: NumberMention): boolean {
  return number.kind === 'date' && number.date !== null && day.test(number.date) && /日/.test(number.raw);
}
