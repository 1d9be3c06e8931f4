import { existsSync, mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileError } from '../../db/file-error.ts';
import { projectEnding } from '../../db/project.ts';

/** Where things lie in the data folder. */
export interface Folders {
  projects: string;
  /** Files that came in through a browser, until they are read. */
  uploads: string;
  /** Files that go out through a browser. */
  exports: string;
  settings: string;
}

export function foldersIn(dataFolder: string): Folders {
  return {
    projects: join(dataFolder, 'projects'),
    uploads: join(dataFolder, 'uploads'),
    exports: join(dataFolder, 'exports'),
    settings: join(dataFolder, 'settings.json'),
  };
}

/** Makes a folder where there is none. Fails with `disk-full` or `target-unwritable`. */
export function ensureFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

const longestName = 80;

/** A name that every file system takes, made of any words. */
export function safeName(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what must go
  const name = words.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_').replace(/^[\s.]+|[\s.]+$/g, '');
  const short = [...name].slice(0, longestName).join('').trim();
  return /^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(short) ? `_${short}` : short;
}

/** A path in the folder that nothing has yet: `name.ext`, else `name 2.ext` and so on. */
export function freePath(folder: string, name: string): string {
  const ending = extname(name);
  const stem = ending === '' ? name : name.slice(0, -ending.length);
  let path = join(folder, name);
  for (let number = 2; existsSync(path); number++) path = join(folder, `${stem} ${number}${ending}`);
  return path;
}

/** Where a new project of that name goes. */
export function freeProjectPath(folders: Folders, name: string): string {
  return freePath(folders.projects, `${safeName(name)}${projectEnding}`);
}
