import { basename } from 'node:path';
import type { Shared } from './context.ts';
import { ensureFolder, freePath, safeName } from './folders.ts';

/**
 * Where a window wants something written. In Electron a dialog registered the path; a browser can only
 * say a file name, which is written in the data folder and downloaded from there.
 */
export function targetOf(shared: Shared, handle: string): { path: string; handle: string } {
  const known = shared.handles.find(handle);
  if (known !== null || shared.info.host === 'electron')
    return { path: known ?? shared.handles.pathOf(handle), handle };
  ensureFolder(shared.folders.exports);
  const path = freePath(shared.folders.exports, safeName(basename(handle)));
  shared.handles.name(handle, path);
  return { path, handle: shared.handles.register(path).handle };
}
