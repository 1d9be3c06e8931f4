import { expect, test } from 'vitest';
import type { CorrectionRequest } from '../../core/contract/methods.ts';
import { applyCorrections } from '../../core/reader/corrections/apply.ts';
import { acceptDoubts } from '../../db/commands/accept-doubts.ts';
import { addAnnotation } from '../../db/commands/annotate.ts';
import { redo, undo } from '../../db/commands/changes.ts';
import { correct, dropCorrection } from '../../db/commands/correct.ts';
import { editCell } from '../../db/commands/edit-cell.ts';
import { saveCheck, saveReread } from '../../db/commands/filing.ts';
import { updateFindings } from '../../db/commands/update-findings.ts';
import type { WritableDb } from '../../db/connection.ts';
import { listAnnotations } from '../../db/repositories/annotations.ts';
import { listCorrections } from '../../db/repositories/corrections.ts';
import { listFilings, readReading, staleFilings, structureChanged } from '../../db/repositories/filings.ts';
import { listFindings } from '../../db/repositories/findings.ts';
import { historyState, listHistory } from '../../db/repositories/history.ts';
import { quality } from '../../db/repositories/quality.ts';
import { search } from '../../db/repositories/source.ts';
import { getTable, listTables } from '../../db/repositories/tables.ts';
import { checkedRows } from '../../db/rows/check-rows.ts';
import { readingRows } from '../../db/rows/reading-rows.ts';
import { inventedReport, newFiling } from './filing.ts';
import { author, projectWithFiling } from './setup.ts';

/** Does what the check that follows a correction does. */
function check(db: WritableDb, filingId: number): void {
  const kept = listCorrections(db, filingId);
  const { filing, unapplied } = applyCorrections(
    readReading(db, filingId),
    kept.map(({ correction }) => correction),
  );
  saveCheck(db, author, {
    filingId,
    rows: checkedRows(filing, inventedReport(null)),
    reading: structureChanged(db, filingId) ? readingRows(filing) : null,
    unapplied: unapplied.flatMap((at) => kept[at]?.id ?? []),
    checkMs: 1,
    announce: false,
  });
}

test('a correction is kept with a sentence, shows after the check, and is undone and redone', async () => {
  const { db, filingId } = await projectWithFiling();
  correct(db, author, filingId, { kind: 'give-back', table: 0, side: 'last', row: 2 });
  expect(staleFilings(db)).toEqual([filingId]);
  expect(historyState(db).undo).toEqual({
    zh: '表“收入构成”末尾 1 行退回正文',
    en: 'Table “收入构成” gave rows back to the text: the last 1',
  });
  check(db, filingId);
  expect(staleFilings(db)).toEqual([]);
  expect(getTable(db, filingId, 0).rows).toHaveLength(2);
  expect(search(db, filingId, '合计', 5).hits[0]?.place).toMatchObject({ in: 'block' });
  expect(undo(db, author)).toMatchObject({ filingIds: [filingId] });
  expect(staleFilings(db)).toEqual([filingId]);
  check(db, filingId);
  expect(getTable(db, filingId, 0).rows).toHaveLength(3);
  expect(search(db, filingId, '合计', 5).hits).toHaveLength(1);
  redo(db, author);
  check(db, filingId);
  expect(getTable(db, filingId, 0).rows).toHaveLength(2);
});

