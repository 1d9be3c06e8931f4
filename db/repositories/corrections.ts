import type { Bilingual } from '../../core/model/text.ts';
import type { CellAnchor, Correction } from '../../core/reader/corrections/correction.ts';
import { firstSpot, offsetOf } from '../../core/reader/corrections/placed.ts';
import type { ReadableDb } from '../connection.ts';
import { unpackSegments } from '../segments.ts';

/** A correction as kept. */
export interface StoredCorrection {
  correction: Correction;
  sentence: Bilingual;
  who: string;
  /** ISO instant. */
  at: string;
}

interface CorrectionSqlRow {
  id: number;
  body: string;
  sentence_zh: string;
  sentence_en: string;
  who: string;
  at: string;
  unapplied: number;
}

/** A filing's corrections in the order in which they are applied. */
export function listCorrections(
  db: ReadableDb,
  filingId: number,
): (StoredCorrection & { id: number; unapplied: boolean })[] {
  return db
    .all<CorrectionSqlRow>(
      'SELECT id, body, sentence_zh, sentence_en, who, at, unapplied FROM correction WHERE filing_id = ? ORDER BY id',
      filingId,
    )
    .map(({ id, body, sentence_zh, sentence_en, who, at, unapplied }) => ({
      id,
      correction: JSON.parse(body) as Correction,
      sentence: { zh: sentence_zh, en: sentence_en },
      who,
      at,
      unapplied: unapplied === 1,
    }));
}

/** A corrected cell, with what was read before. */
interface EditedCell {
  table: number;
  row: number;
  column: number;
  text: string;
  original: string;
}

/** The cells that hold something else than what was read, in reading order. */
export function listEditedCells(db: ReadableDb, filingId: number): EditedCell[] {
  return db.all<EditedCell>(
    `SELECT table_position AS "table", row_position AS row, column_position AS "column", text, original
     FROM cell WHERE filing_id = ? AND edited = 1 ORDER BY table_position, row_position, column_position`,
    filingId,
  );
}

export interface StoredCell {
  row: number;
  column: number;
  text: string;
  original: string;
  edited: boolean;
  spanned: boolean;
  segments: ReturnType<typeof unpackSegments>;
}

interface CellSqlRow {
  row_position: number;
  column_position: number;
  text: string;
  original: string;
  edited: number;
  spanned: number;
  segments: string;
}

/** The cells of a table row, or of all rows, with the way back to the source. */
export function storedCells(db: ReadableDb, filingId: number, table: number, row: number | null = null): StoredCell[] {
  const sql = `SELECT row_position, column_position, text, original, edited, spanned, segments FROM cell
    WHERE filing_id = ? AND table_position = ?${row === null ? '' : ' AND row_position = ?'}
    ORDER BY row_position, column_position`;
  const rows = row === null ? db.all<CellSqlRow>(sql, filingId, table) : db.all<CellSqlRow>(sql, filingId, table, row);
  return rows.map((cell) => ({
    row: cell.row_position,
    column: cell.column_position,
    text: cell.text,
    original: cell.original,
    edited: cell.edited === 1,
    spanned: cell.spanned === 1,
    segments: unpackSegments(cell.segments),
  }));
}

/** Where a cell that a correction is tied to stands now; null where it is no more. */
export function cellAt(
  db: ReadableDb,
  filingId: number,
  anchor: CellAnchor,
): { table: number; row: number; column: number } | null {
  const { line } = anchor.at;
  for (const { position } of db.all<{ position: number }>(
    'SELECT position FROM filing_table WHERE filing_id = ? AND line <= ? AND end_line >= ? ORDER BY position',
    filingId,
    line,
    line,
  )) {
    const cells = storedCells(db, filingId, position);
    const holder = cells.find(({ spanned, segments }) => !spanned && offsetOf({ text: '', segments }, anchor.at) >= 0);
    if (!holder) continue;
    if (anchor.own) return { table: position, row: holder.row, column: holder.column };
    const width = cells.filter(({ row }) => row === holder.row).length;
    return width === anchor.columns ? { table: position, row: holder.row, column: anchor.column } : null;
  }
  return null;
}

/** The first source character that a row holds of its own. */
export function rowStart(cells: readonly StoredCell[], row: number): ReturnType<typeof firstSpot> {
  for (const cell of cells) {
    if (cell.row !== row || cell.spanned) continue;
    const spot = firstSpot({ text: '', segments: cell.segments });
    if (spot) return spot;
  }
  return null;
}
