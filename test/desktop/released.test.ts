import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { describe, expect, it } from 'vitest';
import { desktop, sharedFolder } from './app.ts';

const resources = join(dirname(desktop.released), 'resources');

interface AsarFolder {
  files?: Record<string, AsarFolder>;
}

/** The paths in an asar: a JSON header, whose length stands at byte 12, precedes the contents. */
function filesIn(path: string): string[] {
  const file = openSync(path, 'r');
  const sizes = Buffer.alloc(16);
  readSync(file, sizes, 0, 16, 0);
  const header = Buffer.alloc(sizes.readUInt32LE(12));
  readSync(file, header, 0, header.length, 16);
  closeSync(file);
  const list = (folder: AsarFolder, at: string): string[] =>
    Object.entries(folder.files ?? {}).flatMap(([name, entry]) => [`${at}/${name}`, ...list(entry, `${at}/${name}`)]);
  return list(JSON.parse(header.toString('utf8')) as AsarFolder, '');
}

describe('the app as it is released', () => {
  it('has its fuses set', async () => {
    const fuses = await getCurrentFuseWire(desktop.released);
    const states = {
      runAsNode: fuses[FuseV1Options.RunAsNode],
      cookieEncryption: fuses[FuseV1Options.EnableCookieEncryption],
      nodeOptions: fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: fuses[FuseV1Options.EnableNodeCliInspectArguments],
      asarIntegrity: fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: fuses[FuseV1Options.OnlyLoadAppFromAsar],
    };
    expect(states).toEqual({
      runAsNode: FuseState.DISABLE,
      cookieEncryption: FuseState.ENABLE,
      nodeOptions: FuseState.DISABLE,
      inspect: FuseState.DISABLE,
      asarIntegrity: FuseState.ENABLE,
      onlyAsar: FuseState.ENABLE,
    });
  });

  it('holds what it needs and nothing of the sources', () => {
    const files = filesIn(join(resources, 'app.asar'));
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main.cjs',
        '/out/preload.cjs',
        '/out/backend.cjs',
        '/out/worker.cjs',
        '/out/cli.cjs',
        '/out/pdfium.wasm',
        '/out/renderer/index.html',
        '/assets/sample/sample.txt',
      ]),
    );
    const tops = new Set(files.map((file) => file.split('/')[1]));
    expect([...tops].sort()).toEqual(['LICENSE', 'assets', 'node_modules', 'out', 'package.json']);
    const modules = new Set(
      files.filter((file) => file.startsWith('/node_modules/')).map((file) => file.split('/')[2]),
    );
    expect([...modules]).toEqual(['better-sqlite3']);
    const native = readdirSync(join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds'));
    expect(native).toEqual([`${process.platform}-${process.arch}.node`]);
  });

  it('does not become Node by an environment variable', async () => {
    const folder = sharedFolder('as-node');
    const child = spawn(desktop.launch, ['-p', '"ran as " + "node"', `--user-data-dir=${folder}`, '--version'], {
      env: { ...process.env, RIG_APP: desktop.released, RIG_SHARE: folder, ELECTRON_RUN_AS_NODE: '1' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    setTimeout(() => child.kill(), 4_000).unref();
    await once(child, 'close');
    expect(output).not.toContain('ran as node');
  });

  it('answers as the gouji command', async () => {
    const folder = sharedFolder('command');
    const child = spawn(desktop.launch, ['check', 'none.txt', '--json', '--lang', 'en'], {
      env: { ...process.env, RIG_APP: desktop.released, RIG_SHARE: folder },
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('none.txt');
  });
});
