import type { Filing, NumberMention } from '../model/filing.ts';
import { hostOf } from '../model/places.ts';
import { push } from './push.ts';

/** A date or period named in a passage that stands elsewhere, the same in every character, with another date. */
export interface DatedPair {
  odd: NumberMention;
  usual: NumberMention;
  /** How many places have each date. */
  oddTimes: number;
  usualTimes: number;
  /** Characters in step on both sides together. */
  inStep: number;
}

/** A date in a paragraph or in a cell that holds text, with its characters that are no blanks. */
interface Dated {
  number: NumberMention;
  host: string;
  text: string;
  start: number;
  end: number;
}

const near = 12;
const far = 24;
/** Characters that must agree in all: fewer where other figures are among them, which a form would not repeat. */
const fewest = 40;
const fewestWithFigures = 26;
const reach = 120;
/** A passage that stands oftener is a form that is filled in, not a statement repeated. */
const mostPlaces = 12;

/**
 * Finds statements told in two places with nothing but the date changed. Places meet by hashing the characters
 * around each date; figures among them are compared as characters, so that what was measured anew at another
 * date does not meet. Linear in the text.
 */
export function datedPairs(filing: Filing, stop: () => void): DatedPair[] {
  const dated = datesOf(filing);
  const buckets = new Map<string, number[]>();
  dated.forEach(({ text, start, end }, index) => {
    const before = text.slice(Math.max(0, start - far), start);
    const after = text.slice(end, end + far);
    const keys = [
      before.length >= near && after.length >= near ? `${before.slice(-near)}|${after.slice(0, near)}` : '',
      after.length === far ? `>${after}` : '',
      before.length === far ? `<${before}` : '',
    ];
    for (const key of keys) {
      if (key === '') continue;
      push(buckets, key, index);
    }
  });
  const told = new Set<number>();
  const pairs: DatedPair[] = [];
  for (const bucket of buckets.values()) {
    if (bucket.length < 2 || bucket.length > mostPlaces) continue;
    stop();
    const byDate = new Map<string, Dated[]>();
    for (const index of bucket) {
      const entry = dated[index] as Dated;
      push(byDate, entry.number.date as string, entry);
    }
    if (byDate.size !== 2) continue;
    const [first, second] = [...byDate.values()] as [Dated[], Dated[]];
    // Without a majority the later place is named against the earlier.
    const [odd, usual] = first.length < second.length ? [first, second] : [second, first];
    const [one, other] = [odd[0] as Dated, usual[0] as Dated];
    if (told.has(one.number.index) || sameGrid(one, other)) continue;
    const inStep = agreement(one, other);
    if (inStep === 0) continue;
    told.add(one.number.index);
    pairs.push({
      odd: one.number,
      usual: other.number,
      oddTimes: odd.length,
      usualTimes: usual.length,
      inStep,
    });
  }
  return pairs;
}

/** In one paragraph, or in one table, whose rows are forms filled in for different things. */
function sameGrid(one: Dated, other: Dated): boolean {
  const [a, b] = [one.number.place, other.number.place];
  return one.host === other.host || (a.in === 'cell' && b.in === 'cell' && a.table === b.table);
}

function datesOf(filing: Filing): Dated[] {
  const byHost = new Map<string, NumberMention[]>();
  for (const number of filing.numbers) {
    if (number.kind !== 'date' || number.date === null) continue;
    const { place } = number;
    if (place.in === 'block' && filing.blocks[place.block]?.kind !== 'paragraph') continue;
    const host = place.in === 'block' ? `${place.block}` : `${place.table}.${place.row}.${place.column}`;
    push(byHost, host, number);
  }
  const dated: Dated[] = [];
  for (const [host, numbers] of byHost) {
    const source = hostOf(filing, (numbers[0] as NumberMention).place).text;
    if (source.length < fewestWithFigures) continue;
    const offsets = new Int32Array(source.length + 1);
    let text = '';
    for (let at = 0; at < source.length; at += 1) {
      offsets[at] = text.length;
      if (/\S/.test(source[at] as string)) text += source[at];
    }
    offsets[source.length] = text.length;
    for (const number of numbers) {
      const [start, end] = [offsets[number.place.start] ?? 0, offsets[number.place.end] ?? 0];
      dated.push({ number, host, text, start, end });
    }
  }
  return dated;
}

const sentenceEnd = /[。！？；]/;

/**
 * Characters in step around the two dates; 0 where too few are, or where the sentence of either begins or ends
 * otherwise: another subject before the date, another object after it.
 */
function agreement(one: Dated, other: Dated): number {
  const walk = (step: 1 | -1): { length: number; ends: boolean; figures: boolean } => {
    let x = step === 1 ? one.end : one.start - 1;
    let y = step === 1 ? other.end : other.start - 1;
    let length = 0;
    while (length < reach && x >= 0 && y >= 0 && x < one.text.length && one.text[x] === other.text[y]) {
      length += 1;
      x += step;
      y += step;
    }
    const edge = (text: string, at: number): boolean =>
      at < 0 || at >= text.length || sentenceEnd.test(text[step === 1 ? at - 1 : at] ?? '');
    const rest = (text: string, at: number): string =>
      step === 1
        ? (/^[^。！？；]*/.exec(text.slice(at, at + reach))?.[0] ?? '')
        : (/[^。！？；]*$/.exec(text.slice(Math.max(0, at + 1 - reach), at + 1))?.[0] ?? '');
    const ends = length === reach || (edge(one.text, x) && edge(other.text, y));
    return { length, ends, figures: !ends && /\d/.test(rest(one.text, x) + rest(other.text, y)) };
  };
  const left = walk(-1);
  const right = walk(1);
  const passage = one.text.slice(one.start - left.length, one.start) + one.text.slice(one.end, one.end + right.length);
  const total = left.length + right.length;
  // Where the sentences part and go on with other figures they tell of two things.
  if (left.figures || right.figures) return 0;
  if (total < (/\d/.test(passage.replace(/\d{4}年|\d+月|\d+日/g, '')) ? fewestWithFigures : fewest)) return 0;
  // One side may part where the other is long: a clause put before or after changes no date.
  const begins = left.ends || left.length >= near || (right.length >= 2 * far && clauseBegins(one, other, left.length));
  return begins && (right.ends || right.length >= far) ? total : 0;
}

/** Both passages begin with a clause, or with the sentence. */
function clauseBegins(one: Dated, other: Dated, length: number): boolean {
  return [one, other].every(({ text, start }) => {
    const before = text[start - length - 1];
    return before === undefined || /[，。；：！？]/.test(before);
  });
}
