import { isHan } from './joined.ts';

/** A question put to a text: which characters stand in the gap between these two stretches. */
export interface GapQuery {
  left: string;
  right: string;
  /** How often each character fills the gap, and where it does last: the offset of the gap; null before any does. */
  fillers: Map<number, { times: number; at: number }> | null;
}

/**
 * Answers many questions of the form left_right, of a few shapes (how long left and right are), in one pass over the
 * text: each place's surroundings are hashed, and only where a hash is met are the characters compared. Time
 * grows with the text, whatever the number of questions.
 */
export class GapQueries {
  private readonly byHash = new Map<number, GapQuery[]>();
  private readonly shapes = new Map<number, { left: number; right: number }>();
  /** One bit a hash, folded to 20 bits: most places are passed over by it. */
  private readonly sieve = new Uint8Array(1 << 17);

  /** Asks of the gap at an offset of the text, no nearer to either end of it than the longest side of any shape. */
  ask(text: string, gap: number, left: number, right: number): GapQuery {
    this.shapes.set(left * 16 + right, { left, right });
    const hash = hashOf(text, gap, left, right);
    const list = this.byHash.get(hash);
    const known = list?.find((query) => isAt(query, text, gap, left, right));
    if (known) return known;
    const query: GapQuery = {
      left: text.slice(gap - left, gap),
      right: text.slice(gap + 1, gap + 1 + right),
      fillers: null,
    };
    if (list) list.push(query);
    else this.byHash.set(hash, [query]);
    const bit = fold(hash);
    this.sieve[bit >> 3] = (this.sieve[bit >> 3] as number) | (1 << (bit & 7));
    return query;
  }

  /** Reads the text once and fills in every answer. */
  answer(text: string): void {
    const shapes = [...this.shapes.values()];
    const longest = Math.max(0, ...shapes.map(({ left, right }) => Math.max(left, right)));
    const lefts = new Int32Array(longest + 1);
    const rights = new Int32Array(longest + 1);
    for (let gap = longest; gap + longest < text.length; gap++) {
      const filler = text.charCodeAt(gap);
      if (!isHan(filler)) continue;
      for (let k = 1; k <= longest; k++) {
        lefts[k] = add(lefts[k - 1] as number, text.charCodeAt(gap - k));
        rights[k] = add(rights[k - 1] as number, text.charCodeAt(gap + k));
      }
      for (const { left, right } of shapes) {
        const hash = join(lefts[left] as number, rights[right] as number);
        const bit = fold(hash);
        if (((this.sieve[bit >> 3] as number) & (1 << (bit & 7))) === 0) continue;
        for (const query of this.byHash.get(hash) ?? []) {
          if (isAt(query, text, gap, left, right)) fill(query, filler, gap);
        }
      }
    }
  }
}

function fill(query: GapQuery, filler: number, gap: number): void {
  query.fillers ??= new Map();
  const known = query.fillers.get(filler);
  if (known) {
    known.times += 1;
    known.at = gap;
  } else query.fillers.set(filler, { times: 1, at: gap });
}

function isAt(query: GapQuery, text: string, gap: number, left: number, right: number): boolean {
  return (
    query.left.length === left &&
    query.right.length === right &&
    text.startsWith(query.left, gap - left) &&
    text.startsWith(query.right, gap + 1)
  );
}

/** Of the characters outward from the gap on either side. */
function hashOf(text: string, gap: number, left: number, right: number): number {
  let before = 0;
  let behind = 0;
  for (let k = 1; k <= left; k++) before = add(before, text.charCodeAt(gap - k));
  for (let k = 1; k <= right; k++) behind = add(behind, text.charCodeAt(gap + k));
  return join(before, behind);
}

function add(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x9e3779b1) ^ (hash >>> 15);
}

function join(before: number, behind: number): number {
  return (Math.imul(before, 0x85ebca6b) + behind) | 0;
}

function fold(hash: number): number {
  return (hash ^ (hash >>> 11)) & 0xfffff;
}
