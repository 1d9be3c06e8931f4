import type { Fact, Filing, NumberMention } from '../model/filing.ts';
import { exact } from '../numbers/exact.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';
import { MetTwice } from './met-twice.ts';
import { holdsLabel, isTelling, type NumberWords, otherEnd, sharedPairs, wordsAround } from './number-words.ts';
import { digitsOf, tellingLength } from './printed-digits.ts';
import { push } from './push.ts';

/** How two printed values come near each other without being equal. */
export type NearMiss = 'digit' | 'swapped digits' | 'decimal point' | 'sign';

/** A value that stands once, and another of the same thing that it misses by a slip of the hand. */
export interface Miss {
  odd: NumberMention;
  usual: NumberMention;
  how: NearMiss;
  /** How often the other value stands in the filing. */
  times: number;
  /** Whether the words of the two name one thing; else their many digits alone tell that they belong together. */
  sameWords: boolean;
}

/** Digits from which two values that miss each other by one are hardly alike by chance, whatever the words. */
const certainDigits = 9;
/** Digits from which weak words suffice. */
const tellingDigits = 7;
const fewestDigits = 5;
/** Values that one key may have in common. */
const mostRivals = 6;
/** Places of one value whose words are looked at. */
const mostPlaces = 4;

/**
 * Finds every value that stands once in the filing and misses another by one digit, two neighbouring digits
 * changed round, the decimal point one to three places off, or the sign, where the words around both name one
 * thing and no period or scope parts them. Values are met by hashing their digits with one left out: linear in
 * the numbers.
 */
export function nearMisses(filing: Filing, stop: () => void): Miss[] {
  const facts = new Map(filing.facts.map((fact) => [fact.number, fact]));
  const byValue = new Map<string, NumberMention[]>();
  for (const number of filing.numbers) {
    if (!isComparable(number)) continue;
    push(byValue, valueKey(number), number);
  }
  const rivals = rivalsOf(byValue);
  const words = new Map<number, NumberWords>();
  const wordsOf = (number: NumberMention): NumberWords => {
    let own = words.get(number.index);
    if (!own) {
      own = wordsAround(filing, number);
      words.set(number.index, own);
    }
    return own;
  };
  const missOf = (odd: NumberMention, usual: NumberMention, how: NearMiss, same: NumberMention[]): Miss | null => {
    const times = same.length;
    // Round values that differ by a digit are two values, unless one of them is often repeated.
    const [least, most] = [tellingLength(odd), tellingLength(usual)].sort((a, b) => a - b) as [number, number];
    if (most < fewestDigits) return null;
    if (least < fewestDigits && (times < 3 || odd.place.in === 'cell' || usual.place.in === 'cell')) return null;
    if (times === 1 && !isLess(odd, usual)) return null;
    const tie = sameThing(odd, wordsOf(odd), usual, wordsOf(usual), times);
    if (tie === null) return null;
    // What the words say of period and scope is read from the words; digits enough outweigh it.
    const certain = tie === 'digits' && least >= certainDigits;
    if (!certain && conflict(facts.get(odd.index), facts.get(usual.index), tie === 'words')) return null;
    if (how === 'sign' && !isLostSign(odd, wordsOf(odd), times, tie === 'words')) return null;
    if (rowsDisagree(filing, odd, usual) || toldApart(filing, odd, usual, how, same)) return null;
    return { odd, usual, how, times, sameWords: tie === 'words' };
  };
  const misses: Miss[] = [];
  for (const [value, numbers] of byValue) {
    const odd = numbers[0] as NumberMention;
    if (numbers.length > 1 || odd.approximation !== 'exact') continue;
    if (odd.index % 256 === 0) stop();
    let best: Miss | null = null;
    for (const [key, how] of keysOf(odd)) {
      for (const rival of rivals.get(key) ?? []) {
        const same = byValue.get(rival) as NumberMention[];
        if (rival === value || isRounded(odd, same[0] as NumberMention, how)) continue;
        for (const usual of same.slice(0, mostPlaces)) {
          const miss = missOf(odd, usual, how, same);
          if (miss && (!best || rank(miss) > rank(best))) best = miss;
        }
      }
    }
    if (best) misses.push(best);
  }
  return misses;
}

/**
 * The values that share a key, by the key. A key that many values share tells nothing of any two of them: it is left
 * out, so that the pairs looked at grow with the values and not with their square.
 */
