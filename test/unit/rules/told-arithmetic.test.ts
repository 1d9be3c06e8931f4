import { describe, expect, it } from 'vitest';
import { calcCagr } from '../../../core/rules/calc-cagr.ts';
import { calcChange } from '../../../core/rules/calc-change.ts';
import { calcRatio } from '../../../core/rules/calc-ratio.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;

describe('a series and its steps', () => {
  const told = (second: string): string =>
    body(`报告期内，公司收入分别为 1,000.00 万元、1,150.00 万元和 1,380.00 万元，较上年分别增长 15.00%和 ${second}。`);

  it('holds each step to the values it lies between', async () => {
    const report = await check(told('20.00%'), calcChange);
    expect(report.checks.map((one) => one.status)).toEqual(['pass', 'pass']);
  });

  it('calls a step wrong where the other holds', async () => {
    const report = await check(told('22.00%'), calcChange);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['22.00%']);
  });

  it('says nothing where no step fits', async () => {
    const report = await check(told('20.00%').replace('15.00%', '17.00%').replace('20.00%', '31.00%'), calcChange);
    expect(report.findings).toEqual([]);
  });
});

describe('dividends', () => {
  const paid = (rate: string, sum: string): string =>
    `公司实施利润分配，每 10 股派发现金红利 ${rate} 元（含税），合计派发现金红利 ${sum} 万元；`;

  it('holds the total to the rate and the shares', async () => {
    const report = await check(
      body('公司以总股本 24,600.00 万股为基数分红：', paid('1.00', '2,460.00'), paid('1.20', '2,592.00')),
      calcRatio,
    );
    expect(report.checks.map((one) => one.status)).toEqual(['pass', 'fail']);
    expect(report.findings[0]?.expected).toBe('29520000');
  });

  it('leaves a base open on which no dividend holds', async () => {
    const report = await check(body('公司的总股本为 24,600.00 万股。', paid('1.20', '2,592.00')), calcRatio);
    expect(report.findings).toEqual([]);
  });
});

describe('calc.cagr', () => {
  it('takes the two amounts that the years of the span name', async () => {
    const text = (rate: string): string =>
      body(
        `市场规模由 2020 年的 862.40 亿元增长至 2024 年的 1,486.35 亿元，2020 年至 2024 年的年均复合增长率为 ${rate}；预计 2027 年将达到 2,140.60 亿元。`,
      );
    expect((await check(text('14.58%'), calcCagr)).checks.map((one) => one.status)).toEqual(['pass']);
    expect((await check(text('16.58%'), calcCagr)).findings).toHaveLength(1);
  });
});
