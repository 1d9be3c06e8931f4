import type { ErrorReport } from './errors.ts';
import type { ToBackend, ToWindow } from './protocol.ts';

/** A file that the analyst named, known to the backend by its handle; the path stays outside the window. */
export interface PickedFile {
  handle: string;
  name: string;
  /** Bytes, or null where not known. */
  size: number | null;
}

export type PickKind = 'filing' | 'project' | 'checks';
export type SaveKind = 'xlsx' | 'csv' | 'html' | 'gouji' | 'checks';

/** The one object that Electron's preload shows to the window, as `window.goujiBridge`. */
export interface Bridge {
  /** Sends a message to the backend. */
  post(message: ToBackend): void;
  /** Hears the backend's messages; one listener. */
  subscribe(listener: (message: ToWindow) => void): void;
  /** Hears that the connection to the backend stands or has broken; one listener. */
  onState(listener: (state: 'open' | 'lost') => void): void;
  /** Asks for a file by the system's dialog; null where the analyst thinks better of it. */
  pickFile(kind: PickKind): Promise<PickReply | null>;
  /** A dropped file; null where it has no path on this machine. */
  pickDropped(file: unknown): Promise<PickReply | null>;
  pickSave(kind: SaveKind, suggestedName: string): Promise<PickReply | null>;
  /** Shows an exported file in the system's file manager. */
  showInFolder(handle: string): Promise<void>;
  /** Hears of a file to open that the command line, a second start or the system named; one listener. */
  onOpenFile(listener: (reply: PickReply) => void): void;
  /** Commands from the menu (`open`, `undo`, …) by name. */
  onMenu(listener: (command: string) => void): void;
}

/** A file that was named or uploaded, or why it can't be had: errors cross as data, since thrown ones lose their code. */
export type PickReply = { ok: true; file: PickedFile } | { ok: false; error: ErrorReport };

/** What the browser host answers to an upload. */
export type UploadReply = PickReply;
