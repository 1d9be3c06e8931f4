import type { AnnotationRow, FindingStatus } from '../../core/contract/rows.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { WritableDb } from '../connection.ts';
import { rowPairs } from '../rows/reading-rows.ts';

/** An analyst's decision on a finding, as stored. */
export interface Decision {
  status: FindingStatus;
  /** Null where the severity is as found. */
  severity: Severity | null;
  reason: string;
  note: string;
  tags: string[];
  reviewer: string;
  decidedAt: string;
  fingerprint: string;
}

/**
 * One stored value with what it was and what it becomes. A change holds these, computed when it was made;
 * doing, undoing and redoing only put values in place. The names are part of the file's format.
 */
export type ValueChange =
  | { entity: 'decision'; filingId: number; findingId: string; old: Decision | null; new: Decision | null }
  | {
      entity: 'cell-edit';
      filingId: number;
      table: number;
      row: number;
      column: number;
      old: string | null;
      new: string | null;
    }
  | { entity: 'annotation'; filingId: number; id: number; old: AnnotationRow | null; new: AnnotationRow | null }
  | { entity: 'filing-removed'; filingId: number; old: boolean; new: boolean };

/** Puts the new value of a change in place, or the old one. */
export function putValue(db: WritableDb, change: ValueChange, which: 'old' | 'new'): void {
  if (change.entity === 'decision') putDecision(db, change, change[which]);
  else if (change.entity === 'cell-edit') putCellEdit(db, change, change[which]);
  else if (change.entity === 'annotation') putAnnotation(db, change.id, change[which]);
  else db.run('UPDATE filing SET removed = ? WHERE id = ?', change[which] ? 1 : 0, change.filingId);
}

function putDecision(db: WritableDb, at: { filingId: number; findingId: string }, value: Decision | null): void {
  if (value === null) {
    db.run('DELETE FROM decision WHERE filing_id = ? AND finding_id = ?', at.filingId, at.findingId);
    return;
  }
  db.run(
    `INSERT OR REPLACE INTO decision (filing_id, finding_id, status, severity, reason, note, tags, reviewer, decided_at, fingerprint)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    at.filingId,
    at.findingId,
    value.status,
    value.severity,
    value.reason,
    value.note,
    JSON.stringify(value.tags),
    value.reviewer,
    value.decidedAt,
    value.fingerprint,
  );
}

function putCellEdit(
  db: WritableDb,
  at: { filingId: number; table: number; row: number; column: number },
  text: string | null,
): void {
  const { filingId, table, row, column } = at;
  const where = 'filing_id = ? AND table_position = ? AND row_position = ? AND column_position = ?';
  if (text === null) {
    db.run(`DELETE FROM cell_edit WHERE ${where}`, filingId, table, row, column);
    db.run(`UPDATE cell SET text = original, edited = 0 WHERE ${where}`, filingId, table, row, column);
  } else {
    db.run(
      'INSERT OR REPLACE INTO cell_edit (filing_id, table_position, row_position, column_position, text) VALUES (?, ?, ?, ?, ?)',
      filingId,
      table,
      row,
      column,
      text,
    );
    db.run(`UPDATE cell SET text = ?, edited = 1 WHERE ${where}`, text, filingId, table, row, column);
  }
  db.run('UPDATE filing SET stale = 1 WHERE id = ?', filingId);
  indexRow(db, filingId, table, row);
}

/** Makes a table row findable by what stands in it now. */
function indexRow(db: WritableDb, filingId: number, table: number, row: number): void {
  const cells = db.all<{ text: string; spanned: number }>(
    'SELECT text, spanned FROM cell WHERE filing_id = ? AND table_position = ? AND row_position = ?',
    filingId,
    table,
    row,
  );
  const pairs = rowPairs(cells.map(({ text, spanned }) => ({ text, spanned: spanned === 1 })));
  const unit = db.get<{ id: number }>(
    'SELECT id FROM search_unit WHERE filing_id = ? AND table_position = ? AND row_position = ?',
    filingId,
    table,
    row,
  );
  if (unit) db.run('DELETE FROM search WHERE rowid = ?', unit.id);
  const id =
    unit?.id ??
    db.run('INSERT INTO search_unit (filing_id, table_position, row_position) VALUES (?, ?, ?)', filingId, table, row)
      .id;
  db.run('INSERT INTO search (rowid, pairs) VALUES (?, ?)', id, pairs);
}

function putAnnotation(db: WritableDb, id: number, value: AnnotationRow | null): void {
  if (value === null) {
    db.run('DELETE FROM annotation WHERE id = ?', id);
    return;
  }
  db.run(
    `INSERT OR REPLACE INTO annotation (id, filing_id, finding_id, place, quote, text, author, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    value.filingId,
    value.findingId,
    value.place === null ? null : JSON.stringify(value.place),
    value.quote,
    value.text,
    value.author,
    value.createdAt,
  );
}
