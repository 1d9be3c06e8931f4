import { join } from 'node:path';
import { app, utilityProcess } from 'electron';

/** What the first argument is where the installed program is used as the command `gouji` and not as a window. */
const commands = new Set(['read', 'check', 'export', 'help', '--help', '-h', '--version']);

/** The command line's arguments, or null where the program was started for its window. */
export function commandArguments(): string[] | null {
  const args = process.argv.slice(app.isPackaged ? 1 : 2);
  const start = args.findIndex((arg) => !arg.startsWith('--ozone-') && arg !== '--headless');
  const first = args[start];
  return first !== undefined && commands.has(first) ? args.slice(start) : null;
}

/** Runs the command in a process of Node's kind, on this terminal, and ends with its exit code. */
export async function runCommand(args: string[]): Promise<void> {
  await app.whenReady();
  const command = utilityProcess.fork(join(__dirname, 'cli.cjs'), args, { stdio: 'inherit', serviceName: 'gouji' });
  command.once('exit', (code) => app.exit(code));
}
