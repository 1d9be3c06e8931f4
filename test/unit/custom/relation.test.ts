import { describe, expect, test } from 'vitest';
import {
  type CustomCheck,
  checksFileOf,
  parseChecksFile,
  type RelationCheck,
} from '../../../core/check/custom/format.ts';
import { checkFiling } from '../../../core/check/engine.ts';
import { mergeReports } from '../../../core/check/merge-reports.ts';
import type { CheckReport } from '../../../core/model/finding.ts';
import { customRule } from '../../../core/rules/custom.ts';
import { filingOf } from '../check/filing.ts';

const text = (total: string, told = '6.00') => `第一节 财务

一、费用

表：主要费用
单位：万元
项目\t2023年
销售费用\t1.25
管理费用\t2.30
研发费用\t2.45
费用总额\t${total}

报告期内公司各项费用总额为${told}万元，占营业收入的比例为12.5%，共有员工80人。
`;

const cell = (row: string) => ({ cell: { table: '主要费用', row, column: '2023年' } });
const told = { passage: { before: '费用总额为', after: '万元' } };
const share = { passage: { before: '比例为', after: '，共有' } };
const people = { passage: { before: '共有员工', after: '' } };

function relation(over: Partial<RelationCheck>): RelationCheck {
  return {
    id: 'a',
    title: '费用相加',
    severity: 'high',
    enabled: true,
    kind: 'sum',
    result: cell('费用总额'),
    operands: [cell('销售费用'), cell('管理费用'), cell('研发费用')],
    ...over,
  };
}

async function run(total: string, ...checks: CustomCheck[]): Promise<CheckReport> {
  return checkFiling(await filingOf(text(total)), { rules: [customRule(checks, new Map())] });
}

describe('relations', () => {
  test('a sum passes, is rounding within the printed digits, and fails beyond', async () => {
    expect((await run('6.00', relation({}))).checks[0]?.status).toBe('pass');
    expect((await run('6.02', relation({}))).checks[0]?.status).toBe('rounding');
    const failed = await run('6.03', relation({}));
    expect(failed.checks[0]).toMatchObject({ id: 'custom:a', status: 'fail', stated: '60300', recomputed: '60000' });
    const [finding] = failed.findings;
    expect(finding).toMatchObject({ rule: 'custom', severity: 'high', difference: '300' });
    expect(finding?.explanation.zh).toContain('6.03万元');
    expect(finding?.explanation.zh).toContain('1.25万元 + 2.30万元 + 2.45万元 = 6.00万元');
    expect(finding?.explanation.en).toContain('0.03万元');
  });

  test('equal compares text and table in other units; difference, product and ratio with constants', async () => {
    expect((await run('6.00', relation({ kind: 'equal', operands: [told] }))).checks[0]?.status).toBe('pass');
    expect((await run('6.01', relation({ kind: 'equal', operands: [told] }))).checks[0]?.status).toBe('rounding');
    expect((await run('6.50', relation({ kind: 'equal', operands: [told] }))).checks[0]?.status).toBe('fail');
    const rest = relation({
      kind: 'difference',
      result: cell('研发费用'),
      operands: [told, cell('销售费用'), cell('管理费用')],
    });
    expect((await run('6.00', rest)).checks[0]?.status).toBe('pass');
    const product = relation({ kind: 'product', result: told, operands: [{ constant: '2' }, { constant: '30000' }] });
    expect((await run('6.00', product)).checks[0]?.status).toBe('pass');
    const ratio = relation({ kind: 'ratio', result: share, operands: [told, { constant: '480000' }] });
    expect((await run('6.00', ratio)).checks[0]?.status).toBe('pass');
    const wrong = relation({ kind: 'ratio', result: share, operands: [told, { constant: '400000' }] });
    expect((await run('6.00', wrong)).findings[0]?.explanation.zh).toContain('= 15.0%');
  });

  test('an operand that is gone, units that differ and a zero divisor are not checkable, and it says so', async () => {
    const gone = await run('6.00', relation({ operands: [cell('销售费用'), cell('财务费用')] }));
    expect(gone.checks[0]).toMatchObject({ status: 'not-checkable' });
    expect(gone.checks[0]?.reason?.zh).toBe('费用相加：找不到“主要费用 · 财务费用 · 2023年”');
    const units = await run('6.00', relation({ kind: 'equal', operands: [people] }));
    expect(units.checks[0]?.reason?.zh).toContain('单位不同：万元、人');
    const zero = await run('6.00', relation({ kind: 'ratio', result: share, operands: [told, { constant: '0' }] }));
    expect(zero.checks[0]?.reason?.en).toContain('the divisor may be zero');
    expect(zero.findings).toEqual([]);
  });

  test('a check that is switched off is not run; two on one passage have ids of their own that stay', async () => {
    const first = relation({ id: 'a', kind: 'equal', operands: [told] });
    const second = relation({ id: 'b', title: '另一', kind: 'equal', operands: [cell('销售费用')] });
    const both = await run('7.00', first, second);
    const alone = await run('7.00', { ...first, enabled: false }, second);
    expect(both.findings).toHaveLength(2);
    expect(alone.checks.map(({ id }) => id)).toEqual(['custom:b']);
    expect(both.findings.map(({ id }) => id)).toContain(alone.findings[0]?.id);
  });
});

