// @ts-check
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensurePackages, forDesktop } from './lib/debian.mjs';
import { shared } from './lib/paths.mjs';
import { run } from './lib/program.mjs';
import { Failure, say } from './lib/say.mjs';
import { runVitest } from './lib/vitest.mjs';
import { pack } from './package.mjs';

/** `npm run test:desktop`: the packaged app, driven in a real window. */
export async function testDesktop() {
  const tally = await desktopTests();
  console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`);
  return tally.ok ? 0 : 1;
}

/**
 * Packages the app twice over the Electron of the rig, once as it is released and once so that it can be
 * driven, and runs test/desktop on a virtual screen.
 * @returns {Promise<import('./lib/vitest.mjs').Tally>}
 */
export async function desktopTests() {
  const rig = join(shared, 'electron-rig');
  if (!existsSync(rig)) throw new Failure(`The desktop tests need ${rig}; GOUJI_SHARED names another place for it.`);
  await ensurePackages(forDesktop);
  await build();
  const electronDist = await script(join(rig, 'setup.sh'), []);
  const folder = mkdtempSync(join(tmpdir(), 'gouji-desktop-'));
  // The app runs as another user where we are root.
  chmodSync(folder, 0o755);
  try {
    const driven = join(folder, 'driven');
    const released = join(folder, 'released');
    await pack({ electronDist, output: driven, inspectable: true });
    await pack({ electronDist, output: released });
    for (const output of [driven, released]) await script(join(rig, 'graft.sh'), [join(output, 'linux-unpacked')]);
    return await runVitest(['--config=vitest.windows.config.ts', '--project=desktop'], {
      wrapper: ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'],
      env: {
        GOUJI_DESKTOP_FOLDER: folder,
        GOUJI_DESKTOP_LAUNCH: join(rig, 'launch.sh'),
        GOUJI_DESKTOP_DRIVEN: join(driven, 'linux-unpacked', 'gouji'),
        GOUJI_DESKTOP_RELEASED: join(released, 'linux-unpacked', 'gouji'),
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last line that one of the rig's scripts prints. @param {string} path @param {string[]} args */
async function script(path, args) {
  const { code, output } = await run('bash', [path, ...args], { output: 'capture' });
  if (code !== 0) throw new Failure(`${path} failed:\n${output.trim()}`);
  if (output.trim()) say(output.trim());
  return output.trim().split('\n').pop() ?? '';
}
