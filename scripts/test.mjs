// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensurePackages, forBrowser } from './lib/debian.mjs';
import { root, shared } from './lib/paths.mjs';
import { run } from './lib/program.mjs';
import { Failure, say, seconds } from './lib/say.mjs';
import { runVitest } from './lib/vitest.mjs';

/** @typedef {import('./lib/vitest.mjs').Tally} Tally */

const bin = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path);
const typed = [
  'core',
  'db',
  'electron/backend',
  'electron/browser',
  'electron/cli',
  'electron/main',
  'electron/preload',
  'renderer',
  'scripts',
  'test',
];

/** The checks that run no code of ours, each one command. @type {Record<string, string[]>} */
const checks = {
  lint: [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=40'],
  ...Object.fromEntries(typed.map((part) => [`types ${part}`, [bin('typescript', 'bin', 'tsc'), '-p', part]])),
  imports: [
    bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    ...['core', 'db', 'electron', 'renderer', '--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
  ],
  'dead code': [bin('knip', 'bin', 'knip.js')],
};

/** The steps that run tests, by name. @type {Record<string, () => Promise<Tally>>} */
const suites = {
  unit: () => runVitest(['--project=unit', '--project=db', '--project=backend', '--project=component']),
  e2e: () => runVitest(['--config=vitest.windows.config.ts', '--project=e2e']),
  desktop: async () => (await import('./desktop.mjs')).desktopTests(),
};

/**
 * `npm test [-- STEP …]`: set-up, the checks, the tests, and a line of totals at the end. Steps: `checks`,
 * `unit`, `e2e`, and with `--desktop` the packaged app too. `--nothing-skipped` makes a skipped test a failure.
 * @param {string[]} args
 */
export async function test(args) {
  const options = args.filter((arg) => arg.startsWith('--'));
  const unknown = options.filter((arg) => arg !== '--desktop' && arg !== '--nothing-skipped');
  const named = args.filter((arg) => !arg.startsWith('--'));
  const steps =
    named.length > 0 ? named : ['checks', 'unit', 'e2e', ...(options.includes('--desktop') ? ['desktop'] : [])];
  const wrong = [...unknown, ...steps.filter((step) => step !== 'checks' && !(step in suites))];
  if (wrong.length > 0)
    throw new Failure(`npm test knows no ${wrong.join(', ')}. Steps: checks, ${Object.keys(suites).join(', ')}.`);

  if (steps.includes('e2e')) await ensurePackages(forBrowser);
  await build();
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: [], ok: true };
  for (const step of steps) {
    const start = Date.now();
    const tally = step === 'checks' ? await runChecks() : await /** @type {() => Promise<Tally>} */ (suites[step])();
    say(`${step}: ${totals(tally)} (${seconds(start)})`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped.push(...tally.skipped);
    total.ok &&= tally.ok;
  }
  if (total.skipped.length > 0) {
    console.log(`Skipped:\n${total.skipped.map((name) => `  ${name}`).join('\n')}`);
    if (!existsSync(shared))
      console.log(`(Tests on real filings look for them in ${shared}; GOUJI_SHARED names another folder.)`);
  }
  const skippedIsWrong = options.includes('--nothing-skipped') && total.skipped.length > 0;
  if (skippedIsWrong) console.log('Nothing may be skipped here, since the real filings are there.');
  console.log(totals(total));
  return total.ok && !skippedIsWrong ? 0 : 1;
}

/** Checks alone: `npm run check`. */
export async function check() {
  const tally = await runChecks();
  console.log(totals(tally));
  return tally.ok ? 0 : 1;
}

/** @returns {Promise<Tally>} */
async function runChecks() {
  /** @type {Tally} */
  const tally = { passed: 0, failed: 0, skipped: [], ok: true };
  for (const [name, [script = '', ...args]] of Object.entries(checks)) {
    const { code, output } = await run(process.execPath, [script, ...args], { cwd: root, output: 'capture' });
    if (code === 0) tally.passed++;
    else {
      tally.failed++;
      tally.ok = false;
      console.log(`✗ ${name}\n${output.trim()}\n`);
    }
  }
  return tally;
}

/** @param {Tally} tally */
function totals(tally) {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped.length} skipped`;
}
