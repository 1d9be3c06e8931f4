import type { Bridge, PickedFile, PickKind, PickReply, SaveKind } from '../../core/contract/bridge.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import { electronBridge } from './bridge.ts';

/** Files in and out, the same to the window in Electron and in the browser. */
export interface Host {
  kind: 'electron' | 'browser';
  /** Asks the analyst for a file; null where they think better of it. */
  pick(kind: PickKind): Promise<PickedFile | null>;
  /** A file dropped on the window. */
  dropped(file: File): Promise<PickedFile | null>;
  /** Where to write an export; null where the analyst thinks better of it. */
  save(kind: SaveKind, suggestedName: string): Promise<PickedFile | null>;
  /** Shows what was written: in the file manager, or as a download. */
  reveal(handle: string, name: string): Promise<void>;
  /** Hears of a file to open that the command line or the system named; a browser host opens it by itself. */
  onOpenFile(listener: (open: () => PickedFile) => void): void;
  onMenu(listener: (command: string) => void): void;
}

function electronHost(bridge: Bridge): Host {
  return {
    kind: 'electron',
    pick: async (kind) => fileOf(await bridge.pickFile(kind)),
    dropped: async (file) => fileOf(await bridge.pickDropped(file)),
    save: async (kind, name) => fileOf(await bridge.pickSave(kind, name)),
    reveal: (handle) => bridge.showInFolder(handle),
    onOpenFile: (listener) => bridge.onOpenFile((reply) => listener(() => pickedOf(reply))),
    onMenu: (listener) => bridge.onMenu(listener),
  };
}

function fileOf(reply: PickReply | null): PickedFile | null {
  return reply && pickedOf(reply);
}

function pickedOf(reply: PickReply): PickedFile {
  if (!reply.ok) throw new GoujiError(reply.error.code, reply.error.details);
  return reply.file;
}

const accepted: Record<PickKind, string> = {
  filing:
    '.pdf,.docx,.docm,.html,.htm,.xhtml,.md,.markdown,.txt,.text,application/pdf,text/html,text/markdown,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  project: '.gouji',
  checks: '.json,application/json',
};

/** Sends a file's bytes to the browser host, which keeps it and names it by a handle. */
export async function upload(file: File): Promise<PickedFile> {
  let reply: Response;
  try {
    reply = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream' },
      credentials: 'same-origin',
    });
  } catch (cause) {
    // The browser can't read a folder, nor a file that vanished; the host being gone shows the same way.
    throw new GoujiError('file-unreadable', { name: file.name, reason: unreadable }, { cause });
  }
  const answer = (await reply.json()) as PickReply;
  return pickedOf(answer);
}

const unreadable = { zh: '它是文件夹，或已被移动、删除', en: 'it is a folder, or it was moved or deleted' };

function chooseFile(kind: PickKind): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accepted[kind];
    input.style.display = 'none';
    input.dataset.testid = `choose-${kind}`;
    document.body.append(input);
    const finish = (file: File | null) => {
      input.remove();
      resolve(file);
    };
    input.onchange = () => finish(input.files?.[0] ?? null);
    input.oncancel = () => finish(null);
    input.click();
  });
}

function browserHost(): Host {
  return {
    kind: 'browser',
    async pick(kind) {
      const file = await chooseFile(kind);
      return file ? upload(file) : null;
    },
    dropped: (file) => upload(file),
    // The backend writes beside its projects under this name; the browser downloads it afterwards.
    async save(_kind, suggestedName) {
      return { handle: suggestedName, name: suggestedName, size: null };
    },
    async reveal(handle, name) {
      const link = document.createElement('a');
      link.href = `/download/${encodeURIComponent(handle)}`;
      link.download = name;
      document.body.append(link);
      link.click();
      link.remove();
    },
    onOpenFile: () => undefined,
    onMenu: () => undefined,
  };
}

/** The host of this window. */
export function detectHost(): Host {
  const bridge = electronBridge();
  return bridge ? electronHost(bridge) : browserHost();
}
