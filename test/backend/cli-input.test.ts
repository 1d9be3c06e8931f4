import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
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
import { cliCheckDocument } from '../../core/contract/cli.ts';
import { docx, p, tbl, tc, tr } from '../unit/source/docx-writer.ts';

/** The gouji command as a process of its own, on everything that is not a readable filing. */
const program = path.resolve('electron/cli/main.ts');
const asUser = path.resolve('test/backend/cli-as-user.ts');
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
  const command = as ? [asUser, String(as.uid)] : [program];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...words], { encoding: 'utf8' });
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

  test('a Word document with a password, and one that is damaged', () => {
    const locked = path.join(folder, 'locked.docx');
    writeFileSync(
      locked,
      Buffer.from(
        `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(512)}E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0`,
        'latin1',
      ),
    );
    refused(['check', locked], '打开密码', 'protected by a password');
    const cut = path.join(folder, 'cut.docx');
    const whole = docx({ body: p('第一节 概况') });
    writeFileSync(cut, whole.subarray(0, whole.length - 40));
    refused(['check', cut], '已损坏', 'is damaged');
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

describe('a filing that contradicts itself, in every format of text with marks', () => {
  const said = (count: number) =>
    `截至报告期末，公司累计参与制定国家标准和行业标准共计 ${count} 项，其中已经发布实施的标准居行业前列。`;
  const headings = ['第一节 公司概况', '第二节 业务与技术'];
  const rows = [
    ['项目', '2024年', '2023年'],
    ['产品收入', '600.00', '500.00'],
    ['服务收入', '300.00', '200.00'],
    ['合计', '950.00', '700.00'],
  ];
  const html = `<!DOCTYPE html><html><body><h1>${headings[0]}</h1><p>${said(49)}</p><p>单位：万元</p><table>${rows
    .map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`)
    .join('')}</table><h1>${headings[1]}</h1><p>${said(43)}</p></body></html>`;
  const pipes = rows.map((row) => `| ${row.join(' | ')} |`);
  const markdown = `# ${headings[0]}\n\n${said(49)}\n\n单位：万元\n\n${pipes[0]}\n|---|---|---|\n${pipes.slice(1).join('\n')}\n\n# ${headings[1]}\n\n${said(43)}\n`;
  const title = (text: string) => p(text, '<w:outlineLvl w:val="0"/>');
  const word = docx({
    body: `${title(headings[0] as string)}${p(said(49))}${p('单位：万元')}${tbl(rows.map((row) => tr(row.map((text) => tc(text)))))}${title(headings[1] as string)}${p(said(43))}`,
  });

  test.each([
    ['docx', 'docx', word],
    ['html', 'html', Buffer.from(html)],
    ['md', 'txt', Buffer.from(markdown)],
  ])('%s is read and checked, whatever its name', (ending, format, bytes) => {
    const file = path.join(folder, `filing-${ending}.bin`);
    writeFileSync(file, bytes);
    const outcome = gouji(['check', file, '--json']);
    expect(outcome).toMatchObject({ code: 0 });
    const report = JSON.parse(outcome.out);
    expect(report.source).toMatchObject({ format, pages: null });
    expect(
      report.sections.map((section: { number: string; title: string }) => `${section.number} ${section.title}`),
    ).toEqual(headings);
    expect(report.tables).toHaveLength(1);
    expect(report.tables[0]).toMatchObject({ unit: '万元', headerRows: 1, totalRows: [2] });
    const rules = report.findings.map((finding: { rule: string }) => finding.rule);
    expect(rules).toContain('fact.repeat');
    expect(rules).toContain('table.foot');
    cliCheckDocument.parse(report);
  });
});

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534 };

describe.skipIf(!isRoot)('as an unprivileged user (needs root to become one)', () => {
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
    const source = path.join(folder, 'utf-8.txt');
    copyFileSync(path.join(fixtures, 'utf-8.txt'), source);
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
