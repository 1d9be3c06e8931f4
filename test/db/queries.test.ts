import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import type { QueryCheck } from '../../core/check/custom/format.ts';
import type { QueryOutcome } from '../../core/check/custom/outcome.ts';
import { views } from '../../core/check/custom/views.ts';
import { checkFiling } from '../../core/check/engine.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { openViews } from '../../db/query/views-database.ts';
import { addCustomChecks } from '../../electron/backend/custom-checks.ts';
import { runQueries } from '../../electron/backend/queries.ts';
import { filingOf } from '../unit/check/filing.ts';

const text = `第一节 财务

一、费用

表：主要费用
单位：万元
项目\t2023年
销售费用\t1.25
管理费用\t-2.30
合计\t3.55

公司共有员工80人，其中研发人员90人。
`;

async function checked(): Promise<{ filing: Filing; report: CheckReport }> {
  const filing = await filingOf(text);
  return { filing, report: checkFiling(filing, { rules: [] }) };
}

function query(sql: string, id = 'q'): QueryCheck {
  return { id, title: '查询', severity: 'low', enabled: true, kind: 'query', sql };
}

async function outcome(sql: string, limitMs?: number): Promise<QueryOutcome | undefined> {
  const { filing, report } = await checked();
  const limit = limitMs === undefined ? {} : { limitMs };
  return (await runQueries(filing, report, [query(sql)], limit)).get('q');
}

const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';

describe('queries of an analyst', () => {
  test('every documented view can be read, with the columns it is documented with', async () => {
    const { filing, report } = await checked();
    const wasm = Uint8Array.from(readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')));
    const data = views.map(({ name, columns, rows }) => ({ name, columns, rows: rows(filing, report) }));
    for (const { rows, columns } of data) for (const row of rows) expect(row).toHaveLength(columns.length);
    const db = await openViews(wasm, data);
    for (const { name, columns } of views) {
      expect(db.run(`SELECT ${columns.map((one) => one.name).join(', ')} FROM ${name}`)).not.toHaveProperty('failed');
    }
  });

  test('rows come by column name; the values of cells join their numbers', async () => {
    const got = await outcome(
      `SELECT c.label AS Title, n.number, n.decimal FROM cells c JOIN numbers n ON n.number = c.number WHERE n.value < 0`,
    );
    expect(got).toMatchObject({ more: false, rows: [{ title: '管理费用', decimal: '-23000' }] });
  });

  test.each([
    ['INSERT INTO numbers (number) VALUES (1)', 'INSERT'],
    ['-- quietly\n  DELETE FROM numbers', 'DELETE'],
    ['/* x */ PRAGMA query_only = 0', 'PRAGMA'],
    ["ATTACH '/tmp/x.db' AS x", 'ATTACH'],
    ['WITH x AS (SELECT 1) INSERT INTO terms (term) SELECT * FROM x', 'readonly'],
    ['SELECT 1; DROP TABLE numbers', 'exactly one'],
    ['SELECT no_such FROM numbers', 'no such column: no_such'],
    ['SELEC', 'SELEC'],
    ['-- nothing', 'only queries'],
    ["SELECT load_extension('x')", 'load_extension'],
  ])('refused with a sentence: %s', async (sql, word) => {
    const got = await outcome(sql);
    expect(got && 'failed' in got ? got.failed.en : '').toContain(word);
  });

  test('a query without an end is ended, and the others still run', async () => {
    const { filing, report } = await checked();
    const began = performance.now();
    const all = [query(endless, 'a'), query('SELECT number FROM numbers LIMIT 1', 'b'), query(endless, 'c')];
    const got = await runQueries(filing, report, all, { limitMs: 300 });
    expect(performance.now() - began).toBeLessThan(8000);
    expect(got.get('a')).toEqual({
      failed: { zh: '查询超过 0.3 秒，已停止', en: 'the query took longer than 0.3 seconds and was stopped' },
    });
    expect(got.get('b')).toMatchObject({ rows: [{ number: 0 }] });
    expect(got.get('c')).toHaveProperty('failed');
  });

  test('cancelling ends a running query', async () => {
    const { filing, report } = await checked();
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    await expect(runQueries(filing, report, [query(endless)], { signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  test('no more than a thousand rows are taken', async () => {
    const got = await outcome(
      'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 5000) SELECT x AS number FROM c',
    );
    expect(got && 'rows' in got ? [got.rows.length, got.more] : null).toEqual([1000, true]);
  });
});

describe('findings of a query', () => {
  const findings = async (sql: string): Promise<CheckReport> => {
    const { filing, report } = await checked();
    return addCustomChecks(filing, report, [query(sql)], {});
  };

  test('each row is a finding at its number, with its own title, words and severity', async () => {
    const { findings: got, checks } = await findings(
      `SELECT number, '负数' AS title, label || '为负' AS explanation, 'medium' AS severity FROM cells WHERE value < 0`,
    );
    expect(checks).toMatchObject([{ id: 'custom:q', status: 'fail' }]);
    expect(got).toMatchObject([{ rule: 'custom', severity: 'medium', title: { zh: '负数' }, stated: '-23000' }]);
    expect(got[0]?.explanation.zh).toContain('管理费用为负');
  });

  test('a place can be a paragraph or a cell; without a place the check says so', async () => {
    const block = await findings(`SELECT block FROM paragraphs WHERE text LIKE '%研发人员%'`);
    expect(block.findings[0]?.mentions[0]?.quote).toContain('其中研发人员');
    const cell = await findings(`SELECT table_no, row_no, column_no FROM cells WHERE text = '合计'`);
    expect(cell.findings[0]?.mentions[0]?.place).toMatchObject({ in: 'cell', column: 0 });
    const nowhere = await findings(`SELECT 'x' AS title`);
    expect(nowhere.findings).toEqual([]);
    expect(nowhere.checks).toMatchObject([{ status: 'not-checkable' }]);
    expect(nowhere.checks[0]?.reason?.en).toContain('names no place');
  });

  test('no rows is a pass', async () => {
    expect((await findings('SELECT number FROM numbers WHERE value > 1e30')).checks).toMatchObject([
      { status: 'pass' },
    ]);
  });
});
