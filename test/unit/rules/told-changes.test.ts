import { describe, expect, it } from 'vitest';
import { calcChange } from '../../../core/rules/calc-change.ts';
import { calcRatio } from '../../../core/rules/calc-ratio.ts';
import { calcTrend } from '../../../core/rules/calc-trend.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string =>
  `第一节 释义\n报告期\t指\t2022年度、2023年度和2024年度\n第二节 财务分析\n一、资产\n${lines.join('\n')}\n以上为财务分析。\n`;
const series = '2022年末、2023年末和2024年末，公司存货分别为1,000.00万元、1,150.00万元和1,380.00万元。';
const told = (verb: string, by: string, rate: string): string =>
  body(`${series}2024年末公司存货较2023年末${verb}${by}万元，增幅为${rate}，主要系备货所致。`);

describe('changes told of a measure whose figures are printed', () => {
  it('holds the amount and the rate to the two figures', async () => {
    const report = await check(told('增加', '230.00', '20.00%'), calcChange);
    expect(report.checks.map((one) => one.status)).toEqual(['pass', 'pass']);
  });

  it('takes the date after 较 for the base', async () => {
    const report = await check(body(`${series}2024年末相较于2022年末公司存货增加380.00万元。`), calcChange);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('finds the rate wrong where the amount holds', async () => {
    const report = await check(told('增加', '230.00', '27.00%'), calcChange);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['27.00%']);
    expect(report.findings[0]?.explanation.zh).toContain('20.00%');
  });

  it('finds two digits of the amount swapped', async () => {
    const report = await check(told('增加', '320.00', '20.00%'), calcChange);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['320.00万元']);
  });

  it('leaves a word that the figures contradict to calc.trend', async () => {
    const report = await check(told('减少', '230.00', '20.00%'), calcChange, calcTrend);
    expect(report.findings.map((one) => one.rule)).toEqual(['calc.trend']);
    expect(report.findings[0]?.title.zh).toContain('减少');
  });
});

describe('shares dealt out over periods', () => {
  const table =
    '表1 资产构成（单位：万元）\n项目\t2024年末\t2023年末\t2022年末\n存货\t1,380.00\t1,150.00\t1,000.00\n流动资产合计\t6,900.00\t5,000.00\t4,000.00\n';
  const shares = (last: string): string =>
    body(table, `${series.slice(0, -1)}，占当期流动资产的比例分别为25.00%、23.00%和${last}。`);

  it('finds the whole by its name and period', async () => {
    const report = await check(shares('20.00%'), calcRatio);
    const own = report.checks.filter((one) => one.mentions[0]?.place.in === 'block');
    expect(own.map((one) => one.status)).toEqual(['pass', 'pass', 'pass']);
  });

  it('calls one wrong where the others hold', async () => {
    const report = await check(shares('26.00%'), calcRatio);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['26.00%']);
  });

  it('says nothing where only one holds', async () => {
    const report = await check(shares('26.00%').replace('23.00%', '29.00%'), calcRatio);
    expect(report.findings).toEqual([]);
  });
});

describe('moves told of one period', () => {
  const moved = (...words: string[]): string => body(series, ...words);

  it('are held to the figures of the period and the one before', async () => {
    const report = await check(moved('2024年末，公司存货有所上升，主要系备货所致。'), calcTrend);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('are wrong where the figures go the other way', async () => {
    const report = await check(moved('2024年末，公司存货较上年末有所下降，主要系备货所致。'), calcTrend);
    expect(report.findings.map((one) => marked(one))).toEqual([['下降', '1,150.00万元', '1,380.00万元']]);
  });

  it('are left alone where words before the date name something narrower', async () => {
    const report = await check(moved('原材料类产品2024年末存货有所下降，主要系领用所致。'), calcTrend);
    expect(report.checks).toEqual([]);
  });

  it('are left alone in causes and forecasts', async () => {
    const report = await check(
      moved('2024年末，应收账款有所上升，主要系存货下降所致。', '2024年，若存货下降，公司将受影响。'),
      calcTrend,
    );
    expect(report.checks).toEqual([]);
  });

  it('know a share by the series that it follows', async () => {
    const text = moved(
      `${series.slice(0, -1)}，占当期流动资产的比例分别为25.00%、23.00%和20.00%。2024年，公司存货占比有所上升。`,
    );
    const report = await check(text, calcTrend);
    expect(report.findings.map((one) => marked(one))).toEqual([['上升', '23.00%', '20.00%']]);
  });
});

describe('trends over a stretch of dates that opens the sentence', () => {
  const over = (dates: string): string => body(series, `${dates}，公司存货持续减少。`);

  it('are held to the figures within it', async () => {
    const report = await check(over('2022-2024年末'), calcTrend);
    expect(report.findings.flatMap((one) => marked(one))).toContain('持续减少');
  });

  it('are left alone over one year', async () => {
    expect((await check(over('2024年1-6月'), calcTrend)).checks).toEqual([]);
  });
});
