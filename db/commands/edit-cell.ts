import type { HistoryRow } from '../../core/contract/rows.ts';
import type { WritableDb } from '../connection.ts';
import { storedCells } from '../repositories/corrections.ts';
import { noSuchTable } from '../repositories/tables.ts';
import type { Author } from './changes.ts';
import { anchorOf, keepCorrection, tableName } from './keep-correction.ts';
import { cellSentence } from './sentences.ts';

/**
 * Puts another text in a cell, or with null what was read. Answers the history's entry, or null where
 * the cell says so already. Fails with `not-found`, or `no-source-text` where its row holds none.
 */
export function editCell(
  db: WritableDb,
  author: Author,
  request: { filingId: number; table: number; row: number; column: number; text: string | null },
): HistoryRow | null {
  return db.transaction(() => {
    const { filingId, table, row, column } = request;
    const cells = storedCells(db, filingId, table, row);
    const cell = cells.find((one) => one.column === column);
    if (!cell) throw noSuchTable();
    const text = request.text ?? cell.original;
    if (text === cell.text) return null;
    const back = text === cell.original;
    const { id, title } = tableName(db, filingId, table);
    return keepCorrection(db, author, {
      filingId,
      kind: 'cell.edit',
      subject: id,
      sentence: cellSentence({ title, row, column }, cell.text, text, back),
      correction: { kind: 'cell-text', cell: anchorOf(cells, cell), text: back ? null : text, was: cell.text },
    });
  });
}
