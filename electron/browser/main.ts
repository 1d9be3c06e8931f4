import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { GoujiError, reportOf, sentenceFor } from '../../core/contract/errors.ts';
import about from '../../package.json' with { type: 'json' };
import { createBackend } from '../backend/backend.ts';
import { parseBrowserArguments } from './arguments.ts';
import { startServer } from './server.ts';

/** Entry of the browser host: the backend and the page's server in one process, until it is told to end. */
async function main(): Promise<void> {
  const words = parseBrowserArguments(process.argv.slice(2));
  const file = words.file === null ? null : resolve(words.file);
  if (file !== null && !existsSync(file)) throw new GoujiError('file-missing', { name: basename(file) });
  const dataFolder = resolve(words.data ?? usualDataFolder());
  const backend = createBackend({
    dataFolder,
    host: 'browser',
    version: about.version,
    platform: process.platform,
    sampleFile: join(__dirname, '..', 'assets', 'sample', 'sample.txt'),
  });
  const server = await startServer({
    backend,
    dataFolder,
    rendererFolder: join(__dirname, 'renderer'),
    port: words.port,
    onUsedLink: say,
  });
  endWith(async () => {
    await server.close();
    await backend.close();
  });
  if (file !== null) await backend.openPath(file);
  say(server.newUrl());
  if (words.open) openInBrowser(server.newUrl());
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function usualDataFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Gouji');
  if (process.platform === 'win32') {
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Gouji');
  }
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'gouji');
}

/** Shows the page in the machine's browser where there is a screen; where that fails, the printed link remains. */
function openInBrowser(url: string): void {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', url]]
        : ['xdg-open', [url]];
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => process.stderr.write('No browser could be started; open the link above.\n'));
  opener.unref();
}

function endWith(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    close().then(
      () => process.exit(0),
      (thrown: unknown) => {
        process.stderr.write(`${String(thrown)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((thrown: unknown) => {
  const report = reportOf(thrown);
  process.stderr.write(`${sentenceFor(report, 'zh')} ${sentenceFor(report, 'en')}\n`);
  process.exit(2);
});
