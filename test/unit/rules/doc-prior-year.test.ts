import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import { docPrior } from '../../../core/rules/doc-prior.ts';
import { readPath } from '../../../electron/backend/pipeline.ts';
import { statuses } from './invented.ts';
import { checkBeside, read } from './two-filings.ts';

type Row = readonly [label: string, now: string, before: string];

const income = (year: number, rows: readonly Row[], title = '合并利润表') =>
  `${title}\n单位：元\n项目\t${year}年度\t${year - 1}年度\n${rows.map((row) => row.join('\t')).join('\n')}\n`;

const rowsOf2023: Row[] = [
  ['一、营业总收入', '812,354.67', '700,200.50'],
  ['二、营业总成本', '722,354.45', '620,200.30'],
  ['三、营业利润', '90,000.22', '80,000.20'],
  ['四、利润总额', '90,000.22', '80,000.20'],
  ['减：所得税费用', '22,500.06', '20,000.05'],
  ['五、净利润', '67,500.16', '60,000.15'],
];
const rowsOf2024: Row[] = [
  ['一、营业总收入', '900,100.25', '812,354.67'],
  ['二、营业总成本', '800,100.14', '722,354.45'],
  ['三、营业利润', '100,000.11', '90,000.22'],
  ['四、利润总额', '100,000.11', '90,000.22'],
  ['减：所得税费用', '25,000.05', '22,500.06'],
  ['五、净利润', '75,000.06', '67,500.16'],
];

const report = (...parts: string[]) => `第十节 财务报告\n\n一、财务报表\n\n${parts.join('\n')}`;
const last = report(income(2023, rowsOf2023));

/** The rows with one comparative replaced. */
const withComparative = (label: string, value: string): Row[] =>
  rowsOf2024.map(([name, now, before]) => [name, now, name.includes(label) ? value : before]);

const ageing = (rows: readonly (readonly [string, string, string])[]) =>
  `二、财务报表附注\n\n1、预付款项\n\n预付款项按账龄列示\n单位：元\n账龄\t期末余额\t期初余额\n${rows.map((row) => row.join('\t')).join('\n')}\n`;
const ageing2023 = ageing([
  ['1年以内', '65,403.76', '68,281.19'],
  ['1至2年', '5,410.41', '2,869.59'],
  ['2至3年', '1,352.92', '600.16'],
  ['合计', '72,167.09', '71,750.94'],
]);

