import { describe, expect, it } from 'vitest';
import { factEvent } from '../../../core/rules/fact-event.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 子公司\n一、基本情况\n${lines.join('\n')}\n`;
const first = '甲乙丙科技有限公司成立于 2018 年 10 月 22 日，注册资本 14,100.00 万元，从事软件开发。';

describe('companies told in several places', () => {
  it('have one capital, in whatever unit', async () => {
    const report = await check(
      body(first, '甲乙丙科技有限公司注册资本为人民币 1.41 亿元，为公司的全资子公司。'),
      factEvent,
    );
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('contradict themselves with another capital or day', async () => {
    const report = await check(
      body(first, '根据工商资料，甲乙丙科技有限公司成立于 2018 年 12 月 22 日，注册资本 14,400.00 万元。'),
      factEvent,
    );
    expect(report.findings.map((one) => one.severity)).toEqual(['medium', 'medium']);
    expect(report.findings.flatMap((one) => marked(one))).toContain('14,400.00万元');
  });

  it('may have had another capital before', async () => {
    const report = await check(body(first, '甲乙丙科技有限公司设立时注册资本为 1,000.00 万元。'), factEvent);
    expect(report.findings).toEqual([]);
  });
});
