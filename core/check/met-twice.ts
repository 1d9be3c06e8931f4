/**
 * Whether a key was met at least twice, by its hash; now and then it says so of one met once. Where nearly all keys
 * are met once, keeping only the others in a map takes a fraction of the memory.
 */
export class MetTwice {
  private readonly times: Uint8Array;

  /** `keys`: about how many will be added. */
  constructor(keys: number) {
    this.times = new Uint8Array(2 ** Math.min(26, Math.ceil(Math.log2(4 * keys + 1))));
  }

  add(key: string): void {
    const at = this.slot(key);
    this.times[at] = Math.min(2, (this.times[at] as number) + 1);
  }

  isTwice(key: string): boolean {
    return this.times[this.slot(key)] === 2;
  }

  /** FNV-1a over the code units; the upper bits folded in, as the table is smaller than the hash. */
  private slot(key: string): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.times.length - 1);
  }
}
