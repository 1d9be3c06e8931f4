import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import type { UploadReply } from '../../core/contract/bridge.ts';
import type { ToWindow } from '../../core/contract/protocol.ts';
import { type BrowserServer, startServer } from '../../electron/browser/server.ts';
import { afterwards, sampleFile, startBackend, temporaryFolder } from './client.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
}

/** A browser's request as it goes over the wire: paths are not tidied up, and any Host can be claimed. */
function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return send(port, path, method, { 'sec-fetch-mode': 'navigate', ...headers }, body);
}

function send(
  port: number,
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: Buffer | string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(pieces).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

interface Running {
  server: BrowserServer;
  port: number;
  dataFolder: string;
  usedLinks: string[];
}

async function serve(): Promise<Running> {
  const folder = temporaryFolder();
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(rendererFolder, 'assets', 'a.js'), 'export {};');
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  const dataFolder = join(folder, 'data');
  const backend = startBackend(dataFolder, { host: 'browser' });
  const usedLinks: string[] = [];
  const server = await startServer({
    backend,
    dataFolder,
    rendererFolder,
    port: 0,
    onUsedLink: (url) => usedLinks.push(url),
  });
  afterwards(() => server.close());
  return { server, port: server.port, dataFolder, usedLinks };
}

/** Enters by a fresh link; answers the headers of a page of ours. */
async function enter({ server, port }: Running): Promise<{ cookie: string; origin: string }> {
  const answer = await ask(port, `/${new URL(server.newUrl()).search}`);
  expect(answer.status).toBe(303);
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', origin: `http://127.0.0.1:${port}` };
}

function socketStatus(port: number, headers: Record<string, string>, path = '/ws'): Promise<number | 'open'> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
}

/** A window over the WebSocket. */
async function openWindow(running: Running, headers: { cookie: string; origin: string }) {
  const socket = new WebSocket(`ws://127.0.0.1:${running.port}/ws`, { headers });
  const messages: ToWindow[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as ToWindow));
  await new Promise((resolve) => socket.once('open', resolve));
  afterwards(() => socket.terminate());
  let lastId = 0;
  const call = async <Value>(method: string, args: unknown): Promise<Value> => {
    const id = ++lastId;
    socket.send(JSON.stringify({ t: 'call', id, method, args }));
    await expect
      .poll(() => messages.some((one) => one.t === 'result' && one.id === id), { timeout: 10_000 })
      .toBe(true);
    const found = messages.find((one) => one.t === 'result' && one.id === id);
    if (found?.t !== 'result' || !found.ok) throw new Error(JSON.stringify(found));
    return found.value as Value;
  };
  const over = (jobId: number) =>
    expect
      .poll(
        () => {
          const rows = messages.flatMap((one) =>
            one.t === 'event' && one.name === 'job.changed' ? [one.payload as { id: number; state: string }] : [],
          );
          return rows.filter((row) => row.id === jobId).at(-1)?.state;
        },
        { timeout: 20_000 },
      )
      .toBe('done');
  return { socket, call, over };
}

