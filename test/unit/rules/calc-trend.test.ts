import { describe, expect, it } from 'vitest';
import { directionIn } from '../../../core/check/directions.ts';
import { calcTrend } from '../../../core/rules/calc-trend.ts';
import { runRule, stated, statuses } from './invented.ts';

const text = (sentence: string): string => `
第一节 释义
报告期\t指\t2022年度、2023年度和2024年度
元、万元\t指\t人民币元、人民币万元
第二节 财务分析
一、毛利率
${sentence}
以上为财务分析。
`;

describe('directionIn', () => {
  it.each([
    ['逐年小幅上升', true, 'steps'],
    ['呈逐年下降的趋势', false, 'steps'],
    ['呈增长态势', true, 'trend'],
    ['整体呈稳步增长趋势', true, 'overall'],
    ['逐步提高', true, 'trend'],
  ])('reads %s', (words, up, claim) => {
    expect(directionIn(words)).toMatchObject({ up, claim });
  });

  it.each(['先升后降', '保持稳定', '呈先上升后下降的趋势', '持续增长率'])('finds no direction in %s', (words) => {
    expect(directionIn(words)).toBeNull();
  });
});

describe('calc.trend', () => {
  it('passes a series that moves as the words say', () => {
    const report = runRule(calcTrend, text('报告期内，公司毛利率分别为42.10%、43.20%和45.30%，呈逐年上升的趋势。'));
    expect(statuses(report)).toEqual({ pass: 1 });
  });

  it('finds a series that falls where the words say that it rises', () => {
    const report = runRule(calcTrend, text('报告期内，公司毛利率分别为45.30%、43.20%和42.10%，逐年小幅上升。'));
    const [finding] = report.findings;
    expect(finding?.severity).toBe('high');
    expect(stated(finding as never)).toEqual(['42.10%']);
    expect(finding?.explanation.zh).toContain('逐年小幅上升');
    expect(finding?.explanation.en).toContain('fell');
  });

  it('finds one step against 逐年', () => {
    const report = runRule(calcTrend, text('报告期内，公司毛利率分别为42.10%、45.30%和44.20%，逐年上升。'));
    expect(report.findings).toHaveLength(1);
  });

  it('takes words after 主要系 for a cause', () => {
    const report = runRule(
      calcTrend,
      text('报告期内，公司毛利率分别为45.30%、43.20%和42.10%，主要系材料成本持续上升所致。'),
    );
    expect(report.checks).toEqual([]);
  });

  it('takes words about another measure for what they are', () => {
    const report = runRule(calcTrend, text('报告期内，公司毛利率分别为45.30%、43.20%和42.10%，公司收入规模持续增长。'));
    expect(report.checks).toEqual([]);
  });

  it('compares words without numbers with the row of a table in the section', () => {
    const rows = (last: string): string =>
      text(`单位：万元
项目\t2024年度\t2023年度\t2022年度
销售费用\t${last}\t85.00\t80.00
管理费用\t70.00\t75.00\t72.00
报告期内，公司销售费用逐年增加，主要系人员增加所致。`);
    expect(statuses(runRule(calcTrend, rows('90.00')))).toEqual({ pass: 1 });
    const report = runRule(calcTrend, rows('60.00'));
    expect(stated(report.findings[0] as never)).toEqual(['60.00']);
  });

  it('leaves losses open', () => {
    const report = runRule(calcTrend, text('报告期内，公司净利润分别为-3.00万元、-2.00万元和-1.00万元，逐年下降。'));
    expect(statuses(report)).toEqual({ 'not-checkable': 1 });
  });
});
