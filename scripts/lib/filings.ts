import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './paths.mjs';

const folder = join(shared, 'filings');

/** The shared filings with these endings, by name; none where the folder is absent. */
export function sharedFilings(...endings: ('pdf' | 'txt')[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => endings.some((ending) => name.endsWith(`.${ending}`)))
    .sort()
    .map((name) => join(folder, name));
}

/** A shared filing's path, or null where it is absent. */
export function sharedFiling(name: string): string | null {
  const path = join(folder, name);
  return existsSync(path) ? path : null;
}