test('a link lets in once; the cookie keeps in; the next with the same link is told where the new one is', async () => {
  const running = await serve();
  const { port, server, usedLinks } = running;
  const link = server.newUrl();
  expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/\\?token=[\\w-]{43}$`));
  const path = link.slice(link.indexOf('/?'));
  const first = await ask(port, path);
  expect(first).toMatchObject({ status: 303, headers: { location: '/' } });
  const set = String(first.headers['set-cookie']);
  expect(set).toContain('HttpOnly');
  expect(set).toContain('SameSite=Strict');
  const cookie = set.split(';')[0] ?? '';
  expect((await ask(port, '/', { headers: { cookie } })).body).toContain('<title>page');
  expect((await ask(port, path, { headers: { cookie } })).status).toBe(303);
  const second = await ask(port, path);
  expect(second.status).toBe(403);
  expect(second.headers['set-cookie']).toBeUndefined();
  expect(usedLinks).toHaveLength(1);
  const fresh = usedLinks[0] ?? '';
  expect((await ask(port, fresh.slice(fresh.indexOf('/?')))).status).toBe(303);
});

test('what only looks whether we are up does not use the link; its button does, for browsers that hide what they are', async () => {
  const running = await serve();
  const { port, server } = running;
  const link = server.newUrl();
  const path = link.slice(link.indexOf('/?'));
  for (const method of ['GET', 'HEAD', 'GET']) {
    const looked = await send(port, path, method, {});
    expect(looked.status).toBe(200);
    expect(looked.headers['set-cookie']).toBeUndefined();
    expect(looked.body).not.toContain('<title>page');
  }
  const entered = await send(port, path, 'POST', {});
  expect(entered.status).toBe(303);
  expect(String(entered.headers['set-cookie'])).toContain('HttpOnly');
  expect((await ask(port, path)).status).toBe(403);
});

test('nothing is served without a session, or under another host’s name', async () => {
  const running = await serve();
  const { port } = running;
  const { cookie } = await enter(running);
  for (const path of ['/', '/assets/a.js', '/download/x', '/?token=wrong', '/?token=']) {
    expect((await ask(port, path)).status).toBe(403);
  }
  const forged = { cookie: `gouji_${port}=${'A'.repeat(43)}` };
  expect((await ask(port, '/', { headers: forged })).status).toBe(403);
  for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port}.evil.example`]) {
    expect((await ask(port, '/', { headers: { cookie, host } })).status).toBe(403);
  }
  expect((await ask(port, '/', { headers: { cookie, host: `localhost:${port}` } })).status).toBe(200);
});

test('paths stay in the page’s folder', async () => {
  const running = await serve();
  const { cookie } = await enter(running);
  expect((await ask(running.port, '/assets/a.js', { headers: { cookie } })).headers['content-type']).toContain(
    'javascript',
  );
  for (const path of [
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/..%5csecret.json',
    '/a%00.js',
    '//etc/passwd',
    '/%',
    '/download/..%2f..%2fsecret.json',
  ]) {
    expect((await ask(running.port, path, { headers: { cookie } })).status).toBe(404);
  }
});

