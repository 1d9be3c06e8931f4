import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

/** The gouji command as a process of its own, on everything that is not a readable filing. */
const program = path.resolve('electron/cli/main.ts');
const fixtures = path.resolve('test/fixtures/source');
const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-input-'));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  code: number | null;
  out: string;
  lines: string[];
}

function gouji(words: string[], as?: { uid: number }): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    ...(as ? { uid: as.uid, gid: as.uid } : {}),
  });
  return { code: status, out: stdout, lines: stderr.split('\n').filter((line) => line !== '') };
}

/** Refused with exit 2 and one line in each language, and nothing on standard output. */
function refused(words: string[], zh: string, en: string, as?: { uid: number }): void {
  for (const [language, said] of [
    ['zh', zh],
    ['en', en],
  ] as const) {
    const outcome = gouji([...words, '--lang', language], as);
    expect(outcome).toMatchObject({ code: 2, out: '' });
    expect(outcome.lines).toHaveLength(1);
    expect(outcome.lines[0]).toContain(said);
  }
}

describe('what is no readable filing', () => {
  test.each([
    ['empty.txt', '是空的', 'is empty'],
    ['blank.txt', '是空的', 'is empty'],
    ['random.txt', '不是文本', 'is not text'],
    ['scan.pdf', '没有文字层', 'holds text'],
    ['user-password.pdf', '需要密码', 'needs a password'],
    ['truncated.pdf', '已损坏', 'is damaged'],
    ['picture-named.pdf', 'JPEG', 'JPEG'],
  ])('%s', (name, zh, en) => {
    refused(['check', path.join(fixtures, name), '--json'], zh, en);
  });

  test('a PDF whose password is wrong; with the right one it is read', () => {
    const file = path.join(fixtures, 'user-password.pdf');
    refused(['read', file, '--password', 'nonsense'], '密码不对', 'not the password');
    const opened = gouji(['read', file, '--json', '--password', 'open-sesame']);
    expect(opened).toMatchObject({ code: 0, lines: [] });
    expect(JSON.parse(opened.out).source.pages).toBeGreaterThan(0);
  });

  test('a PDF that is only restricted by its owner opens', () => {
    const opened = gouji(['read', path.join(fixtures, 'owner-restricted.pdf'), '--json']);
    expect(opened).toMatchObject({ code: 0, lines: [] });
    expect(JSON.parse(opened.out).source.characters).toBeGreaterThan(0);
  });

  test('a file of 200 MB is refused by its size, before it is read', () => {
    const file = path.join(folder, 'huge.txt');
    writeFileSync(file, '');
    truncateSync(file, 200 * 1024 * 1024);
    refused(['check', file], '上限', 'over the limit');
    rmSync(file);
  });

  test('a folder, and a file that is not there', () => {
    refused(['check', folder], '是文件夹', 'is a folder');
    refused(['check', path.join(folder, 'gone.txt')], '找不到', 'can’t be found');
  });
});

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534 };

/** Whether an unprivileged user can reach the program and its modules at all. */
function reachable(): boolean {
  return (
    isRoot && spawnSync(process.execPath, [program, '--version'], { uid: nobody.uid, gid: nobody.uid }).status === 0
  );
}

describe.skipIf(!reachable())('as an unprivileged user (needs root to become one)', () => {
  test('a file that may not be read', () => {
    const file = path.join(folder, 'secret.txt');
    writeFileSync(file, '第一节 概况\n', { mode: 0o600 });
    refused(['check', file], '无法读取', 'can’t be read', nobody);
  });

  test('a folder that may not be written: what stood there stays', () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed);
    writeFileSync(path.join(closed, 'out.csv'), 'old');
    chmodSync(closed, 0o555);
    const source = path.join(fixtures, 'utf-8.txt');
    refused(['export', source, '--out', path.join(closed, 'out.csv')], '无法写入', 'can’t be written', nobody);
    expect(readFileSync(path.join(closed, 'out.csv'), 'utf8')).toBe('old');
  });
});

function mounted(): string | null {
  if (!isRoot) return null;
  const disk = path.join(folder, 'disk');
  mkdirSync(disk);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0 ? disk : null;
}
const disk = mounted();
afterAll(() => {
  if (disk) execFileSync('umount', [disk]);
});

describe.skipIf(disk === null)('on a full disk (needs root and the right to mount a tmpfs)', () => {
  test.each(['xlsx', 'csv', 'html'])('an export to %s fails with one line and leaves no part of a file', (kind) => {
    const small = disk as string;
    writeFileSync(path.join(small, 'filler'), Buffer.alloc(60 * 1024));
    const target = path.join(small, `out.${kind}`);
    refused(['export', path.resolve('assets/sample/sample.txt'), '--out', target], '磁盘已满', 'disk is full');
    expect(existsSync(target)).toBe(false);
    expect(execFileSync('ls', ['-A', small], { encoding: 'utf8' }).trim()).toBe('filler');
  });
});
