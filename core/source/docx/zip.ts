import { Inflate } from 'fflate';

/** Why a package can't be read. */
export type ZipFault = 'damaged' | 'encrypted' | 'too-large';

/** Thrown by {@link Zip}; whoever opens the file makes a sentence of it. */
export class ZipError extends Error {
  readonly fault: ZipFault;

  constructor(fault: ZipFault, detail: string) {
    super(`${fault}: ${detail}`);
    this.name = 'ZipError';
    this.fault = fault;
  }
}

interface Entry {
  method: number;
  flags: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** All parts together may inflate to this many bytes: the text of a filing of thousands of pages, and no bomb. */
export const maxInflatedBytes = 384 * 1024 * 1024;

const pushBytes = 32 * 1024;
const unknown = 0xffffffff;

/**
 * A ZIP package by its central directory (APPNOTE 6.3, sections 4.3 to 4.5). Parts are inflated piece
 * by piece and never held whole; sizes that the directory announces are not believed, and the check
 * sum is compared, so that a part that came out wrong is not read as if it were right.
 */
export class Zip {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly entries = new Map<string, Entry>();
  private readonly limit: number;
  private inflated = 0;

  /** `limit` is how many bytes all parts together may inflate to. */
  constructor(bytes: Uint8Array, limit = maxInflatedBytes) {
    this.bytes = bytes;
    this.limit = limit;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  /** Whether there is such a part; names are compared without case, as Office does. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Inflates a part, telling each piece of it; nothing where there is no such part. */
  read(name: string, onPiece: (piece: Uint8Array) => void): void {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return;
    if (entry.flags & 1) throw new ZipError('encrypted', name);
    const data = this.dataOf(entry, name);
    let crc = ~0;
    let size = 0;
    const take = (piece: Uint8Array): void => {
      size += piece.length;
      this.inflated += piece.length;
      if (this.inflated > this.limit) throw new ZipError('too-large', name);
      crc = crc32(crc, piece);
      onPiece(piece);
    };
    if (entry.method === 0) {
      for (let at = 0; at < data.length; at += pushBytes) take(data.subarray(at, at + pushBytes));
    } else if (entry.method === 8) inflate(data, take, name);
    else throw new ZipError('damaged', `${name}: method ${entry.method}`);
    if (~crc >>> 0 !== entry.crc || size !== entry.size) throw new ZipError('damaged', `${name}: check sum`);
  }

  private dataOf(entry: Entry, name: string): Uint8Array {
    const { offset } = entry;
    if (offset + 30 > this.bytes.length || this.view.getUint32(offset, true) !== 0x04034b50)
      throw new ZipError('damaged', `${name}: header`);
    const start = offset + 30 + this.view.getUint16(offset + 26, true) + this.view.getUint16(offset + 28, true);
    if (start + entry.packed > this.bytes.length) throw new ZipError('damaged', `${name}: cut off`);
    return this.bytes.subarray(start, start + entry.packed);
  }

  private readDirectory(): void {
    const { view, bytes } = this;
    let end = bytes.length - 22;
    const least = Math.max(0, end - 0xffff);
    while (end >= least && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < least) throw new ZipError('damaged', 'no directory');
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    for (let n = 0; n < count; n += 1) {
      if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError('damaged', 'directory');
      const nameLength = view.getUint16(at + 28, true);
      const extraLength = view.getUint16(at + 30, true);
      const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
      if (next > bytes.length) throw new ZipError('damaged', 'directory');
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, '/');
      const entry: Entry = {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      };
      this.widen(entry, at + 46 + nameLength, extraLength);
      this.entries.set(name.toLowerCase(), entry);
      at = next;
    }
  }

  /** Takes sizes from the ZIP64 field where the plain ones leave them open, as some writers do for any size. */
  private widen(entry: Entry, from: number, length: number): void {
    let at = from;
    while (at + 4 <= from + length) {
      const size = this.view.getUint16(at + 2, true);
      if (this.view.getUint16(at, true) === 1) {
        let field = at + 4;
        for (const key of ['size', 'packed', 'offset'] as const) {
          if (entry[key] !== unknown || field + 8 > from + length) continue;
          entry[key] = Number(this.view.getBigUint64(field, true));
          field += 8;
        }
      }
      at += 4 + size;
    }
  }
}

function inflate(data: Uint8Array, take: (piece: Uint8Array) => void, name: string): void {
  const stream = new Inflate((piece) => take(piece));
  try {
    if (data.length === 0) throw new ZipError('damaged', name);
    for (let at = 0; at < data.length; at += pushBytes)
      stream.push(data.subarray(at, at + pushBytes), at + pushBytes >= data.length);
  } catch (error) {
    // The library's own errors carry a numeric code; those of `take` go through as they are.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number')
      throw new ZipError('damaged', `${name}: ${error.message}`);
    throw error;
  }
}

let table: Uint32Array | null = null;

/** CRC-32 (ISO 3309) of one more piece, inverted as it runs. */
function crc32(before: number, piece: Uint8Array): number {
  if (!table) {
    table = new Uint32Array(256);
    for (let n = 0; n < 256; n += 1) {
      let value = n;
      for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
      table[n] = value;
    }
  }
  let crc = before;
  for (let at = 0; at < piece.length; at += 1)
    crc = (table[(crc ^ (piece[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return crc;
}