describe('settings of a rule', () => {
  test('switched off, another severity, a lowest confidence', async () => {
    const filing = await filingOf(text('7.00'));
    const rules = [customRule([relation({})], new Map())];
    const severity = (settings: Parameters<typeof checkFiling>[1]) =>
      checkFiling(filing, { rules, ...settings }).findings.map((one) => one.severity);
    expect(severity({})).toEqual(['high']);
    expect(severity({ settings: { custom: { off: false, severity: 'low', lowest: 0 } } })).toEqual(['low']);
    expect(severity({ settings: { custom: { off: false, severity: null, lowest: 0.99 } } })).toEqual([]);
    expect(
      checkFiling(filing, { rules, settings: { custom: { off: true, severity: null, lowest: 0 } } }).checks,
    ).toEqual([]);
  });

  test('the reports of two runs become one', async () => {
    const filing = await filingOf(text('7.00'));
    const first = checkFiling(filing);
    const merged = mergeReports(filing, first, checkFiling(filing, { rules: [customRule([relation({})], new Map())] }));
    expect(merged.findings).toHaveLength(first.findings.length + 1);
    expect(merged.checks).toHaveLength(first.checks.length + 1);
    expect(merged.ledger).toHaveLength(filing.numbers.length);
    const total = filing.numbers.find(({ raw }) => raw === '7.00');
    expect(merged.ledger[total?.index ?? -1]).toMatchObject({ status: 'fail' });
    expect(merged.ledger[total?.index ?? -1]?.rules).toContain('custom');
  });
});

describe('the file of checks', () => {
  const checks: CustomCheck[] = [
    relation({}),
    {
      id: 'q',
      title: '查询',
      severity: 'low',
      enabled: true,
      kind: 'query',
      sql: 'SELECT number FROM numbers LIMIT 1',
    },
  ];

  test('reads back what it writes, with or without a byte order mark', () => {
    expect(parseChecksFile(checksFileOf(checks), 'a.json')).toEqual(checks);
    expect(parseChecksFile(`\ufeff${checksFileOf(checks)}`, 'a.json')).toEqual(checks);
  });

  test.each([
    ['{', 'JSON'],
    ['{"gouji":"checks","version":2,"checks":[]}', '2'],
    ['{"gouji":"other","version":1,"checks":[]}', 'gouji'],
    [checksFileOf([relation({}), relation({})]), '“a”'],
    [checksFileOf([relation({ kind: 'ratio' })]), 'checks.0'],
    [checksFileOf([{ ...relation({}), id: 'with blank' }]), 'checks.0.id'],
    [
      checksFileOf([relation({ result: { constant: '1' }, operands: [{ constant: '1' }, { constant: '2' }] })]),
      'checks.0',
    ],
    [checksFileOf([relation({ operands: [{ constant: 'x' }, { constant: '2' }] })]), 'checks.0.operands.0.constant'],
  ])('says what is wrong: %#', (content, word) => {
    expect(() => parseChecksFile(content, 'rules.json')).toThrow(word);
    expect(() => parseChecksFile(content, 'rules.json')).toThrow('rules.json');
  });
});
