import { describe, expect, it } from 'vitest';
import { factTable } from '../../../core/rules/fact-table.ts';
import { runRule, stated } from './invented.ts';

const filing = (sentence: string): string => `
第一节 释义
报告期\t指\t2022年度、2023年度和2024年度
元、万元\t指\t人民币元、人民币万元
第二节 财务分析
一、应交税费
单位：万元
项目\t2024年12月31日\t2023年12月31日\t2022年12月31日
应交税费\t771.48\t2,706.02\t1,480.63
其他应付款\t17.29\t21.04\t15.76
${sentence}
以上为主要负债。
`;

describe('fact.table, figures told by measure and period', () => {
  it('passes a series that is the row', () => {
    const report = runRule(
      factTable,
      filing('报告期各期末，公司应交税费分别为1,480.63万元、2,706.02万元和771.48万元。'),
    );
    expect(report.findings).toEqual([]);
    expect(report.checks.filter((check) => check.status === 'pass').length).toBeGreaterThanOrEqual(3);
  });

  it('finds the one value of a series that differs from the row, whatever its digits', () => {
    const report = runRule(
      factTable,
      filing('报告期各期末，公司应交税费分别为1,480.63万元、3,918.55万元和771.48万元。'),
    );
    expect(report.findings.flatMap(stated)).toContain('3,918.55万元');
  });

  it('finds a figure of another period', () => {
    const report = runRule(factTable, filing('截至2024年12月31日，公司应交税费为1,480.63万元，主要为应交增值税。'));
    expect(report.findings.flatMap(stated)).toContain('1,480.63万元');
    expect(report.findings[0]?.explanation.zh).toContain('771.48');
  });

  it('says nothing of another company’s figure', () => {
    const report = runRule(factTable, filing('截至2024年12月31日，甲科技有限公司应交税费为5,918.55万元。'));
    expect(report.findings).toEqual([]);
  });
});

const holders = (sentence: string): string => `
第一节 发行人概况
一、前十大股东
单位：股
股东名称\t持股数量（股）\t持股比例
甲某\t46,740,000\t19.00%
乙合伙企业\t24,600,000\t10.00%
丙某\t17,220,000\t7.00%
合计\t88,560,000\t36.00%
二、控股股东
${sentence}
以上为股东情况。
`;

describe('fact.table, an amount and its share', () => {
  it('passes the share that the table gives for the amount', () => {
    const report = runRule(factTable, holders('甲某直接持有公司46,740,000股股份，占公司总股本的19.00%。'));
    expect(report.findings).toEqual([]);
  });

  it('finds another share of the same amount', () => {
    const report = runRule(factTable, holders('甲某直接持有公司46,740,000股股份，占公司总股本的19.60%。'));
    expect(report.findings.flatMap(stated)).toContain('19.60%');
    expect(report.findings[0]?.explanation.zh).toContain('19.00%');
  });

  it('does not compare a share after the issue', () => {
    const report = runRule(factTable, holders('甲某持有公司46,740,000股股份，占发行后总股本的14.61%。'));
    expect(report.findings).toEqual([]);
  });
});