function rivalsOf(byValue: ReadonlyMap<string, readonly NumberMention[]>): Map<string, string[]> {
  const met = new MetTwice(24 * byValue.size);
  for (const [number] of byValue.values()) for (const [key] of keysOf(number as NumberMention)) met.add(key);
  const rivals = new Map<string, string[]>();
  for (const [value, [number]] of byValue) {
    for (const [key] of keysOf(number as NumberMention)) {
      if (!met.isTwice(key)) continue;
      const list = rivals.get(key);
      if (!list) rivals.set(key, [value]);
      else if (list.length <= mostRivals) list.push(value);
    }
  }
  for (const [key, values] of rivals) if (values.length < 2 || values.length > mostRivals) rivals.delete(key);
  return rivals;
}

/** Of two that each stand once the one in running text is named against the table, else the later against the earlier. */
function isLess(odd: NumberMention, usual: NumberMention): boolean {
  return odd.place.in === usual.place.in ? usual.index < odd.index : odd.place.in === 'block';
}

const rank = (miss: Miss): number => (miss.sameWords ? 100 : 0) + Math.min(miss.times, 9);

function isComparable(number: NumberMention): boolean {
  return (
    number.kind === 'quantity' &&
    number.value !== null &&
    number.ulp !== null &&
    number.dimension !== null &&
    digitsOf(number).length <= 18 &&
    digitsOf(number).length >= fewestDigits
  );
}

/** With its sign: −5 beside 5 is a near miss of its own. */
function valueKey(number: NumberMention): string {
  return `${number.dimension}|${number.value}`;
}

function keysOf(number: NumberMention): [string, NearMiss][] {
  const digits = digitsOf(number);
  const negative = number.value?.startsWith('-') ? '-' : '';
  const stem = `${number.dimension}|${number.ulp}|${negative}`;
  const keys: [string, NearMiss][] = [];
  for (let at = 0; at < digits.length; at += 1)
    keys.push([`${stem}${digits.slice(0, at)}*${digits.slice(at + 1)}`, 'digit']);
  for (let at = 0; at + 1 < digits.length; at += 1) {
    if (digits[at] === digits[at + 1]) continue;
    const pair = [digits[at], digits[at + 1]].sort().join('');
    keys.push([`${stem}${digits.slice(0, at)}<${pair}>${digits.slice(at + 2)}`, 'swapped digits']);
  }
  keys.push([`${number.dimension}|${negative}=${digits.replace(/0+$/, '')}`, 'decimal point']);
  keys.push([`${number.dimension}|±${(number.value ?? '').replace('-', '')}`, 'sign']);
  return keys;
}

/** What rounding or a scale of the unit makes, or a point that is further off than a slip. */
function isRounded(odd: NumberMention, usual: NumberMention, how: NearMiss): boolean {
  if (how === 'sign') return false;
  if (how === 'decimal point') {
    const ratio = Math.abs(Math.log10(Math.abs(Number(odd.value) / Number(usual.value))));
    return ratio < 0.5 || ratio > 3.5;
  }
  if (comparePrinted(intervalOf(odd), intervalOf(usual)) !== 'fail') return true;
  // The last digit one or two up or down is rounding carried along, not a slip.
  return Math.abs(Number(odd.value) - Number(usual.value)) <= 2.01 * Number(odd.ulp);
}

const mayBeNegative = /亏|损|减|变动|净额|调整|影响|差|冲|转|抵|流|增/;

/** A minus that comes in or is lost: between rows of one label, or in prose before what is never negative. */
function isLostSign(odd: NumberMention, words: NumberWords, times: number, same: boolean): boolean {
  if (times < 2) return false;
  if (same) return true;
  return odd.place.in === 'block' && Number(odd.value) < 0 && !mayBeNegative.test(words.near.slice(-12));
}

/** Numbers before and after one, in reading order, among which its neighbours are looked for. */
const neighbourhood = 150;

/**
 * Whether the filing itself tells the two as two: they stand in one row or sentence, or what parts them is printed
 * near either of them. A sign is told apart where its whole row has it.
 */
