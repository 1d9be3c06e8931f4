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
  /** From where to where the column is set that the line stands in, in points; only where its page has two beside each other. */
  column?: { left: number; right: number };
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

/** A stretch of one source line. */
export interface MarkedPiece {
  /** 1-based source line. */
  line: number;
  /** UTF-16 code units, `end` exclusive. */
  start: number;
  end: number;
}

/** A cell as the file's own markup gives it; it stands at its first row and column, 0-based. */
export interface MarkedCell {
  row: number;
  column: number;
  /** 1 and more: how many rows and columns it spans. */
  rowSpan: number;
  columnSpan: number;
  /** Marked as a header by the file. */
  header: boolean;
  pieces: MarkedPiece[];
}

/** A table as the file's own markup gives it. Its source lines belong to it alone. */
export interface MarkedTable {
  /** First and last 1-based source line. */
  line: number;
  endLine: number;
  rows: number;
  columns: number;
  /** In row order, then column order. */
  cells: MarkedCell[];
}

/**
 * What a file says of its own structure: a DOCX, HTML or Markdown file by its markup, a tagged PDF by
 * its structure tree. In the former each source line is a whole paragraph or a row of a table.
 */
export interface SourceMarks {
  /** Level 1 to 9 as marked (heading styles, h1 to h6, #), by the 1-based line that it begins on. */
  headings: { line: number; level: number }[];
  /** In reading order. */
  tables: MarkedTable[];
  /** Lines that are footnotes' texts, and where their marks stand in the text; empty where there are none. */
  footnotes: { line: number; mark: MarkedPiece }[];
  /** Lines of a table of contents, by Word's styles for one or by links to places in the file. */
  contents?: number[];
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
  /** What the file says of its own structure; null where it says nothing. */
  marks: SourceMarks | null;
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
  | 'text-unplaced'
  | 'marks-differ'
  | 'file-damaged';

/** Something about the reading that a person should know. */
export interface ReadWarning {
  code: WarningCode;
  message: { zh: string; en: string };
  line: number | null;
  page: number | null;
  /** Last page of a run of pages that begins at `page`, where it speaks of several. */
  endPage?: number;
}
