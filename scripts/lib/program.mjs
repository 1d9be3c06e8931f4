// @ts-check
import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Failure } from './say.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {'inherit' | 'stderr' | 'capture'} [output] `stderr` shows all on standard error; `capture` keeps it.
 * @property {number} [timeoutMs] After this the program is ended.
 * @property {boolean} [forwardSignals] Interrupt and terminate go to the program; we wait for it.
 * @property {boolean} [shell]
 */

/**
 * Runs a program to its end. Never throws for a program that fails: the caller words it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} code 127 where it could not be started
 */
export function run(command, args, options = {}) {
  const mode = options.output ?? 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: mode === 'inherit' ? 'inherit' : mode === 'stderr' ? ['inherit', 2, 2] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const timer = options.timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, options.timeoutMs)
      : undefined;
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    if (options.forwardSignals) for (const signal of forwarded) process.on(signal, forward);
    const finish = (/** @type {number} */ code) => {
      clearTimeout(timer);
      for (const signal of forwarded) process.removeListener(signal, forward);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
}

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Where a program lies on the PATH, or null. @param {string} name @returns {string | null} */
export function which(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      try {
        accessSync(path, constants.X_OK);
        if (statSync(path).isFile()) return path;
      } catch {
        // Not in this folder: the next one may have it.
      }
    }
  }
  return null;
}

/**
 * npm under a given Node. npm names its own script while it runs one of ours; else it lies beside `npm` on the PATH.
 * @param {string} node
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmUnder(node) {
  const own = process.env.npm_execpath;
  if (own && basename(own) === 'npm-cli.js') return { command: node, args: [own], shell: false };
  const found = which('npm');
  if (!found) throw new Failure('npm was not found. Install Node.js with npm, then run the same command again.');
  const real = realpathSync(found);
  if (basename(real) === 'npm-cli.js') return { command: node, args: [real], shell: false };
  const beside = join(dirname(found), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  try {
    return { command: node, args: [realpathSync(beside)], shell: false };
  } catch {
    return { command: found, args: [], shell: process.platform === 'win32' };
  }
}

/**
 * The environment for an npm that we start: what the npm above us derived for its own run (its prefix, a
 * global or production switch) must not leak into ours, while registry, proxy, cache and certificates must stay.
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment() {
  const dropped =
    /^npm_(config_(prefix|local_prefix|global_prefix|global|omit|include|production|only|dry_run|ignore_scripts|workspace|workspaces|location|package_lock|save|save_dev|script_shell|recursive)|lifecycle_.*|package_.*|command)$/i;
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!dropped.test(name) && name !== 'NODE_ENV') env[name] = value;
  }
  return env;
}
