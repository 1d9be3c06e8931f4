// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runtimeFolder } from './paths.mjs';
import { run } from './program.mjs';
import { say } from './say.mjs';
import { note, noted } from './stale.mjs';

/** How long a download of Electron that gets nowhere is waited for. */
const patienceMs = 90_000;
/** A failed download is not tried again at every start, but now and then. */
const retryAfterMs = 7 * 24 * 3_600_000;

/** Whether a window can be shown to a person here. */
export function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Electron's own program, fetched if need be; null where there is none and why is told on standard error.
 * @returns {Promise<string | null>}
 */
export async function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  const installed = () => {
    const path = join(folder, 'path.txt');
    if (!existsSync(path)) return null;
    const binary = join(folder, 'dist', readFileSync(path, 'utf8').trim());
    return existsSync(binary) ? binary : null;
  };
  const there = installed();
  if (there) return there;
  const version = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const failed = join(runtimeFolder, 'electron-not-fetched');
  const [failedVersion, failedAt] = (noted(failed) ?? '').split(' ');
  if (failedVersion === version && Date.now() - Number(failedAt) < retryAfterMs) return null;
  say(`Getting Electron ${version} (once)…`);
  const result = await run(process.execPath, [join(folder, 'install.js')], {
    output: 'capture',
    timeoutMs: patienceMs,
  });
  const binary = installed();
  if (result.code === 0 && binary) return binary;
  const why = result.timedOut ? 'the download got nowhere' : (result.output.trim().split('\n')[0] ?? '');
  say(`Electron could not be fetched on this machine (${why}). Remove ${failed} to have it tried again.`);
  note(failed, `${version} ${Date.now()}`);
  return null;
}
