import { describe, expect, it } from 'vitest';
import { calcChange } from '../../../core/rules/calc-change.ts';
import { tableCrossfoot } from '../../../core/rules/table-crossfoot.ts';
import { tableFoot } from '../../../core/rules/table-foot.ts';
import { tableShare } from '../../../core/rules/table-share.ts';
import { check, marked } from '../check/filing.ts';

const table = (rows: string[], unit = '万元'): string => `第一节 概览
一、基本情况
公司主要从事工业软件的开发，主要数据如下：
单位：${unit}
${rows.join('\n')}
上述数据已经审计。
`;

describe('table.foot', () => {
  it('passes a total of plain rows', async () => {
    const report = await check(
      table([
        '项目\t2022年\t2021年',
        '甲产品\t120.10\t100.20',
        '乙产品\t30.20\t40.10',
        '丙产品\t9.70\t9.70',
        '合计\t160.00\t150.00',
      ]),
      tableFoot,
    );
    expect(report.findings).toEqual([]);
    expect(report.checks.map((one) => one.status)).toEqual(['pass', 'pass']);
  });

  it('takes a difference within the rounding of the addends for rounding', async () => {
    const report = await check(
      table([
        '项目\t2022年\t2021年',
        '甲产品\t120.11\t100.20',
        '乙产品\t30.20\t40.10',
        '丙产品\t9.70\t9.70',
        '合计\t160.00\t150.00',
      ]),
      tableFoot,
    );
    expect(report.findings).toEqual([]);
    expect(report.checks.map((one) => one.status).sort()).toEqual(['pass', 'rounding']);
  });

  it('calls the one column wrong that the rows do not foot, with both figures', async () => {
    const report = await check(
      table([
        '项目\t2022年\t2021年',
        '甲产品\t120.10\t100.20',
        '乙产品\t30.20\t40.10',
        '丙产品\t9.70\t9.70',
        '合计\t160.00\t155.00',
      ]),
      tableFoot,
    );
    expect(report.findings).toHaveLength(1);
    const finding = report.findings[0]!;
    expect(finding.severity).toBe('high');
    expect([finding.stated, finding.expected, finding.difference]).toEqual(['1550000', '1500000', '50000']);
    expect(marked(finding)[0]).toBe('155.00');
    expect(finding.explanation.zh).toContain('150.00万元');
  });

  it('leaves 其中 rows out, takes 减 rows off and lets a subtotal stand for its rows', async () => {
    const report = await check(
      table([
        '项目\t2022年\t2021年',
        '原值一\t100.00\t90.00',
        '其中：租出\t40.00\t30.00',
        '原值二\t50.00\t40.00',
        '小计\t150.00\t130.00',
        '原值三\t20.00\t10.00',
        '减：减值准备\t5.00\t4.00',
        '合计\t165.00\t136.00',
      ]),
      tableFoot,
    );
    expect(report.findings).toEqual([]);
    expect(report.checks.every((one) => one.status === 'pass')).toBe(true);
  });

  it('never adds up margins, prices or growth', async () => {
    const report = await check(
      table([
        '项目\t金额\t毛利率\t单价',
        '甲产品\t120.10\t20.00%\t3.00',
        '乙产品\t30.20\t30.00%\t4.00',
        '丙产品\t9.70\t10.00%\t2.00',
        '合计\t160.00\t21.00%\t3.10',
      ]),
      tableFoot,
    );
    expect(report.checks).toHaveLength(1);
  });

  it('stays open where no stretch of rows foots any column', async () => {
    const report = await check(
      table(['项目\t2022年\t2021年', '甲产品\t120.10\t100.20', '乙产品\t30.20\t40.10', '合计\t511.37\t422.91']),
      tableFoot,
    );
    expect(report.findings).toEqual([]);
    expect(new Set(report.checks.map((one) => one.status))).toEqual(new Set(['not-checkable']));
  });
});

describe('column relations', () => {
  const rows = [
    '项目\t2022年\t2021年\t变动额\t变动比例',
    '软件\t1,200.00\t1,000.00\t200.00\t20.00%',
    '服务\t300.00\t400.00\t-100.00\t-25.00%',
    '硬件\t150.50\t100.25\t50.25\t50.12%',
    '运维\t80.00\t64.00\t16.00\t25.00%',
  ];

  it('finds differences and changes of a whole table', async () => {
    const report = await check(table(rows), tableCrossfoot, calcChange);
    expect(report.findings).toEqual([]);
    expect(report.checks.filter((one) => one.rule === 'table.crossfoot')).toHaveLength(4);
    expect(report.checks.filter((one) => one.rule === 'calc.change')).toHaveLength(4);
  });

  it('names the row whose growth does not recompute', async () => {
    const report = await check(table([...rows.slice(0, 4), '运维\t80.00\t64.00\t16.00\t52.00%']), calcChange);
    expect(report.findings).toHaveLength(1);
    expect(marked(report.findings[0]!)).toEqual(['52.00%', '80.00', '64.00']);
    expect(report.findings[0]!.expected).toBe('0.25');
  });

  it('measures the change of a loss against its absolute value', async () => {
    const report = await check(table([...rows.slice(0, 4), '净利润\t-150.00\t-100.00\t-50.00\t-50.00%']), calcChange);
    expect(report.findings).toEqual([]);
    expect(report.checks.every((one) => one.status === 'pass' || one.status === 'rounding')).toBe(true);
  });

  it('holds a share column to one base', async () => {
    const share = (last: string): string[] => [
      '股东\t持股数量\t持股比例',
      '甲\t500\t50.00%',
      '乙\t250\t25.00%',
      '丙\t150\t15.00%',
      `丁\t100\t${last}`,
      '合计\t1,000\t100.00%',
    ];
    const right = await check(table(share('10.00%'), '股'), tableShare);
    expect(right.findings).toEqual([]);
    expect(right.checks).toHaveLength(4);
    const wrong = await check(table(share('12.00%'), '股'), tableShare);
    expect(wrong.findings).toHaveLength(1);
    expect(marked(wrong.findings[0]!)[0]).toBe('12.00%');
  });
});
