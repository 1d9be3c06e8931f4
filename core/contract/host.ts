import type { PickedFile } from './bridge.ts';
import type { ErrorReport } from './errors.ts';

/** What Electron's main process knows at its start and the backend needs. */
export interface BackendStart {
  version: string;
  platform: string;
  /** Where projects, settings and the list of recent projects lie. */
  dataFolder: string;
  sampleFile: string;
}

/**
 * What Electron's main process says to the utility process that holds the backend. `connect` brings a
 * window's MessagePort along, over which core/contract/protocol.ts is spoken.
 */
export type ToUtility =
  | { t: 'start'; start: BackendStart }
  | { t: 'connect' }
  | { t: 'register'; id: number; as: 'file' | 'target'; path: string }
  | { t: 'close' };

export type FromUtility =
  | { t: 'registered'; id: number; file: PickedFile }
  | { t: 'refused'; id: number; error: ErrorReport }
  /** The backend could not start; nothing else follows. */
  | { t: 'failed'; error: ErrorReport };
