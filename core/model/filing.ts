import type { ReadWarning, SourceDocument } from './source.ts';
import type { Place, PlacedText } from './text.ts';

/**
 * What a source line turned out to be; column headings printed again on a later page are furniture too.
 * `unplaced` is text that went into no block and no cell, and is reported.
 */
export type LineRole = 'body' | 'blank' | 'furniture' | 'contents' | 'unplaced';

/**
 * A paragraph, a heading, or a line that stands alone, in reading order. Table text is not in blocks;
 * a block of kind `table` marks the place of a table in the reading order and has no text.
 */
export interface Block extends PlacedText {
  /** Index in `Filing.blocks`. */
  index: number;
  kind: 'heading' | 'paragraph' | 'caption' | 'contents' | 'footnote' | 'table';
  /** Index in `Filing.tables` where kind is `table`, else null. */
  table: number | null;
  /** Index in `Filing.sections`, or −1 before the first heading. */
  section: number;
  /** First 1-based source line. */
  line: number;
  page: number | null;
}

export interface Section {
  /** Path-like and stable within one reading, such as `S1.3.2`; front matter is `F1`, `F2`. */
  id: string;
  index: number;
  parentId: string | null;
  /** By the form of the number: 第X节 1, 一、 2, （一） 3, 1、 4, （1） 5, ① 6, 1） 7, A、 8. */
  level: number;
  /** The number as printed (`第一节`, `一、`, `（一）`), empty for an unnumbered heading. */
  number: string;
  /** The heading without its number. */
  title: string;
  line: number;
  page: number | null;
  /** Index of the heading's block. */
  block: number;
}

export interface Cell extends PlacedText {
  /** True where the text is repeated here from a cell that spans several rows or columns. */
  spanned: boolean;
  /** True where an analyst replaced what was read; `text` is then the new text and has no segments. */
  edited: boolean;
  /** Of an edited cell: what was read, with the way back to the source. */
  read?: PlacedText;
}

export type RowRole = 'header' | 'data' | 'subtotal' | 'total' | 'note';

export interface TableRow {
  cells: Cell[];
  role: RowRole;
  /** Steps of indentation of the row's label, 0 for none. */
  indent: number;
  /** The label begins with 其中 or stands under one: a part of the row above it, not an addend. */
  ofWhich: boolean;
  /** 1-based source line of the row's first character. */
  line: number;
  page: number | null;
}

export interface Table {
  /** `T` and the 1-based ordinal in reading order. */
  id: string;
  index: number;
  kind: 'grid' | 'key-value' | 'glossary';
  title: string;
  /** Unit of the whole table as printed (`万元`), or null. */
  unit: string | null;
  /** One for each column; null where the table's unit or none applies. */
  columnUnits: (string | null)[];
  section: number;
  /** Index of the block of kind `table` that marks its place. */
  block: number;
  line: number;
  endLine: number;
  page: number | null;
  endPage: number | null;
  /** How many of `rows` are header rows; they come first. */
  headerRows: number;
  /** Column headings, the storeys of a header joined by `/`. */
  columns: string[];
  /** All rows, header rows first, printed-again headers left out. Every row has `columns.length` cells. */
  rows: TableRow[];
  /** How many pieces on different pages were joined into it; 1 for a table on one page. */
  parts: number;
  /** 0 to 1: how sure the reader is of bounds and cells. */
  confidence: number;
}

export type NumberKind = 'quantity' | 'date' | 'heading' | 'ordinal' | 'identifier' | 'law' | 'footnote';

/** 超过, 约, 不超过, 近, 以上: how the printed number bounds the true one. */
export type Approximation = 'exact' | 'about' | 'over' | 'at-least' | 'under' | 'at-most';

/**
 * One number as printed somewhere in the filing. Dates are one number (`2022 年 12 月 31 日`).
 * `value` is exact: printed digits times scale, in the dimension's base unit
 * (元, 股, 1 for 100%); a number printed 52,643.18 万元 has value 526431800 and ulp 100.
 */
export interface NumberMention {
  /** Index in `Filing.numbers`. */
  index: number;
  place: Place;
  raw: string;
  kind: NumberKind;
  /** Decimal string in the base unit; null for kinds other than quantity. Negative only where printed so. */
  value: string | null;
  /** Number of decimals printed. */
  digits: number;
  /** Value of one unit in the last printed digit, in the base unit; the rounding interval is value ± ulp / 2. */
  ulp: string | null;
  /** Unit as printed (`万元`, `%`, `项`), from the text, the caption or the column; null where none is known. */
  unit: string | null;
  /** Base unit (`元`, `股`, `%` for ratios, `pp` for percentage points, else the counter itself); null as above. */
  dimension: string | null;
  approximation: Approximation;
  /** ISO date or interval for kind `date` (`2022-12-31`, `2022-01-01/2022-12-31`), else null. */
  date: string | null;
}

/** A quantity with what it is about. */
export interface Fact {
  id: string;
  /** Index in `Filing.numbers`. */
  number: number;
  /** Whom or what the value is of (公司, a subsidiary, a product, a row label); empty where unknown. */
  subject: string;
  /** What was measured (营业收入, 专利, 持股比例); empty where unknown. */
  measure: string;
  /** ISO date or interval, or null. */
  period: string | null;
  /** `consolidated`, `parent` or null where the filing does not say. */
  scope: 'consolidated' | 'parent' | null;
}

export interface Term {
  term: string;
  meaning: string;
  kind: 'glossary' | 'inline' | 'abbreviation' | 'title';
  place: Place;
}

export interface Reference {
  /** The reference as printed, such as 参见本募集说明书“第五节…”. */
  text: string;
  /** Index of the section or table it points to, or null. */
  section: number | null;
  table: number | null;
  place: Place;
}

/** What was read, in figures; what is doubtful stands in the filing's warnings. */
export interface ReadingReport {
  /** Null where the format has none. */
  pages: number | null;
  /** 1-based pages that show no readable text. */
  pagesWithoutText: number[];
  headings: number;
  tables: number;
  /** Tables put together from pieces on several pages. */
  joinedTables: number;
  /** Cells that hold text, header rows and repeats of a spanning cell left out. */
  cells: number;
  /** Numbers of kind quantity. */
  numbers: number;
  /** Numbers of any kind that a line break had cut and that were joined again. */
  rejoinedNumbers: number;
  /** Characters that are no blanks, in UTF-16 code units: all, those that went into a block or cell, those set aside as furniture or a header printed again. */
  characters: number;
  placedCharacters: number;
  furnitureCharacters: number;
  /** The rest: reported by a `text-unplaced` warning each stretch. */
  unplacedCharacters: number;
}

/** A filing as read: everything the checks, the window and the exports work from. Plain data, can be cloned. */
export interface Filing {
  source: SourceDocument;
  /** One for each source line. */
  roles: LineRole[];
  blocks: Block[];
  sections: Section[];
  tables: Table[];
  numbers: NumberMention[];
  facts: Fact[];
  terms: Term[];
  references: Reference[];
  report: ReadingReport;
  warnings: ReadWarning[];
}
