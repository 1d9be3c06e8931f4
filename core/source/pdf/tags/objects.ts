/** The objects that a PDF file is made of (ISO 32000-1, 7.3), as far as its structure needs them. */

/** A reference to an indirect object; its generation plays no part here. */
export class Ref {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** The keys are names with their slash, so that none is a word that JavaScript's objects have a meaning for. */
export type Dictionary = { [name: string]: PdfObject };

/** Names keep their slash, which tells them from keywords; the contents of strings are not kept: they are null. */
export type PdfObject = number | string | null | Ref | PdfObject[] | Dictionary;

/** Objects nested deeper than this are an attack on the stack and no document. */
const deepest = 100;

const space = new Uint8Array(256);
const delimiter = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) space[code] = 1;
for (const sign of '()<>[]{}/%') delimiter[sign.charCodeAt(0)] = 1;

/** Reads one object after another from bytes, from `at` on. Throws an Error where there is none. */
export class ObjectReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next object; a keyword such as `obj` or `endobj` is a string without a slash. */
  read(depth = 0): PdfObject {
    if (depth > deepest) throw new Error('objects are nested too deep');
    const { bytes } = this;
    this.#skipBlanks();
    const code = bytes[this.at];
    switch (code) {
      case undefined:
        throw new Error('the file ends within an object');
      case 0x2f: // /
        return this.#word();
      case 0x5b: // [
        this.at++;
        return this.#array(depth);
      case 0x28: // (
        this.#skipString();
        return null;
      case 0x3c: // <
        if (bytes[this.at + 1] === 0x3c) {
          this.at += 2;
          return this.#dictionary(depth);
        }
        while (this.at < bytes.length && bytes[this.at] !== 0x3e) this.at++;
        this.at++;
        return null;
      default:
        if (isNumeric(code)) return this.#number();
        if (delimiter[code]) throw new Error(`no object begins with ${String.fromCharCode(code)}`);
        return this.#word();
    }
  }

  #array(depth: number): PdfObject[] {
    const items: PdfObject[] = [];
    for (;;) {
      this.#skipBlanks();
      if (this.bytes[this.at] === 0x5d) {
        this.at++;
        return items;
      }
      items.push(this.read(depth + 1));
    }
  }

  #dictionary(depth: number): Dictionary {
    const entries: Dictionary = {};
    for (;;) {
      this.#skipBlanks();
      if (this.bytes[this.at] === 0x3e) {
        this.at += 2;
        return entries;
      }
      if (this.bytes[this.at] !== 0x2f) throw new Error('a key of a dictionary is no name');
      const key = this.#word();
      entries[key] = this.read(depth + 1);
    }
  }

  /** A number, or with a second number and R behind it a reference. */
  #number(): number | Ref {
    const value = this.#digits();
    const { bytes } = this;
    const end = this.at;
    if (!Number.isInteger(value) || value < 0 || !space[bytes[end] ?? 0]) return value;
    this.#skipBlanks();
    const from = this.at;
    while (isDigit(bytes[this.at] ?? 0)) this.at++;
    if (this.at > from && space[bytes[this.at] ?? 0x21]) {
      this.#skipBlanks();
      const after = bytes[this.at + 1] ?? 0x20;
      if (bytes[this.at] === 0x52 && (space[after] || delimiter[after])) {
        this.at++;
        return new Ref(value);
      }
    }
    this.at = end;
    return value;
  }

  #digits(): number {
    const { bytes } = this;
    const from = this.at;
    let whole = 0;
    while (isDigit(bytes[this.at] ?? 0)) whole = 10 * whole + (bytes[this.at++] as number) - 0x30;
    if (this.at > from && !isNumeric(bytes[this.at] ?? 0)) return whole;
    while (isNumeric(bytes[this.at] ?? 0)) this.at++;
    return Number.parseFloat(String.fromCharCode(...bytes.subarray(from, Math.min(this.at, from + 64)))) || 0;
  }

  #word(): string {
    const { bytes } = this;
    const from = this.at++;
    let hash = bytes[from] as number;
    while (this.at < bytes.length && !space[bytes[this.at] as number] && !delimiter[bytes[this.at] as number]) {
      hash = (Math.imul(hash, 31) + (bytes[this.at++] as number)) | 0;
    }
    return known(hash, bytes, from, this.at);
  }

  #skipString(): void {
    const { bytes } = this;
    let open = 0;
    for (; this.at < bytes.length; this.at++) {
      const code = bytes[this.at];
      if (code === 0x5c) this.at++;
      else if (code === 0x28) open++;
      else if (code === 0x29 && --open === 0) break;
    }
    this.at++;
  }

  #skipBlanks(): void {
    const { bytes } = this;
    for (;;) {
      while (space[bytes[this.at] ?? 0x21]) this.at++;
      if (bytes[this.at] !== 0x25) return;
      while (this.at < bytes.length && bytes[this.at] !== 10 && bytes[this.at] !== 13) this.at++;
    }
  }
}

/** Words seen before by their hash: a file has a few dozen, again and again. */
const words = new Map<number, string>();

function known(hash: number, bytes: Uint8Array, from: number, to: number): string {
  const word = words.get(hash);
  if (word !== undefined && isAt(word, bytes, from, to)) return word;
  if (to - from > 1000) throw new Error('a name is too long');
  const made = String.fromCharCode(...bytes.subarray(from, to));
  if (words.size < 1000) words.set(hash, made);
  return made;
}

function isAt(word: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}

/** True for what {@link ObjectReader} gives for a dictionary. */
export function isDictionary(object: PdfObject): object is Dictionary {
  return object !== null && typeof object === 'object' && !Array.isArray(object) && !(object instanceof Ref);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isNumeric(code: number): boolean {
  return isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e;
}
