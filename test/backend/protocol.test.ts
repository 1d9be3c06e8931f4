import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ToWindow } from '../../core/contract/protocol.ts';
import { Client, failure, sampleWindow, startBackend, temporaryFolder } from './client.ts';

test('a method that does not exist, or that every object has, is a bad request', async () => {
  const client = new Client(startBackend());
  for (const method of ['nothing', 'toString', '__proto__', 'constructor', '']) {
    await expect(client.raw(method, {})).rejects.toMatchObject(failure('bad-request'));
  }
});

test('arguments that do not fit are refused with the reason', async () => {
  const client = new Client(startBackend());
  await expect(client.raw('filing.sections', { filingId: 'one' })).rejects.toMatchObject({
    code: 'bad-request',
    details: { reason: expect.stringContaining('filingId') },
  });
  await expect(client.raw('filing.sections', {})).rejects.toMatchObject(failure('bad-request'));
  await expect(client.raw('app.info', { extra: 1 })).rejects.toMatchObject(failure('bad-request'));
  await expect(client.raw('settings.set', { fontSize: 99 })).rejects.toMatchObject(failure('bad-request'));
  await expect(client.raw('project.create', null)).rejects.toMatchObject(failure('bad-request'));
});

test('what is no message is dropped, and the next call is answered', async () => {
  const client = new Client(startBackend());
  for (const message of [null, 1, 'x', {}, { t: 'call' }, { t: 'other', id: 1 }, []]) client.send(message);
  expect(await client.call('app.info', {})).toMatchObject({ version: '0.0.0-test', host: 'electron' });
});

test('a result that can’t be carried becomes an error with the same id', async () => {
  const backend = startBackend();
  const answers: ToWindow[] = [];
  const connection = backend.connect((message) => {
    if (message.t === 'result' && message.ok) throw new TypeError('could not be cloned');
    answers.push(message);
  });
  connection.receive({ t: 'call', id: 7, method: 'app.info', args: {} });
  await expect
    .poll(() => answers)
    .toEqual([{ t: 'result', id: 7, ok: false, error: { code: 'not-cloneable', details: {} } }]);
});

test('a cancelled copy is answered once, as cancelled, and leaves nothing', async () => {
  const backend = startBackend();
  const folder = temporaryFolder();
  const { client } = await sampleWindow(backend);
  const { handle } = backend.registerTarget(join(folder, 'copy.gouji'));
  const { id, result } = client.start('project.saveCopy', { target: handle });
  client.send({ t: 'cancel', id });
  client.send({ t: 'cancel', id: 999 });
  await expect(result).rejects.toMatchObject(failure('cancelled'));
  await client.call('app.info', {});
  expect(client.messages.filter((message) => message.t === 'result' && message.id === id)).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('without a project there is nothing to ask of one', async () => {
  const client = new Client(startBackend());
  expect(await client.call('project.current', {})).toBeNull();
  await expect(client.call('filings.list', {})).rejects.toMatchObject(failure('no-project'));
  await expect(client.call('history.undo', {})).rejects.toMatchObject(failure('no-project'));
  await expect(client.call('filing.import', { handle: 'x' })).rejects.toMatchObject(failure('no-project'));
});

test('a handle that nobody gave names nothing', async () => {
  const client = new Client(startBackend());
  await expect(client.call('project.open', { handle: '/etc/passwd' })).rejects.toMatchObject(failure('not-found'));
  await client.call('project.create', { name: 'a' });
  await expect(client.call('filing.import', { handle: '/etc/passwd' })).rejects.toMatchObject(failure('not-found'));
  await expect(client.call('project.saveCopy', { target: '/tmp/x' })).rejects.toMatchObject(failure('not-found'));
  await expect(client.call('project.openRecent', { path: '/etc/passwd' })).rejects.toMatchObject(failure('not-found'));
});
