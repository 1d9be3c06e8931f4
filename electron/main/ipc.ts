import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { PickKind, SaveKind } from '../../core/contract/bridge.ts';
import { channels } from '../../core/contract/channels.ts';
import type { BackendProcess } from './backend-process.ts';
import type { Files } from './files.ts';
import { isOurs } from './lockdown.ts';

const pickKinds = new Set<unknown>(['filing', 'project', 'checks'] satisfies PickKind[]);
const saveKinds = new Set<unknown>(['xlsx', 'csv', 'html', 'gouji', 'checks'] satisfies SaveKind[]);

/** Answers the preload. A message counts only if it comes from the main frame of a window that shows our page. */
export function answerWindows(backend: BackendProcess, files: Files): void {
  ipcMain.on(channels.connect, (event) => {
    if (!senderOf(event)) return;
    event.senderFrame?.postMessage(channels.port, null, [backend.connect()]);
  });
  handle(channels.pickFile, (window, kind) => (pickKinds.has(kind) ? files.pick(window, kind as PickKind) : null));
  handle(channels.pickDropped, (_window, path) => (typeof path === 'string' ? files.register('file', path) : null));
  handle(channels.pickSave, (window, kind, name) =>
    saveKinds.has(kind) && typeof name === 'string' ? files.pickSave(window, kind as SaveKind, name) : null,
  );
  handle(channels.showInFolder, (_window, shown) => {
    if (typeof shown === 'string') files.showInFolder(shown);
  });
}

function handle(channel: string, answer: (window: BrowserWindow, ...args: unknown[]) => unknown): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    const window = senderOf(event);
    if (!window) throw new Error('refused');
    return answer(window, ...args);
  });
}

function senderOf(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame;
  if (!frame || frame.parent !== null || !isOurs(frame.url)) return null;
  return BrowserWindow.fromWebContents(event.sender);
}
