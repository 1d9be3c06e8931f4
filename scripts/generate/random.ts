/** A stream of chances that a seed decides alone, the same on every machine. */
export interface Random {
  /** 0 and more, less than 1. */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** An amount from `low` to `high` with two decimals. */
  amount(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different ones of the list, in its order; all of them where it has no more. */
  some<T>(list: readonly T[], count: number): T[];
}

/** mulberry32 (Tommy Ettinger, public domain) over a hash of the seed's parts (FNV-1a, 32 bits). */
export function randomOf(...seed: (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const char of seed.join('/')) state = Math.imul(state ^ (char.codePointAt(0) as number), 0x01000193);
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    whole,
    amount: (low, high) => whole(Math.round(low * 100), Math.round(high * 100)) / 100,
    chance: (share) => unit() < share,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    some: <T>(list: readonly T[], count: number) => {
      const left = list.map((_, at) => at);
      while (left.length > count) left.splice(whole(0, left.length - 1), 1);
      return left.map((at) => list[at] as T);
    },
  };
}
