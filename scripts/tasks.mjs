// @ts-check
import { join } from 'node:path';
import { out, root } from './lib/paths.mjs';
import { run } from './lib/program.mjs';
import { Failure } from './lib/say.mjs';

/**
 * Every task, by the name of its npm script. A task gets its arguments and the folder that the person was
 * in, and answers the exit code. Tasks load what they need themselves, since it may not be installed before.
 * @type {Record<string, (args: string[], from: string) => Promise<number | void>>}
 */
export const tasks = {
  start: async (args, from) => (await import('./start.mjs')).start(args, from),
  dev: async () => (await import('./dev.mjs')).dev(),
  build: async (args) => (await import('./build.mjs')).build({ force: args.includes('--force') }),
  gouji: async (args, from) => {
    await (await import('./build.mjs')).build({ parts: ['programs'] });
    return node([join(out, 'cli.cjs'), ...args], from);
  },
  test: async (args) => (await import('./test.mjs')).test(args),
  check: async () => (await import('./test.mjs')).check(),
  lint: async () => node([join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check'], root),
  format: async () => node([join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--write'], root),
  package: async (args, from) => (await import('./package.mjs')).packageApp(args, from),
  'test:desktop': async () => (await import('./desktop.mjs')).testDesktop(),
  screenshots: async (args) => {
    await (await import('./lib/debian.mjs')).ensurePackages(['chromium', 'fonts-noto-cjk']);
    await (await import('./build.mjs')).build();
    return node([join('scripts', 'screenshots.ts'), ...args], root);
  },
  generate: async (args, from) => {
    if (!args.includes('--format') || args.includes('pdf')) {
      await (await import('./lib/debian.mjs')).ensurePackages(['chromium', 'fonts-noto-cjk']);
    }
    return node([join(root, 'scripts', 'generate', 'generate.ts'), ...args], from);
  },
  fuzz: async (args) => node([join('scripts', 'fuzz', 'fuzz.ts'), ...args], root),
  bench: async (args) => node([join('scripts', 'bench', 'bench.ts'), ...args], root),
  // All parts of the score, or the one named with arguments of its own: `npm run score -- injected --runs 8`.
  score: async ([part, ...rest]) => {
    const parts = ['sample', 'injected', 'inconsistencies', 'checks'];
    if (part !== undefined && !parts.includes(part)) {
      throw new Failure(`“${part}” is no part of the score. Usage: npm run score [-- ${parts.join(' | ')} [ARG …]]`);
    }
    for (const name of part === undefined ? parts : [part]) {
      if (part === undefined) console.log(`\n== ${name}`);
      const code = await node([join('scripts', 'score', `${name}.ts`), ...rest], root);
      if (code !== 0) return code;
    }
  },
  'score:reading': async (args) => node([join('scripts', 'score', 'reading.ts'), ...args], root),
};

/** @param {string[]} args @param {string} cwd */
async function node(args, cwd) {
  return (await run(process.execPath, args, { cwd, forwardSignals: true })).code;
}
