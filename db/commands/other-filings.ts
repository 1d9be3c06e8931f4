import { GoujiError } from '../../core/contract/errors.ts';
import type { HistoryRow } from '../../core/contract/rows.ts';
import type { PriorRelation } from '../../core/model/finding.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { WritableDb } from '../connection.ts';
import { assertFiling, getFiling } from '../repositories/filings.ts';
import { otherFilingId } from '../repositories/other-filings.ts';
import { type Author, findingKeys, makeChange } from './changes.ts';
import { storedDecision } from './update-findings.ts';
import type { ValueChange } from './values.ts';

/**
 * Makes another filing of the project the last year's report or the earlier draft of a filing, or with null takes
 * that back; null where nothing changes. The filing is to be checked again. Fails with `not-found`, or `bad-request`
 * for a filing beside itself.
 */
export function setOtherFiling(
  db: WritableDb,
  author: Author,
  request: { filingId: number; relation: PriorRelation; otherId: number | null },
): HistoryRow | null {
  const { filingId, relation, otherId } = request;
  return db.transaction(() => {
    const { name } = getFiling(db, filingId);
    if (otherId === filingId) {
      const reason = { zh: '文件不能与自身比对', en: 'a filing can’t be held against itself' };
      throw new GoujiError('bad-request', { reason });
    }
    const old = otherFilingId(db, filingId, relation);
    if (old === otherId) return null;
    return makeChange(db, author, {
      kind: 'filing.other',
      sentence: sentenceOf(name, relation, otherId === null ? null : getFiling(db, otherId).name),
      subject: `filing ${filingId}`,
      values: [{ entity: 'other-filing', filingId, relation, old, new: otherId }],
    });
  });
}

function sentenceOf(name: string, relation: PriorRelation, other: string | null): Bilingual {
  const what: Bilingual =
    relation === 'prior-year' ? { zh: '上年报告', en: 'last year’s report' } : { zh: '前稿', en: 'earlier draft' };
  return other === null
    ? { zh: `“${name}”不再与${what.zh}比对`, en: `“${name}” is no longer held against its ${what.en}` }
    : { zh: `“${name}”的${what.zh}设为“${other}”`, en: `“${other}” set as the ${what.en} of “${name}”` };
}

/**
 * Takes over the decisions on an earlier draft's findings, as one step of the history: on findings of the same id
 * and fingerprint that have no decision of their own. Answers how many.
 */
export function carryDecisions(db: WritableDb, author: Author, filingId: number): number {
  return db.transaction(() => {
    assertFiling(db, filingId);
    const draft = otherFilingId(db, filingId, 'earlier-draft');
    if (draft === null) throw new GoujiError('not-found', { what: { zh: '前稿', en: 'earlier draft' } });
    const ids = db
      .all<{ id: string }>(
        `SELECT x.id FROM finding x
         JOIN decision d ON d.filing_id = ? AND d.finding_id = x.id AND d.fingerprint = x.fingerprint
         WHERE x.filing_id = ? AND x.id NOT IN (SELECT finding_id FROM decision WHERE filing_id = ?)
         ORDER BY x.position`,
        draft,
        filingId,
        filingId,
      )
      .map(({ id }) => id);
    if (ids.length === 0) return 0;
    const values = ids.map(
      (findingId): ValueChange => ({
        entity: 'decision',
        filingId,
        findingId,
        old: null,
        new: storedDecision(db, draft, findingId),
      }),
    );
    const { name } = getFiling(db, draft);
    makeChange(db, author, {
      kind: 'finding.carry',
      sentence: {
        zh: `沿用前稿“${name}”对 ${ids.length} 条发现的处理`,
        en: `Decisions on ${ids.length} findings taken over from the draft “${name}”`,
      },
      subject: `filing ${filingId}`,
      keys: findingKeys(filingId, ids),
      values,
    });
    return ids.length;
  });
}
