// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';

/**
 * A fingerprint of files and folders by name, size and time of change, so that a build can tell in
 * milliseconds whether anything it was made of has changed.
 * @param {readonly string[]} paths relative to the root; what does not exist counts as absent
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    const stat = statSync(full);
    if (!stat.isDirectory()) {
      hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
      return;
    }
    for (const entry of readdirSync(full).sort()) if (entry !== 'node_modules') visit(join(path, entry));
  };
  for (const path of paths) visit(path);
  hash.update(process.versions.modules);
  return hash.digest('hex');
}

/** What was noted under this path, or null. @param {string} path */
export function noted(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** @param {string} path @param {string} text */
export function note(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
