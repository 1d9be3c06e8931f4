import { constants, deflateSync, inflateSync } from 'node:zlib';
import type { Filing } from '../core/model/filing.ts';
import type { LineLayout, PageLayout, Ruling } from '../core/model/source.ts';

/**
 * The read filing as stored: JSON, deflated, without the geometry of pages, which lies beside it a page
 * at a time. `readingFormat` is stored beside it and counts changes of that shape, so that a later
 * version can tell an older reading and offer to read the file again.
 * 2: the reading report, what the file says of its own structure.
 */
export const readingFormat = 2;

const fast = { level: 3, strategy: constants.Z_DEFAULT_STRATEGY };

export function packReading(filing: Filing): Uint8Array {
  const bare: Filing = { ...filing, source: { ...filing.source, layout: null } };
  return deflateSync(JSON.stringify(bare), fast);
}

export function unpackReading(body: Uint8Array): Filing {
  const filing = JSON.parse(inflateSync(body).toString('utf8')) as Filing;
  // Format 1 said nothing of a file's own structure.
  return { ...filing, source: { ...filing.source, marks: filing.source.marks ?? null } };
}

export interface StoredPage {
  page: number;
  width: number;
  height: number;
  body: Uint8Array;
}

interface PageHead {
  lines: { line: number; fontSize: number; floats: number }[];
  rulings: Ruling[];
}

/** A page's geometry: length of a JSON head (32 bits, little-endian), the head, then all boxes as 32-bit floats. */
export function packPage(layout: PageLayout): StoredPage {
  const head: PageHead = {
    lines: layout.lines.map(({ line, fontSize, boxes }) => ({ line, fontSize, floats: boxes.length })),
    rulings: layout.rulings,
  };
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const boxes = layout.lines.map((line) =>
    Buffer.from(line.boxes.buffer, line.boxes.byteOffset, line.boxes.byteLength),
  );
  const { page, width, height } = layout;
  return { page, width, height, body: deflateSync(Buffer.concat([length, text, ...boxes]), fast) };
}

export function unpackPage({ page, width, height, body }: StoredPage): PageLayout {
  const bytes = inflateSync(body);
  const headLength = bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', 4, 4 + headLength)) as PageHead;
  let at = 4 + headLength;
  const lines: LineLayout[] = head.lines.map(({ line, fontSize, floats }) => {
    const boxes = new Float32Array(floats);
    for (let index = 0; index < floats; index++) boxes[index] = bytes.readFloatLE(at + index * 4);
    at += floats * 4;
    return { line, fontSize, boxes };
  });
  return { page, width, height, lines, rulings: head.rulings };
}
