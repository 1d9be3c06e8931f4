// @ts-check
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { locked } from './lib/lock.mjs';
import { out, root } from './lib/paths.mjs';
import { Failure, say, seconds } from './lib/say.mjs';
import { fingerprint, note, noted } from './lib/stale.mjs';

/**
 * The two halves of a build, with what each is made of. `programs` are the CommonJS files that Node or
 * Electron runs, `renderer` is the window's page.
 */
const parts = {
  programs: {
    sources: ['core', 'db', 'electron', 'scripts/build.mjs', 'package-lock.json'],
    build: buildPrograms,
  },
  renderer: {
    sources: ['core', 'renderer', 'vite.renderer.config.ts', 'scripts/build.mjs', 'package-lock.json'],
    build: buildRenderer,
  },
};

/** The programs, each an entry of its own. The preload stands alone, since a sandboxed preload can't load a second file. */
const entries = {
  main: 'electron/main/main.ts',
  backend: 'electron/backend/utility.ts',
  worker: 'electron/backend/worker.ts',
  query: 'electron/backend/query-thread.ts',
  browser: 'electron/browser/main.ts',
  cli: 'electron/cli/main.ts',
};
const preload = { preload: 'electron/preload/preload.ts' };

/**
 * Builds what is older than its sources, into `out`.
 * @param {{ parts?: (keyof typeof parts)[], force?: boolean }} [options]
 */
export async function build(options = {}) {
  const wanted = options.parts ?? ['programs', 'renderer'];
  const stale = () =>
    wanted.filter((name) => options.force || noted(stampOf(name)) !== fingerprint(parts[name].sources));
  if (stale().length === 0) return;
  await locked('build', async () => {
    const now = stale();
    if (now.length === 0) return;
    const start = Date.now();
    say(`Building ${now.join(' and ')}…`);
    await all(
      now.map(async (name) => {
        const made = fingerprint(parts[name].sources);
        await parts[name].build();
        note(stampOf(name), made);
      }),
    );
    say(`Built in ${seconds(start)}.`);
  });
}

/** @param {string} name */
function stampOf(name) {
  return join(out, `.stamp-${name}`);
}

async function buildPrograms() {
  const missing = Object.values({ ...entries, ...preload }).filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) throw new Failure(`The build lacks sources: ${missing.join(', ')}.`);
  const work = join(out, `.programs-${process.pid}`);
  // Folders of their own, since each bundling empties its folder first.
  const made = { programs: join(work, 'programs'), preload: join(work, 'preload') };
  try {
    await all([bundle(entries, made.programs), bundle(preload, made.preload)]);
    renameSync(join(made.preload, 'preload.cjs'), join(made.programs, 'preload.cjs'));
    const require = createRequire(join(root, 'package.json'));
    copyFileSync(join(require.resolve('@embedpdf/pdfium'), '..', 'pdfium.wasm'), join(made.programs, 'pdfium.wasm'));
    copyFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'), join(made.programs, 'sql-wasm.wasm'));
    replacePrograms(made.programs);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Puts the new files in place one by one, each whole at any time, then takes away what the build no longer makes. */
function replacePrograms(/** @type {string} */ work) {
  const made = new Set(readdirSync(work));
  for (const name of made) renameSync(join(work, name), join(out, name));
  for (const name of readdirSync(out)) {
    if (/\.(cjs|cjs\.map|wasm)$/.test(name) && !made.has(name)) rmSync(join(out, name));
  }
}

/** @param {Record<string, string>} input @param {string} outDir */
async function bundle(input, outDir) {
  const vite = await import('vite');
  await quietly(() =>
    vite.build({
      configFile: false,
      root,
      logLevel: 'silent',
      publicDir: false,
      ssr: { target: 'node', noExternal: true, external: ['electron', 'better-sqlite3'] },
      build: {
        ssr: true,
        outDir,
        emptyOutDir: true,
        // Node of the oldest Electron that the app is tried on.
        target: 'node18',
        minify: false,
        sourcemap: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, join(root, path)])),
          external: ['electron', 'better-sqlite3'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[name]-[hash].cjs' },
        },
      },
    }),
  );
}

async function buildRenderer() {
  const config = join(root, 'vite.renderer.config.ts');
  if (!existsSync(config)) throw new Failure('The build lacks vite.renderer.config.ts.');
  const vite = await import('vite');
  const work = join(out, `.renderer-${process.pid}`);
  const old = join(out, `.renderer-old-${process.pid}`);
  mkdirSync(out, { recursive: true });
  try {
    await quietly(() =>
      vite.build({
        configFile: config,
        logLevel: 'silent',
        build: { outDir: work, emptyOutDir: true, reportCompressedSize: false },
      }),
    );
    if (existsSync(join(out, 'renderer'))) renameSync(join(out, 'renderer'), old);
    renameSync(work, join(out, 'renderer'));
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** Waits for all to end before the first failure counts, so that none goes on writing. @param {Promise<void>[]} works */
async function all(works) {
  const results = await Promise.allSettled(works);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** A source that does not compile is a foreseen failure: the compiler's words say where, a stack does not help. */
const environmentBefore = process.env.NODE_ENV;

/** Runs a build of Vite's, which sets NODE_ENV for the whole process; what runs after it (tests) must not inherit that. */
async function quietly(/** @type {() => Promise<unknown>} */ work) {
  try {
    await work();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Failure(`The build failed: ${stripVTControlCharacters(words)}`);
  } finally {
    if (environmentBefore === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environmentBefore;
  }
}
