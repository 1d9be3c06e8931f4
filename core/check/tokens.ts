import type { Filing, NumberMention } from '../model/filing.ts';
import type { Place } from '../model/text.ts';

/** Token of a number; a character's token is its UTF-16 code unit. */
export const slotToken = 0x10001;
/** Token between two hosts. */
export const breakToken = 0x10000;

/** A paragraph or a cell with running text, as a stretch of the token stream. */
export interface Host {
  place: Place;
  /** First token and the one after the last. */
  from: number;
  to: number;
  section: number;
}

/**
 * The filing's running text as one stream of tokens: characters without white space and punctuation, each
 * number one slot whatever its digits. What repeats in other words of number can then be found by hashing.
 */
export interface TokenStream {
  tokens: Int32Array;
  /** Offset in the host's text of each token. */
  offsets: Int32Array;
  /** 1 where a sentence ends before the token, 2 where a clause does. */
  bounds: Uint8Array;
  /** Index of the number at a slot token, −1 elsewhere. */
  numbers: Int32Array;
  hosts: Host[];
  /** Index in `hosts` of each token. */
  hostOf: Int32Array;
  length: number;
}

/** A cell is running text from this length on; shorter ones are labels and values. */
const shortestCell = 24;

export function tokenStream(
  filing: Filing,
  numbersOf: {
    numbersOfBlock(block: number): readonly number[];
    numbersOfCell(table: number, row: number, column: number): readonly number[];
  },
): TokenStream {
  let size = 1;
  for (const block of filing.blocks) size += block.text.length + 1;
  for (const table of filing.tables)
    for (const row of table.rows) for (const cell of row.cells) size += cell.text.length + 1;
  const stream: TokenStream = {
    tokens: new Int32Array(size),
    offsets: new Int32Array(size),
    bounds: new Uint8Array(size),
    numbers: new Int32Array(size).fill(-1),
    hosts: [],
    hostOf: new Int32Array(size),
    length: 0,
  };
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph' || block.text.length === 0) continue;
    const place: Place = { in: 'block', block: block.index, start: 0, end: block.text.length };
    addHost(stream, filing, place, block.text, numbersOf.numbersOfBlock(block.index), block.section);
  }
  for (const table of filing.tables) {
    if (table.kind === 'glossary') continue;
    table.rows.forEach((row, r) => {
      row.cells.forEach((cell, c) => {
        if (cell.spanned || cell.text.length < shortestCell) return;
        const place: Place = { in: 'cell', table: table.index, row: r, column: c, start: 0, end: cell.text.length };
        addHost(stream, filing, place, cell.text, numbersOf.numbersOfCell(table.index, r, c), table.section);
      });
    });
  }
  return stream;
}

function addHost(
  stream: TokenStream,
  filing: Filing,
  place: Place,
  text: string,
  indices: readonly number[],
  section: number,
): void {
  const host = stream.hosts.length;
  let at = stream.length;
  const from = at;
  let next = 0;
  let bound = 1;
  for (let i = 0; i < text.length; ) {
    let number: NumberMention | undefined = filing.numbers[indices[next] ?? -1];
    while (number && number.place.start < i) {
      next++;
      number = filing.numbers[indices[next] ?? -1];
    }
    const isSlot = number !== undefined && number.place.start === i && number.kind !== 'footnote';
    const unit = text.charCodeAt(i);
    const kind = isSlot ? 0 : signKind(unit);
    if (kind === 0) {
      stream.tokens[at] = isSlot ? slotToken : unit;
      stream.offsets[at] = i;
      stream.bounds[at] = bound;
      stream.numbers[at] = isSlot && number ? number.index : -1;
      stream.hostOf[at] = host;
      at++;
      bound = 0;
    } else if (kind > 1) {
      // 2 is a clause's end, 3 a sentence's; as a bound 1 is the stronger.
      bound = kind === 3 ? 1 : bound === 1 ? 1 : 2;
    }
    if (isSlot && number) {
      i = Math.max(i + 1, number.place.end);
      next++;
    } else {
      i++;
    }
  }
  if (at === from) return;
  stream.hosts.push({ place, from, to: at, section });
  stream.tokens[at] = breakToken;
  stream.bounds[at] = 1;
  stream.hostOf[at] = host;
  stream.length = at + 1;
}

/** 0 a word's character, 1 a sign without weight, 2 a clause's end, 3 a sentence's end. */
function signKind(unit: number): 0 | 1 | 2 | 3 {
  if (unit >= 0x4e00 && unit <= 0x9fff) return 0;
  if ((unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return 0;
  // 。！？；; and the line feed
  if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f || unit === 0xff1b || unit === 59 || unit === 10) return 3;
  // ，,：:
  if (unit === 0xff0c || unit === 44 || unit === 0xff1a || unit === 58) return 2;
  if (unit < 0x80 || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f))
    return unit === 37 ? 0 : 1;
  if (unit >= 0xff00 && unit <= 0xff0f) return 1;
  if (unit === 0xa0 || unit === 0xff5b || unit === 0xff5d || unit === 0xb7) return 1;
  return 0;
}
