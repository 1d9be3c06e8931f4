import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, sharedFolder, startApp } from './app.ts';

const profile = sharedFolder('security');
const dropped = join(profile, 'dropped.txt');
let running: Running;
let listener: Server;
let port: number;
let connections = 0;

beforeAll(async () => {
  writeFileSync(dropped, '第一节 概览\n');
  listener = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  port = typeof address === 'object' && address ? address.port : 0;
  running = await startApp(profile, [`--proxy-server=http://127.0.0.1:${port}`]);
});

afterAll(async () => {
  await running.app.close();
  listener.close();
});

/** Runs an expression in the page and answers what came of it, failures included. */
function inPage(expression: string): Promise<string> {
  return running.page.evaluate(
    (source) => Promise.resolve(new Function(`return (${source})`)()).then(String, (error) => `failed: ${error}`),
    expression,
  );
}

describe('the window', () => {
  it('runs in a sandbox', async () => {
    const pid = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // 2: system calls are filtered.
    expect(status).toMatch(/^Seccomp:\s2$/m);
    expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
  });

  it('knows nothing of Node or Electron', async () => {
    const seen = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
    );
    expect(seen).toEqual([]);
  });

  it('has one frozen bridge of named functions', async () => {
    const bridge = await running.page.evaluate(() => ({
      frozen: Object.isFrozen(Reflect.get(window, 'goujiBridge')),
      kinds: Object.entries(Reflect.get(window, 'goujiBridge') as object).map(([name, value]) => [name, typeof value]),
    }));
    expect(bridge.frozen).toBe(true);
    expect(bridge.kinds.every(([, kind]) => kind === 'function')).toBe(true);
  });

  it('evaluates no text as script', async () => {
    const policy = await running.page.evaluate(async () =>
      (await fetch('app://gouji/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('takes a path from a file that was dropped, and from nothing else', async () => {
    await running.page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'drop';
      document.body.append(input);
    });
    await running.page.setInputFiles('#drop', dropped);
    const answer = await inPage(
      `window.goujiBridge.pickDropped(document.querySelector('#drop').files[0]).then((reply) => JSON.stringify(reply))`,
    );
    expect(JSON.parse(answer)).toMatchObject({ ok: true, file: { name: 'dropped.txt' } });
    expect(answer).not.toContain(profile);
    expect(await inPage(`window.goujiBridge.pickDropped({ path: '/etc/passwd', name: 'passwd' })`)).toBe('null');
    expect(await inPage(`window.goujiBridge.pickDropped(new File(['x'], '/etc/passwd'))`)).toBe('null');
  });

  it('opens no other window', async () => {
    expect(await running.page.evaluate((url) => String(window.open(url)), `http://127.0.0.1:${port}/`)).toBe('null');
    expect(running.app.windows()).toHaveLength(1);
  });

  it('goes nowhere else', async () => {
    for (const url of [`http://127.0.0.1:${port}/`, 'file:///etc/passwd', 'app://elsewhere/index.html']) {
      await running.page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        document.body.append(link);
        link.click();
        link.remove();
      }, url);
      await running.page.waitForTimeout(200);
      expect(running.page.url()).toBe('app://gouji/index.html');
    }
  });

  it('gets no file from outside its own folder', async () => {
    const statuses = await running.page.evaluate(() => {
      const paths = [
        '/../main.cjs',
        '/..%2fmain.cjs',
        '/%2e%2e/main.cjs',
        '/..%5cmain.cjs',
        '/assets/..%2f..%2fmain.cjs',
        '/%00',
        '//etc/passwd',
        '/none.html',
      ];
      return Promise.all(
        paths.map((path) =>
          fetch(`app://gouji${path}`).then(
            (reply) => reply.status,
            () => 0,
          ),
        ),
      );
    });
    expect(statuses.every((status) => status === 404 || status === 0)).toBe(true);
  });

  it('has none of the permissions that a page can ask for', async () => {
    const states = await running.page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]).map((name) =>
          navigator.permissions.query({ name }).then((status) => status.state),
        ),
      ),
    );
    expect(states).toEqual(states.map(() => 'denied'));
  });

  it('reaches no network, however it asks', async () => {
    const url = `127.0.0.1:${port}/`;
    const answers = await running.page.evaluate(async (to) => {
      const tried = await Promise.all([
        fetch(`http://${to}`).then(
          () => 'reached',
          () => 'refused',
        ),
        new Promise<string>((resolve) => {
          const image = new Image();
          image.onload = () => resolve('reached');
          image.onerror = () => resolve('refused');
          image.src = `http://${to}a.png`;
        }),
        new Promise<string>((resolve) => {
          try {
            const socket = new WebSocket(`ws://${to}`);
            socket.onopen = () => resolve('reached');
            socket.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
      ]);
      navigator.sendBeacon(`http://${to}`, 'x');
      return tried;
    }, url);
    expect(answers).toEqual(['refused', 'refused', 'refused']);
    // The session itself refuses too, where no policy of a page stands before it.
    const asked = await running.app.evaluate(
      ({ net, session }, to) =>
        new Promise<string>((resolve) => {
          const request = net.request({ url: `http://${to}`, session: session.defaultSession });
          request.on('response', () => resolve('reached'));
          request.on('error', () => resolve('refused'));
          request.end();
        }),
      url,
    );
    expect(asked).toBe('refused');
    await running.page.waitForTimeout(500);
    expect(connections).toBe(0);
  });

  it('says so where the backend is lost, and finds it again', async () => {
    const page = running.page;
    await running.app.evaluate(({ app }) => {
      for (const one of app.getAppMetrics()) {
        if (one.type === 'Utility' && one.name === 'Gouji backend') process.kill(one.pid, 'SIGKILL');
      }
    });
    await expect.poll(() => page.locator('body').textContent()).toMatch(/连接已断开/);
    await page.reload();
    await expect.poll(() => page.locator('body').textContent(), { timeout: 30_000 }).toContain('示例 Sample');
    expect(await page.locator('body').textContent()).not.toMatch(/连接已断开/);
  });
});
