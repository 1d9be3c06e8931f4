import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { redo, undo } from '../../db/commands/changes.ts';
import { first } from '../../db/migrations/0001-first.ts';
import { createProject, openProject } from '../../db/project.ts';
import { listCorrections } from '../../db/repositories/corrections.ts';
import { listFilings } from '../../db/repositories/filings.ts';
import { historyState } from '../../db/repositories/history.ts';
import { quality } from '../../db/repositories/quality.ts';
import { getTable } from '../../db/repositories/tables.ts';
import { inventedFiling } from './filing.ts';
import { author, closing, temporaryFolder, writableOf } from './setup.ts';

/** A project as version 1 left it: two edits of one cell, one of another, the last of them undone. */
async function projectOfVersion1(): Promise<string> {
  const path = join(temporaryFolder(), 'old.gouji');
  const project = await createProject(path, { migrations: [first] });
  const db = writableOf(project);
  const { report: _none, ...filing } = inventedFiling();
  const { marks: _marks, ...source } = filing.source;
  db.run(
    `INSERT INTO filing (id, name, format, encoding, characters, lines, pages, sha256, imported_at, read_ms, check_ms)
     VALUES (1, 'old.txt', 'txt', 'utf-8', 20, 5, NULL, '0', '2024-01-01T00:00:00.000Z', 1, 1)`,
  );
  db.run(
    'INSERT INTO reading (filing_id, format, body) VALUES (1, 1, ?)',
    deflateSync(JSON.stringify({ ...filing, source })),
  );
  for (const block of filing.blocks) {
    const values = [block.index, block.kind, 0, block.text, block.line, block.page, block.section, block.table];
    db.run('INSERT INTO block VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)', ...values);
  }
  const [table] = filing.tables;
  if (!table) throw new Error('the invented filing has a table');
  db.run(
    `INSERT INTO filing_table VALUES (1, 0, 'T1', 'grid', '收入构成', '元', '["项目","金额"]', '[null,null]', 0, 2, 3, 5,
     NULL, NULL, 1, 3, 2, 1, 1)`,
  );
  table.rows.forEach((row, at) => {
    db.run('INSERT INTO table_row VALUES (1, 0, ?, ?, 0, 0, ?, NULL)', at, row.role, row.line);
    row.cells.forEach(({ text }, column) => {
      const now = at === 2 && column === 1 ? '7' : text;
      db.run('INSERT INTO cell VALUES (1, 0, ?, ?, ?, ?, ?, 0)', at, column, text, now, now === text ? 0 : 1);
    });
  });
  db.run("INSERT INTO cell_edit VALUES (1, 0, 2, 1, '7')");
  const change = (row: number, old: string | null, text: string, undone: number) =>
    db.run(
      `INSERT INTO change (at, who, kind, sentence_zh, sentence_en, subject, values_json, undoable, undone)
       VALUES ('2024-01-02T00:00:00.000Z', '张三', 'cell.edit', '改', 'changed', 'T1', ?, 1, ?)`,
      JSON.stringify([{ entity: 'cell-edit', filingId: 1, table: 0, row, column: 1, old, new: text }]),
      undone,
    );
  change(2, null, '1', 0);
  change(2, '1', '7', 0);
  change(1, null, '5', 1);
  project.close();
  return path;
}

test('corrected cells of version 1 become corrections, and undo and redo go on', async () => {
  const path = await projectOfVersion1();
  const db = writableOf(closing(await openProject(path)));
  expect(listCorrections(db, 1).map(({ correction, who }) => [correction, who])).toEqual([
    [
      {
        kind: 'cell-text',
        cell: { at: { line: 5, column: 3 }, own: true, column: 1, columns: 2 },
        text: '1',
        was: '2',
      },
      '张三',
    ],
    [
      {
        kind: 'cell-text',
        cell: { at: { line: 5, column: 3 }, own: true, column: 1, columns: 2 },
        text: '7',
        was: '1',
      },
      '张三',
    ],
  ]);
  const textAt = (row: number) => getTable(db, 1, 0).rows[row]?.cells[1];
  expect(textAt(2)).toMatchObject({ text: '7', original: '2', edited: true });
  undo(db, author);
  expect(textAt(2)).toMatchObject({ text: '1', edited: true });
  undo(db, author);
  expect(textAt(2)).toMatchObject({ text: '2', edited: false });
  expect(historyState(db).undo).toBeNull();
  redo(db, author);
  redo(db, author);
  redo(db, author);
  expect(textAt(2)).toMatchObject({ text: '7' });
  expect(textAt(1)).toMatchObject({ text: '5', edited: true });
});

test('a reading of version 1 has no report and is called outdated, nothing more', async () => {
  const db = writableOf(closing(await openProject(await projectOfVersion1())));
  expect(listFilings(db)).toMatchObject([{ outdated: true }]);
  expect(quality(db, 1)).toMatchObject({ report: null, outdated: true, doubts: [] });
});
