import type { Bilingual } from '../../core/model/text.ts';
import type { WritableDb } from '../connection.ts';
import { replaceChecked } from '../repositories/checks.ts';
import { reopened } from '../repositories/decided.ts';
import { getFiling, insertFiling, type NewFiling } from '../repositories/filings.ts';
import type { CheckedRows } from '../rows/check-rows.ts';
import { type Author, findingKeys, makeChange, noteEvent } from './changes.ts';
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
 * check, its reopening is noted in the audit trail. `announce` also notes the check itself.
 */
export function saveCheck(
  db: WritableDb,
  author: Author,
  check: { filingId: number; rows: CheckedRows; checkMs: number; announce: boolean },
): void {
  const { filingId, rows, checkMs, announce } = check;
  db.transaction(() => {
    const before = new Set(reopenedFindings(db, filingId).map(({ id }) => id));
    replaceChecked(db, filingId, rows);
    db.run('UPDATE filing SET check_ms = ?, stale = 0 WHERE id = ?', checkMs, filingId);
    for (const { id, title } of reopenedFindings(db, filingId)) {
      if (before.has(id)) continue;
      const keys = findingKeys(filingId, [id]);
      noteEvent(db, author, { kind: 'finding.reopen', sentence: reopenedSentence(title), subject: id, keys });
    }
    if (!announce) return;
    const sentence = checkedSentence(getFiling(db, filingId).name, rows.finding.length);
    noteEvent(db, author, { kind: 'filing.check', sentence, subject: `filing ${filingId}` });
  });
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
