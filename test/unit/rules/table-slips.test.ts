import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/model/finding.ts';
import { tableFoot } from '../../../core/rules/table-foot.ts';
import { tableShare } from '../../../core/rules/table-share.ts';
import { check, marked } from '../check/filing.ts';

const table = (unit: string, ...rows: string[]): string => `第一节 概览
一、基本情况
公司主要从事工业软件的开发，主要数据如下：
单位：${unit}
${rows.join('\n')}
上述数据已经审计。
`;

describe('table.foot: a total that nothing foots', () => {
  const total = async (printed: string, unit = '万元'): Promise<Finding[]> =>
    (
      await check(
        table(unit, '项目\t2022年', '甲产品\t1,120.10', '乙产品\t2,330.24', '丙产品\t4,209.75', `合计\t${printed}`),
        tableFoot,
      )
    ).findings;

  it.each([
    ['a digit', '7,860.09', '2000000'],
    ['two digits changed round', '7,606.09', '540000'],
    ['the decimal point', '76,600.90', '689408100'],
    ['a minus', '-7,660.09', '153201800'],
  ])('is wrong by %s', async (_, printed, difference) => {
    const found = await total(printed);
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ severity: 'high', expected: '76600900', difference });
    expect(marked(finding)).toEqual([printed, '1,120.10', '2,330.24', '4,209.75']);
    expect(finding.mentions.map(({ line }) => line)).toEqual([9, 6, 7, 8]);
    for (const words of [finding.explanation.zh, finding.explanation.en])
      for (const value of [`${printed}万元`, '7,660.09万元']) expect(words).toContain(value);
  });

  it.each([
    ['no slip leaves', '8,913.46'],
    ['rounding explains', '7,660.11'],
    ['a row left out leaves', '5,329.85'],
  ])('stays open with a difference that %s', async (_, printed) => {
    expect(await total(printed)).toEqual([]);
  });

  it('is less grave where it is off by a unit or two of the last digit', async () => {
    const rows = (last: string): string[] => [
      '项目\t2022年\t2021年',
      '甲\t1,120.10\t1,100.20',
      '乙\t2,330.24\t2,300.30',
      '丙\t1,000.00\t1,000.00',
      `合计\t4,450.34\t${last}`,
    ];
    const severities = async (unit: string, last: string): Promise<string[]> =>
      (await check(table(unit, ...rows(last)), tableFoot)).findings.map(({ severity }) => severity);
    expect(await severities('元', '4,400.52')).toEqual(['medium']);
    expect(await severities('元', '4,400.53')).toEqual(['high']);
    expect(await severities('元', '4,405.50')).toEqual(['high']);
    expect(await severities('万元', '4,400.52')).toEqual([]);
    expect(await severities('万元', '4,400.53')).toEqual(['high']);
  });

  it('counts the units of the last printed digit, whatever the table’s unit', async () => {
    const two = (unit: string, last: string): string =>
      table(unit, '项目\t2022年', '甲\t1,120.10', '乙\t2,330.24', `合计\t${last}`);
    // Two addends leave one unit and a half to rounding; a second unit may be carried along.
    expect((await check(two('万元', '3,450.36'), tableFoot)).findings).toEqual([]);
    expect((await check(two('万元', '3,450.39'), tableFoot)).findings).toHaveLength(1);
    expect((await check(two('元', '3,450.36'), tableFoot)).findings).toEqual([]);
    expect((await check(two('元', '3,450.39'), tableFoot)).findings).toHaveLength(1);
  });
});

describe('table.foot: counts', () => {
  const people = (a: string, b: string, total: string): string =>
    table('人', '项目\t人数', `研发人员\t${a}`, `销售人员\t${b}`, `合计\t${total}`);

  it('names a total of many that misses by a few', async () => {
    const { findings } = await check(people('1,204', '352', '1,559'), tableFoot);
    expect(findings.map((finding) => marked(finding))).toEqual([['1,559', '1,204', '352']]);
  });

  it('leaves a total of few open, which may count other things', async () => {
    expect((await check(people('4', '5', '12'), tableFoot)).findings).toEqual([]);
  });
});

