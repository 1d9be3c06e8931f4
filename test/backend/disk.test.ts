import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProject } from '../../db/project.ts';
import { listFilings } from '../../db/repositories/filings.ts';
import { fill, mountPermitted, mountSmallDisk } from '../small-disk.ts';
import { afterwards, sampleFile, temporaryFolder } from './client.ts';
import { ProgramClient } from './program-client.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** A program with the sample open, its worker running, that then goes on as an unprivileged user. */
async function unprivileged(folder: string): Promise<{ client: ProgramClient; filingId: number; path: string }> {
  const client = new ProgramClient(join(folder, 'data'));
  const { project, jobId } = await client.call('project.openSample', {});
  if (jobId !== null) await client.over(jobId);
  const [filing] = await client.call('filings.list', {});
  const filingId = filing?.id ?? 0;
  const warm = await client.register(join(folder, 'warm.csv'));
  const what = { kind: 'findings-csv' as const };
  const { jobId: warming } = await client.call('export.start', { filingId, target: warm.handle, what, language: 'zh' });
  await client.over(warming);
  if (isRoot) await client.become(nobody);
  return { client, filingId, path: project.path };
}

/** A folder that an unprivileged user may read and not write. */
function closedFolder(parent: string): string {
  const folder = join(parent, 'closed');
  mkdirSync(folder);
  writeFileSync(join(folder, 'old.csv'), 'old');
  chmodSync(folder, 0o555);
  afterwards(() => chmodSync(folder, 0o755));
  return folder;
}

describe('as a user who may not write there', () => {
  test('an export fails with target-unwritable and what stood there stays', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const closed = closedFolder(folder);
    const { client, filingId } = await unprivileged(folder);
    for (const [name, what] of [
      ['old.csv', { kind: 'findings-csv' }],
      ['new.xlsx', { kind: 'xlsx' }],
    ] as const) {
      const target = await client.register(join(closed, name));
      const { jobId } = await client.call('export.start', { filingId, target: target.handle, what, language: 'zh' });
      expect(await client.over(jobId)).toMatchObject({
        state: 'failed',
        error: { code: 'target-unwritable', details: { name } },
      });
    }
    expect(readdirSync(closed)).toEqual(['old.csv']);
    expect(readFileSync(join(closed, 'old.csv'), 'utf8')).toBe('old');
  });

  test('a copy fails with target-unwritable', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const closed = closedFolder(folder);
    const { client } = await unprivileged(folder);
    const target = await client.register(join(closed, 'copy.gouji'));
    await expect(client.call('project.saveCopy', { target: target.handle })).rejects.toMatchObject({
      code: 'target-unwritable',
    });
    expect(readdirSync(closed)).toEqual(['old.csv']);
  });

  test('a project in a folder that can’t be written opens to look at, and is not touched', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const first = await unprivileged(folder);
    const copy = join(folder, 'shelf', 'kept.gouji');
    mkdirSync(join(folder, 'shelf'));
    first.client.process.kill('SIGTERM');
    await first.client.ended;
    // The program was ended before it closed: opening and closing folds the log into the file.
    (await openProject(first.path)).close();
    copyFileSync(first.path, copy);
    chmodSync(copy, 0o444);
    chmodSync(join(folder, 'shelf'), 0o555);
    afterwards(() => chmodSync(join(folder, 'shelf'), 0o755));
    const bytes = readFileSync(copy);

    const { client } = await unprivileged(folder);
    const { handle } = await client.register(copy);
    expect(await client.call('project.open', { handle })).toMatchObject({ name: 'kept', readOnly: true });
    const [filing] = await client.call('filings.list', {});
    const findings = await client.call('findings.list', { filingId: filing?.id ?? 0 });
    expect(findings.length).toBeGreaterThan(0);
    const change = { filingId: filing?.id ?? 0, findingIds: [findings[0]?.id ?? ''], patch: { note: 'x' } };
    await expect(client.call('findings.update', change)).rejects.toMatchObject({ code: 'read-only' });
    expect(readFileSync(copy).equals(bytes)).toBe(true);
    expect(readdirSync(join(folder, 'shelf'))).toEqual(['kept.gouji']);
  });

  test('a new project in a data folder that can’t be written fails with target-unwritable', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const { client } = await unprivileged(folder);
    if (!isRoot) chmodSync(join(folder, 'data', 'projects'), 0o555);
    afterwards(() => chmodSync(join(folder, 'data', 'projects'), 0o755));
    await expect(client.call('project.create', { name: 'another' })).rejects.toMatchObject({
      code: 'target-unwritable',
    });
  });
});

