import { expect, test } from 'vitest';
import { redo, undo } from '../../db/commands/changes.ts';
import { importFiling, removeFiling } from '../../db/commands/filing.ts';
import { carryDecisions, setOtherFiling } from '../../db/commands/other-filings.ts';
import { updateFindings } from '../../db/commands/update-findings.ts';
import { staleFilings } from '../../db/repositories/filings.ts';
import { listFindings } from '../../db/repositories/findings.ts';
import { historyState } from '../../db/repositories/history.ts';
import { otherFilings } from '../../db/repositories/other-filings.ts';
import { checkedRows } from '../../db/rows/check-rows.ts';
import { inventedFiling, inventedReport, newFiling } from './filing.ts';
import { author, projectWithFiling } from './setup.ts';

/** A project with two filings: the first is the earlier draft of the second, whose finding has the given fingerprint. */
async function twoDrafts(fingerprint = 'fp1') {
  const { db, filingId: draft } = await projectWithFiling();
  const filing = inventedFiling();
  const now = importFiling(db, author, newFiling(filing), checkedRows(filing, inventedReport(fingerprint)));
  return { db, draft, now };
}

test('another filing is set, replaced and taken back; undo and redo follow, and each asks for a check', async () => {
  const { db, draft, now } = await twoDrafts();
  expect(otherFilings(db, now)).toEqual([]);
  setOtherFiling(db, author, { filingId: now, relation: 'earlier-draft', otherId: draft });
  expect(otherFilings(db, now)).toMatchObject([{ relation: 'earlier-draft', filingId: draft, name: 'invented.txt' }]);
  expect(staleFilings(db)).toEqual([now]);
  expect(historyState(db).undo?.zh).toContain('前稿');
  expect(setOtherFiling(db, author, { filingId: now, relation: 'earlier-draft', otherId: draft })).toBeNull();
  expect(undo(db, author).filingIds).toEqual([now]);
  expect(otherFilings(db, now)).toEqual([]);
  redo(db, author);
  expect(otherFilings(db, now)).toHaveLength(1);
  setOtherFiling(db, author, { filingId: now, relation: 'earlier-draft', otherId: null });
  expect(otherFilings(db, now)).toEqual([]);
});

test('a filing that was taken out of the project is held against nothing until it comes back', async () => {
  const { db, draft, now } = await twoDrafts();
  setOtherFiling(db, author, { filingId: now, relation: 'prior-year', otherId: draft });
  removeFiling(db, author, draft);
  expect(otherFilings(db, now)).toEqual([]);
  undo(db, author);
  expect(otherFilings(db, now)).toHaveLength(1);
});

test('a filing is not held against itself, nor against one that is not there', async () => {
  const { db, now } = await twoDrafts();
  const set = (otherId: number) => () => setOtherFiling(db, author, { filingId: now, relation: 'prior-year', otherId });
  expect(set(now)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  expect(set(999)).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('decisions on findings with the same operands are taken over as one step, others are not', async () => {
  for (const [fingerprint, carried] of [
    ['fp1', 1],
    ['fp2', 0],
  ] as const) {
    const { db, draft, now } = await twoDrafts(fingerprint);
    const id = listFindings(db, draft)[0]?.id as string;
    updateFindings(db, author, {
      filingId: draft,
      findingIds: [id],
      patch: { status: 'dismissed', reason: '口径不同' },
    });
    expect(() => carryDecisions(db, author, now)).toThrow(expect.objectContaining({ code: 'not-found' }));
    setOtherFiling(db, author, { filingId: now, relation: 'earlier-draft', otherId: draft });
    expect(carryDecisions(db, author, now)).toBe(carried);
    const status = () => listFindings(db, now)[0]?.status;
    expect(status()).toBe(carried === 1 ? 'dismissed' : 'open');
    if (carried === 0) continue;
    expect(carryDecisions(db, author, now)).toBe(0);
    undo(db, author);
    expect(status()).toBe('open');
    redo(db, author);
    expect(listFindings(db, now)[0]).toMatchObject({ status: 'dismissed', reason: '口径不同' });
  }
});
