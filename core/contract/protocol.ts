import type { ErrorReport } from './errors.ts';

/**
 * What crosses between a window and the backend, over a MessagePort in Electron and a WebSocket in the
 * browser host. Plain data that both structured clone and JSON carry unchanged.
 */
export type ToBackend = { t: 'call'; id: number; method: string; args: unknown } | { t: 'cancel'; id: number };

export type ToWindow =
  | { t: 'result'; id: number; ok: true; value: unknown }
  | { t: 'result'; id: number; ok: false; error: ErrorReport }
  | { t: 'event'; name: string; payload: unknown };