/** A small disk of the test's own. */
function smallDisk(kilobytes: number): string {
  const folder = temporaryFolder();
  afterwards(mountSmallDisk(folder, kilobytes));
  return folder;
}

describe.skipIf(!mountPermitted())('on a full disk (needs root and the right to mount a tmpfs)', () => {
  test('an import fails with disk-full, and the project is as it was', async () => {
    const disk = smallDisk(1500);
    const client = new ProgramClient(disk);
    const { path } = await client.call('project.create', { name: 'case' });
    const { handle } = await client.register(sampleFile);
    const { jobId } = await client.call('filing.import', { handle });
    expect(await client.over(jobId)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
    expect(await client.call('filings.list', {})).toEqual([]);
    // Small work goes on.
    expect(await client.call('project.close', {})).toBeNull();
    const left = await openProject(path);
    expect(listFilings(left.db)).toEqual([]);
    left.close();
  });

  test('an export and a copy fail with disk-full and leave nothing', async () => {
    const folder = temporaryFolder();
    const client = new ProgramClient(folder);
    const { jobId } = await client.call('project.openSample', {});
    await client.over(jobId ?? 0);
    const [filing] = await client.call('filings.list', {});
    const filingId = filing?.id ?? 0;
    const disk = smallDisk(512);
    fill(disk, 8);
    for (const [name, what] of [
      ['a.xlsx', { kind: 'xlsx' }],
      ['a.html', { kind: 'html' }],
      ['a.csv', { kind: 'findings-csv' }],
    ] as const) {
      const target = await client.register(join(disk, name));
      const started = await client.call('export.start', { filingId, target: target.handle, what, language: 'zh' });
      const job = await client.over(started.jobId);
      // The CSV of a short list may be small enough for what is left.
      if (job.state === 'done') expect(name).toBe('a.csv');
      else expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full', details: { name } } });
    }
    const target = await client.register(join(disk, 'copy.gouji'));
    await expect(client.call('project.saveCopy', { target: target.handle })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(readdirSync(disk).filter((name) => name !== 'a.csv')).toEqual(['ballast']);
  });

  test('a decision that can’t be stored fails with disk-full, and the one before stays', async () => {
    const disk = smallDisk(12_000);
    const client = new ProgramClient(disk);
    const { project, jobId } = await client.call('project.openSample', {});
    expect(await client.over(jobId ?? 0)).toMatchObject({ state: 'done' });
    const [filing] = await client.call('filings.list', {});
    const filingId = filing?.id ?? 0;
    const [finding] = await client.call('findings.list', { filingId });
    const change = (note: string) => ({ filingId, findingIds: [finding?.id ?? ''], patch: { note } });
    await client.call('findings.update', change('first'));
    fill(disk, 0);
    let stored = 'first';
    let code = '';
    for (let step = 0; step < 3000 && code === ''; step++) {
      const note = `${step}`.padEnd(15_000, '。');
      await client.call('findings.update', change(note)).then(
        () => {
          stored = note;
        },
        (thrown: { code: string }) => {
          code = thrown.code;
        },
      );
    }
    expect(code).toBe('disk-full');
    expect((await client.call('findings.list', { filingId }))[0]?.note).toBe(stored);
    client.process.kill('SIGKILL');
    await client.ended;
    rmSync(join(disk, 'ballast'));
    const left = await openProject(project.path);
    expect(existsSync(project.path)).toBe(true);
    expect(left.db.get('SELECT note FROM decision')).toEqual({ note: stored });
    left.close();
  });
});
