// @ts-check
import { existsSync } from 'node:fs';
import { run, which } from './program.mjs';
import { Failure, say, seconds } from './say.mjs';

/** What each Debian package is wanted for, told by a file or a program that it brings. */
const packages = {
  chromium: () => chromium() !== null,
  'fonts-noto-cjk': () =>
    process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  xvfb: () => which('Xvfb') !== null,
  xauth: () => which('xauth') !== null,
  'libgtk-3-0': () => hasLibrary('libgtk-3.so.0'),
  libnss3: () => hasLibrary('libnss3.so'),
  libasound2: () => hasLibrary('libasound.so.2'),
  libgbm1: () => hasLibrary('libgbm.so.1'),
};

/** Packages for tests in a browser. @type {(keyof typeof packages)[]} */
export const forBrowser = ['chromium', 'fonts-noto-cjk'];

/** Packages for the packaged app under a virtual screen. @type {(keyof typeof packages)[]} */
export const forDesktop = ['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'fonts-noto-cjk'];

/** The browser that tests use, or null. @returns {string | null} */
export function chromium() {
  const named = process.env.GOUJI_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']) {
    const path = which(name);
    if (path) return path;
  }
  const elsewhere = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return elsewhere.find((path) => existsSync(path)) ?? null;
}

/**
 * Installs what is missing where this is Debian and we are root; else says what to install.
 * @param {(keyof typeof packages)[]} names
 */
export async function ensurePackages(names) {
  const missing = names.filter((name) => !packages[name]());
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.platform !== 'linux' || !which('apt-get')) {
    throw new Failure(
      `Missing for this: ${missing.join(', ')}. Install them with this system's own means, then try again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Failure(
      `Missing for this: ${missing.join(', ')}. Install them, then try again:\n  sudo apt-get update && sudo ${command}`,
    );
  }
  const start = Date.now();
  say(`Installing Debian packages: ${missing.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const waiting = ['-o', 'DPkg::Lock::Timeout=300'];
  const update = await run('apt-get', ['update', '-q', ...waiting], { env, output: 'capture' });
  const install = await run('apt-get', [...waiting, ...command.split(' ').slice(1)], { env, output: 'capture' });
  const still = missing.filter((name) => !packages[name]());
  if (install.code !== 0 || still.length > 0) {
    const output = (update.code === 0 ? '' : update.output) + install.output;
    throw new Failure(
      `Debian packages could not be installed (${still.join(', ')}):\n${output.trim().split('\n').slice(-15).join('\n')}`,
    );
  }
  say(`Debian packages are ready (${seconds(start)}).`);
}

/** @param {string} name */
function hasLibrary(name) {
  const folders = [
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib/aarch64-linux-gnu',
    '/lib/x86_64-linux-gnu',
    '/usr/lib64',
    '/usr/lib',
  ];
  return folders.some((folder) => existsSync(`${folder}/${name}`));
}
