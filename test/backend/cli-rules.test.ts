import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cliCheckDocument } from '../../core/contract/cli.ts';
import { run } from '../../electron/cli/run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gouji-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function gouji(...words: string[]): Promise<{ code: number; out: string; err: string[] }> {
  let out = '';
  const err: string[] = [];
  const streams = {
    out: async (text: string) => {
      out += text;
    },
    err: (line: string) => err.push(line),
  };
  return { code: await run(words, streams, '0.0.0'), out, err };
}

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const filing = write(
  'filing.txt',
  `第一节 财务

一、费用

表：主要费用
单位：万元
项目\t2023年
销售费用\t1.25
管理费用\t2.30

公司共有员工80人，其中研发人员90人。
`,
);

const cell = (row: string) => ({ cell: { table: '主要费用', row, column: '2023年' } });

const rules = (...checks: object[]) => write('rules.json', JSON.stringify({ gouji: 'checks', version: 1, checks }));

describe('gouji check --rules', () => {
  test('a relation that fails and the rows of a query are findings beside those of the rules', async () => {
    const file = rules(
      {
        id: 'same',
        title: '两项费用相同',
        severity: 'high',
        kind: 'equal',
        result: cell('销售费用'),
        operands: [cell('管理费用')],
      },
      {
        id: 'staff',
        title: '部分大于全部',
        severity: 'medium',
        kind: 'query',
        sql: `SELECT b.number, '研发人员多于员工' AS title FROM numbers a JOIN numbers b ON a.block = b.block
              WHERE a.unit = '人' AND b.unit = '人' AND a.number < b.number AND b.value > a.value`,
      },
    );
    const { code, out, err } = await gouji('check', filing, '--json', '--rules', file, '--fail-on', 'high');
    expect(err).toEqual([]);
    expect(code).toBe(1);
    const { findings, checks } = cliCheckDocument.strict().parse(JSON.parse(out));
    const custom = findings.filter((finding) => finding.rule === 'custom');
    expect(custom.map(({ severity, title }) => [severity, title])).toEqual([
      ['high', '两项费用相同：1.25万元 与 2.30万元'],
      ['medium', '研发人员多于员工'],
    ]);
    expect(custom[1]?.mentions[0]?.quote).toContain('90人');
    expect(checks.filter(({ rule }) => rule === 'custom').map(({ id, status }) => [id, status])).toEqual([
      ['custom:same', 'fail'],
      ['custom:staff', 'fail'],
    ]);
  });

  test('what could not be checked is said in the summary', async () => {
    const file = rules(
      {
        id: 'gone',
        title: '没有',
        severity: 'low',
        kind: 'equal',
        result: cell('研发费用'),
        operands: [cell('管理费用')],
      },
      { id: 'bad', title: '错句', severity: 'low', kind: 'query', sql: 'SELECT no_such FROM numbers' },
    );
    const { code, out } = await gouji('check', filing, '--rules', file, '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('没有: “主要费用 · 研发费用 · 2023年” was not found');
    expect(out).toContain('错句: SQLite says: no such column: no_such');
  });

  test.each([
    ['missing.json', null, '找不到文件'],
    ['broken.json', '{"gouji":', '不是可用的核对规则文件'],
    ['newer.json', '{"gouji":"checks","version":9,"checks":[]}', '本版本支持到 1'],
  ])('%s is refused with one line and exit 2', async (name, content, words) => {
    const file = content === null ? path.join(folder, name) : write(name, content);
    const { code, out, err } = await gouji('check', filing, '--rules', file);
    expect([code, out, err.length]).toEqual([2, '', 1]);
    expect(err[0]).toContain(words);
    expect(err[0]).toContain(name);
  });
});
