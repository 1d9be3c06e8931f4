import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateFiling, type Wanted } from '../generate/formats.ts';

/** A generated filing in the system's temporary folder, made anew when the generator has changed. */
export async function generatedFiling(wanted: Wanted): Promise<string> {
  const folder = join(tmpdir(), 'gouji-bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${generatorHash()}-${wanted.seed}-${wanted.pages}.${wanted.format}`);
  if (existsSync(path)) return path;
  console.log(`(generating ${path})`);
  const { bytes } = await generateFiling(wanted);
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
  return path;
}

function generatorHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['../generate', '../generate/source', '../sample', '../sample/source']) {
    const path = join(import.meta.dirname, folder);
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)))
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(path, entry.name)));
  }
  return hash.digest('hex').slice(0, 12);
}
