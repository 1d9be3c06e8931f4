/** Mulberry32 (Tommy Ettinger, public domain): a 32-bit generator, enough to draw samples by a seed. Yields [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number in [0, below). */
export function below(limit: number, next: () => number): number {
  return Math.floor(next() * limit);
}

/** The list in another order (Fisher–Yates); the one given is left as it was. */
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = below(at + 1, next);
    [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
  }
  return copy;
}
