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

describe('eight equal digits', () => {
  const two = (one: string, other: string): string => `
第一节 财务分析
一、货币资金
公司为客户提供的担保共计${one}。
二、资产构成
仓库的账面价值为${other}。
以上为主要资产。
`;

  it('are one amount whatever is said of them', () => {
    const report = runRule(unitScale, two('31,108,163.67元', '31,108,163.67万元'));
    expect(report.findings).toHaveLength(1);
    const [finding] = report.findings;
    expect(finding).toMatchObject({ severity: 'high', stated: '31108163.67', expected: '311081636700' });
    expect(finding?.mentions.map(({ role, line }) => [role, line])).toEqual([
      ['stated', 3],
      ['operand', 5],
    ]);
    for (const words of [finding?.explanation.zh, finding?.explanation.en])
      for (const value of ['31,108,163.67元', '31,108,163.67万元']) expect(words).toContain(value);
  });

  it.each([
    ['seven digits', '31,081.67元', '31,081.67万元'],
    ['zeros at the end', '31,100,000.00元', '31,100,000.00万元'],
    ['a thousand times as much', '31,108,163.67元', '31,108,163.67千元'],
    ['one of them about', '约31,108,163.67元', '31,108,163.67万元'],
  ])('are asked for: %s', (_, one, other) => {
    expect(runRule(unitScale, two(one, other)).findings).toEqual([]);
  });
});

describe('one figure of a series in another unit', () => {
  const series = (...values: string[]): string => `
第一节 财务分析
一、营业收入
报告期内，公司营业收入分别为${values.slice(0, -1).join('、')}和${values.at(-1)}。
以上为营业收入。
`;

  it.each([
    ['larger', ['12,300.50万元', '13,400.60亿元', '14,500.70万元'], '13,400.60亿元'],
    ['smaller', ['12,300.50万元', '13,400.60元', '14,500.70万元'], '13,400.60元'],
    ['the first', ['12,300.50亿元', '13,400.60万元', '14,500.70万元'], '12,300.50亿元'],
    ['the last', ['12,300.50万元', '13,400.60万元', '14,500.70亿元'], '14,500.70亿元'],
  ])('%s', (_, values, odd) => {
    const report = runRule(unitScale, series(...values));
    expect(report.findings).toHaveLength(1);
    const [finding] = report.findings;
    expect(finding?.severity).toBe('high');
    expect(stated(finding as never)).toEqual([odd]);
    for (const words of [finding?.explanation.zh, finding?.explanation.en])
      for (const value of values) expect(words).toContain(value);
  });

  it('tells the least factor by which the others differ', () => {
    const [finding] = runRule(unitScale, series('10,000.00万元', '10,000.00亿元', '20,000.00万元')).findings;
    expect(finding?.explanation.zh).toContain('5000 倍');
  });

  it.each([
    ['an amount that is so large', ['9,800.50万元', '1.02亿元', '9,900.70万元']],
    ['two of each unit', ['12,300.50万元', '13,400.60亿元', '14,500.70万元', '15,600.80亿元']],
    ['two figures', ['12,300.50万元', '13,400.60亿元']],
    ['three units', ['12,300.50万元', '13,400.60亿元', '14,500.70元']],
    ['nil', ['12,300.50万元', '0元', '14,500.70万元']],
  ])('is left alone: %s', (_, values) => {
    expect(runRule(unitScale, series(...values)).findings).toEqual([]);
  });
});
