import { createInterface } from 'node:readline';
import { createBackend } from '../../electron/backend/backend.ts';

/**
 * A backend in a process of its own, for tests that kill it, take its rights away or fill its disk. Its
 * messages come on standard input and go to standard output, one JSON value a line. Two messages are its
 * own: `register` answers a handle, `become` gives up root's rights for another user's.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof createBackend>[0];

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

const backend = createBackend(options);
const connection = backend.connect(say);

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line) as { t: string; id: number; path: string; user: number };
  if (message.t === 'register') {
    say({ t: 'result', id: message.id, ok: true, value: backend.registerFile(message.path) });
  } else if (message.t === 'become') {
    process.setegid?.(message.user);
    process.seteuid?.(message.user);
    say({ t: 'result', id: message.id, ok: true, value: null });
  } else connection.receive(message);
});
