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

/**
 * `npm install` bound to the lock file, not `npm ci`: that one refuses a lock file that was made where the registry
 * has no packages for other systems (of the compilers' native parts), though this system needs none of them.
 */
async function install() {
  if (!lockMatchesManifest()) {
    throw new Failure('package.json and package-lock.json do not agree. Run `npm install` and commit the lock file.');
  }
  const start = Date.now();
  say('Installing the packages that package-lock.json names…');
  const npm = npmUnder(process.execPath);
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ];
  const result = await run(npm.command, [...npm.args, ...args, '--ignore-scripts'], {
    cwd: root,
    env: npmEnvironment(),
    output: 'capture',
    shell: npm.shell,
  });
  if (result.code !== 0) {
    throw new Failure(`The packages could not be installed (npm, exit ${result.code}):\n${result.output.trim()}`);
  }
  if (!installedAsLocked()) {
    throw new Failure('npm did not install what package-lock.json names. Remove node_modules, then try again.');
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

/** Whether the lock file was made from the dependencies that package.json has now. */
function lockMatchesManifest() {
  const manifest = readJson('package.json');
  const locked = readJson('package-lock.json').packages[''];
  return ['dependencies', 'devDependencies'].every((kind) => sorted(manifest[kind]) === sorted(locked[kind]));
}

/** @param {Record<string, string>} [versions] */
function sorted(versions = {}) {
  return JSON.stringify(Object.entries(versions).sort());
}

/** Whether all that the lock file names for this system stands in node_modules, by whomever it was installed. */
function installedAsLocked() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const installed = readJson('node_modules', '.package-lock.json').packages;
  const locked = readJson('package-lock.json').packages;
  return Object.keys(locked).every((path) => {
    if (path === '' || locked[path].optional || locked[path].peer) return true;
    return installed[path]?.version === locked[path].version && existsSync(join(root, path, 'package.json'));
  });
}

/** @param {string[]} path */
function readJson(...path) {
  return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
}
