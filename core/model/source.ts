/** What a file is before anyone reads it: lines in reading order, and in a PDF where each glyph stands. */

export type SourceFormat = 'txt' | 'pdf' | 'docx' | 'html';

export interface SourceLine {
  /** The line as the file has it, without its line break; blanks at either end are kept. */
  text: string;
  /** 1-based page, or null where the format has none. */
  page: number | null;
}

/** A ruling: a straight horizontal or vertical line drawn on a page, in points, origin top left. */
export interface Ruling {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The geometry of one line of a page. */
export interface LineLayout {
  /** 1-based running line that it describes. */
  line: number;
  /** Four numbers a UTF-16 code unit of the line's text: left, top, right, bottom, in points, origin top left. */
  boxes: Float32Array;
  /** Font size in points of the line's most frequent glyph. */
  fontSize: number;
}

export interface PageLayout {
  /** 1-based. */
  page: number;
  /** Width and height in points, after the page's rotation. */
  width: number;
  height: number;
  lines: LineLayout[];
  rulings: Ruling[];
}

export interface SourceDocument {
  name: string;
  format: SourceFormat;
  /** The text encoding found (`utf-8`, `utf-16le`, `utf-16be`, `gb18030`), null where the format has none. */
  encoding: string | null;
  /** Characters (UTF-16 code units) of all lines, line breaks not counted. */
  characters: number;
  /** Pages, or null where the format has none. */
  pages: number | null;
  /** SHA-256 of the file's bytes, lower-case hex. */
  sha256: string;
  /** Index 0 is line 1. */
  lines: SourceLine[];
  /** Page geometry of a PDF, in page order; null for other formats. */
  layout: PageLayout[] | null;
  warnings: ReadWarning[];
}

export type WarningCode =
  | 'page-without-text'
  | 'unreadable-character'
  | 'encoding-guessed'
  | 'replacement-character'
  | 'control-character'
  | 'table-doubtful'
  | 'heading-doubtful'
  | 'picture-lost'
  | 'number-doubtful'
  | 'file-damaged';

/** Something about the reading that a person should know. */
export interface ReadWarning {
  code: WarningCode;
  message: { zh: string; en: string };
  line: number | null;
  page: number | null;
}