test('every answer carries the content security policy', async () => {
  const running = await serve();
  const { cookie } = await enter(running);
  for (const [path, headers] of [
    ['/', { cookie }],
    ['/none', { cookie }],
    ['/', {}],
  ] as const) {
    const answer = await ask(running.port, path, { headers });
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe-eval');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  }
});

test('a socket opens only with the session, from this page, to this host, at its path', async () => {
  const running = await serve();
  const { port } = running;
  const { cookie, origin } = await enter(running);
  expect(await socketStatus(port, { cookie, origin })).toBe('open');
  expect(await socketStatus(port, { origin })).toBe(403);
  expect(await socketStatus(port, { cookie })).toBe(403);
  expect(await socketStatus(port, { cookie, origin: 'http://evil.example' })).toBe(403);
  expect(await socketStatus(port, { cookie, origin: 'null' })).toBe(403);
  expect(await socketStatus(port, { cookie, origin, host: 'evil.example' })).toBe(403);
  expect(await socketStatus(port, { cookie, origin }, '/other')).toBe(403);
});

test('an upload needs the session and the page; what is too large is said and not kept', async () => {
  const running = await serve();
  const { port, dataFolder } = running;
  const { cookie, origin } = await enter(running);
  const body = 'a';
  expect((await ask(port, '/upload?name=a.txt', { method: 'POST', headers: { origin }, body })).status).toBe(403);
  expect((await ask(port, '/upload?name=a.txt', { method: 'POST', headers: { cookie }, body })).status).toBe(403);
  const evil = { cookie, origin: 'http://evil.example' };
  expect((await ask(port, '/upload?name=a.txt', { method: 'POST', headers: evil, body })).status).toBe(403);
  expect((await ask(port, '/other', { method: 'POST', headers: { cookie, origin }, body })).status).toBe(405);
  expect((await ask(port, '/', { method: 'DELETE', headers: { cookie, origin } })).status).toBe(405);
  const large = Buffer.alloc(151 * 1024 * 1024);
  const refused = await ask(port, '/upload?name=large.pdf', {
    method: 'POST',
    headers: { cookie, origin },
    body: large,
  });
  expect(JSON.parse(refused.body) as UploadReply).toMatchObject({
    ok: false,
    error: { code: 'file-too-large', details: { name: 'large.pdf', size: '151 MB' } },
  });
  const name = encodeURIComponent('../../escape 招股书.txt');
  const taken = await ask(port, `/upload?name=${name}`, { method: 'POST', headers: { cookie, origin }, body: '文' });
  expect(JSON.parse(taken.body) as UploadReply).toMatchObject({ ok: true, file: { size: 3 } });
  expect(readdirSync(dataFolder).sort()).toEqual(['uploads']);
});

test('a file goes in, is checked, is exported and comes out, by two windows of which one looks on', async () => {
  const running = await serve();
  const headers = await enter(running);
  const uploaded = await ask(running.port, `/upload?name=${encodeURIComponent('招股书.txt')}`, {
    method: 'POST',
    headers,
    body: readFileSync(sampleFile),
  });
  const reply = JSON.parse(uploaded.body) as UploadReply & { ok: true };
  const first = await openWindow(running, headers);
  await first.call('project.create', { name: '浏览器' });
  const { jobId } = await first.call<{ jobId: number }>('filing.import', { handle: reply.file.handle });
  await first.over(jobId);
  const [filing] = await first.call<{ id: number; name: string }[]>('filings.list', {});
  expect(filing?.name).toBe('招股书.txt');

  const second = await openWindow(running, headers);
  expect(await second.call('project.current', {})).toMatchObject({ readOnly: true });
  const target = '结果 (1).csv';
  const started = await second.call<{ jobId: number }>('export.start', {
    filingId: filing?.id,
    target,
    what: { kind: 'findings-csv' },
    language: 'zh',
  });
  await second.over(started.jobId);
  const jobs = await second.call<{ id: number; result: { handle: string } }[]>('jobs.list', {});
  const handle = jobs.find((job) => job.id === started.jobId)?.result.handle ?? '';
  for (const asked of [handle, target]) {
    const out = await ask(running.port, `/download/${encodeURIComponent(asked)}`, { headers });
    expect(out.status).toBe(200);
    expect(out.headers['content-disposition']).toBe(
      `attachment; filename="__ (1).csv"; filename*=UTF-8''${encodeURIComponent('结果')}%20%281%29.csv`,
    );
    expect(out.body.startsWith('\ufeff')).toBe(true);
  }
  expect((await ask(running.port, `/download/${handle}`)).status).toBe(403);
  expect((await ask(running.port, `/download/${reply.file.handle}`, { headers })).status).toBe(404);

  first.socket.terminate();
  await expect.poll(() => second.call('project.current', {})).toMatchObject({ readOnly: false });
});

test('a project that is uploaded is opened from where projects live; a broken one is refused', async () => {
  const running = await serve();
  const headers = await enter(running);
  const window = await openWindow(running, headers);
  const made = await window.call<{ path: string }>('project.create', { name: 'one' });
  await window.call('project.close', {});
  const sent = await ask(running.port, '/upload?name=two.gouji', {
    method: 'POST',
    headers,
    body: readFileSync(made.path),
  });
  const { file } = JSON.parse(sent.body) as UploadReply & { ok: true };
  const opened = await window.call<{ path: string }>('project.open', { handle: file.handle });
  expect(opened).toMatchObject({
    name: 'two',
    path: join(running.dataFolder, 'projects', 'two.gouji'),
    readOnly: false,
  });
  const broken = await ask(running.port, '/upload?name=three.gouji', { method: 'POST', headers, body: 'no project' });
  const { file: bad } = JSON.parse(broken.body) as UploadReply & { ok: true };
  await expect(window.call('project.open', { handle: bad.handle })).rejects.toThrow('project-corrupt');
  expect(readdirSync(join(running.dataFolder, 'projects')).filter((name) => name.endsWith('.gouji'))).toEqual([
    'one.gouji',
    'two.gouji',
  ]);
});

test('the server listens on the loopback address only', async () => {
  const { port } = await serve();
  const outside = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .find((entry) => !entry.internal && entry.family === 'IPv4');
  if (!outside) return;
  const reached = await new Promise((resolve) => {
    const socket = connect({ host: outside.address, port, timeout: 1000 });
    socket.on('connect', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('timeout', () => resolve(false));
    afterwards(() => void socket.destroy());
  });
  expect(reached).toBe(false);
});
