/**
 * A character of the source: it stays where it is however the file is read, so a correction that is tied
 * to it finds its place again in a newer reading.
 */
export interface Spot {
  /** 1-based source line. */
  line: number;
  /** Offset in that line, in UTF-16 code units. */
  column: number;
}

/** A table cell. One that holds no source text of its own is found by its row and its place in it. */
export interface CellAnchor {
  /** The cell's own first character, or where `own` is false its row's. */
  at: Spot;
  own: boolean;
  column: number;
  /** Columns that the table had; a cell without text is only found in a table of as many. */
  columns: number;
}

/**
 * Something that an analyst set right in what was read. Corrections are applied in the order in which
 * they were made; each sees what those before it made. A table, row or block is named by any character
 * in it.
 */
export type Correction =
  /** A heading of this level (1 to 8), or with null plain text. */
  | { kind: 'heading'; at: Spot; level: number | null }
  /** Takes the text beside a table into it, from its edge to the source line of `through`, a row a line. */
  | { kind: 'take-in'; table: Spot; side: 'before' | 'after'; through: Spot }
  /** Gives rows back to the text, from the table's first or last to the one at `through`. */
  | { kind: 'give-back'; side: 'first' | 'last'; through: Spot }
  /** A table of its own begins with this row. */
  | { kind: 'split-table'; row: Spot }
  /** The table at `next` goes on the one at `table`. */
  | { kind: 'join-tables'; table: Spot; next: Spot }
  /** What begins at `at` moves into a cell of its own to the right; with `whole` in every row alike. */
  | { kind: 'split-cell'; at: Spot; whole: boolean }
  /** The cell takes in the one to its right; with `whole` in every row. */
  | { kind: 'join-cells'; cell: CellAnchor; whole: boolean }
  /** The header ends with this row; null for a table without one. */
  | { kind: 'header-rows'; table: Spot; last: Spot | null }
  /** The unit of a table, or of the column that the cell stands in; null for none. */
  | { kind: 'unit'; table: Spot; column: CellAnchor | null; unit: string | null }
  /** What stands in a cell; null for what was read. `was` is what stood there before. */
  | { kind: 'cell-text'; cell: CellAnchor; text: string | null; was: string };

/** The source characters that a correction is tied to. */
export function spotsOf(correction: Correction): Spot[] {
  switch (correction.kind) {
    case 'heading':
    case 'split-cell':
      return [correction.at];
    case 'take-in':
      return [correction.table, correction.through];
    case 'give-back':
      return [correction.through];
    case 'split-table':
      return [correction.row];
    case 'join-tables':
      return [correction.table, correction.next];
    case 'join-cells':
    case 'cell-text':
      return [correction.cell.at];
    case 'header-rows':
    case 'unit':
      return [correction.table];
  }
}