describe('table.foot: a row that a 减 above it makes', () => {
  const rows = (last: string, ...names: string[]): string =>
    table(
      '万元',
      '项目\t2022年\t2021年\t2020年',
      `${names[0]}\t5,120.10\t4,100.20\t3,090.40`,
      `${names[1]}\t330.24\t300.30\t210.15`,
      `${names[2]}\t4,789.86\t3,799.90\t${last}`,
      '上市费用\t10.00\t20.00\t30.00',
      '合计\t4,799.86\t3,819.90\t2,910.25',
    );
  const names = ['净利润', '减：非经常性损益', '扣除非经常性损益后的净利润'];

  it('is held to them by the other columns', async () => {
    const { findings } = await check(rows('2,808.25', ...names), tableFoot);
    const [finding] = findings.filter(({ title }) => title.zh.includes('扣除'));
    expect(finding?.severity).toBe('high');
    expect(marked(finding!)).toEqual(['2,808.25', '3,090.40', '210.15']);
    expect(finding?.expected).toBe('28802500');
  });

  it('passes where it holds', async () => {
    const report = await check(rows('2,880.25', ...names), tableFoot);
    expect(report.findings).toEqual([]);
    expect(report.checks.filter(({ status }) => status === 'pass').length).toBeGreaterThanOrEqual(3);
  });

  it('is not looked for without a 减', async () => {
    const { checks } = await check(rows('2,808.25', '净利润', '其他收益', '投资收益'), tableFoot);
    expect(checks.filter(({ mentions }) => mentions[0]?.quote.includes('投资收益'))).toEqual([]);
  });
});

describe('table.foot: one amount broken down several times', () => {
  const broken = async (last: string): Promise<Finding[]> =>
    (
      await check(
        table(
          '万元',
          '合同分类\t金额',
          '商品类型\t9,000.35',
          '其中：\t',
          '仪器\t6,200.15',
          '服务\t2,800.20',
          '按经营地区分类\t9,000.35',
          '其中：\t',
          '华东\t4,100.05',
          '华北\t4,900.30',
          '市场或客户类型\t9,000.35',
          '其中：\t',
          '工业\t5,000.00',
          `其他客户\t${last}`,
        ),
        tableFoot,
      )
    ).findings;

  it('is wrong where one of the breakdowns misses it, and says where the parts stand', async () => {
    const found = await broken('3,800.35');
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ rule: 'table.foot', severity: 'high', expected: '88003500' });
    expect(marked(finding)).toEqual(['9,000.35', '5,000.00', '3,800.35']);
    expect(finding.explanation.zh).toContain('其下 2 行相加为 8,800.35万元');
    expect(finding.explanation.en).toContain('the 2 rows below add up to 8,800.35万元');
  });

  it('passes where all of them make it', async () => {
    expect(await broken('4,000.35')).toEqual([]);
  });
});

describe('table.share: a share with the other sign than its part', () => {
  const rows = (last: string, part = '1,000.00', ...more: string[]): string =>
    table(
      '万元',
      '项目\t金额\t占比',
      '甲产品\t5,000.00\t50.00%',
      '乙产品\t2,500.00\t25.00%',
      '丙产品\t1,500.00\t15.00%',
      `丁产品\t${part}\t${last}`,
      ...more,
      '合计\t10,000.00\t100.00%',
    );

  it('is wrong', async () => {
    const { findings } = await check(rows('-10.00%'), tableShare);
    expect(findings).toHaveLength(1);
    const [finding] = findings as [Finding];
    expect(marked(finding)[0]).toBe('-10.00%');
    expect(finding).toMatchObject({ severity: 'high', stated: '-0.1', expected: '0.1' });
    expect(finding.mentions[0]?.line).toBe(9);
    for (const words of [finding.explanation.zh, finding.explanation.en]) {
      expect(words).toContain('-10.00%');
      expect(words).toContain('10.00%');
    }
  });

  it.each([
    ['both are negative', rows('-10.00%', '-1,000.00', '戊产品\t2,000.00\t20.00%')],
    ['the part is nil', rows('0.00%', '0.00', '戊产品\t1,000.00\t10.00%')],
    ['the share rounds to nil', rows('0.00%', '-0.10', '戊产品\t1,000.10\t10.00%')],
  ])('is no matter where %s', async (_, text) => {
    expect((await check(text, tableShare)).findings).toEqual([]);
  });
});
