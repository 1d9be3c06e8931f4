/**
 * A stretch of text and where each of its characters came from.
 *
 * Lines are joined, cells are unwrapped and running headers are taken out, so what a person reads is
 * not what the file holds. A segment says that `text[at, at + length)` is exactly
 * `lines[line - 1].text[column, column + length)`. Characters that no segment covers were added by
 * the reader (a blank between two joined Latin words) and stand nowhere in the source.
 */
export interface Segment {
  /** Offset in the placed text, in UTF-16 code units. */
  at: number;
  /** 1-based source line. */
  line: number;
  /** Offset in that line, in UTF-16 code units. */
  column: number;
  /** Length in UTF-16 code units. */
  length: number;
}

/** Text with the way back to its source; segments are ordered by `at` and do not overlap. */
export interface PlacedText {
  text: string;
  segments: Segment[];
}

/**
 * Where something stands in a read filing: a range of a block's text, or of a table cell's text.
 * `start` and `end` are offsets in UTF-16 code units, `end` exclusive.
 */
export type Place =
  | { in: 'block'; block: number; start: number; end: number }
  | { in: 'cell'; table: number; row: number; column: number; start: number; end: number };

/** One sentence in both of the window's languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

export type Language = keyof Bilingual;
