import type { MethodParsed } from '../../core/contract/methods.ts';
import type { FindingRow } from '../../core/contract/rows.ts';
import type { WritableDb } from '../connection.ts';
import { getFindingRow } from '../repositories/findings.ts';
import { type Author, findingKeys, makeChange } from './changes.ts';
import { findingsSentence } from './sentences.ts';
import type { Decision, ValueChange } from './values.ts';

type Patch = MethodParsed<'findings.update'>['patch'];

interface StoredDecision extends Omit<Decision, 'tags' | 'decidedAt'> {
  tags: string;
  decided_at: string;
}

/**
 * Changes status, severity, reason, note or tags of findings as one step of the history; answers their
 * new rows. What is already so is left alone. Fails with `not-found` for a finding that is not there.
 */
export function updateFindings(
  db: WritableDb,
  author: Author,
  request: { filingId: number; findingIds: readonly string[]; patch: Patch },
): FindingRow[] {
  const { filingId, patch } = request;
  const ids = [...new Set(request.findingIds)];
  return db.transaction(() => {
    const values: (ValueChange & { entity: 'decision' })[] = [];
    for (const findingId of ids) {
      const row = getFindingRow(db, filingId, findingId);
      const old = storedDecision(db, filingId, findingId);
      const next = decided(db, row, old, patch, author);
      if (next) values.push({ entity: 'decision', filingId, findingId, old, new: next });
    }
    if (values.length > 0) {
      const changed = values.map((value) => value.findingId);
      const only = changed.length === 1 ? getFindingRow(db, filingId, changed[0] as string).title : null;
      makeChange(db, author, {
        kind: 'finding.update',
        sentence: findingsSentence(patch, only, changed.length),
        subject: changed.length === 1 ? (changed[0] as string) : '',
        keys: findingKeys(filingId, changed),
        values,
      });
    }
    return ids.map((findingId) => getFindingRow(db, filingId, findingId));
  });
}

/** The decision on a finding, or null. */
export function storedDecision(db: WritableDb, filingId: number, findingId: string): Decision | null {
  const row = db.get<StoredDecision>(
    `SELECT status, severity, reason, note, tags, reviewer, decided_at, fingerprint
     FROM decision WHERE filing_id = ? AND finding_id = ?`,
    filingId,
    findingId,
  );
  if (!row) return null;
  const { tags, decided_at, ...rest } = row;
  return { ...rest, tags: JSON.parse(tags) as string[], decidedAt: decided_at };
}

/** The decision after a patch, or null where the patch changes nothing. */
function decided(db: WritableDb, row: FindingRow, old: Decision | null, patch: Patch, author: Author): Decision | null {
  const status = patch.status ?? row.status;
  // A reason belongs to a dismissal and goes when that is taken back.
  const keptReason = patch.status !== undefined && patch.status !== 'dismissed' ? '' : row.reason;
  const next = {
    status,
    severity: patch.severity ?? row.severity,
    reason: patch.reason ?? keptReason,
    note: patch.note ?? row.note,
    tags: patch.tags ?? row.tags,
  };
  const same =
    next.status === row.status &&
    next.severity === row.severity &&
    next.reason === row.reason &&
    next.note === row.note &&
    next.tags.join('\n') === row.tags.join('\n');
  const settles = patch.status !== undefined;
  if (same && !(settles && row.reopened)) return null;
  return {
    ...next,
    // A note alone does not settle a finding whose values moved on: status and fingerprint stay as decided.
    status: settles ? next.status : (old?.status ?? 'open'),
    severity: next.severity === row.foundSeverity ? null : next.severity,
    reviewer: author.who,
    decidedAt: author.at,
    fingerprint: settles || !old ? currentFingerprint(db, row) : old.fingerprint,
  };
}

function currentFingerprint(db: WritableDb, row: FindingRow): string {
  return (
    db.get<{ fingerprint: string }>(
      'SELECT fingerprint FROM finding WHERE filing_id = ? AND id = ?',
      row.filingId,
      row.id,
    )?.fingerprint ?? ''
  );
}
