import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, PickReply } from '../../core/contract/bridge.ts';
import { channels } from '../../core/contract/channels.ts';
import type { ToBackend, ToWindow } from '../../core/contract/protocol.ts';

/** Messages posted before the port has come wait here. */
const early: ToBackend[] = [];
let port: MessagePort | null = null;
let listener: (message: ToWindow) => void = () => undefined;
let stateListener: (state: 'open' | 'lost') => void = () => undefined;
let menuListener: (command: string) => void = () => undefined;
let openListener: ((reply: PickReply) => void) | null = null;
/** Files named before the page listens. */
const toOpen: PickReply[] = [];
let lost = false;

ipcRenderer.on(channels.port, (event) => {
  const [received] = event.ports;
  if (!received) return;
  port = received;
  port.onmessage = (message: MessageEvent<ToWindow>) => listener(message.data);
  for (const message of early.splice(0)) port.postMessage(message);
  stateListener('open');
});
ipcRenderer.on(channels.lost, () => {
  lost = true;
  stateListener('lost');
});
ipcRenderer.on(channels.menu, (_event, command: string) => menuListener(command));
ipcRenderer.on(channels.openFile, (_event, reply: PickReply) => {
  if (openListener) openListener(reply);
  else toOpen.push(reply);
});
ipcRenderer.send(channels.connect);

/** A dropped file's path: Electron 32 took it off the File and gave it to webUtils. */
function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  if (webUtils?.getPathForFile) return webUtils.getPathForFile(file);
  return (file as File & { path?: string }).path ?? '';
}

const bridge: Bridge = {
  post(message) {
    if (port) port.postMessage(message);
    else early.push(message);
  },
  subscribe(next) {
    listener = next;
  },
  onState(next) {
    stateListener = next;
    if (lost) next('lost');
    else if (port) next('open');
  },
  async pickFile(kind) {
    return (await ipcRenderer.invoke(channels.pickFile, kind)) as PickReply | null;
  },
  async pickDropped(file) {
    const path = pathOf(file);
    return path === '' ? null : ((await ipcRenderer.invoke(channels.pickDropped, path)) as PickReply);
  },
  async pickSave(kind, suggestedName) {
    return (await ipcRenderer.invoke(channels.pickSave, kind, suggestedName)) as PickReply | null;
  },
  async showInFolder(handle) {
    await ipcRenderer.invoke(channels.showInFolder, handle);
  },
  onOpenFile(next) {
    openListener = next;
    for (const reply of toOpen.splice(0)) next(reply);
  },
  onMenu(next) {
    menuListener = next;
  },
};

contextBridge.exposeInMainWorld('goujiBridge', Object.freeze(bridge));
