// @ts-check
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { out, root } from './lib/paths.mjs';
import { Failure, say } from './lib/say.mjs';
import { noted } from './lib/stale.mjs';

/** Builds and starts the browser host, and does both again whenever a source changes; the page is reloaded by hand. */
export async function dev() {
  const host = { current: /** @type {import('node:child_process').ChildProcess | null} */ (null) };
  let running = '';
  const refresh = async () => {
    try {
      await build();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      say(error.message);
      return;
    }
    const now = noted(join(out, '.stamp-programs')) ?? '';
    if (now === running && host.current?.exitCode === null) return;
    running = now;
    host.current?.kill('SIGTERM');
    host.current = spawn(process.execPath, [join(out, 'browser.cjs')], { stdio: 'inherit' });
  };
  await refresh();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let queue = Promise.resolve();
  for (const folder of ['core', 'db', 'electron', 'renderer']) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        queue = queue.then(refresh);
      }, 200);
    });
  }
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  host.current?.kill('SIGTERM');
  process.exit(0);
}
