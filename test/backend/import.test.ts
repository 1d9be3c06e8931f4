import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ErrorCode } from '../../core/contract/errors.ts';
import { sentenceFor } from '../../core/contract/errors.ts';
import type { Backend } from '../../electron/backend/backend.ts';
import { Client, sampleFile, startBackend, temporaryFolder } from './client.ts';

async function projectWindow(): Promise<{ backend: Backend; client: Client; folder: string }> {
  const folder = temporaryFolder();
  const backend = startBackend(join(folder, 'data'));
  const client = new Client(backend);
  await client.call('project.create', { name: 'case' });
  return { backend, client, folder };
}

/** Nothing of a filing is in the project, and nothing happened according to its history. */
async function nothingImported(client: Client): Promise<void> {
  expect(await client.call('filings.list', {})).toEqual([]);
  expect(await client.call('history.list', { limit: 10 })).toEqual([]);
}

const bad: { what: string; code: ErrorCode; make: (folder: string) => string }[] = [
  {
    what: 'an empty file',
    code: 'file-empty',
    make: (folder) => {
      writeFileSync(join(folder, 'a.txt'), '');
      return join(folder, 'a.txt');
    },
  },
  {
    what: 'a folder',
    code: 'file-is-folder',
    make: (folder) => {
      mkdirSync(join(folder, 'a.txt'));
      return join(folder, 'a.txt');
    },
  },
  { what: 'a file that is not there', code: 'file-missing', make: (folder) => join(folder, 'none.txt') },
  {
    what: 'a file that vanishes after it was chosen',
    code: 'file-missing',
    make: (folder) => {
      writeFileSync(join(folder, 'gone.txt'), '第一节 概况');
      return join(folder, 'gone.txt');
    },
  },
  {
    what: 'a file of 200 MB',
    code: 'file-too-large',
    make: (folder) => {
      writeFileSync(join(folder, 'a.pdf'), '%PDF-1.7');
      truncateSync(join(folder, 'a.pdf'), 200 * 1024 * 1024);
      return join(folder, 'a.pdf');
    },
  },
  {
    what: 'a JPEG named .pdf',
    code: 'file-kind-unknown',
    make: (folder) => {
      writeFileSync(join(folder, 'a.pdf'), Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'));
      return join(folder, 'a.pdf');
    },
  },
];

for (const { what, code, make } of bad) {
  test(`${what} fails with ${code}, a sentence in both languages, and nothing imported`, async () => {
    const { backend, client, folder } = await projectWindow();
    const path = make(folder);
    const { handle } = backend.registerFile(path);
    if (what.includes('vanishes')) rmSync(path);
    const { jobId } = await client.call('filing.import', { handle });
    const job = await client.over(jobId);
    expect(job).toMatchObject({ state: 'failed', error: { code } });
    if (job.error) {
      for (const language of ['zh', 'en'] as const) expect(sentenceFor(job.error, language)).not.toMatch(/\{\w+\}/);
    }
    await nothingImported(client);
  });
}

for (const step of ['decode', 'read', 'check', 'save'] as const) {
  test(`an import cancelled at “${step}” leaves nothing, and the same file can be imported then`, async () => {
    const { backend, client } = await projectWindow();
    const { handle } = backend.registerFile(sampleFile);
    client.onEvent((event) => {
      if (event.name !== 'job.changed' || event.payload.step !== step || event.payload.state !== 'running') return;
      if (event.payload.id === 1) void client.call('jobs.cancel', { jobId: 1 });
    });
    const { jobId } = await client.call('filing.import', { handle });
    expect(await client.over(jobId)).toMatchObject({ id: 1, state: 'cancelled', error: { code: 'cancelled' } });
    await nothingImported(client);
    const again = await client.call('filing.import', { handle });
    expect(await client.over(again.jobId)).toMatchObject({ state: 'done' });
  });
}

test('the project’s own file is no filing', async () => {
  const { backend, client } = await projectWindow();
  const { handle } = backend.registerFile((await client.call('project.current', {}))?.path ?? '');
  await expect(client.call('filing.import', { handle })).rejects.toMatchObject({ code: 'file-kind-unknown' });
});

test('queries are answered while a file is being read', async () => {
  const { backend, client } = await projectWindow();
  const { jobId } = await client.call('filing.import', { handle: backend.registerFile(sampleFile).handle });
  let answered = 0;
  let running = true;
  const over = client.over(jobId).then(() => {
    running = false;
  });
  while (running) {
    await client.call('filings.list', {});
    answered += 1;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await over;
  expect(answered).toBeGreaterThan(10);
});

test('closing a project ends its jobs', async () => {
  const { backend, client } = await projectWindow();
  const { jobId } = await client.call('filing.import', { handle: backend.registerFile(sampleFile).handle });
  await client.call('project.close', {});
  expect(await client.over(jobId)).toMatchObject({ state: 'cancelled' });
});
