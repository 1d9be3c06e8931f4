import type { HistoryRow } from '../../core/contract/rows.ts';
import type { WritableDb } from '../connection.ts';
import { getCell } from '../repositories/cell-edits.ts';
import { noSuchTable } from '../repositories/tables.ts';
import { type Author, makeChange } from './changes.ts';
import { cellSentence } from './sentences.ts';

/**
 * Puts another text in a cell, or with null what was read. Answers the history's entry, or null where
 * the cell says so already. Fails with `not-found`.
 */
export function editCell(
  db: WritableDb,
  author: Author,
  request: { filingId: number; table: number; row: number; column: number; text: string | null },
): HistoryRow | null {
  return db.transaction(() => {
    const { filingId, table, row, column } = request;
    const cell = getCell(db, request);
    if (!cell) throw noSuchTable();
    const text = request.text ?? cell.original;
    if (text === cell.text) return null;
    const edit = db.get<{ text: string }>(
      'SELECT text FROM cell_edit WHERE filing_id = ? AND table_position = ? AND row_position = ? AND column_position = ?',
      filingId,
      table,
      row,
      column,
    );
    const back = text === cell.original;
    const named = db.get<{ id: string; title: string }>(
      'SELECT id, title FROM filing_table WHERE filing_id = ? AND position = ?',
      filingId,
      table,
    );
    const tableId = named?.id ?? '';
    const title = named?.title || tableId;
    return makeChange(db, author, {
      kind: 'cell.edit',
      sentence: cellSentence({ title, row, column }, cell.text, text, back),
      subject: tableId,
      values: [{ entity: 'cell-edit', filingId, table, row, column, old: edit?.text ?? null, new: back ? null : text }],
    });
  });
}
