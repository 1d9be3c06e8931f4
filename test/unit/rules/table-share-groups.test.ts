import { describe, expect, it } from 'vitest';
import { tableShare } from '../../../core/rules/table-share.ts';
import { runRule, stated, statuses } from './invented.ts';

/** Two years below each other, with 2,000.00 and 1,600.00 as their wholes, which the table doesn't print. */
const customers = (third: string): string => `
第一节 销售
一、前五名客户
单位：万元
年度\t序号\t客户名称\t销售金额\t占营业收入比例
2024年度\t1\t甲公司\t331.00\t16.55%
2024年度\t2\t乙公司\t287.00\t14.35%
2024年度\t3\t丙公司\t213.00\t${third}
2024年度\t4\t丁公司\t155.00\t7.75%
2024年度\t合计\t\t986.00\t49.30%
2023年度\t1\t甲公司\t291.00\t18.19%
2023年度\t2\t丙公司\t243.00\t15.19%
2023年度\t3\t乙公司\t189.00\t11.81%
2023年度\t4\t戊公司\t101.00\t6.31%
2023年度\t合计\t\t824.00\t51.50%
以上为前五名客户。
`;

describe('table.share in groups', () => {
  it('takes each group’s base from its rows', () => {
    expect(statuses(runRule(tableShare, customers('10.65%')))).toEqual({ pass: 10 });
  });

  it('finds the share that has another base than its group', () => {
    const report = runRule(tableShare, customers('16.05%'));
    expect(report.findings.flatMap(stated)).toEqual(['16.05%']);
    expect(report.findings[0]?.explanation.zh).toContain('10.65');
    expect(report.findings[0]?.title.zh).toContain('丙公司');
  });

  it('takes one last digit for an adjustment', () => {
    expect(statuses(runRule(tableShare, customers('10.66%')))).toEqual({ pass: 9, rounding: 1 });
  });
});
