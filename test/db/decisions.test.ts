import { expect, test } from 'vitest';
import { saveCheck } from '../../db/commands/filing.ts';
import { updateFindings } from '../../db/commands/update-findings.ts';
import type { WritableDb } from '../../db/connection.ts';
import { openProject } from '../../db/project.ts';
import { getFinding, listFindings } from '../../db/repositories/findings.ts';
import { listSections } from '../../db/repositories/sections.ts';
import { checkedRows } from '../../db/rows/check-rows.ts';
import { inventedFiling, inventedReport } from './filing.ts';
import { author, closing, projectWithFiling } from './setup.ts';

const id = 'table.foot-1';

function check(db: WritableDb, filingId: number, fingerprint: string | null): void {
  const rows = checkedRows(inventedFiling(), inventedReport(fingerprint));
  saveCheck(db, author, { filingId, rows, reading: null, unapplied: [], checkMs: 1, announce: false });
}

test('a decision survives a new check and a restart', async () => {
  const { project, db, path, filingId } = await projectWithFiling();
  const patch = { status: 'dismissed' as const, reason: '口径不同', severity: 'low' as const, tags: ['已问'] };
  updateFindings(db, author, { filingId, findingIds: [id], patch });
  check(db, filingId, 'fp1');
  project.close();
  const again = closing(await openProject(path));
  expect(listFindings(again.db, filingId)[0]).toMatchObject({ ...patch, foundSeverity: 'high', reopened: false });
});

test('a finding reopens where an operand changed, keeps its note and severity, and the trail says so', async () => {
  const { db, filingId } = await projectWithFiling();
  const patch = { status: 'confirmed' as const, severity: 'low' as const, note: '见底稿' };
  updateFindings(db, author, { filingId, findingIds: [id], patch });
  expect(listSections(db, filingId)[0]).toMatchObject({ findings: 0, worst: null });
  check(db, filingId, 'fp2');
  expect(listFindings(db, filingId)[0]).toMatchObject({
    status: 'open',
    reopened: true,
    severity: 'low',
    note: '见底稿',
  });
  expect(listSections(db, filingId)[0]).toMatchObject({ findings: 1, worst: 'low' });
  expect(getFinding(db, filingId, id).history.map((row) => row.sentence.en)).toEqual([
    '“The total does not foot” reopened: a value it rests on has changed',
    '“The total does not foot”: status set to “Confirmed”, severity set to “Low”, note: “见底稿”',
  ]);
});

test('a reopening is noted once, and goes when the operand is back', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: [id], patch: { status: 'confirmed' } });
  check(db, filingId, 'fp2');
  check(db, filingId, 'fp2');
  expect(getFinding(db, filingId, id).history).toHaveLength(2);
  check(db, filingId, 'fp1');
  expect(listFindings(db, filingId)[0]).toMatchObject({ status: 'confirmed', reopened: false });
});

test('a note on a reopened finding does not settle it; a status does', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: [id], patch: { status: 'confirmed' } });
  check(db, filingId, 'fp2');
  updateFindings(db, author, { filingId, findingIds: [id], patch: { note: '再看' } });
  expect(listFindings(db, filingId)[0]).toMatchObject({ status: 'open', reopened: true, note: '再看' });
  updateFindings(db, author, { filingId, findingIds: [id], patch: { status: 'open' } });
  expect(listFindings(db, filingId)[0]).toMatchObject({ status: 'open', reopened: false });
});

test('a finding that goes away has its decision when it comes back', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: [id], patch: { status: 'ask', note: '问过' } });
  check(db, filingId, null);
  expect(listFindings(db, filingId)).toEqual([]);
  check(db, filingId, 'fp1');
  expect(listFindings(db, filingId)[0]).toMatchObject({ status: 'ask', note: '问过', reopened: false });
});

test('a severity set back to the one found is no override any more', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: [id], patch: { severity: 'low' } });
  updateFindings(db, author, { filingId, findingIds: [id], patch: { severity: 'high' } });
  expect(db.get('SELECT severity FROM decision')).toEqual({ severity: null });
});
