import { lookAtGb18030 } from './gb18030.ts';
import { type ByteOrder, guessByteOrder } from './utf16.ts';

/** The encodings that bytes show by themselves. */
type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  /** Without a byte order mark. */
  text: string;
  /** One of those above, or one that a web page declares. */
  encoding: string;
  /** Neither a mark nor the bytes' structure settles the encoding; it is the likeliest. */
  guessed: boolean;
  /** The file ends in the middle of a character, which was left out. */
  cutOff: boolean;
  /** Some bytes mean nothing in the encoding; each became U+FFFD. */
  damaged: boolean;
}

/**
 * Decodes a text file of unknown encoding, or returns null where the bytes are text in none. A byte
 * order mark decides; without one UTF-8 is the most telling (bytes that fit it by chance are all but
 * impossible), then UTF-16 by where its NULs stand, then GB18030 by how common its characters are.
 * A few damaged bytes do not make a long text unreadable.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = markedEncoding(bytes);
  if (marked) {
    const decoded = decodeStrictly(bytes, marked, false) ?? decodeLoosely(bytes, marked, false);
    return looksLikeText(decoded) ? decoded : null;
  }
  const order = guessByteOrder(bytes);
  // Pairs of ASCII letters can look like Chinese in UTF-16, so without NULs valid UTF-8 goes first.
  if (order && bytes.subarray(0, 65_536).includes(0)) {
    const wide = decodeStrictly(bytes, wideEncoding(order), false);
    if (looksLikeText(wide)) return wide;
  }
  const narrow = decodeStrictly(bytes, 'utf-8', false) ?? repairUtf8(bytes);
  if (narrow) return looksLikeText(narrow) ? narrow : null;
  const chinese = decodeGb18030(bytes);
  if (looksLikeText(chinese)) return chinese;
  const wide = order && decodeStrictly(bytes, wideEncoding(order), true);
  return looksLikeText(wide) ? wide : null;
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return null;
}

function wideEncoding(order: ByteOrder): TextEncoding {
  return order === 'le' ? 'utf-16le' : 'utf-16be';
}

/** Null where some byte means nothing; a character cut off by the end of the file is left out. */
function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding, guessed: boolean): DecodedText | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const cut = incompleteTail(bytes, encoding);
  try {
    const text = withoutMark(decoder.decode(bytes.subarray(0, bytes.length - cut)));
    return { text, encoding, guessed, cutOff: cut > 0, damaged: false };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Every byte that means nothing becomes U+FFFD. */
function decodeLoosely(bytes: Uint8Array, encoding: TextEncoding, guessed: boolean): DecodedText {
  const text = withoutMark(new TextDecoder(encoding).decode(bytes));
  return { text, encoding, guessed, cutOff: false, damaged: true };
}

/** UTF-8 with a few bytes gone bad: at least ten good multi-byte characters to each bad byte. */
function repairUtf8(bytes: Uint8Array): DecodedText | null {
  const decoded = decodeLoosely(bytes, 'utf-8', false);
  let bad = 0;
  let good = 0;
  for (let i = 0; i < decoded.text.length; i++) {
    const unit = decoded.text.charCodeAt(i);
    if (unit === 0xfffd) bad++;
    else if (unit > 0x7f) good++;
  }
  return good >= 10 * bad ? decoded : null;
}

function decodeGb18030(bytes: Uint8Array): DecodedText | null {
  const look = lookAtGb18030(bytes);
  const common = look.common / look.characters;
  if (look.characters === 0 || common < 0.5 || look.broken * 50 > look.characters) return null;
  const guessed = common < 0.8 || look.characters < 8;
  return decodeStrictly(bytes, 'gb18030', guessed) ?? decodeLoosely(bytes, 'gb18030', guessed);
}

/** Bytes at the end that begin a character and do not finish it. */
function incompleteTail(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-8') return incompleteUtf8(bytes);
  if (encoding === 'gb18030') return incompleteGb18030(bytes);
  const odd = bytes.length % 2;
  const high = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
  return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0);
}

function incompleteUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needed ? back : 0;
  }
  return 0;
}

/** Characters run from the last byte that can be no part of one: a line break, or the file's start. */
function incompleteGb18030(bytes: Uint8Array): number {
  const last = bytes.length;
  let i = Math.max(0, last - 4096);
  while (i > 0 && bytes[i - 1] !== 0x0a && bytes[i - 1] !== 0x0d) i--;
  while (i < last) {
    const lead = bytes[i] ?? 0;
    const trail = bytes[i + 1];
    const wide = trail !== undefined && trail >= 0x30 && trail <= 0x39;
    const length = lead <= 0x80 || lead === 0xff ? 1 : wide ? 4 : 2;
    if (i + length > last) return last - i;
    i += length;
  }
  return 0;
}

/** TextDecoder takes the mark off where the encoding has one by its own rules; GB18030 has none there. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** False for null and for what decodes but is riddled with control characters or characters lost. */
function looksLikeText(decoded: DecodedText | null): decoded is DecodedText {
  if (!decoded) return false;
  const { text } = decoded;
  const end = Math.min(text.length, 1 << 20);
  let strange = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 ? unit < 9 || unit > 13 : (unit >= 0x7f && unit < 0xa0) || unit >= 0xfffd) strange++;
  }
  return strange * 10 <= end;
}
