import type { HistoryRow, HistoryState } from '../../core/contract/rows.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { ReadableDb } from '../connection.ts';

interface ChangeSqlRow {
  id: number;
  at: string;
  who: string;
  sentence_zh: string;
  sentence_en: string;
  subject: string;
  undoable: number;
  undone: number;
}

const columns = 'c.id, c.at, c.who, c.sentence_zh, c.sentence_en, c.subject, c.undoable, c.undone';

/** The audit trail, newest first. */
export function listHistory(db: ReadableDb, limit: number): HistoryRow[] {
  return db.all<ChangeSqlRow>(`SELECT ${columns} FROM change c ORDER BY c.id DESC LIMIT ?`, limit).map(historyRow);
}

/** The key by which the history of a finding is found. */
export function findingSubject(filingId: number, findingId: string): string {
  return `${filingId}/${findingId}`;
}

/** What happened to one thing, by its key, newest first. */
export function historyOf(db: ReadableDb, subject: string): HistoryRow[] {
  return db
    .all<ChangeSqlRow>(
      `SELECT ${columns} FROM change_subject s JOIN change c ON c.id = s.change_id WHERE s.subject = ? ORDER BY c.id DESC`,
      subject,
    )
    .map(historyRow);
}

/** One entry of the audit trail. */
export function getHistory(db: ReadableDb, id: number): HistoryRow {
  const row = db.get<ChangeSqlRow>(`SELECT ${columns} FROM change c WHERE c.id = ?`, id);
  if (!row) throw new RangeError(`no change ${id}`);
  return historyRow(row);
}

/** What undo and redo would do now. */
export function historyState(db: ReadableDb): HistoryState {
  return { undo: sentenceOf(db, nextUndo(db)), redo: sentenceOf(db, nextRedo(db)) };
}

/** The change that undo takes back: the last that stands. */
export function nextUndo(db: ReadableDb): number | null {
  return (
    db.get<{ id: number }>(
      'SELECT id FROM change WHERE undoable = 1 AND undone = 0 AND discarded = 0 ORDER BY id DESC LIMIT 1',
    )?.id ?? null
  );
}

/** The change that redo makes again: the first of those undone since the last new change. */
export function nextRedo(db: ReadableDb): number | null {
  return (
    db.get<{ id: number }>(
      'SELECT id FROM change WHERE undoable = 1 AND undone = 1 AND discarded = 0 ORDER BY id LIMIT 1',
    )?.id ?? null
  );
}

function sentenceOf(db: ReadableDb, id: number | null): Bilingual | null {
  return id === null ? null : getHistory(db, id).sentence;
}

function historyRow(row: ChangeSqlRow): HistoryRow {
  return {
    id: row.id,
    at: row.at,
    who: row.who,
    sentence: { zh: row.sentence_zh, en: row.sentence_en },
    subject: row.subject,
    undone: row.undone === 1,
    undoable: row.undoable === 1,
  };
}
