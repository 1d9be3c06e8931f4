import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '../../db/connection.ts';
import { createProject, openProject } from '../../db/project.ts';
import { closing, projectWithFiling, temporaryFolder } from './setup.ts';

function hash(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Opening fails with the code, and the file and its folder are as they were. */
async function refused(path: string, code: string): Promise<void> {
  const before = hash(path);
  await expect(openProject(path)).rejects.toMatchObject({ code });
  expect(hash(path)).toBe(before);
  const folder = join(path, '..');
  expect(readdirSync(folder).filter((name) => /-wal$|-shm$|-journal$|\.lock|backup/.test(name))).toEqual([]);
}

test('a file of a newer version is refused and left as it was', async () => {
  const { project, path } = await projectWithFiling();
  project.close();
  const raw = connect(path, { name: 'raw' });
  raw.pragma('user_version = 99');
  raw.pragma('journal_mode = DELETE');
  raw.close();
  await refused(path, 'project-newer');
});

test('another program’s database is refused and left as it was', async () => {
  const path = join(temporaryFolder(), 'theirs.db');
  const raw = connect(path, { name: 'raw', mustExist: false });
  raw.script('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  raw.close();
  await refused(path, 'project-not-ours');
});

test('a text file and an empty file are refused', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'notes.txt'), 'not a database');
  writeFileSync(join(folder, 'empty'), '');
  await refused(join(folder, 'notes.txt'), 'project-not-ours');
  await refused(join(folder, 'empty'), 'project-not-ours');
});

test('a project cut short, or with a page overwritten, is called damaged and left as it was', async () => {
  const { project, path } = await projectWithFiling();
  project.close();
  const folder = temporaryFolder();
  const short = join(folder, 'short.gouji');
  copyFileSync(path, short);
  truncateSync(short, 4096 * 5);
  await refused(short, 'project-corrupt');
  const scratched = join(folder, 'scratched.gouji');
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096 * 3, 4096 * 6);
  writeFileSync(scratched, bytes);
  await refused(scratched, 'project-corrupt');
  const headless = join(folder, 'headless.gouji');
  bytes.fill(0, 0, 100);
  writeFileSync(headless, bytes);
  await refused(headless, 'project-corrupt');
});

test('a folder and a missing file are refused', async () => {
  const folder = join(temporaryFolder(), 'folder.gouji');
  mkdirSync(folder);
  await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-not-ours' });
  await expect(openProject(join(folder, 'none.gouji'))).rejects.toMatchObject({ code: 'file-missing' });
});

test('a project is not made over a file that stands there', async () => {
  const { path } = await projectWithFiling();
  await expect(createProject(path)).rejects.toMatchObject({ code: 'target-unwritable' });
});

test('the second to open a project may only read, until the first has closed it', async () => {
  const { project, path } = await projectWithFiling();
  const second = closing(await openProject(path));
  expect(second.writable).toBeNull();
  expect(second.db.get('SELECT count(*) AS n FROM filing')).toEqual({ n: 1 });
  project.close();
  const third = closing(await openProject(path));
  expect(third.writable).not.toBeNull();
});

test('a copy taken while the project is open is a whole project by itself', async () => {
  const { project } = await projectWithFiling();
  const folder = temporaryFolder();
  await project.saveCopy(join(folder, '副本.gouji'));
  expect(readdirSync(folder)).toEqual(['副本.gouji']);
  const copy = closing(await openProject(join(folder, '副本.gouji')));
  expect(copy.name).toBe('副本');
  expect(copy.db.get('SELECT name FROM filing')).toEqual({ name: 'invented.txt' });
});

test('a copy to a folder that does not exist fails and leaves nothing', async () => {
  const { project } = await projectWithFiling();
  const folder = temporaryFolder();
  await expect(project.saveCopy(join(folder, 'none', 'a.gouji'))).rejects.toMatchObject({ code: 'target-unwritable' });
  expect(readdirSync(folder)).toEqual([]);
});
