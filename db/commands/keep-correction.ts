import { GoujiError } from '../../core/contract/errors.ts';
import type { HistoryRow } from '../../core/contract/rows.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { CellAnchor, Correction, Spot } from '../../core/reader/corrections/correction.ts';
import { firstSpot } from '../../core/reader/corrections/placed.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { rowStart, type StoredCell } from '../repositories/corrections.ts';
import { noSuchTable } from '../repositories/tables.ts';
import { type Author, makeChange } from './changes.ts';

/** Keeps a correction as one step of the history. */
export function keepCorrection(
  db: WritableDb,
  author: Author,
  made: { filingId: number; kind: string; subject: string; sentence: Bilingual; correction: Correction },
): HistoryRow {
  const { filingId, kind, subject, sentence, correction } = made;
  // An id is given once: history may still speak of a correction that was taken back.
  const last = db.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'correction'");
  const stored = { correction, sentence, who: author.who, at: author.at };
  const id = (last?.seq ?? 0) + 1;
  return makeChange(db, author, {
    kind,
    sentence,
    subject,
    values: [{ entity: 'correction', filingId, id, old: null, new: stored }],
  });
}

/** What a cell is tied to: its own first character, or its row's. Fails with `no-source-text`. */
export function anchorOf(cells: readonly StoredCell[], cell: StoredCell): CellAnchor {
  const own = cell.spanned ? null : firstSpot({ text: '', segments: cell.segments });
  const columns = cells.filter(({ row }) => row === cell.row).length;
  return { at: own ?? sourceOf(rowStart(cells, cell.row)), own: own !== null, column: cell.column, columns };
}

/** A place in the source that must be there. */
export function sourceOf(spot: Spot | null): Spot {
  if (!spot) throw new GoujiError('no-source-text');
  return spot;
}

/** A table's id, and its title, or the id where it has none. Fails with `not-found`. */
export function tableName(db: ReadableDb, filingId: number, table: number): { id: string; title: string } {
  const named = db.get<{ id: string; title: string }>(
    'SELECT id, title FROM filing_table WHERE filing_id = ? AND position = ?',
    filingId,
    table,
  );
  if (!named) throw noSuchTable();
  return { id: named.id, title: named.title || named.id };
}
