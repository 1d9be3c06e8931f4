// @ts-check
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { electronBinary, hasDisplay } from './lib/electron.mjs';
import { out, root } from './lib/paths.mjs';
import { run } from './lib/program.mjs';
import { Failure, say } from './lib/say.mjs';

/**
 * Opens Gouji: in Electron where that can run, else in the machine's browser over a server on 127.0.0.1.
 * @param {string[]} args at most one file to open; `--browser` asks for the browser
 * @param {string} from the folder that a relative file is meant from
 */
export async function start(args, from) {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--browser');
  if (unknown) throw new Failure(`npm start knows no option ${unknown}. Usage: npm start [-- [--browser] FILE]`);
  const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => resolve(from, arg));
  if (files.length > 1) throw new Failure('npm start opens one file at a time. Usage: npm start [-- [--browser] FILE]');
  const [file] = files;
  if (file && !existsSync(file)) throw new Failure(`The file ${file} can't be found.`);
  await build();
  const electron = args.includes('--browser') ? null : await electronHere();
  if (electron) {
    return (await run(electron, [root, ...files], { cwd: root, forwardSignals: true })).code;
  }
  return (await run(process.execPath, [join(out, 'browser.cjs'), ...files], { cwd: root, forwardSignals: true })).code;
}

/** @returns {Promise<string | null>} */
async function electronHere() {
  if (!hasDisplay()) {
    say('No display here: Gouji opens in a browser instead of a window of its own.');
    return null;
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say("Chromium's sandbox refuses root: Gouji opens in a browser instead of a window of its own.");
    return null;
  }
  return electronBinary();
}
