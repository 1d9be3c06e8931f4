import { describe, expect, it } from 'vitest';
import { tableRepeat } from '../../../core/rules/table-repeat.ts';
import { runRule, stated, statuses } from './invented.ts';

const table = (second: string): string => `单位：万元
项目\t2024年度\t2023年度
职工薪酬\t300.00\t280.00
折旧及摊销\t${second}\t37.00
材料费\t55.00\t48.00
差旅费\t12.00\t11.00
合计\t432.00\t376.00
`;

const twice = (a: string, b: string, headings = ['一、研发费用', '一、期间费用分析']): string => `
第一节 业务与技术
${headings[0]}
公司研发费用构成如下：
${table(a)}
研发费用逐年增加。
第二节 管理层讨论与分析
${headings[1]}
公司研发费用构成如下：
${table(b)}
研发费用逐年增加。
`;

describe('table.repeat', () => {
  it('passes a table printed twice alike', () => {
    const report = runRule(tableRepeat, twice('65.00', '65.00'));
    expect(statuses(report)).toEqual({ pass: 10 });
  });

  it('names the cell that differs, with both values and both places', () => {
    const report = runRule(tableRepeat, twice('65.00', '56.00'));
    expect(statuses(report)).toEqual({ pass: 9, fail: 1 });
    const [finding] = report.findings;
    expect(stated(finding as never)).toEqual(['56.00']);
    expect(finding?.explanation.zh).toContain('65.00');
    expect(finding?.explanation.en).toContain('折旧及摊销');
  });

  it('does not compare tables of the same form about two things', () => {
    const other = twice('65.00', '56.00').replace(
      '300.00\t280.00\n折旧及摊销\t56.00\t37.00\n材料费\t55.00\t48.00',
      '1.00\t2.00\n折旧及摊销\t3.00\t4.00\n材料费\t5.00\t6.00',
    );
    expect(runRule(tableRepeat, other).findings).toEqual([]);
  });

  it('keeps consolidated and parent figures apart', () => {
    const report = runRule(tableRepeat, twice('65.00', '56.00', ['一、合并研发费用', '一、母公司研发费用']));
    expect(report.checks).toEqual([]);
  });
});