function toldApart(
  filing: Filing,
  odd: NumberMention,
  usual: NumberMention,
  how: NearMiss,
  same: readonly NumberMention[],
): boolean {
  // Where the other value stands twice elsewhere, its standing beside this one too tells nothing apart.
  const beside = same.filter((number) => !sameHost(number, odd)).length < 2;
  const difference = exact(odd.value as string)
    .minus(usual.value as string)
    .abs();
  const size = difference.toNumber();
  const trifling = same.length > 1 && size < 0.005 * Math.abs(Number(usual.value));
  for (const number of [odd, usual]) {
    const from = Math.max(0, number.index - neighbourhood);
    for (const other of filing.numbers.slice(from, number.index + neighbourhood)) {
      if (other.value === null || other === odd || other.dimension !== odd.dimension) continue;
      if (number === odd && sameHost(other, odd)) {
        if (beside && other.value === usual.value && tellingLength(odd) < certainDigits) return true;
        if (how === 'sign' && other.value.startsWith('-') === (odd.value as string).startsWith('-')) return true;
      }
      // The nearest doubles first: exact arithmetic for hundreds of neighbours would take most of the time.
      if (how === 'sign' || trifling || Math.abs(Math.abs(Number(other.value)) - size) > 1e-9 * size) continue;
      if (exact(other.value).abs().equals(difference)) return true;
    }
  }
  return false;
}

/** Two rows of one label whose other figures all differ are of two things, such as a group and its parent. */
function rowsDisagree(filing: Filing, odd: NumberMention, usual: NumberMention): boolean {
  if (odd.place.in !== 'cell' || usual.place.in !== 'cell') return false;
  const others = (number: NumberMention): Set<string> => {
    const values = new Set<string>();
    for (const step of [-1, 1])
      for (let at = number.index + step; ; at += step) {
        const other = filing.numbers[at];
        if (!other || !sameHost(other, number)) break;
        if (other.kind === 'quantity' && other.value !== null && digitsOf(other).length >= 3) values.add(other.value);
      }
    return values;
  };
  const [one, two] = [others(odd), others(usual)];
  return one.size > 0 && two.size > 0 && ![...one].some((value) => two.has(value));
}

/** In one row of a table, or one paragraph. */
function sameHost(one: NumberMention, other: NumberMention): boolean {
  if (one.place.in === 'block') return other.place.in === 'block' && one.place.block === other.place.block;
  return other.place.in === 'cell' && one.place.table === other.place.table && one.place.row === other.place.row;
}

/** `words`: both name one thing; `digits`: so many digits that they need not; null where they are two things. */
function sameThing(
  odd: NumberMention,
  one: NumberWords,
  usual: NumberMention,
  other: NumberWords,
  times: number,
): 'words' | 'digits' | null {
  if (odd.place.in === 'cell' && usual.place.in === 'cell') {
    const table = odd.place.table === usual.place.table;
    // A row's own figures of two columns are two figures.
    if (table && (odd.place.row === usual.place.row || odd.place.column === usual.place.column)) return null;
  }
  if (otherEnd(one.near, other.near)) return null;
  if (namesOneThing(one, other)) return 'words';
  if (Number(odd.value) === -Number(usual.value)) return 'digits';
  const length = Math.min(tellingLength(odd), tellingLength(usual));
  const apart = Math.abs(Number(odd.value) - Number(usual.value)) / Math.abs(Number(usual.value));
  if (length >= certainDigits && apart < 0.01) return 'digits';
  // A value that the filing repeats all over, and one slip of it.
  const lastDigit = Math.abs(Number(odd.value) - Number(usual.value)) < 9.5 * Number(odd.ulp);
  if (times >= 4 && length >= 6 && !lastDigit) return 'digits';
  // Two rows that each say what they are of, in other words.
  if (one.label !== '' && other.label !== '' && sharedPairs(one.label, other.label) === 0) return null;
  if (length >= certainDigits) return 'digits';
  const all = (words: NumberWords): string => `${words.label}|${words.near}|${words.after}`;
  return length >= tellingDigits && sharedPairs(all(one), all(other)) >= 2 ? 'digits' : null;
}

function namesOneThing(one: NumberWords, other: NumberWords): boolean {
  if (one.row !== '' && other.row !== '' && one.row !== other.row) return false;
  if (one.label !== '' && other.label !== '') return isTelling(one.label) && one.label === other.label;
  if (one.label !== '') return holdsLabel(other.near, one.label);
  if (other.label !== '') return holdsLabel(one.near, other.label);
  const tail = one.near.slice(-4);
  if (tail.length === 4 && /^[\u4e00-\u9fff]+$/.test(tail) && other.near.endsWith(tail)) return true;
  return sharedPairs(one.near, other.near) >= 6;
}

function conflict(one: Fact | undefined, other: Fact | undefined, named: boolean): boolean {
  if (!one || !other) return false;
  if (one.scope !== null && other.scope !== null && one.scope !== other.scope && named) return true;
  return one.period !== null && other.period !== null && one.period !== other.period;
}
