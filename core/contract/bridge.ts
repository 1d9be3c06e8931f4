import type { ToBackend, ToWindow } from './protocol.ts';

/** A file that the analyst named, known to the backend by its handle; the path stays outside the window. */
export interface PickedFile {
  handle: string;
  name: string;
  /** Bytes, or null where not known. */
  size: number | null;
}

export type PickKind = 'filing' | 'project';
export type SaveKind = 'xlsx' | 'csv' | 'html' | 'gouji';

/** The one object that Electron's preload shows to the window, as `window.goujiBridge`. */
export interface Bridge {
  /** Sends a message to the backend. */
  post(message: ToBackend): void;
  /** Hears the backend's messages; one listener. */
  subscribe(listener: (message: ToWindow) => void): void;
  pickFile(kind: PickKind): Promise<PickedFile | null>;
  /** A dropped file; null where it has no path on this machine. */
  pickDropped(file: unknown): Promise<PickedFile | null>;
  pickSave(kind: SaveKind, suggestedName: string): Promise<PickedFile | null>;
  /** Shows an exported file in the system's file manager. */
  showInFolder(handle: string): Promise<void>;
  /** Commands from the menu (`open`, `undo`, …) by name. */
  onMenu(listener: (command: string) => void): void;
}

/** What the browser host answers to an upload. */
export type UploadReply = { ok: true; file: PickedFile } | { ok: false; error: import('./errors.ts').ErrorReport };
