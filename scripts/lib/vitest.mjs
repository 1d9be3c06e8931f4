// @ts-check
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './program.mjs';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped names
 * @property {boolean} ok whether the run as a whole succeeded
 */

/**
 * Runs tests by Vitest and counts them.
 * @param {string[]} args for Vitest
 * @param {{ env?: NodeJS.ProcessEnv, wrapper?: string[] }} [options] `wrapper` is a command that the run is put under
 * @returns {Promise<Tally>}
 */
export async function runVitest(args, options = {}) {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'gouji-vitest-'));
  const report = join(folder, 'report.json');
  const vitest = [process.execPath, join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args];
  const [command = '', ...rest] = [...(options.wrapper ?? []), ...vitest, '--reporter=default', '--reporter=json'];
  const env = { ...process.env, ...options.env };
  const { code } = await run(command, [...rest, `--outputFile.json=${report}`], {
    cwd: root,
    env,
    forwardSignals: true,
  });
  const tally = countReport(report);
  rmSync(folder, { recursive: true, force: true });
  // A run can fail with every test passed: an error outside of any test, or no test found.
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  return { ...tally, ok: code === 0 };
}

/** @param {string} path @returns {Tally} */
function countReport(path) {
  const tally = { passed: 0, failed: 0, skipped: /** @type {string[]} */ ([]), ok: false };
  let files;
  try {
    files = JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    // The run ended before it could report: its exit code tells that it failed.
    return tally;
  }
  for (const file of files) {
    // A file that could not be loaded holds no test, and has failed all the same.
    if (file.status === 'failed' && file.assertionResults.length === 0) tally.failed++;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed++;
      else if (test.status === 'failed') tally.failed++;
      else tally.skipped.push(test.fullName);
    }
  }
  return tally;
}
