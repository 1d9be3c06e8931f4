// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runtimeFolder } from './paths.mjs';
import { Failure, say } from './say.mjs';

/**
 * Runs a piece of set-up while no other start of this project runs the same piece: two terminals may start
 * at once. A lock whose owner is gone is taken over.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function locked(name, work) {
  mkdirSync(runtimeFolder, { recursive: true });
  const path = join(runtimeFolder, `${name}.lock`);
  const deadline = Date.now() + 15 * 60_000;
  let told = false;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') {
        throw new Failure(
          `The folder ${runtimeFolder} can't be written: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
    if (!ownerLives(path)) {
      rmSync(path, { force: true });
      continue;
    }
    if (Date.now() > deadline)
      throw new Failure(`Another start has held ${path} for 15 minutes. End it, then try again.`);
    if (!told) say('Another start of Gouji is setting up; waiting for it…');
    told = true;
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function ownerLives(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    // Between its creation and its writing the file is empty: the owner is alive.
    if (!owner) return true;
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
