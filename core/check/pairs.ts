import { isHan, type JoinedText } from './joined.ts';

const known = new WeakMap<JoinedText, ReadonlyMap<string, number>>();

/** How often each pair of neighbouring Chinese characters stands in a filing: what is odd for it; counted once a run. */
export function pairsOf(joined: JoinedText): ReadonlyMap<string, number> {
  let pairs = known.get(joined);
  if (!pairs) {
    pairs = countPairs(joined.text);
    known.set(joined, pairs);
  }
  return pairs;
}

function countPairs(text: string): Map<string, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const one = text.charCodeAt(i);
    const other = text.charCodeAt(i + 1);
    if (!isHan(one) || !isHan(other)) continue;
    const key = one * 65536 + other;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const pairs = new Map<string, number>();
  for (const [key, count] of counts) pairs.set(String.fromCharCode(Math.floor(key / 65536), key % 65536), count);
  return pairs;
}
