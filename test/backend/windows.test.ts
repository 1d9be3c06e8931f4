import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Client, failure, sampleFile, sampleWindow, startBackend, temporaryFolder } from './client.ts';

test('a second window on a project looks on, sees what the first does, and writes once the first is gone', async () => {
  const backend = startBackend();
  const { client: first, filingId } = await sampleWindow(backend);
  const second = new Client(backend);
  expect(await second.call('project.current', {})).toMatchObject({ readOnly: true });
  expect(await first.call('project.current', {})).toMatchObject({ readOnly: false });
  const [finding] = await second.call('findings.list', { filingId });
  const change = { filingId, findingIds: [finding?.id ?? ''], patch: { status: 'confirmed' as const } };
  await expect(second.call('findings.update', change)).rejects.toMatchObject(failure('read-only'));
  await expect(second.call('history.undo', {})).rejects.toMatchObject(failure('read-only'));
  const handle = backend.registerFile(sampleFile).handle;
  await expect(second.call('filing.import', { handle })).rejects.toMatchObject(failure('read-only'));
  await first.call('findings.update', change);
  expect(second.events.some((event) => event.name === 'stale' && event.payload.scopes.includes('findings'))).toBe(true);
  expect((await second.call('findings.list', { filingId }))[0]?.status).toBe('confirmed');

  first.close();
  expect(second.events.at(-1)).toMatchObject({ name: 'project.changed', payload: { readOnly: false } });
  await second.call('findings.update', { ...change, patch: { status: 'open' } });
});

test('a window that is loaded again finds its project and may write', async () => {
  const backend = startBackend();
  const { client } = await sampleWindow(backend);
  const before = await client.call('project.current', {});
  client.close();
  const again = new Client(backend);
  expect(await again.call('project.current', {})).toEqual(before);
});

test('two programs on one file: the second looks on, and the first’s work is there for it', async () => {
  const folder = temporaryFolder();
  const one = startBackend(join(folder, 'one'));
  const two = startBackend(join(folder, 'two'));
  const { client: first, filingId } = await sampleWindow(one);
  const path = (await first.call('project.current', {}))?.path ?? '';
  const second = new Client(two);
  const opened = await second.call('project.open', { handle: two.registerFile(path).handle });
  expect(opened).toMatchObject({ readOnly: true, path });
  const [finding] = await first.call('findings.list', { filingId });
  const change = { filingId, findingIds: [finding?.id ?? ''], patch: { note: '第一个窗口' } };
  await first.call('findings.update', change);
  expect((await second.call('findings.list', { filingId }))[0]?.note).toBe('第一个窗口');
  await expect(second.call('findings.update', change)).rejects.toMatchObject(failure('read-only'));
  await first.call('project.close', {});
  await second.call('project.close', {});
  expect(await second.call('project.open', { handle: two.registerFile(path).handle })).toMatchObject({
    readOnly: false,
  });
});

test('settings survive a restart; a file that can’t be understood is kept aside', async () => {
  const folder = temporaryFolder();
  const backend = startBackend(folder);
  await new Client(backend).call('settings.set', { language: 'en', theme: 'dark', reviewer: '王五' });
  await backend.close();
  const again = new Client(startBackend(folder));
  expect(await again.call('settings.get', {})).toMatchObject({ language: 'en', theme: 'dark', reviewer: '王五' });

  writeFileSync(join(folder, 'settings.json'), '{"settings":');
  const third = new Client(startBackend(folder));
  expect(await third.call('settings.get', {})).toMatchObject({ language: 'zh' });
  await third.call('settings.set', { theme: 'light' });
  expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
    settings: { theme: 'light' },
  });
});
