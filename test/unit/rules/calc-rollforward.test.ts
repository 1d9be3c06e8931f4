import { describe, expect, it } from 'vitest';
import { calcRollforward } from '../../../core/rules/calc-rollforward.ts';
import { runRule, stated, statuses } from './invented.ts';

const allowance = (closing: string): string => `
第一节 财务会计信息
一、坏账准备
报告期内，坏账准备的变动情况如下：
单位：万元
年度\t期初余额\t本期计提\t本期核销\t期末余额
2024年度\t300.00\t50.00\t20.00\t${closing}
2023年度\t280.00\t40.00\t20.00\t300.00
2022年度\t200.00\t90.00\t10.00\t280.00
以上数据经审计。
`;

describe('calc.rollforward', () => {
  it('passes rows that close', () => {
    const report = runRule(calcRollforward, allowance('330.00'));
    expect(statuses(report)).toEqual({ pass: 3 });
    expect(report.findings).toEqual([]);
  });

  it('names the closing figure, the recomputed one and the difference', () => {
    const report = runRule(calcRollforward, allowance('380.00'));
    expect(statuses(report)).toEqual({ pass: 2, fail: 1 });
    const [finding] = report.findings;
    expect(finding?.severity).toBe('high');
    expect(stated(finding as never)).toEqual(['380.00']);
    expect(finding?.expected).toBe('3300000');
    expect(finding?.explanation.zh).toContain('380.00');
    expect(finding?.explanation.zh).toContain('330.00');
    expect(finding?.explanation.en).toContain('330.00');
  });

  it('takes the last digit of rounded numbers for rounding', () => {
    expect(statuses(runRule(calcRollforward, allowance('330.01')))).toEqual({ pass: 2, rounding: 1 });
  });

  it('finds a sign that the heading does not say from most rows, and leaves cumulative columns out', () => {
    const report = runRule(
      calcRollforward,
      `
第一节 在建工程
一、在建工程
单位：万元
工程名称\t期初余额\t本期变动\t其他变动\t累计投入\t期末余额
甲工程\t100.00\t30.00\t5.00\t900.00\t125.00
乙工程\t200.00\t40.00\t10.00\t800.00\t230.00
丙工程\t300.00\t50.00\t20.00\t700.00\t330.00
丁工程\t400.00\t60.00\t10.00\t600.00\t540.00
以上为全部工程。
`,
    );
    expect(statuses(report)).toEqual({ pass: 3, fail: 1 });
    expect(stated(report.findings[0] as never)).toEqual(['540.00']);
  });

  it('runs down the columns of a block, sub-items left out', () => {
    const rows = (closing: string): string => `
第一节 固定资产
一、固定资产
单位：万元
项目\t房屋\t设备\t合计
一、账面原值\t\t\t
1.期初余额\t100.00\t50.00\t150.00
2.本期增加金额\t20.00\t10.00\t30.00
（1）购置\t5.00\t10.00\t15.00
（2）在建工程转入\t15.00\t-\t15.00
3.本期减少金额\t10.00\t-\t10.00
（1）处置\t10.00\t-\t10.00
4.期末余额\t110.00\t${closing}\t170.00
以上为全部固定资产。
`;
    expect(statuses(runRule(calcRollforward, rows('60.00')))).toEqual({ pass: 3 });
    const report = runRule(calcRollforward, rows('66.00'));
    expect(stated(report.findings[0] as never)).toEqual(['66.00']);
  });

  it('leaves a table open whose movements no signs explain', () => {
    const report = runRule(
      calcRollforward,
      `
第一节 其他
一、其他
单位：万元
项目\t期初余额\t甲类\t乙类\t期末余额
A\t100.00\t7.00\t3.00\t555.00
B\t200.00\t8.00\t2.00\t712.00
C\t300.00\t9.00\t1.00\t13.00
以上为全部。
`,
    );
    expect(report.findings).toEqual([]);
    expect(statuses(report)).toEqual({ 'not-checkable': 3 });
  });

  it('does not call a difference wrong that the row’s own note accounts for', () => {
    const report = runRule(
      calcRollforward,
      `
第一节 限售股
一、限售股变动情况
单位：股
股东名称\t期初限售股数\t本期增加限售股数\t本期解除限售股数\t期末限售股数\t说明
甲\t1,000\t200\t100\t1,100\t高管锁定
乙\t2,000\t300\t100\t2,200\t高管锁定
丙\t3,000\t-\t1,000\t-\t其余2,000股已由公司回购注销
合计\t6,000\t500\t1,200\t3,300\t-
以上为全部限售股。
`.replace('1,000\t-\t其余', '1,000\t0\t其余'),
    );
    expect(report.findings).toEqual([]);
    expect(statuses(report)).toEqual({ pass: 2, 'not-checkable': 2 });
  });
});
