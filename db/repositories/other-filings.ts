import type { OtherFilingRow } from '../../core/contract/rows.ts';
import type { PriorRelation } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';

/** The filings that a filing is held against, by relation; one that was taken out of the project is left out. */
export function otherFilings(db: ReadableDb, filingId: number): OtherFilingRow[] {
  return db.all<OtherFilingRow>(
    `SELECT o.relation, o.other_id AS filingId, f.name
     FROM other_filing o JOIN filing f ON f.id = o.other_id AND f.removed = 0
     WHERE o.filing_id = ? ORDER BY o.relation`,
    filingId,
  );
}

/** The filing that stands in a relation to another, whether or not it was taken out since. */
export function otherFilingId(db: ReadableDb, filingId: number, relation: PriorRelation): number | null {
  const row = db.get<{ id: number }>(
    'SELECT other_id AS id FROM other_filing WHERE filing_id = ? AND relation = ?',
    filingId,
    relation,
  );
  return row?.id ?? null;
}