test('each kind of correction is tied to the source', async () => {
  const { db, filingId } = await projectWithFiling();
  const requests: CorrectionRequest[] = [
    { kind: 'heading', block: 1, level: 2 },
    { kind: 'take-in', table: 0, side: 'before' },
    { kind: 'split-table', table: 0, row: 2 },
    { kind: 'join-cells', table: 0, row: 1, column: 0, whole: false },
    { kind: 'header-rows', table: 0, count: 0 },
    { kind: 'unit', table: 0, column: 1, unit: '万元' },
    { kind: 'split-cell', table: 0, row: 0, column: 1, offset: 1, whole: false },
  ];
  for (const request of requests) correct(db, author, filingId, request);
  expect(listCorrections(db, filingId).map(({ correction }) => correction)).toEqual([
    { kind: 'heading', at: { line: 2, column: 0 }, level: 2 },
    { kind: 'take-in', table: { line: 3, column: 0 }, side: 'before', through: { line: 2, column: 0 } },
    { kind: 'split-table', row: { line: 5, column: 0 } },
    { kind: 'join-cells', cell: { at: { line: 4, column: 0 }, own: true, column: 0, columns: 2 }, whole: false },
    { kind: 'header-rows', table: { line: 3, column: 0 }, last: null },
    {
      kind: 'unit',
      table: { line: 3, column: 0 },
      column: { at: { line: 3, column: 3 }, own: true, column: 1, columns: 2 },
      unit: '万元',
    },
    { kind: 'split-cell', at: { line: 3, column: 4 }, whole: false },
  ]);
  expect(() => correct(db, author, filingId, { kind: 'join-tables', table: 0 })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
  expect(() => correct(db, author, filingId, { kind: 'take-in', table: 0, side: 'after' })).toThrow(
    expect.objectContaining({ code: 'no-source-text' }),
  );
});

test('what an analyst decided, noted and corrected stays when the file is read again; what finds no place is named', async () => {
  const { db, filingId } = await projectWithFiling();
  updateFindings(db, author, { filingId, findingIds: ['table.foot-1'], patch: { status: 'ask', note: '核对' } });
  const place = { in: 'cell', table: 0, row: 2, column: 1, start: 0, end: 1 } as const;
  addAnnotation(db, author, { filingId, findingId: 'table.foot-1', place, quote: '2', text: '问会计师' });
  editCell(db, author, { filingId, table: 0, row: 1, column: 1, text: '9' });
  correct(db, author, filingId, { kind: 'split-table', table: 0, row: 2 });
  // A newer reader that finds the corrected cell's row no more.
  const again = readReading(db, filingId);
  const [table] = again.tables;
  if (!table) throw new Error('the invented filing has a table');
  const newer = { ...again, tables: [{ ...table, rows: table.rows.filter((_row, at) => at !== 1) }] };
  const kept = listCorrections(db, filingId);
  const { filing, unapplied } = applyCorrections(
    newer,
    kept.map(({ correction }) => correction),
  );
  expect(unapplied).toEqual([0]);
  saveReread(db, author, filingId, {
    filing: { ...newFiling(newer), rows: readingRows(filing) },
    checked: checkedRows(filing, inventedReport(null)),
    unapplied: unapplied.flatMap((at) => kept[at]?.id ?? []),
    complete: true,
  });
  expect(listTables(db, filingId)).toHaveLength(2);
  const report = quality(db, filingId);
  expect(report.corrections.map(({ kind, applied }) => [kind, applied])).toEqual([
    ['cell-text', false],
    ['split-table', true],
  ]);
  expect(listAnnotations(db, filingId)).toMatchObject([
    { text: '问会计师', place: { in: 'cell', table: 1, row: 0, column: 1, start: 0, end: 1 } },
  ]);
  expect(listHistory(db, 1)[0]?.sentence.zh).toBe('重新读取“invented.txt”，共 0 处差异；1 项修正找不到位置');
  expect(db.get('SELECT status, note FROM decision WHERE filing_id = ?', filingId)).toEqual({
    status: 'ask',
    note: '核对',
  });
});

test('a correction from the middle is dropped, and comes back at its place in the order', async () => {
  const { db, filingId } = await projectWithFiling();
  editCell(db, author, { filingId, table: 0, row: 1, column: 1, text: '9' });
  correct(db, author, filingId, { kind: 'unit', table: 0, column: null, unit: '亿元' });
  const [first] = listCorrections(db, filingId);
  dropCorrection(db, author, filingId, first?.id ?? 0);
  expect(getTable(db, filingId, 0).rows[1]?.cells[1]).toMatchObject({ text: '1', edited: false });
  check(db, filingId);
  expect(getTable(db, filingId, 0).summary.unit).toBe('亿元');
  undo(db, author);
  expect(listCorrections(db, filingId).map(({ correction }) => correction.kind)).toEqual(['cell-text', 'unit']);
  expect(getTable(db, filingId, 0).rows[1]?.cells[1]).toMatchObject({ text: '9', edited: true });
  expect(() => dropCorrection(db, author, filingId, 99)).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('doubts have their place and state, are accepted and taken back, and are settled by a correction', async () => {
  const { db, filingId } = await projectWithFiling();
  const add = (position: number, code: string, line: number | null, page: number | null) =>
    db.run(
      'INSERT INTO warning (filing_id, position, code, message_zh, message_en, line, page) VALUES (?, ?, ?, ?, ?, ?, ?)',
      filingId,
      position,
      code,
      `存疑 ${position}`,
      `doubt ${position}`,
      line,
      page,
    );
  add(0, 'table-doubtful', 3, null);
  add(1, 'heading-doubtful', 1, null);
  add(2, 'encoding-guessed', null, null);
  const states = () => quality(db, filingId).doubts.map(({ block, table, state }) => [block, table, state]);
  expect(states()).toEqual([
    [2, 0, 'open'],
    [0, null, 'open'],
    [null, null, 'open'],
  ]);
  const keys = quality(db, filingId).doubts.map(({ key }) => key);
  acceptDoubts(db, author, { filingId, keys: keys.slice(1), accepted: true });
  expect(acceptDoubts(db, author, { filingId, keys: keys.slice(1), accepted: true })).toBeNull();
  correct(db, author, filingId, { kind: 'header-rows', table: 0, count: 0 });
  expect(states().map(([, , state]) => state)).toEqual(['set-right', 'accepted', 'accepted']);
  undo(db, author);
  undo(db, author);
  expect(states().map(([, , state]) => state)).toEqual(['open', 'open', 'open']);
  editCell(db, author, { filingId, table: 0, row: 1, column: 1, text: '9' });
  expect(states()[0]?.[2]).toBe('open');
});

test('a reading of an older format is told', async () => {
  const { db, filingId } = await projectWithFiling();
  expect(listFilings(db)[0]?.outdated).toBe(false);
  expect(quality(db, filingId)).toMatchObject({ outdated: false, report: { tables: 1 } });
  db.run('UPDATE reading SET format = 1');
  expect(listFilings(db)[0]?.outdated).toBe(true);
  expect(listFindings(db, filingId)).toHaveLength(1);
});
