// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { electronBinary } from './lib/electron.mjs';
import { locked } from './lib/lock.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/program.mjs';
import { Failure, say, seconds } from './lib/say.mjs';

/**
 * `npm run package [-- OPTIONS]`: an unpacked app in dist, or with --installer the installers of this system.
 *   --electron-dist=FOLDER  an unpacked Electron to package over (also GOUJI_ELECTRON_DIST); else Electron's own is fetched
 *   --output=FOLDER
 * @param {string[]} args
 * @param {string} from the folder that relative ones are meant from
 */
export async function packageApp(args, from) {
  let dist = process.env.GOUJI_ELECTRON_DIST;
  let output = join(root, 'dist');
  let installer = false;
  for (const arg of args) {
    if (arg.startsWith('--electron-dist=')) dist = arg.slice(arg.indexOf('=') + 1);
    else if (arg.startsWith('--output=')) output = resolve(from, arg.slice(arg.indexOf('=') + 1));
    else if (arg === '--installer') installer = true;
    else
      throw new Failure(
        `npm run package knows no ${arg}. Options: --electron-dist=FOLDER, --output=FOLDER, --installer`,
      );
  }
  await build();
  return pack({ electronDist: dist ? resolve(from, dist) : await fetched(), output, installer });
}

async function fetched() {
  const binary = await electronBinary();
  if (!binary) {
    throw new Failure(
      'There is no Electron to package over. Name an unpacked one: npm run package -- --electron-dist=FOLDER',
    );
  }
  return join(root, 'node_modules', 'electron', 'dist');
}

/**
 * Packages what was built.
 * @param {{ electronDist: string, output: string, installer?: boolean, inspectable?: boolean }} options
 *   `inspectable` leaves Node's inspector on, for tests that drive the app; a released app has it off
 */
export async function pack({ electronDist, output, installer = false, inspectable = false }) {
  const versionFile = join(electronDist, 'version');
  if (!existsSync(versionFile))
    throw new Failure(`${electronDist} is no unpacked Electron: it has no file named version.`);
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  const start = Date.now();
  say(`Packaging over Electron ${version}…`);
  // Under the build's lock, so that no build of another terminal changes the files while they are packed.
  const result = await locked('build', () =>
    run(
      process.execPath,
      [
        join(root, 'node_modules', 'electron-builder', 'cli.js'),
        ...(installer ? [] : ['--dir']),
        '--publish=never',
        `-c.electronDist=${electronDist}`,
        `-c.electronVersion=${version}`,
        `-c.directories.output=${output}`,
        ...(inspectable ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
      ],
      { cwd: root, output: 'capture' },
    ),
  );
  if (result.code !== 0)
    throw new Failure(`Packaging failed:\n${result.output.trim().split('\n').slice(-30).join('\n')}`);
  say(`Packaged into ${output} (${seconds(start)}).`);
  return 0;
}
