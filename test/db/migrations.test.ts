import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect, type ReadableDb } from '../../db/connection.ts';
import { type Migration, migrations } from '../../db/migrations/list.ts';
import { createProject, openProject } from '../../db/project.ts';
import { closing, projectWithFiling, temporaryFolder, writableOf } from './setup.ts';

const snapshotPath = join(import.meta.dirname, 'schema.sql');

function schemaOf(db: ReadableDb): string {
  return db
    .all<{ sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .map(({ sql }) => `${sql};\n`)
    .join('\n');
}

test('the schema is the committed one (UPDATE_SCHEMA=1 writes it anew)', async () => {
  const project = closing(await createProject(join(temporaryFolder(), 'a.gouji')));
  const schema = schemaOf(project.db);
  if (process.env.UPDATE_SCHEMA) writeFileSync(snapshotPath, schema);
  expect(schema).toBe(readFileSync(snapshotPath, 'utf8'));
});

test('every table but the search index is STRICT', async () => {
  const project = closing(await createProject(join(temporaryFolder(), 'a.gouji')));
  const loose = project.db.all(
    "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
  );
  expect(loose).toEqual([]);
});

test('migrations rise by version', () => {
  const versions = migrations.map((step) => step.version);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
});

const next: Migration = {
  version: 1001,
  name: 'next',
  up: (db) => db.script("ALTER TABLE filing ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"),
};

test('an older file is copied, then brought up to date with its data kept', async () => {
  const { project, path } = await projectWithFiling();
  project.close();
  const opened = closing(await openProject(path, { migrations: [...migrations, next] }));
  expect(opened.db.get('SELECT name, colour FROM filing')).toEqual({ name: 'invented.txt', colour: 'red' });
  const backup = `${path}.backup-v${migrations[migrations.length - 1]?.version}`;
  const copy = closing(await openProject(backup));
  expect(copy.db.get('SELECT count(*) AS n FROM filing')).toEqual({ n: 1 });
});

test('where one of several steps fails, none of them took place', async () => {
  const { project, path } = await projectWithFiling();
  project.close();
  const failing: Migration = { version: 1002, name: 'failing', up: (db) => db.script('CREATE TABLE nothing_else (') };
  await expect(openProject(path, { migrations: [...migrations, next, failing] })).rejects.toThrow();
  const opened = closing(await openProject(path));
  expect(schemaOf(opened.db)).not.toContain('colour');
  expect(writableOf(opened).get('PRAGMA user_version')).toEqual({ user_version: migrations.length });
});

test('a new file is marked as ours, in WAL mode, and leaves nothing beside it when closed', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.gouji');
  const project = await createProject(path);
  expect(project.db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(project.db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  project.close();
  for (const ending of ['-wal', '-shm', '.lock']) expect(existsSync(path + ending)).toBe(false);
  const raw = connect(path, { name: 'a', readOnly: true });
  expect(raw.pragma('application_id')).toBe(0x476f756a);
  raw.close();
});
