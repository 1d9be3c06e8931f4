import type { Cell } from '../../model/filing.ts';
import { joinPieces } from '../placed.ts';
import type { DraftRow } from './draft.ts';

export interface PlacedCells {
  cells: Cell[];
  left: number | null;
  line: number;
  page: number | null;
}

/** Joins the pieces of each cell of a row to placed text. */
export function placeCells(row: DraftRow, lineText: (line: number) => string): PlacedCells {
  return {
    cells: row.cells.map((cell) => ({ ...joinPieces(lineText, cell.pieces), spanned: cell.spanned, edited: false })),
    left: row.left,
    line: row.line,
    page: row.page,
  };
}
