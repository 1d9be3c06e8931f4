import { expect, test } from 'vitest';
import { addAnnotation, removeAnnotation } from '../../db/commands/annotate.ts';
import { redo, undo } from '../../db/commands/changes.ts';
import { editCell } from '../../db/commands/edit-cell.ts';
import { removeFiling } from '../../db/commands/filing.ts';
import { updateFindings } from '../../db/commands/update-findings.ts';
import { openProject } from '../../db/project.ts';
import { listAnnotations } from '../../db/repositories/annotations.ts';
import { listEditedCells } from '../../db/repositories/corrections.ts';
import { listFilings } from '../../db/repositories/filings.ts';
import { listFindings } from '../../db/repositories/findings.ts';
import { historyState, listHistory } from '../../db/repositories/history.ts';
import { getTable } from '../../db/repositories/tables.ts';
import { author, closing, projectWithFiling, writableOf } from './setup.ts';

const cell = { table: 0, row: 2, column: 1 };

test('undo and redo go on after the project was closed and opened', async () => {
  const { project, db, path, filingId } = await projectWithFiling();
  updateFindings(db, author, {
    filingId,
    findingIds: ['table.foot-1'],
    patch: { status: 'confirmed', note: '核对过' },
  });
  editCell(db, author, { filingId, ...cell, text: '1' });
  undo(db, author);
  project.close();

  const again = writableOf(closing(await openProject(path)));
  expect(listEditedCells(again, filingId)).toEqual([]);
  expect(historyState(again).redo?.en).toContain('Table “收入构成”, row 3, column 2');
  undo(again, author);
  expect(listFindings(again, filingId)[0]).toMatchObject({ status: 'open', note: '', reviewer: '' });
  expect(() => undo(again, author)).toThrow(expect.objectContaining({ code: 'nothing-to-undo' }));
  redo(again, author);
  expect(listFindings(again, filingId)[0]).toMatchObject({ status: 'confirmed', note: '核对过', reviewer: '张三' });
  redo(again, author);
  expect(getTable(again, filingId, 0).rows[2]?.cells[1]).toMatchObject({ text: '1', original: '2', edited: true });
  expect(() => redo(again, author)).toThrow(expect.objectContaining({ code: 'nothing-to-redo' }));
});

test('a new change takes redo away but nothing from the audit trail', async () => {
  const { db, filingId } = await projectWithFiling();
  editCell(db, author, { filingId, ...cell, text: '1' });
  editCell(db, author, { filingId, ...cell, text: '7' });
  undo(db, author);
  editCell(db, author, { filingId, ...cell, text: '9' });
  expect(historyState(db).redo).toBeNull();
  const trail = listHistory(db, 100).map((row) => row.sentence.zh);
  expect(trail).toEqual([
    '表“收入构成”第 3 行第 2 列由“1”改为“9”',
    '撤销：表“收入构成”第 3 行第 2 列由“1”改为“7”',
    '表“收入构成”第 3 行第 2 列由“1”改为“7”',
    '表“收入构成”第 3 行第 2 列由“2”改为“1”',
    '导入“invented.txt”，发现 1 处差异',
  ]);
  expect(listHistory(db, 100).map((row) => row.undone)).toEqual([false, false, true, false, false]);
  undo(db, author);
  undo(db, author);
  expect(getTable(db, filingId, 0).rows[2]?.cells[1]?.text).toBe('2');
});

test('what changes nothing leaves no trace', async () => {
  const { db, filingId } = await projectWithFiling();
  const before = listHistory(db, 100).length;
  editCell(db, author, { filingId, ...cell, text: '2' });
  updateFindings(db, author, { filingId, findingIds: ['table.foot-1'], patch: { status: 'open' } });
  expect(listHistory(db, 100)).toHaveLength(before);
});

test('a cell put back to its source is edited no more', async () => {
  const { db, filingId } = await projectWithFiling();
  editCell(db, author, { filingId, ...cell, text: '1' });
  editCell(db, author, { filingId, ...cell, text: null });
  expect(listEditedCells(db, filingId)).toEqual([]);
  undo(db, author);
  expect(listEditedCells(db, filingId)).toEqual([{ ...cell, text: '1', original: '2' }]);
});

test('a removed annotation comes back as it was, and its number is never given again', async () => {
  const { db, filingId } = await projectWithFiling();
  const request = { filingId, findingId: 'table.foot-1', place: null, quote: '合计 2', text: '问会计师' };
  const first = addAnnotation(db, author, request);
  removeAnnotation(db, author, first.id);
  const second = addAnnotation(db, author, { ...request, text: '另一条' });
  expect(second.id).not.toBe(first.id);
  undo(db, author);
  undo(db, author);
  expect(listAnnotations(db, filingId)).toEqual([first]);
});

test('a removed filing comes back with its decisions', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: ['table.foot-1'], patch: { status: 'ask' } });
  removeFiling(db, author, filingId);
  expect(listFilings(db)).toEqual([]);
  undo(db, author);
  expect(listFilings(db)).toMatchObject([{ id: filingId, findings: 1, decided: 1 }]);
});

test('several findings changed at once are one step', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: ['table.foot-1', 'table.foot-1'], patch: { tags: ['甲', '乙'] } });
  expect(listFindings(db, filingId)[0]?.tags).toEqual(['甲', '乙']);
  undo(db, author);
  expect(listFindings(db, filingId)[0]?.tags).toEqual([]);
});

test('a change of a finding that is not there stores nothing', async () => {
  const { db, filingId } = await projectWithFiling();
  const before = listHistory(db, 100).length;
  const request = { filingId, findingIds: ['table.foot-1', 'gone'], patch: { status: 'confirmed' as const } };
  expect(() => updateFindings(db, author, request)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(listFindings(db, filingId)[0]?.status).toBe('open');
  expect(listHistory(db, 100)).toHaveLength(before);
});
