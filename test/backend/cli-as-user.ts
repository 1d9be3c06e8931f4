import { run } from '../../electron/cli/run.ts';

/**
 * The gouji command in a process that gives up root's rights for another user's once it is loaded: so it can be tried
 * from a folder that the user can't reach. The first argument is the user's id.
 */
const [user = '', ...words] = process.argv.slice(2);
process.setgroups?.([]);
process.setegid?.(Number(user));
process.seteuid?.(Number(user));
const out = async (text: string): Promise<void> => void process.stdout.write(text);
process.exitCode = await run(words, { out, err: (line) => process.stderr.write(`${line}\n`) }, '0.0.0');
