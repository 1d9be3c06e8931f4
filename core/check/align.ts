import { breakToken, slotToken, type TokenStream } from './tokens.ts';

/** Two passages side by side around a number of each: what agrees and what doesn't, outward from the two. */
export interface Alignment {
  /** Tokens that agree in the sentence of the two numbers, and in all. */
  inSentence: number;
  common: number;
  /** Numbers that stand in the same slot of both, nearest first: token positions. */
  slots: { a: number; b: number; sameSentence: boolean }[];
  /** Stretches that differ, as token ranges; an empty range is an insertion. */
  gaps: { a: [number, number]; b: [number, number]; sameSentence: boolean }[];
  /** Whether the two stay in step to the start and to the end of the sentence (or of the reach). */
  toStart: boolean;
  toEnd: boolean;
  /** The outermost tokens in step on the left and on the right, as token positions in both passages. */
  left: { a: number; b: number };
  right: { a: number; b: number };
}

/** Tokens that must agree after a gap for the two to count as in step again. */
const inStep = 5;
/** Most tokens that a gap may hold on both sides together. */
const widestGap = 20;

/**
 * Compares two passages outward from the slots at tokens `a` and `b`, at most `reach` tokens either way,
 * passing over small differences. Time is bounded by the reach, whatever the text.
 */
export function align(stream: TokenStream, a: number, b: number, reach: number): Alignment {
  const result: Alignment = {
    inSentence: 0,
    common: 0,
    slots: [],
    gaps: [],
    toStart: true,
    toEnd: true,
    left: { a, b },
    right: { a, b },
  };
  walk(stream, a, b, 1, reach, result);
  walk(stream, a, b, -1, reach, result);
  return result;
}

function walk(stream: TokenStream, a: number, b: number, step: 1 | -1, reach: number, result: Alignment): void {
  const { tokens, bounds } = stream;
  let sameSentence = true;
  let i = a + step;
  let j = b + step;
  let done = 0;
  const crosses = (from: number, to: number): boolean => {
    // A bound stands before its token: going right it is crossed on entering, going left on leaving.
    for (let at = from; at !== to; at += step) if (bounds[step === 1 ? at : at + 1] === 1) return true;
    return false;
  };
  const endsAt = (at: number): boolean => !inHost(tokens, at) || crosses(at, at + step);
  /** Both at the sentence's edge, or one of them there and the other a few words (a date, a 报告期内) off. */
  const oneShort = (x: number, y: number): boolean => {
    if (!endsAt(x) && !endsAt(y)) return false;
    for (const at of [x, y]) {
      let k = 0;
      while (k < widestGap && !endsAt(at + step * k)) k++;
      if (k === widestGap) return false;
    }
    return true;
  };
  const lost = (): void => {
    if (step === 1) result.toEnd = false;
    else result.toStart = false;
  };
  while (done < reach) {
    if (inRange(tokens, i, j) && tokens[i] === tokens[j]) {
      if (sameSentence && (crosses(i, i + step) || crosses(j, j + step))) sameSentence = false;
      result.common++;
      result[step === 1 ? 'right' : 'left'] = { a: i, b: j };
      if (sameSentence) result.inSentence++;
      if (tokens[i] === slotToken) result.slots.push({ a: i, b: j, sameSentence });
      i += step;
      j += step;
      done++;
      continue;
    }
    const gap = resync(tokens, i, j, step);
    if (!gap) {
      if (sameSentence && !oneShort(i, j)) lost();
      return;
    }
    if (sameSentence && (crosses(i, i + step * gap.a) || crosses(j, j + step * gap.b))) sameSentence = false;
    result.gaps.push({ a: range(i, gap.a, step), b: range(j, gap.b, step), sameSentence });
    i += step * gap.a;
    j += step * gap.b;
    done += gap.a + gap.b;
  }
}

function inHost(tokens: Int32Array, at: number): boolean {
  const token = tokens[at];
  return token !== undefined && token !== breakToken && token !== 0;
}

function inRange(tokens: Int32Array, i: number, j: number): boolean {
  return inHost(tokens, i) && inHost(tokens, j);
}

function range(at: number, length: number, step: 1 | -1): [number, number] {
  return step === 1 ? [at, at + length] : [at - length + 1, at + 1];
}

function resync(tokens: Int32Array, i: number, j: number, step: 1 | -1): { a: number; b: number } | null {
  for (let total = 1; total <= widestGap; total++) {
    for (let a = 0; a <= total; a++) {
      const b = total - a;
      if (matches(tokens, i + step * a, j + step * b, step) && clear(tokens, i, a, step) && clear(tokens, j, b, step)) {
        return { a, b };
      }
    }
  }
  return null;
}

function matches(tokens: Int32Array, i: number, j: number, step: 1 | -1): boolean {
  for (let k = 0; k < inStep; k++) {
    const x = i + step * k;
    const y = j + step * k;
    if (!inRange(tokens, x, y) || tokens[x] !== tokens[y]) return false;
  }
  return true;
}

/** No break between two hosts within the gap. */
function clear(tokens: Int32Array, at: number, length: number, step: 1 | -1): boolean {
  for (let k = 0; k < length; k++) {
    const token = tokens[at + step * k];
    if (token === undefined || token === breakToken || token === 0) return false;
  }
  return true;
}