describe('doc.prior beside last year’s report', () => {
  test('comparatives that agree pass, and nothing is found', () => {
    const result = checkBeside(report(income(2024, rowsOf2024)), last, 'prior-year');
    expect(result.findings).toEqual([]);
    expect(statuses(result)).toEqual({ pass: 6 });
    expect(result.checks[0]?.other?.[0]).toMatchObject({ relation: 'prior-year', document: 'before.txt' });
  });

  test('a comparative that differs is found, with both values, both places and both documents', () => {
    const now = report(income(2024, withComparative('营业总收入', '812,345.67')));
    const { findings } = checkBeside(now, last, 'prior-year');
    expect(findings).toHaveLength(1);
    const [found] = findings;
    expect(found).toMatchObject({ severity: 'high', stated: '812345.67', expected: '812354.67', difference: '9' });
    expect(found?.mentions[0]?.quote).toContain('812,345.67');
    expect(found?.other?.[0]?.quote).toContain('812,354.67');
    for (const words of ['812,345.67', '812,354.67', 'before.txt', '2023 年度'])
      expect(found?.explanation.zh).toContain(words);
    for (const words of ['812,345.67', '812,354.67', 'before.txt', '2023'])
      expect(found?.explanation.en).toContain(words);
  });

  test('units are normalised, and rounding to 万元 is no difference', () => {
    const inTenThousands: Row[] = rowsOf2024.map(([label, now, before]) => {
      const scale = (value: string) => (Number(value.replaceAll(',', '')) / 10000).toFixed(2);
      return [label, scale(now), scale(before)];
    });
    const now = report(income(2024, inTenThousands).replace('单位：元', '单位：万元'));
    const result = checkBeside(now, last, 'prior-year');
    expect(result.findings).toEqual([]);
    expect((statuses(result).pass ?? 0) + (statuses(result).rounding ?? 0)).toBe(6);
  });

  test('the parent’s figures are not held against the consolidated ones', () => {
    const parent = income(
      2024,
      rowsOf2024.map(([label, now]): Row => [label, now, '1,234.56']),
      '母公司利润表',
    );
    const result = checkBeside(report(parent), last, 'prior-year');
    expect(result.findings).toEqual([]);
    expect(statuses(result)).toEqual({ 'not-checkable': 6 });
  });

  test('a restated figure is shown as explained where the filing gives the figure before and after', () => {
    const note =
      '二、会计政策变更\n\n追溯调整的影响\n单位：元\n受影响的项目\t调整前\t调整后\n营业总收入\t812,354.67\t810,000.00\n营业总成本\t722,354.45\t720,000.00\n';
    const now = report(income(2024, withComparative('营业总收入', '810,000.00')), note);
    const result = checkBeside(now, last, 'prior-year');
    expect(result.findings).toEqual([]);
    expect(result.checks.find((check) => check.stated === '810000')?.reason?.zh).toContain('调整为');
  });

  test('a filing that says it restated, without the amount, leaves the difference open; one that says no does not', () => {
    const ask = (yes: boolean) => `公司是否需追溯调整或重述以前年度会计数据\n\n${yes ? '√是 □否' : '□是 √否'}\n\n`;
    const statement = report(income(2024, withComparative('营业总收入', '810,000.00')));
    const said = checkBeside(`第二节 主要财务指标\n\n${ask(true)}${statement}`, last, 'prior-year');
    expect(said.findings).toEqual([]);
    expect(statuses(said)['not-checkable']).toBe(1);
    expect(checkBeside(`第二节 主要财务指标\n\n${ask(false)}${statement}`, last, 'prior-year').findings).toHaveLength(
      1,
    );
  });

  test('opening balances of notes are last year’s closing ones', () => {
    const good = ageing([
      ['1年以内', '87,386.24', '65,403.76'],
      ['1至2年', '3,969.50', '5,410.41'],
      ['2至3年', '1,000.10', '1,352.92'],
      ['合计', '92,355.84', '72,167.09'],
    ]);
    const before = report(income(2023, rowsOf2023), ageing2023);
    const now = (note: string) => report(income(2024, rowsOf2024), note);
    expect(statuses(checkBeside(now(good), before, 'prior-year'))).toEqual({ pass: 10 });
    const slipped = checkBeside(now(good.replace('5,410.41', '5,140.41')), before, 'prior-year');
    expect(slipped.findings).toHaveLength(1);
    expect(slipped.findings[0]?.title.zh).toContain('1至2年');
  });

  test('rows put together with others pass with the reason; swapped rows do not', () => {
    const before = report(income(2023, rowsOf2023), ageing2023);
    const now = (note: string) => report(income(2024, rowsOf2024), note);
    const merged = ageing([
      ['1年以内', '87,386.24', '65,403.76'],
      ['1至2年', '3,969.50', '6,763.33'],
      ['合计', '91,355.74', '72,167.09'],
    ]);
    const result = checkBeside(now(merged), before, 'prior-year');
    expect(result.findings).toEqual([]);
    expect(result.checks.find((check) => check.stated === '6763.33')?.reason?.zh).toContain('2至3年');
    const swapped = ageing([
      ['1年以内', '87,386.24', '5,410.41'],
      ['1至2年', '3,969.50', '65,403.76'],
      ['2至3年', '1,000.10', '1,352.92'],
      ['合计', '92,355.84', '72,167.09'],
    ]);
    expect(checkBeside(now(swapped), before, 'prior-year').findings).toHaveLength(2);
  });

  test('another company’s report contradicts nothing', () => {
    const foreign = rowsOf2023.map(
      ([label, now, before]): Row => [label, now.replace('2', '7').replace('0', '3'), before],
    );
    const result = checkBeside(report(income(2024, rowsOf2024)), report(income(2023, foreign)), 'prior-year');
    expect(result.findings).toEqual([]);
    expect(result.checks[0]?.reason?.zh).toContain('可能不是');
  });

  test('without another filing the rule is silent', () => {
    const result = checkFiling(read(report(income(2024, rowsOf2024))), { rules: [docPrior] });
    expect(result.checks).toEqual([]);
  });

  const shared = path.join(process.env.GOUJI_SHARED ?? path.resolve('../shared'), 'filings');
  const pair = ['annual_300470_zhongmi_2021.pdf', 'annual_300470_zhongmi_2020.pdf'].map((name) =>
    path.join(shared, name),
  );
  test.skipIf(!pair.every((file) => existsSync(file)))(
    'two annual reports (shared/filings/annual_300470_zhongmi_*.pdf): a thousand figures compared, none contradicts',
    async () => {
      const [now, before] = await Promise.all(pair.map(async (file) => (await readPath(file)).filing));
      if (!now || !before) throw new Error('not read');
      const result = checkFiling(now, { rules: [docPrior], priors: [{ relation: 'prior-year', filing: before }] });
      expect(result.findings).toEqual([]);
      expect(statuses(result).pass).toBeGreaterThan(1000);
    },
    60_000,
  );
});
