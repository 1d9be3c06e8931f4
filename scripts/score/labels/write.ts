import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../lib/paths.mjs';

/** Writes files of test/labels, by their path in that folder, as the formatter has them. */
export function writeLabels(files: Readonly<Record<string, unknown>>): void {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(root, 'test/labels', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(content)}\n`);
    return path;
  });
  execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', ...paths], {
    cwd: root,
    stdio: 'inherit',
  });
}
