import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { afterwards, temporaryFolder } from './client.ts';
import { ProgramClient } from './program-client.ts';

const watch = ['--require', join(import.meta.dirname, 'watch-network.cjs')];

test('nothing goes out to the network while a filing is imported, corrected, checked and exported', async () => {
  const folder = temporaryFolder();
  const log = join(folder, 'network.log');
  // Whoever asks for a proxy, as programs that phone home do, would come here.
  let heard = 0;
  const listener = createServer((_request, response) => {
    heard += 1;
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  afterwards(() => void listener.close());
  listener.on('connection', () => {
    heard += 1;
  });
  const proxy = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const environment = { GOUJI_NETWORK_LOG: log, http_proxy: proxy, https_proxy: proxy, NODE_USE_ENV_PROXY: '1' };

  const client = new ProgramClient(folder, watch, environment);
  const { jobId } = await client.call('project.openSample', {});
  expect(await client.over(jobId ?? 0)).toMatchObject({ state: 'done' });
  const [filing] = await client.call('filings.list', {});
  const filingId = filing?.id ?? 0;
  await client.call('tables.editCell', { filingId, table: 0, row: 1, column: 0, text: 'x' });
  const { jobId: checking } = await client.call('filing.check', { filingId });
  expect(await client.over(checking)).toMatchObject({ state: 'done' });
  for (const kind of ['xlsx', 'html', 'findings-csv'] as const) {
    const target = await client.register(join(folder, kind));
    const started = await client.call('export.start', {
      filingId,
      target: target.handle,
      what: { kind },
      language: 'en',
    });
    expect(await client.over(started.jobId)).toMatchObject({ state: 'done' });
  }
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
  expect(heard).toBe(0);
});

test('the watch itself would have seen an attempt, in a worker too', () => {
  const log = join(temporaryFolder(), 'network.log');
  const attempt = "require('node:net').connect(9, '127.0.0.1').on('error', () => {})";
  const inWorker = `new (require('node:worker_threads').Worker)(${JSON.stringify(attempt)}, { eval: true }); ${attempt}`;
  execFileSync(process.execPath, [...watch, '-e', inWorker], { env: { ...process.env, GOUJI_NETWORK_LOG: log } });
  expect(readFileSync(log, 'utf8').match(/connect/g)).toHaveLength(2);
});
