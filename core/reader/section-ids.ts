import type { HeadingNumber } from './headings.ts';

/** Gives sections their ids in reading order: `S1.3.2` by their numbers, `F1` or `S1.u1` for those without one. */
export class SectionIds {
  readonly #seen = new Map<string, number>();
  #front = 0;

  /** The id of the next section, by the id of the one that it stands under and its number, null where it has none. */
  next(parent: string | null, number: Pick<HeadingNumber, 'level' | 'ordinal'> | null): string {
    if (!number && parent === null) this.#front += 1;
    const id = this.#plain(parent, number);
    const seen = (this.#seen.get(id) ?? 0) + 1;
    this.#seen.set(id, seen);
    if (seen === 1) return id;
    return number ? `${id}#${seen}` : `${id.slice(0, -1)}${seen}`;
  }

  #plain(parent: string | null, number: Pick<HeadingNumber, 'level' | 'ordinal'> | null): string {
    if (!number) return parent === null ? `F${this.#front}` : `${parent}.u1`;
    const step = number.level === 8 ? String.fromCharCode(64 + number.ordinal) : String(number.ordinal);
    return parent === null ? `S${step}` : `${parent}.${step}`;
  }
}
