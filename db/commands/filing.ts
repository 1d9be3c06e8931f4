import type { Bilingual } from '../../core/model/text.ts';
import type { WritableDb } from '../connection.ts';
import { holdAnnotations } from '../repositories/annotation-places.ts';
import { replaceChecked } from '../repositories/checks.ts';
import { reopened } from '../repositories/decided.ts';
import {
  getFiling,
  insertFiling,
  type NewFiling,
  replaceReading,
  replaceReadingRows,
} from '../repositories/filings.ts';
import type { CheckedRows } from '../rows/check-rows.ts';
import type { ReadingRows } from '../rows/reading-rows.ts';
import { type Author, findingKeys, makeChange, noteEvent } from './changes.ts';
import { rereadSentence } from './correction-sentences.ts';
import { checkedSentence, importedSentence, removedSentence, reopenedSentence } from './sentences.ts';

/** Stores a read and checked filing, all of it or nothing; answers its id. */
export function importFiling(db: WritableDb, author: Author, filing: NewFiling, checked: CheckedRows): number {
  return db.transaction(() => {
    const id = insertFiling(db, filing);
    replaceChecked(db, id, checked);
    const sentence = importedSentence(filing.name, checked.finding.length);
    noteEvent(db, author, { kind: 'filing.import', sentence, subject: `filing ${id}` });
    return id;
  });
}

/**
 * Stores what a new check said. Decisions stay; where a decided finding's operands changed since the last
 * check, its reopening is noted in the audit trail. `announce` also notes the check itself. `reading` is
 * what was read with all corrections, null where only texts of cells changed; `unapplied` are the ids of
 * corrections that found no place in it.
 */
export function saveCheck(
  db: WritableDb,
  author: Author,
  check: {
    filingId: number;
    rows: CheckedRows;
    reading: ReadingRows | null;
    unapplied: readonly number[];
    checkMs: number;
    announce: boolean;
  },
): void {
  const { filingId, rows, reading, unapplied, checkMs, announce } = check;
  db.transaction(() => {
    notingReopened(db, author, filingId, () => {
      const placeAnnotations = reading ? holdAnnotations(db, filingId) : null;
      if (reading) replaceReadingRows(db, filingId, reading);
      replaceChecked(db, filingId, rows);
      placeAnnotations?.();
      settle(db, filingId, checkMs, unapplied);
    });
    if (!announce) return;
    const sentence = checkedSentence(getFiling(db, filingId).name, rows.finding.length);
    noteEvent(db, author, { kind: 'filing.check', sentence, subject: `filing ${filingId}` });
  });
}

/**
 * Puts a new reading of a filing's file in the place of the old one. Corrections, decisions, notes and
 * annotations stay; what found no place any more is marked, and the audit trail says so.
 */
export function saveReread(
  db: WritableDb,
  author: Author,
  filingId: number,
  again: {
    filing: Omit<NewFiling, 'bytes' | 'importedAt'>;
    checked: CheckedRows;
    unapplied: readonly number[];
    /** False where something was corrected meanwhile, which only the next check takes in. */
    complete: boolean;
  },
): void {
  const { filing, checked, unapplied, complete } = again;
  db.transaction(() => {
    const { name } = getFiling(db, filingId);
    notingReopened(db, author, filingId, () => {
      const placeAnnotations = holdAnnotations(db, filingId);
      replaceReading(db, filingId, filing);
      replaceChecked(db, filingId, checked);
      placeAnnotations();
      settle(db, filingId, filing.checkMs, unapplied);
      if (!complete) db.run('UPDATE filing SET stale = 2 WHERE id = ?', filingId);
    });
    const sentence = rereadSentence(name, checked.finding.length, unapplied.length);
    noteEvent(db, author, { kind: 'filing.reread', sentence, subject: `filing ${filingId}` });
  });
}

/** Does what replaces a filing's findings, and notes in the audit trail which decided ones it opened again. */
function notingReopened(db: WritableDb, author: Author, filingId: number, work: () => void): void {
  const before = new Set(reopenedFindings(db, filingId).map(({ id }) => id));
  work();
  for (const { id, title } of reopenedFindings(db, filingId)) {
    if (before.has(id)) continue;
    const keys = findingKeys(filingId, [id]);
    noteEvent(db, author, { kind: 'finding.reopen', sentence: reopenedSentence(title), subject: id, keys });
  }
}

/** Every correction is in: nothing is left to be checked. */
function settle(db: WritableDb, filingId: number, checkMs: number, ids: readonly number[]): void {
  db.run('UPDATE filing SET check_ms = ?, stale = 0 WHERE id = ?', checkMs, filingId);
  db.run('UPDATE correction SET unapplied = 0 WHERE filing_id = ? AND unapplied = 1', filingId);
  for (const id of ids) db.run('UPDATE correction SET unapplied = 1 WHERE id = ?', id);
}

function reopenedFindings(db: WritableDb, filingId: number): { id: string; title: Bilingual }[] {
  return db
    .all<{ id: string; title_zh: string; title_en: string }>(
      `SELECT x.id, x.title_zh, x.title_en
       FROM finding x JOIN decision d ON d.filing_id = x.filing_id AND d.finding_id = x.id
       WHERE x.filing_id = ? AND ${reopened}`,
      filingId,
    )
    .map(({ id, title_zh, title_en }) => ({ id, title: { zh: title_zh, en: title_en } }));
}

/** Takes a filing out of the project; undo brings it back with all its decisions. Fails with `not-found`. */
export function removeFiling(db: WritableDb, author: Author, filingId: number): void {
  db.transaction(() => {
    const { name } = getFiling(db, filingId);
    makeChange(db, author, {
      kind: 'filing.remove',
      sentence: removedSentence(name),
      subject: `filing ${filingId}`,
      values: [{ entity: 'filing-removed', filingId, old: false, new: true }],
    });
  });
}
