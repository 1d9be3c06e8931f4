// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locked } from './lock.mjs';
import { root } from './paths.mjs';
import { npmEnvironment, npmUnder, run } from './program.mjs';
import { Failure, say, seconds } from './say.mjs';

const stampPath = join(root, 'node_modules', '.gouji-stamp');

/** Installs exactly what the lock file names, unless that is what stands there already. */
export async function ensureDependencies() {
  const wanted = lockHash();
  if (stamp() === wanted) return;
  await locked('dependencies', async () => {
    if (stamp() === wanted) return;
    if (!installedAsLocked()) await install();
    writeFileSync(stampPath, wanted);
  });
}

async function install() {
  const start = Date.now();
  say('Installing the packages that package-lock.json names…');
  const npm = npmUnder(process.execPath);
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  const result = await run(npm.command, [...npm.args, ...args], {
    cwd: root,
    env: npmEnvironment(),
    output: 'capture',
    shell: npm.shell,
  });
  if (result.code !== 0) {
    throw new Failure(`The packages could not be installed (npm ci, exit ${result.code}):\n${result.output.trim()}`);
  }
  say(`Packages are ready (${seconds(start)}).`);
}

function lockHash() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'package-lock.json')));
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  return hash.digest('hex');
}

function stamp() {
  return existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : null;
}

/** Whether someone's own `npm install` has already put there what the lock file says. */
function installedAsLocked() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.keys(locked).every((path) => {
    if (path === '' || locked[path].optional || locked[path].peer) return true;
    return installed[path]?.version === locked[path].version && existsSync(join(root, path, 'package.json'));
  });
}
