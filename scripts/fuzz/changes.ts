import type { Random } from '../generate/random.ts';
import { shuffled } from '../score/random.ts';

/** From `from`, below `to`. */
export function range(random: Random, length: number, most: number): [number, number] {
  const from = random.whole(0, Math.max(0, length - 1));
  return [from, Math.min(length, from + random.whole(1, most))];
}

export type Change<T> = (random: Random, value: T) => T;

/** One to four of the changes, one upon the other. */
export function several<T>(random: Random, value: T, changes: readonly Change<T>[]): T {
  let changed = value;
  for (let left = random.whole(1, 4); left > 0; left -= 1) changed = random.pick(changes)(random, changed);
  return changed;
}

const byteChanges: Change<Uint8Array>[] = [
  (random, bytes) => {
    const out = bytes.slice();
    if (out.length === 0) return out;
    for (let left = random.whole(1, 32); left > 0; left -= 1) {
      const at = random.whole(0, out.length - 1);
      out[at] = (out[at] as number) ^ (1 << random.whole(0, 7));
    }
    return out;
  },
  (random, bytes) => {
    const out = bytes.slice();
    const [from, to] = range(random, out.length, 64);
    for (let at = from; at < to; at += 1) out[at] = random.whole(0, 255);
    return out;
  },
  (random, bytes) => {
    const [from, to] = range(random, bytes.length, 2000);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (random, bytes) => {
    const [from, to] = range(random, bytes.length, 2000);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  (random, bytes) => bytes.slice(0, random.whole(0, bytes.length)),
  (random, bytes) => {
    const [a, b, c] = [0, 0, 0].map(() => random.whole(0, bytes.length)).sort((x, y) => x - y) as [
      number,
      number,
      number,
    ];
    return joined(bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c));
  },
];

const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Bytes flipped, overwritten, cut, doubled, truncated, chunks exchanged. */
export const byBytes = (random: Random, bytes: Uint8Array): Uint8Array => several(random, bytes, byteChanges);

/** What stands oddly wherever it is put. */
export const oddities = [
  '\u0000',
  '\u0007',
  '\u200b',
  '\ue005',
  '\ufffd',
  '\u3000',
  '\t',
  '\f',
  '\r',
  ' ',
  '　',
  '-',
  '(',
  '（',
  '其中：',
  '合计',
  '单位：万元',
  '第一节 ',
  '一、',
  '9'.repeat(400),
  '😀',
  '|',
  '#',
  '①',
  '^',
  '“',
];

const lineChanges: Change<string[]>[] = [
  (random, lines) => {
    const [from, to] = range(random, lines.length, 12);
    return [...lines.slice(0, from), ...lines.slice(to)];
  },
  (random, lines) => {
    const [from, to] = range(random, lines.length, 12);
    return [...lines.slice(0, to), ...lines.slice(from)];
  },
  (random, lines) => {
    const [from, to] = range(random, lines.length, 20);
    return [...lines.slice(0, from), ...shuffled(lines.slice(from, to), random.unit), ...lines.slice(to)];
  },
  (random, lines) => lines.slice(0, random.whole(0, lines.length)),
  (random, lines) => atOne(random, lines, (line) => [line.slice(0, random.whole(0, line.length))]),
  (random, lines) =>
    atOne(random, lines, (line) => {
      const at = random.whole(0, line.length);
      return [line.slice(0, at), line.slice(at)];
    }),
  (random, lines) =>
    atOne(random, lines, (line) => {
      const at = random.whole(0, line.length);
      return [line.slice(0, at) + random.pick(oddities) + line.slice(at)];
    }),
  (random, lines) => atOne(random, lines, (line) => [line.replace(/[\t ]+/, '')]),
  (random, lines) => atOne(random, lines, (line) => [line.repeat(random.whole(2, 60))]),
  (random, lines) => {
    const at = random.whole(0, Math.max(0, lines.length - 1));
    return [...lines.slice(0, at), (lines[at] ?? '') + (lines[at + 1] ?? ''), ...lines.slice(at + 2)];
  },
];

function atOne(random: Random, lines: string[], change: (line: string) => string[]): string[] {
  const at = random.whole(0, Math.max(0, lines.length - 1));
  return [...lines.slice(0, at), ...change(lines[at] ?? ''), ...lines.slice(at + 1)];
}

/** Lines cut, doubled, shuffled, split, joined, truncated, repeated, odd characters put in. */
export const byLines = (random: Random, text: string): string =>
  several(random, text.split('\n'), lineChanges).join('\n');

/** Up to 400 characters in which digits, hexadecimal ones too, become others; every length stays. */
export function byDigits(random: Random, text: string): string {
  const [from, to] = range(random, text.length, 400);
  const changed = text
    .slice(from, to)
    .replace(/[0-9]|(?<=[0-9a-f])[a-f]/g, (digit) => (random.chance(0.15) ? String(random.whole(0, 9)) : digit));
  return text.slice(0, from) + changed + text.slice(to);
}
