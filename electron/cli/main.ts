import { once } from 'node:events';
import about from '../../package.json' with { type: 'json' };
import { run } from './run.ts';

/** Standard output, waiting for a slow reader; a reader that went away (`| head`) ends the command quietly. */
async function out(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

run(process.argv.slice(2), { out, err: (line) => process.stderr.write(`${line}\n`) }, about.version).then(
  (code) => {
    process.exitCode = code;
    // The installed program runs this in a utility process of Electron, which does not end by itself.
    if ('parentPort' in process) process.stdout.write('', () => process.exit());
  },
  (thrown: unknown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 2;
  },
);
