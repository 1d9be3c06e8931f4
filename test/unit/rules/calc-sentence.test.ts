import { describe, expect, it } from 'vitest';
import { calcSentence } from '../../../core/rules/calc-sentence.ts';
import { check, marked } from '../check/filing.ts';

const run = (...lines: string[]) => check(`第一节 概览\n一、基本情况\n${lines.join('\n')}\n`, calcSentence);

describe('calc.sentence', () => {
  it('adds the parts of a total', async () => {
    const right = await run('公司请求返还货款 286.40 万元并支付违约金 42.96 万元，涉案金额合计 329.36 万元。');
    expect(right.checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await run('公司请求返还货款 286.40 万元并支付违约金 42.96 万元，涉案金额合计 392.36 万元。');
    expect(wrong.findings.map((one) => [one.expected, one.difference])).toEqual([['3293600', '630000']]);
    expect(wrong.findings[0]?.explanation.en).toContain('329.36');
  });

  it('leaves a total alone whose parts may stand elsewhere', async () => {
    const report = await run('公司采购原料 120.00 万元，销售产品 300.00 万元，关联交易合计 517.00 万元。');
    expect(report.findings).toEqual([]);
  });

  it('adds the parts of a whole, whatever the counter', async () => {
    const right = await run('首批覆盖 42 类业务场景，其中交通行业 18 类、水务行业 11 类、工业行业 13 类。');
    expect(right.checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await run('在 612 名研发人员中，从事算法的 146 人，从事平台的 281 人，从事应用的 248 人。');
    expect(wrong.findings.map((one) => one.expected)).toEqual(['675']);
    // Parts need not be all of the whole.
    expect((await run('公司有员工 900 人，其中研发人员 300 人，销售人员 120 人。')).checks).toEqual([]);
  });

  it('ties the balance of raised funds to the net proceeds named elsewhere', async () => {
    const net = '上述发行的募集资金净额为 85,555.65 万元。';
    const told = (balance: string, more = ''): string =>
      `截至期末，公司累计使用募集资金 82,073.55 万元，累计取得利息收入 1,846.37 万元，${more}募集资金余额为 ${balance} 万元。`;
    expect((await run(net, told('5,328.47'))).checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await run(net, told('5,238.47'));
    expect(wrong.findings.map((one) => marked(one))).toEqual([
      ['5,238.47万元', '85,555.65万元', '82,073.55万元', '1,846.37万元'],
    ]);
    expect((await run(net, told('5,238.47', '支付手续费 90.00 万元，'))).findings).toEqual([]);
  });
});
