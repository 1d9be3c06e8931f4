import { below, generator } from '../score/random.ts';

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

/** The scores' generator, its seed a hash of the parts (FNV-1a, 32 bits). */
export function randomOf(...seed: (string | number)[]): Random {
  let hash = 0x811c9dc5;
  for (const char of seed.join('/')) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  const unit = generator(hash);
  const whole = (low: number, high: number): number => low + below(high - low + 1, unit);
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
