import { push } from '../push.ts';
import type { Passage } from './passages.ts';

/** Two passages of two drafts taken for one; by their indices. */
export interface AlignedPair {
  before: number;
  now: number;
}

export interface Alignment {
  /** In the order of the later draft. */
  pairs: AlignedPair[];
  /** Passages that only the earlier, only the later draft has. */
  removed: number[];
  added: number[];
}

/** So many passages ahead are looked at for the counterpart of one that was reworded. */
const ahead = 6;
/** Least share of neighbouring characters that a passage and its rewording have in common. */
const leastAlike = 0.4;

/**
 * Aligns the passages of two drafts: those whose text stands once in both are fixed points, as far as they come in the
 * same order; between them, texts that are alike but for their numbers, then reworded ones within a few passages;
 * what is left goes to an equal text elsewhere, which was moved. Linear but for the ordering of the fixed points.
 */
export function alignPassages(before: readonly Passage[], now: readonly Passage[]): Alignment {
  const mateOfNow = new Map<number, number>();
  const all = { a0: 0, a1: before.length, b0: 0, b1: now.length };
  for (const gap of fix(before, now, [all], (one) => one.text, mateOfNow)) {
    for (const rest of fix(before, now, [gap], (one) => one.masked, mateOfNow)) reworded(before, now, rest, mateOfNow);
  }
  const mateOfBefore = new Map([...mateOfNow].map(([b, a]) => [a, b]));
  moved(before, now, mateOfBefore, mateOfNow);
  const pairs = [...mateOfNow].map(([b, a]) => ({ before: a, now: b })).sort((one, other) => one.now - other.now);
  return {
    pairs,
    removed: before.flatMap((_, index) => (mateOfBefore.has(index) ? [] : [index])),
    added: now.flatMap((_, index) => (mateOfNow.has(index) ? [] : [index])),
  };
}

/** A stretch of both drafts, ends exclusive. */
interface Gap {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Fixes what has one key in both, once each, and what goes on equally from there; gives the gaps that are left. */
function fix(
  before: readonly Passage[],
  now: readonly Passage[],
  gaps: readonly Gap[],
  keyOf: (passage: Passage) => string,
  mates: Map<number, number>,
): Gap[] {
  const left: Gap[] = [];
  for (const gap of gaps) {
    const seen = new Map<string, { a: number; b: number; count: number }>();
    for (let a = gap.a0; a < gap.a1; a++) {
      const key = keyOf(before[a] as Passage);
      const known = seen.get(key);
      if (known) known.count += 2;
      else seen.set(key, { a, b: -1, count: 0 });
    }
    for (let b = gap.b0; b < gap.b1; b++) {
      const known = seen.get(keyOf(now[b] as Passage));
      if (!known) continue;
      known.b = b;
      known.count += 1;
    }
    const anchors = inOrder([...seen.values()].filter((one) => one.count === 1));
    let { a0, b0 } = gap;
    for (const { a, b } of [...anchors, { a: gap.a1, b: gap.b1 }]) {
      const rest = shrink(before, now, { a0, a1: a, b0, b1: b }, keyOf, mates);
      if (rest.a1 > rest.a0 || rest.b1 > rest.b0) left.push(rest);
      if (a < gap.a1 && b < gap.b1) mates.set(b, a);
      a0 = a + 1;
      b0 = b + 1;
    }
  }
  return left;
}

/** Takes off equal beginnings and ends of a gap. */
function shrink(
  before: readonly Passage[],
  now: readonly Passage[],
  { a0, a1, b0, b1 }: Gap,
  keyOf: (passage: Passage) => string,
  mates: Map<number, number>,
): Gap {
  const same = (a: number, b: number) => keyOf(before[a] as Passage) === keyOf(now[b] as Passage);
  let [from, at] = [a0, b0];
  while (from < a1 && at < b1 && same(from, at)) mates.set(at++, from++);
  let [to, end] = [a1, b1];
  while (to > from && end > at && same(to - 1, end - 1)) mates.set(--end, --to);
  return { a0: from, a1: to, b0: at, b1: end };
}

/** The longest run of pairs that come in the same order in both (a longest increasing subsequence). */
function inOrder(pairs: { a: number; b: number }[]): { a: number; b: number }[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length);
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  });
  const run: { a: number; b: number }[] = [];
  for (let at = tails[tails.length - 1] ?? -1; at >= 0; at = previous[at] as number)
    run.push(pairs[at] as { a: number; b: number });
  return run.reverse();
}

/** Goes through a gap and takes for each passage the one most alike among the next few. */
function reworded(before: readonly Passage[], now: readonly Passage[], gap: Gap, mates: Map<number, number>): void {
  let at = gap.b0;
  for (let a = gap.a0; a < gap.a1 && at < gap.b1; a++) {
    const bigrams = bigramsOf((before[a] as Passage).masked);
    let best = -1;
    let most = leastAlike;
    for (let b = at; b < Math.min(at + ahead, gap.b1); b++) {
      const share = alike(bigrams, (now[b] as Passage).masked);
      if (share > most) {
        most = share;
        best = b;
      }
    }
    if (best < 0) continue;
    mates.set(best, a);
    at = best + 1;
  }
}

function bigramsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2));
  return found;
}

/** Twice what two texts share by all that they have, in different neighbouring characters. */
function alike(one: ReadonlySet<string>, text: string): number {
  const other = bigramsOf(text);
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const pair of other) if (one.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}

function moved(
  before: readonly Passage[],
  now: readonly Passage[],
  mateOfBefore: Map<number, number>,
  mateOfNow: Map<number, number>,
): void {
  const left = new Map<string, number[]>();
  before.forEach(({ text }, index) => {
    if (mateOfBefore.has(index)) return;
    push(left, text, index);
  });
  now.forEach(({ text }, index) => {
    if (mateOfNow.has(index)) return;
    const mate = left.get(text)?.shift();
    if (mate === undefined) return;
    mateOfNow.set(index, mate);
    mateOfBefore.set(mate, index);
  });
}
