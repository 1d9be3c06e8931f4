import type { ReadableDb } from '../connection.ts';

/** A corrected cell, with what was read before. */
export interface CellEdit {
  table: number;
  row: number;
  column: number;
  text: string;
  original: string;
}

/** A filing's corrected cells in reading order. */
export function listCellEdits(db: ReadableDb, filingId: number): CellEdit[] {
  return db.all<CellEdit>(
    `SELECT e.table_position AS "table", e.row_position AS row, e.column_position AS "column", e.text, c.original
     FROM cell_edit e JOIN cell c USING (filing_id, table_position, row_position, column_position)
     WHERE e.filing_id = ? ORDER BY e.table_position, e.row_position, e.column_position`,
    filingId,
  );
}

/** What stands in a cell and what was read, or null where there is no such cell. */
export function getCell(
  db: ReadableDb,
  at: { filingId: number; table: number; row: number; column: number },
): { text: string; original: string } | null {
  return (
    db.get<{ text: string; original: string }>(
      'SELECT text, original FROM cell WHERE filing_id = ? AND table_position = ? AND row_position = ? AND column_position = ?',
      at.filingId,
      at.table,
      at.row,
      at.column,
    ) ?? null
  );
}
