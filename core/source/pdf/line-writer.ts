import type { TextColumn } from './columns.ts';
import { writeGap } from './gaps.ts';
import type { Glyphs } from './glyphs.ts';

/** One line of a page in reading order. */
export interface PageLine {
  text: string;
  /** Four numbers a UTF-16 code unit: left, top, right, bottom. */
  boxes: Float32Array;
  /** Id of the marked content of each code unit, −1 where there is none; null where it was not asked for. */
  content: Int32Array | null;
  fontSize: number;
  /** Neither horizontal nor vertical: a watermark. */
  slanted: boolean;
  /** The column that it stands in, where the page has two. */
  column: TextColumn | null;
}

interface Extent {
  from: number;
  to: number;
  fontSize: number;
  slanted: boolean;
  column: TextColumn | null;
}

const blank = 0x20;

/**
 * Writes the lines of a page glyph by glyph. All their boxes share one buffer: a page has a hundred
 * lines, and a buffer of its own for each costs more than what it holds.
 */
export class LineWriter {
  #units: Uint16Array;
  #boxes: Float32Array;
  #content: Int32Array | null;
  #count = 0;
  #begun = 0;
  readonly #extents: Extent[] = [];
  /** How often each font size, in tenths of a point, was seen in the line being written. */
  readonly #sizes = new Map<number, number>();
  #size = -1;
  #sized = 0;

  /** Has room for `glyphs` glyphs at first, and makes more where they need it; `marked` keeps their marked contents. */
  constructor(glyphs: number, marked: boolean) {
    this.#units = new Uint16Array(glyphs + 256);
    this.#boxes = new Float32Array(4 * (glyphs + 256));
    this.#content = marked ? new Int32Array(glyphs + 256) : null;
  }

  /** Appends a glyph; a blank counts for no font size. */
  glyph(glyphs: Glyphs, i: number): void {
    const code = glyphs.code[i] as number;
    const content = glyphs.content ? (glyphs.content[i] as number) : -1;
    if (code < 0x10000) this.#unit(code, glyphs.box, 4 * i, content);
    else {
      this.#unit(0xd800 + ((code - 0x10000) >> 10), glyphs.box, 4 * i, content);
      this.#unit(0xdc00 + ((code - 0x10000) & 0x3ff), glyphs.box, 4 * i, content);
    }
    if (code === blank) return;
    const size = Math.round(10 * (glyphs.size[i] as number));
    if (size !== this.#size) {
      this.#countSize();
      this.#size = size;
    }
    this.#sized++;
  }

  /** Appends the blank that a gap between two glyphs reads as. */
  gap(glyphs: Glyphs, before: number, after: number): void {
    this.#grow();
    writeGap(this.#boxes, 4 * this.#count, glyphs, before, after);
    if (this.#content) this.#content[this.#count] = -1;
    this.#units[this.#count++] = blank;
  }

  /** Ends the line. */
  end(slanted: boolean, column: TextColumn | null): void {
    this.#countSize();
    this.#extents.push({
      from: this.#begun,
      to: this.#count,
      fontSize: mostFrequent(this.#sizes) / 10,
      slanted,
      column,
    });
    this.#begun = this.#count;
    this.#sizes.clear();
    this.#size = -1;
  }

  /** All lines written. */
  lines(): PageLine[] {
    const boxes = this.#boxes.slice(0, 4 * this.#count);
    return this.#extents.map(({ from, to, fontSize, slanted, column }) => ({
      text: this.#text(from, to),
      boxes: boxes.subarray(4 * from, 4 * to),
      content: this.#content ? this.#content.subarray(from, to) : null,
      fontSize,
      slanted,
      column,
    }));
  }

  #unit(unit: number, box: Float32Array, at: number, content: number): void {
    this.#grow();
    const to = 4 * this.#count;
    this.#boxes[to] = box[at] as number;
    this.#boxes[to + 1] = box[at + 1] as number;
    this.#boxes[to + 2] = box[at + 2] as number;
    this.#boxes[to + 3] = box[at + 3] as number;
    if (this.#content) this.#content[this.#count] = content;
    this.#units[this.#count++] = unit;
  }

  #grow(): void {
    if (this.#count < this.#units.length) return;
    const units = new Uint16Array(2 * this.#count);
    const boxes = new Float32Array(8 * this.#count);
    units.set(this.#units);
    boxes.set(this.#boxes);
    this.#units = units;
    this.#boxes = boxes;
    if (!this.#content) return;
    const content = new Int32Array(2 * this.#count);
    content.set(this.#content);
    this.#content = content;
  }

  #countSize(): void {
    if (this.#sized > 0) this.#sizes.set(this.#size, (this.#sizes.get(this.#size) ?? 0) + this.#sized);
    this.#sized = 0;
  }

  #text(from: number, to: number): string {
    // An argument a code unit, of which a call takes only so many.
    let text = '';
    for (let at = from; at < to; at += 4096) {
      text += String.fromCharCode(...this.#units.subarray(at, Math.min(to, at + 4096)));
    }
    return text;
  }
}

function mostFrequent(counts: Map<number, number>): number {
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) {
      most = count;
      best = value;
    }
  }
  return best;
}
