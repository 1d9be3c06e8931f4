import type { RuleSetting } from '../../core/check/rule-settings.ts';
import type { AnnotationRow, FindingStatus } from '../../core/contract/rows.ts';
import type { PriorRelation, RuleId, Severity } from '../../core/model/finding.ts';
import type { Correction } from '../../core/reader/corrections/correction.ts';
import type { WritableDb } from '../connection.ts';
import { cellAt, type StoredCorrection } from '../repositories/corrections.ts';
import type { StoredCheck } from '../repositories/rules.ts';
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
      entity: 'correction';
      filingId: number;
      id: number;
      old: StoredCorrection | null;
      new: StoredCorrection | null;
    }
  | { entity: 'doubt'; filingId: number; key: string; old: boolean; new: boolean }
  | { entity: 'annotation'; filingId: number; id: number; old: AnnotationRow | null; new: AnnotationRow | null }
  | { entity: 'filing-removed'; filingId: number; old: boolean; new: boolean }
  | { entity: 'other-filing'; filingId: number; relation: PriorRelation; old: number | null; new: number | null }
  /** Of the whole project: every filing is checked by them. */
  | { entity: 'rule-setting'; filingId: null; rule: RuleId; old: RuleSetting | null; new: RuleSetting | null }
  | { entity: 'custom-check'; filingId: null; id: string; old: StoredCheck | null; new: StoredCheck | null };

/** Puts the new value of a change in place, or the old one. */
export function putValue(db: WritableDb, change: ValueChange, which: 'old' | 'new'): void {
  if (change.entity === 'decision') putDecision(db, change, change[which]);
  else if (change.entity === 'correction') putCorrection(db, change, which);
  else if (change.entity === 'doubt') putDoubt(db, change, change[which]);
  else if (change.entity === 'annotation') putAnnotation(db, change.id, change[which]);
  else if (change.entity === 'rule-setting') putRuleSetting(db, change.rule, change[which]);
  else if (change.entity === 'custom-check') putCustomCheck(db, change.id, change[which]);
  else if (change.entity === 'other-filing') putOtherFiling(db, change, change[which]);
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

/** How much a filing's rows have to be made anew at its next check: for texts of cells, or for all that was read. */
const staleness = { cells: 1, structure: 2 } as const;

function putCorrection(db: WritableDb, change: ValueChange & { entity: 'correction' }, which: 'old' | 'new'): void {
  const { filingId, id } = change;
  const value = change[which];
  if (value === null) db.run('DELETE FROM correction WHERE id = ?', id);
  else {
    db.run(
      'INSERT INTO correction (id, filing_id, body, sentence_zh, sentence_en, who, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      filingId,
      JSON.stringify(value.correction),
      value.sentence.zh,
      value.sentence.en,
      value.who,
      value.at,
    );
  }
  const correction = (change.old ?? change.new)?.correction;
  // What a cell says shows at once; the rest comes with the next check, which reads all of it anew.
  const shown = correction?.kind === 'cell-text' && showCell(db, filingId, correction, value !== null);
  db.run(
    'UPDATE filing SET stale = max(stale, ?) WHERE id = ?',
    shown ? staleness.cells : staleness.structure,
    filingId,
  );
}

/** Shows a cell's text with a correction made or taken back; false where the cell is not to be found as things stand. */
function showCell(
  db: WritableDb,
  filingId: number,
  { cell: anchor, text, was }: Correction & { kind: 'cell-text' },
  made: boolean,
): boolean {
  const at = cellAt(db, filingId, anchor);
  if (!at) return false;
  const next = made ? text : was;
  db.run(
    `UPDATE cell SET text = coalesce(?, original), edited = CASE WHEN ? IS NULL OR ? = original THEN 0 ELSE 1 END
     WHERE filing_id = ? AND table_position = ? AND row_position = ? AND column_position = ?`,
    next,
    next,
    next,
    filingId,
    at.table,
    at.row,
    at.column,
  );
  indexRow(db, filingId, at.table, at.row);
  return true;
}

function putDoubt(db: WritableDb, { filingId, key }: { filingId: number; key: string }, accepted: boolean): void {
  if (accepted) db.run('INSERT OR IGNORE INTO accepted_doubt (filing_id, key) VALUES (?, ?)', filingId, key);
  else db.run('DELETE FROM accepted_doubt WHERE filing_id = ? AND key = ?', filingId, key);
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

function putRuleSetting(db: WritableDb, rule: RuleId, setting: RuleSetting | null): void {
  if (setting === null) db.run('DELETE FROM rule_setting WHERE rule = ?', rule);
  else db.run('INSERT OR REPLACE INTO rule_setting (rule, body) VALUES (?, ?)', rule, JSON.stringify(setting));
  checkAllAgain(db);
}

function putCustomCheck(db: WritableDb, id: string, stored: StoredCheck | null): void {
  if (stored === null) db.run('DELETE FROM custom_check WHERE id = ?', id);
  else {
    const body = JSON.stringify(stored.check);
    db.run('INSERT OR REPLACE INTO custom_check (id, position, body) VALUES (?, ?, ?)', id, stored.position, body);
  }
  checkAllAgain(db);
}

function putOtherFiling(
  db: WritableDb,
  { filingId, relation }: { filingId: number; relation: PriorRelation },
  otherId: number | null,
): void {
  if (otherId === null) db.run('DELETE FROM other_filing WHERE filing_id = ? AND relation = ?', filingId, relation);
  else {
    const values = [filingId, relation, otherId];
    db.run('INSERT OR REPLACE INTO other_filing (filing_id, relation, other_id) VALUES (?, ?, ?)', ...values);
  }
  db.run('UPDATE filing SET stale = max(stale, ?) WHERE id = ?', staleness.cells, filingId);
}

function checkAllAgain(db: WritableDb): void {
  db.run('UPDATE filing SET stale = max(stale, ?)', staleness.cells);
}
