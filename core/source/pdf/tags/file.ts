import type { Pdfium } from '../pdfium.ts';
import { type Dictionary, isDictionary, ObjectReader, type PdfObject, Ref } from './objects.ts';
import { undoPredictor } from './predictor.ts';

/**
 * Where an object stands, as one number, as there are tens of thousands: an offset of the file, or below
 * zero −1 − (the number of the stream that holds it · 2²⁰ + its index in it).
 */
type Entry = number;
const indexes = 2 ** 20;

/** The objects of a stream: its bytes, and each object's number and offset in them. */
interface ObjectStream {
  reader: ObjectReader;
  numbers: number[];
  offsets: number[];
}

/** References that lead to references, further than this, lead in a circle. */
const longestChain = 16;

/** A stream of objects that inflates to more than this many bytes is no document's. */
const largest = 64 * 1024 * 1024;

/**
 * A PDF's objects by their number, read from its cross-reference (ISO 32000-1, 7.5.4 to 7.5.8) as they
 * are asked for. PDFium gives no access to them. Throws an Error where the file is damaged; objects of
 * an encrypted file must not be asked for.
 */
export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #inflate: Pdfium['inflate'];
  readonly #entries = new Map<number, Entry>();
  readonly #streams = new Map<number, ObjectStream>();
  /** The newest trailer. */
  readonly trailer: Dictionary;

  constructor(bytes: Uint8Array, inflate: Pdfium['inflate']) {
    this.#bytes = bytes;
    this.#inflate = inflate;
    const seen = new Set<number>();
    const waiting = [lastCrossReference(bytes)];
    let newest: Dictionary | null = null;
    for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
      if (seen.has(offset)) continue;
      seen.add(offset);
      const trailer = this.#readSection(offset);
      newest ??= trailer;
      const previous = trailer['/Prev'];
      const beside = trailer['/XRefStm'];
      if (typeof previous === 'number') waiting.push(previous);
      if (typeof beside === 'number') waiting.push(beside);
    }
    if (!newest) throw new Error('there is no cross-reference');
    this.trailer = newest;
  }

  /** The object itself where `object` is a reference to one; null where the reference leads nowhere. */
  resolve(object: PdfObject | undefined): PdfObject {
    let found = object ?? null;
    for (let steps = 0; found instanceof Ref; steps++) {
      if (steps > longestChain) throw new Error('references lead in a circle');
      found = this.#load(found.number);
    }
    return found;
  }

  /** The dictionary that `object` is or refers to, or null. */
  dictionary(object: PdfObject | undefined): Dictionary | null {
    const found = this.resolve(object);
    return isDictionary(found) ? found : null;
  }

  #load(number: number): PdfObject {
    const entry = this.#entries.get(number);
    if (entry === undefined) return null;
    if (entry >= 0) return this.#readAt(entry).object;
    const { reader, numbers, offsets } = this.#openStream(Math.floor((-1 - entry) / indexes));
    const index = (-1 - entry) % indexes;
    if (numbers[index] !== number) return null;
    reader.at = offsets[index] as number;
    return reader.read();
  }

  /** The object at an offset of the file, behind its `N G obj`, and where reading ended. */
  #readAt(offset: number): { object: PdfObject; end: number } {
    const reader = new ObjectReader(this.#bytes, offset);
    reader.read();
    reader.read();
    if (reader.read() !== 'obj') throw new Error('the cross-reference points to no object');
    return { object: reader.read(), end: reader.at };
  }

  #openStream(number: number): ObjectStream {
    const known = this.#streams.get(number);
    if (known) return known;
    const entry = this.#entries.get(number);
    if (entry === undefined || entry < 0) throw new Error('a stream of objects is missing');
    const { object, end } = this.#readAt(entry);
    if (!isDictionary(object)) throw new Error('a stream of objects is none');
    const bytes = this.#decode(object, end);
    const count = this.resolve(object['/N']);
    const first = this.resolve(object['/First']);
    if (typeof count !== 'number' || typeof first !== 'number') throw new Error('a stream of objects is damaged');
    const reader = new ObjectReader(bytes, 0);
    const stream: ObjectStream = { reader, numbers: [], offsets: [] };
    for (let i = 0; i < count; i++) {
      stream.numbers.push(Number(reader.read()));
      stream.offsets.push(first + Number(reader.read()));
    }
    this.#streams.set(number, stream);
    return stream;
  }

  /** A stream's content, whose dictionary ends at `end`. */
  #decode(dictionary: Dictionary, end: number): Uint8Array {
    const reader = new ObjectReader(this.#bytes, end);
    if (reader.read() !== 'stream') throw new Error('a stream has no content');
    let from = reader.at;
    if (this.#bytes[from] === 13) from++;
    if (this.#bytes[from] === 10) from++;
    const length = this.resolve(dictionary['/Length']);
    if (typeof length !== 'number' || length < 0) throw new Error('a stream has no length');
    const raw = this.#bytes.subarray(from, from + length);
    const filter = first(this.resolve(dictionary['/Filter']));
    if (filter === null) return raw;
    if (filter !== '/FlateDecode') throw new Error(`a stream is packed by ${String(filter)}`);
    const plain = this.#inflate(raw, largest);
    const parameters = this.dictionary(first(this.resolve(dictionary['/DecodeParms'])));
    if (Number(parameters?.['/Predictor'] ?? 1) < 10) return plain;
    return undoPredictor(plain, Number(parameters?.['/Columns'] ?? 1));
  }

  /** Takes over a section's entries where no newer one has them; returns its trailer. */
  #readSection(offset: number): Dictionary {
    const reader = new ObjectReader(this.#bytes, offset);
    if (reader.read() !== 'xref') return this.#readStreamSection(offset);
    for (;;) {
      const start = reader.read();
      if (start === 'trailer') break;
      const count = reader.read();
      if (typeof start !== 'number' || typeof count !== 'number') throw new Error('a cross-reference is damaged');
      for (let i = 0; i < count; i++) {
        const at = reader.read();
        reader.read();
        if (reader.read() === 'n' && typeof at === 'number') this.#enter(start + i, at);
      }
    }
    const trailer = reader.read();
    if (!isDictionary(trailer)) throw new Error('there is no trailer');
    return trailer;
  }

  #readStreamSection(offset: number): Dictionary {
    const { object, end } = this.#readAt(offset);
    if (!isDictionary(object)) throw new Error('there is no cross-reference where it should stand');
    const bytes = this.#decode(object, end);
    const widths = numbersOf(object['/W']);
    const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
    const index = object['/Index'] !== undefined ? numbersOf(object['/Index']) : [0, Number(object['/Size'])];
    const width = kindWidth + firstWidth + secondWidth;
    if (!(width > 0)) throw new Error('a cross-reference is damaged');
    let at = 0;
    const take = (size: number): number => {
      let value = 0;
      for (let i = 0; i < size; i++) value = 256 * value + (bytes[at++] ?? 0);
      return value;
    };
    for (let part = 0; part + 1 < index.length; part += 2) {
      const start = index[part] as number;
      const count = index[part + 1] as number;
      for (let i = 0; i < count && at + width <= bytes.length; i++) {
        const kind = kindWidth === 0 ? 1 : take(kindWidth);
        const place = take(firstWidth);
        const last = take(secondWidth);
        if (kind === 1) this.#enter(start + i, place);
        else if (kind === 2 && last < indexes) this.#enter(start + i, -1 - (place * indexes + last));
      }
    }
    return object;
  }

  #enter(number: number, entry: Entry): void {
    if (!this.#entries.has(number)) this.#entries.set(number, entry);
  }
}

/** The offset behind the last `startxref`. */
function lastCrossReference(bytes: Uint8Array): number {
  const word = 'startxref';
  for (let at = bytes.length - word.length; at >= Math.max(0, bytes.length - 4096); at--) {
    let same = 0;
    while (same < word.length && bytes[at + same] === word.charCodeAt(same)) same++;
    if (same < word.length) continue;
    const offset = new ObjectReader(bytes, at + word.length).read();
    if (typeof offset === 'number') return offset;
  }
  throw new Error('there is no startxref');
}

/** The first of a list, or the object itself. */
function first(object: PdfObject): PdfObject {
  return Array.isArray(object) ? (object[0] ?? null) : object;
}

function numbersOf(object: PdfObject | undefined): number[] {
  return Array.isArray(object) ? object.map(Number) : [];
}
