import { squeeze } from '../characters.ts';
import type { Piece } from '../placed.ts';
import type { Doubt } from './doubts.ts';

/** A cell while a table is being put together. */
export interface DraftCell {
  pieces: Piece[];
  /** Repeats a cell that spans to here. */
  spanned: boolean;
}

export interface DraftRow {
  cells: DraftCell[];
  /** 1-based source line of its first character. */
  line: number;
  page: number | null;
  /** Left edge of the label in points, where the source shows it; else null. */
  left: number | null;
  /** Set where the finder knows it; else null. */
  header: boolean | null;
}

/** A table as a finder yields it: bounds, rows and cells, not yet named or measured. */
export interface DraftTable {
  kind: 'grid' | 'key-value' | 'glossary';
  rows: DraftRow[];
  /** Number of header rows, or null where the rows must tell. */
  headerRows: number | null;
  columns: number;
  /** Source lines in it, first and last. */
  line: number;
  endLine: number;
  page: number | null;
  endPage: number | null;
  parts: number;
  /** Follows the table before it with the same header: title and unit stand above that one. */
  sequel?: boolean;
  confidence: number;
  /** What speaks against it, as far as its finder knows. */
  doubts?: readonly Doubt[];
}

export function emptyCell(): DraftCell {
  return { pieces: [], spanned: false };
}

/** The text of a source line, 1-based. */
export type LineText = (line: number) => string;

/** The text of a draft cell with its blanks at line breaks left out: good for comparing, not for showing. */
export function draftText(lineText: LineText, cell: DraftCell): string {
  let text = '';
  for (const piece of cell.pieces) text += lineText(piece.line).slice(piece.start, piece.end).trim();
  return text;
}

/** What the cells of a row say, without any blank. */
export function rowTexts(lineText: LineText, row: DraftRow): string[] {
  return row.cells.map((cell) => squeeze(draftText(lineText, cell)));
}
