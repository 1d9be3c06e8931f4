#!/usr/bin/env node
// @ts-check
// Runs one of the project's tasks (see tasks.mjs): `node scripts/run.mjs TASK [ARG …]`. Everything up to the
// task itself uses Node's built-ins only and runs on Node 18, since it is what gets a current Node and the packages.
import { ensureDependencies } from './lib/dependencies.mjs';
import { underCurrentNode } from './lib/node.mjs';
import { root } from './lib/paths.mjs';
import { Failure, say } from './lib/say.mjs';
import { tasks } from './tasks.mjs';

async function main() {
  const [name = '', ...args] = process.argv.slice(2);
  const task = tasks[name];
  if (!task) throw new Failure(`There is no task “${name}”. Tasks: ${Object.keys(tasks).join(', ')}.`);
  const under = await underCurrentNode(process.argv[1] ?? '', process.argv.slice(2));
  if (under !== null) return under;
  // npm runs scripts in the project's folder and names the folder that the person was in.
  const from = process.env.npm_lifecycle_event ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
  process.chdir(root);
  await ensureDependencies();
  return (await task(args, from)) ?? 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(error instanceof Failure ? `gouji: ${error.message}` : `gouji: ${error?.stack ?? error}`);
    process.exitCode = 1;
  },
);
