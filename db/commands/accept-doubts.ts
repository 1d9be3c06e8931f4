import type { HistoryRow } from '../../core/contract/rows.ts';
import type { WritableDb } from '../connection.ts';
import { quality } from '../repositories/quality.ts';
import { type Author, makeChange } from './changes.ts';
import { acceptedSentence } from './correction-sentences.ts';

/** Accepts doubts of the reading as they are, or takes that back; null where nothing changes. */
export function acceptDoubts(
  db: WritableDb,
  author: Author,
  request: { filingId: number; keys: readonly string[]; accepted: boolean },
): HistoryRow | null {
  const { filingId, accepted } = request;
  const keys = new Set(request.keys);
  return db.transaction(() => {
    const doubts = quality(db, filingId).doubts.filter(
      ({ key, state }) => keys.has(key) && state === (accepted ? 'open' : 'accepted'),
    );
    if (doubts.length === 0) return null;
    return makeChange(db, author, {
      kind: 'doubt.accept',
      sentence: acceptedSentence(doubts.length === 1 ? (doubts[0]?.message ?? null) : null, doubts.length, accepted),
      subject: doubts.length === 1 ? (doubts[0]?.key ?? '') : '',
      values: doubts.map(({ key }) => ({ entity: 'doubt', filingId, key, old: !accepted, new: accepted })),
    });
  });
}
