import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { locked } from '../../../scripts/lib/lock.mjs';
import { isNewEnough } from '../../../scripts/lib/node.mjs';
import { root, runtimeFolder } from '../../../scripts/lib/paths.mjs';

describe('set-up', () => {
  it('goes on under a Node that runs everything, and under no other', () => {
    const versions = ['18.20.8', '20.20.2', '22.13.1', '22.17.0', '22.18.0', '23.11.0', '24.0.0', '26.1.0'];
    expect(versions.filter(isNewEnough)).toEqual(['22.18.0', '24.0.0', '26.1.0']);
  });

  it('needs nothing but Node until the packages are there', () => {
    const seen = new Set<string>();
    const outside: string[] = [];
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      // Imports at the start of a line are the ones that run at once; import() waits for its task.
      for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(/^import .*from '([^']+)';$/gm)) {
        if (specifier.startsWith('.')) visit(join(dirname(path), specifier));
        else if (!specifier.startsWith('node:')) outside.push(`${path}: ${specifier}`);
      }
    };
    visit(join(root, 'scripts', 'run.mjs'));
    expect(seen.size).toBeGreaterThan(5);
    expect(outside).toEqual([]);
  });

  it('says in a sentence what it does not know', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), 'nonsense'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^gouji: There is no task “nonsense”\. Tasks: start, .*\n$/);
  });

  it('does a piece of work once at a time', async () => {
    const events: string[] = [];
    const work = (name: string) => () =>
      wait(60).then(() => {
        events.push(name);
        return events.length;
      });
    const first = locked('test-lock', async () => {
      events.push('first starts');
      return work('first ends')();
    });
    const second = locked('test-lock', async () => {
      events.push('second starts');
      return work('second ends')();
    });
    await Promise.all([first, second]);
    expect(events).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  it('takes over a lock whose owner is gone', async () => {
    const path = join(runtimeFolder, 'test-gone.lock');
    const gone = spawnSync(process.execPath, ['-e', '0']).pid;
    writeFileSync(path, String(gone));
    expect(await locked('test-gone', async () => 'done')).toBe('done');
    expect(existsSync(path)).toBe(false);
    rmSync(path, { force: true });
  });
});
