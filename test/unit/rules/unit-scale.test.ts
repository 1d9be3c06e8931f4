import { describe, expect, it } from 'vitest';
import { unitScale } from '../../../core/rules/unit-scale.ts';
import { runRule, stated, statuses } from './invented.ts';

const filing = (inText: string): string => `
第一节 财务分析
一、货币资金
截至2024年12月31日，公司货币资金余额为${inText}，其中受限资金为812.46万元。
二、资产构成
单位：万元
项目\t2024年12月31日\t2023年12月31日
货币资金\t87,181.75\t86,134.45
应收账款\t32,559.67\t27,101.66
以上为主要资产。
`;

describe('unit.scale', () => {
  it('passes the same digits in the same unit', () => {
    expect(statuses(runRule(unitScale, filing('87,181.75万元')))).toEqual({ pass: 1 });
  });

  it('finds 元 for 万元 and names both places', () => {
    const report = runRule(unitScale, filing('87,181.75元'));
    expect(report.findings).toHaveLength(1);
    expect(stated(report.findings[0] as never)).toEqual(['87,181.75元']);
    expect(report.findings[0]?.explanation.zh).toContain('87,181.75万元');
  });

  it('does not compare the same digits of different things', () => {
    const report = runRule(unitScale, filing('99,999.00万元').replace('受限资金为812.46万元', '诉讼赔偿为32,559.67元'));
    expect(report.findings).toEqual([]);
  });

  it('does not take round figures of few digits for one amount', () => {
    const report = runRule(unitScale, filing('1,000元').replace('812.46万元', '1,000万元'));
    expect(report.checks).toEqual([]);
  });
});
