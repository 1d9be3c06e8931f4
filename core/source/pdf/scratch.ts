import type { Pdfium } from './pdfium.ts';

/** A few bytes of PDFium's memory for it to answer into, and the views to read the answers by. */
export class Scratch {
  /** Pointer to 64 bytes, aligned for every kind of number. */
  readonly at: number;
  readonly #pdfium: Pdfium;
  #floats: Float32Array;
  #doubles: Float64Array;
  #integers: Int32Array;

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
    this.at = pdfium.calls.malloc(64);
    const memory = pdfium.memory();
    this.#floats = new Float32Array(memory, this.at, 16);
    this.#doubles = new Float64Array(memory, this.at, 8);
    this.#integers = new Int32Array(memory, this.at, 16);
  }

  /** 32-bit floats; ask again after every call into PDFium, which may have moved its memory. */
  get floats(): Float32Array {
    if (this.#floats.length === 0) this.#floats = new Float32Array(this.#pdfium.memory(), this.at, 16);
    return this.#floats;
  }

  /** 64-bit floats, as above. */
  get doubles(): Float64Array {
    if (this.#doubles.length === 0) this.#doubles = new Float64Array(this.#pdfium.memory(), this.at, 8);
    return this.#doubles;
  }

  /** 32-bit integers, as above. */
  get integers(): Int32Array {
    if (this.#integers.length === 0) this.#integers = new Int32Array(this.#pdfium.memory(), this.at, 16);
    return this.#integers;
  }
}
