import { push } from './push.ts';
/** One place in a text that differs from a known name by a single character. */
export interface Variant {
  /** Index of the name. */
  name: number;
  /** Range in the text. */
  start: number;
  end: number;
  /** What the name has there, and what stands there instead; one of them may be empty. */
  was: string;
  is: string;
  /** Offset in the found form where it differs. */
  at: number;
}

interface Half {
  name: number;
  text: string;
  /** The other half. */
  rest: string;
}

/**
 * Finds where a text comes within one character (another one, one missing, one too many, two swapped) of one
 * of the names. One edit leaves the name's first or its last half as it is, so the halves are looked up by
 * their first characters and the other half is compared: time grows with the text, not with text times names.
 * The first and the last character of a name are never the ones that differ, since a name has no sure edges.
 */
export function findVariants(text: string, names: readonly string[]): Variant[] {
  const heads = new PrefixIndex<Half>();
  const tails = new PrefixIndex<Half>();
  names.forEach((name, index) => {
    if (name.length < 4) return;
    const middle = name.length >> 1;
    const head = name.slice(0, middle);
    const tail = name.slice(middle);
    heads.add(head, { name: index, text: head, rest: tail });
    tails.add(tail, { name: index, text: tail, rest: head });
  });
  const found: Variant[] = [];
  const seen = new Set<string>();
  const add = (variant: Variant): void => {
    const key = `${variant.name}.${variant.start}.${variant.end}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push(variant);
  };
  for (let at = 0; at + 1 < text.length; at++) {
    for (const half of heads.at(text, at)) {
      if (!text.startsWith(half.text, at)) continue;
      const from = at + half.text.length;
      if (text.startsWith(half.rest, from)) continue;
      const edit = compareForward(text, from, half.rest);
      if (edit) add({ name: half.name, start: at, end: edit.end, was: edit.was, is: edit.is, at: edit.at - at });
    }
    for (const half of tails.at(text, at)) {
      if (!text.startsWith(half.text, at)) continue;
      if (at >= half.rest.length && text.startsWith(half.rest, at - half.rest.length)) continue;
      const edit = compareBackward(text, at, half.rest);
      if (edit) {
        const end = at + half.text.length;
        add({ name: half.name, start: edit.start, end, was: edit.was, is: edit.is, at: edit.at - edit.start });
      }
    }
  }
  return found;
}

/**
 * Words by how they begin: by four characters where they have them, else by two, as whole numbers, since one
 * is looked up at every character of the text. What is found may begin otherwise; the caller compares.
 */
class PrefixIndex<Entry> {
  private readonly short = new Map<number, Entry[]>();
  private readonly long = new Map<number, Entry[]>();
  /** Which beginnings of two characters there are, folded to 16 bits: most places of a text are passed over by it. */
  private readonly begins = new Uint8Array(0x10000);

  add(word: string, entry: Entry): void {
    this.begins[fold(word, 0)] = 1;
    const map = word.length >= 4 ? this.long : this.short;
    const key = word.length >= 4 ? keyOfFour(word, 0) : keyOfTwo(word, 0);
    push(map, key, entry);
  }

  at(text: string, at: number): readonly Entry[] {
    if (this.begins[fold(text, at)] === 0) return noEntries;
    const short = this.short.get(keyOfTwo(text, at));
    const long = at + 4 <= text.length ? this.long.get(keyOfFour(text, at)) : undefined;
    if (!short) return long ?? noEntries;
    return long ? [...short, ...long] : short;
  }
}

const noEntries: readonly never[] = [];

function fold(text: string, at: number): number {
  return (Math.imul(text.charCodeAt(at), 0x9e35) ^ text.charCodeAt(at + 1)) & 0xffff;
}

function keyOfTwo(text: string, at: number): number {
  return (text.charCodeAt(at) << 15) ^ text.charCodeAt(at + 1);
}

function keyOfFour(text: string, at: number): number {
  const low = Math.imul(keyOfTwo(text, at), 0x9e3779b1);
  return (low ^ (low >>> 13) ^ Math.imul(keyOfTwo(text, at + 2), 0x85ebca6b)) | 0;
}

/** The text from `from` on is `rest` with one edit that leaves its last character alone. */
function compareForward(
  text: string,
  from: number,
  rest: string,
): { end: number; was: string; is: string; at: number } | null {
  let i = 0;
  while (i < rest.length && text[from + i] === rest[i]) i++;
  if (i >= rest.length) return null;
  const at = from + i;
  const was = rest[i] as string;
  const is = text[at] ?? '';
  if (is === '') return null;
  if (i === rest.length - 1) return text[at + 1] === was ? { end: at + 2, was: '', is, at } : null;
  const after = rest.slice(i + 1);
  if (
    is === rest[i + 1] &&
    text[at + 1] === was &&
    i + 2 <= rest.length &&
    text.startsWith(rest.slice(i + 2), at + 2)
  ) {
    return { end: from + rest.length, was: was + is, is: is + was, at };
  }
  if (text.startsWith(after, at + 1)) return { end: from + rest.length, was, is, at };
  if (text.startsWith(after, at)) return { end: from + rest.length - 1, was, is: '', at };
  if (text.startsWith(was + after, at + 1)) return { end: from + rest.length + 1, was: '', is, at };
  return null;
}

/** The text before `to` is `rest` with one edit that leaves its first character alone. */
function compareBackward(
  text: string,
  to: number,
  rest: string,
): { start: number; was: string; is: string; at: number } | null {
  let i = rest.length - 1;
  let at = to - 1;
  while (i >= 0 && text[at] === rest[i]) {
    i--;
    at--;
  }
  if (i < 0) return null;
  const was = rest[i] as string;
  const is = text[at] ?? '';
  if (is === '') return null;
  if (i === 0) return text[at - 1] === was ? { start: at - 1, was: '', is, at } : null;
  const before = rest.slice(0, i);
  const endsWith = (part: string, end: number): boolean =>
    end >= part.length && text.startsWith(part, end - part.length);
  if (is === rest[i - 1] && text[at - 1] === was && endsWith(rest.slice(0, i - 1), at - 1)) {
    return { start: at - 1 - (i - 1), was: is + was, is: was + is, at: at - 1 };
  }
  if (endsWith(before, at)) return { start: at - before.length, was, is, at };
  if (endsWith(before, at + 1)) return { start: at + 1 - before.length, was, is: '', at: at + 1 };
  if (endsWith(before + was, at)) return { start: at - before.length - 1, was: '', is, at };
  return null;
}

/** How often each of the names stands in the text; `onHit` is told of every place. */
export function countNames(
  text: string,
  names: readonly string[],
  onHit: (name: number, at: number) => void = () => undefined,
): number[] {
  const counts = names.map(() => 0);
  const index = new PrefixIndex<number>();
  names.forEach((name, order) => {
    if (name.length >= 2) index.add(name, order);
  });
  for (let at = 0; at + 1 < text.length; at++) {
    for (const order of index.at(text, at)) {
      if (!text.startsWith(names[order] as string, at)) continue;
      counts[order] = (counts[order] as number) + 1;
      onHit(order, at);
    }
  }
  return counts;
}

/** Finds the names that stand at or around a stretch of the text. */
export function coveringNames(names: readonly string[]): (text: string, start: number, end: number) => string[] {
  const index = new PrefixIndex<string>();
  let longest = 0;
  for (const name of names) {
    index.add(name, name);
    longest = Math.max(longest, name.length);
  }
  return (text, start, end) => {
    const found: string[] = [];
    for (let at = Math.max(0, end - longest); at <= start; at++) {
      for (const name of index.at(text, at)) if (at + name.length >= end && text.startsWith(name, at)) found.push(name);
    }
    return found;
  };
}
