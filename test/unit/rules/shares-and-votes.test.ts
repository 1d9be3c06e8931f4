import { describe, expect, it } from 'vitest';
import { calcRatio } from '../../../core/rules/calc-ratio.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、股权结构\n${lines.join('\n')}\n`;
const weight = '每一 A 类股份享有 5 票表决权，每一 B 类股份享有 1 票表决权。';

describe('parts of the votes', () => {
  const told = (votes: string): string =>
    body(weight, `本次发行前，甲方占公司总股本的比例为 20.00%，表决权比例为 ${votes}，为控股股东。`);

  it('follow from the part of the shares and the votes of each', async () => {
    const report = await check(told('55.56%'), calcRatio);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('are wrong where the pair of one sentence does not fit', async () => {
    const report = await check(told('56.55%'), calcRatio);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['56.55%']);
  });

  it('are left alone where every share has one vote', async () => {
    const report = await check(told('56.55%').replace('享有 5 票', '享有 1 票'), calcRatio);
    expect(report.checks).toEqual([]);
  });
});

describe('an issue of shares', () => {
  const issue = (total: string): string =>
    body(`公司向社会公众发行人民币普通股 2,500 万股，每股发行价格为 12.40 元。本次发行募集资金总额 ${total} 万元。`);

  it('brings in shares × price', async () => {
    expect((await check(issue('31,000.00'), calcRatio)).checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await check(issue('30,100.00'), calcRatio);
    expect(wrong.findings.map((one) => marked(one)[0])).toEqual(['30,100.00万元']);
  });

  it('leaves a holder with the own shares over the larger capital', async () => {
    const text = (part: string): string =>
      body(
        '发行人总股本为 10,000 万股，其中甲方持有公司 2,000 万股。',
        `按照本次发行上限 2,500 万股测算，本次发行完成后甲方持有公司股份比例为 ${part}，仍为控股股东。`,
      );
    const report = await check(text('16.00%'), calcRatio);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
    expect((await check(text('18.00%'), calcRatio)).findings).toEqual([]);
  });
});
