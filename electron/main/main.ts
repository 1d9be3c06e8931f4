import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, session, type WebContents } from 'electron';
import { channels } from '../../core/contract/channels.ts';
import { BackendProcess } from './backend-process.ts';
import { commandArguments, runCommand } from './command.ts';
import { registerScheme, serveContent } from './content.ts';
import { Files } from './files.ts';
import { answerWindows } from './ipc.ts';
import { systemLanguage } from './language.ts';
import { keepOffTheNetwork, lockContents, lockSession } from './lockdown.ts';
import { setMenu } from './menu.ts';
import { createWindow } from './window.ts';

// All three must stand before the app is ready.
app.enableSandbox();
registerScheme();
keepOffTheNetwork();

const command = commandArguments();
if (command) void runCommand(command);
else if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const backend = new BackendProcess(
    join(__dirname, 'backend.cjs'),
    {
      version: app.getVersion(),
      platform: process.platform,
      dataFolder: dataFolder(),
      sampleFile: join(app.getAppPath(), 'assets', 'sample', 'sample.txt'),
    },
    () => tellWindows(channels.lost),
  );
  const files = new Files(backend);
  let window: BrowserWindow | null = null;
  let early: string | null = fileIn(process.argv, process.cwd());

  async function openFile(path: string | null): Promise<void> {
    if (path === null) return;
    if (window === null) early = path;
    else window.webContents.send(channels.openFile, await files.register('file', path));
  }

  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('second-instance', (_event, argv, folder) => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
    void openFile(fileIn(argv, folder));
  });
  // macOS names files by an event, which can come before the window is there.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openFile(path);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('render-process-gone', (_event, contents, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(contents);
  });

  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // The project is closed, and its log written into the file, before the program ends.
    event.preventDefault();
    void backend.close().finally(() => {
      closed = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    lockSession(session.defaultSession);
    serveContent(join(__dirname, 'renderer'));
    answerWindows(backend, files);
    setMenu((command) => window?.webContents.send(channels.menu, command));
    window = createWindow(join(__dirname, 'preload.cjs'));
    window.once('closed', () => {
      window = null;
    });
    // The preload keeps it until the page listens.
    window.webContents.once('dom-ready', () => void openFile(early));
  });
}

/** Where projects lie, the same as in the browser host; `--data=FOLDER` names another place. */
function dataFolder(): string {
  const named = app.commandLine.getSwitchValue('data');
  if (named !== '') return resolve(named);
  if (process.platform !== 'linux') return join(app.getPath('appData'), 'Gouji');
  return join(process.env.XDG_DATA_HOME ?? join(app.getPath('home'), '.local', 'share'), 'gouji');
}

/** The last argument that names a file, the program's own path and Chromium's switches left out. */
function fileIn(argv: string[], folder: string): string | null {
  const args = argv.slice(app.isPackaged ? 1 : 2).filter((arg) => arg !== '' && !arg.startsWith('-'));
  const last = args[args.length - 1];
  return last === undefined ? null : resolve(folder, last);
}

function tellWindows(channel: string): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel);
}

/** A page that crashed is shown again if the analyst wants it; all that was done is in the project file. */
async function offerReload(contents: WebContents): Promise<void> {
  const zh = systemLanguage() === 'zh';
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: zh ? '勾稽工作台' : 'Gouji',
    message: zh ? '窗口意外中断。已做的工作都已保存。' : 'The window stopped unexpectedly. All your work is saved.',
    buttons: zh ? ['重新打开', '退出'] : ['Open Again', 'Quit'],
    cancelId: 1,
  });
  if (response === 0 && !contents.isDestroyed()) contents.reload();
  else app.quit();
}
