import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { PickedFile } from '../../core/contract/bridge.ts';
import { GoujiError } from '../../core/contract/errors.ts';

/**
 * Files by handle. Windows never see or send paths: a dialog, a drop, an upload or the command line names
 * a file to the backend, and the window gets a handle that says nothing.
 */
export class Handles {
  readonly #paths = new Map<string, string>();
  readonly #named = new Map<string, string>();

  /** Makes a path known; `size` is null where nothing stands there yet. */
  register(path: string): PickedFile {
    const handle = randomUUID();
    this.#paths.set(handle, path);
    return { handle, name: basename(path), size: statSync(path, { throwIfNoEntry: false })?.size ?? null };
  }

  /** The path of a handle; fails with `not-found`. */
  pathOf(handle: string): string {
    const path = this.#paths.get(handle);
    if (path === undefined) throw new GoujiError('not-found', { what: { zh: '文件', en: 'file' } });
    return path;
  }

  /** The path of a handle, or null. */
  find(handle: string): string | null {
    return this.#paths.get(handle) ?? null;
  }

  /** What a browser's download asks for: a handle, or the name under which the window had something written last. */
  download(asked: string): string | null {
    return this.#paths.get(asked) ?? this.#named.get(asked) ?? null;
  }

  /** Remembers where something that a browser's window only named was put. */
  name(name: string, path: string): void {
    this.#named.set(name, path);
  }
}
