import { describe, expect, it } from 'vitest';
import { calcSentence } from '../../../core/rules/calc-sentence.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 募集资金\n一、基本情况\n${lines.join('\n')}\n以上为基本情况。\n`;
const statusesOf = async (text: string): Promise<string[]> =>
  (await check(text, calcSentence)).checks.map((one) => one.status);

describe('what is taken off an amount', () => {
  const told = (net: string): string =>
    body(`本次募集资金总额为 31,000.00 万元，扣除发行费用 2,150.40 万元，募集资金净额为 ${net} 万元。`);

  it('leaves the rest', async () => {
    expect(await statusesOf(told('28,849.60'))).toEqual(['pass']);
    const report = await check(told('28,489.60'), calcSentence);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['28,489.60万元']);
  });

  it('is not judged where more may have been taken off', async () => {
    expect(await statusesOf(told('27,000.00'))).toEqual([]);
  });
});

describe('two amounts told as the same', () => {
  const told = (raised: string): string =>
    body(`项目总投资额为 8,400.00 万元，拟使用募集资金金额为 ${raised} 万元，不涉及项目资金缺口。`);

  it('leave no gap', async () => {
    expect(await statusesOf(told('8,400.00'))).toEqual(['pass']);
    expect((await check(told('8,000.00'), calcSentence)).findings).toHaveLength(1);
  });

  it('are so by 亦为', async () => {
    const both = (votes: string): string => body(`公司持有乙公司 34%的股权，表决权比例亦为 ${votes}。`);
    expect(await statusesOf(both('34%'))).toEqual(['pass']);
    expect((await check(both('43%'), calcSentence)).findings[0]?.explanation.zh).toContain('相同');
  });
});

describe('limits', () => {
  const share = (part: string): string =>
    body(
      `本次募集资金总额 10,000.00 万元，其中非资本性支出 ${part} 万元、补充流动资金 500.00 万元，非资本性支出和补充流动资金合计金额未超过募集资金总额的 30%。`,
    );

  it('hold for the sum of the parts named', async () => {
    expect(await statusesOf(share('2,400.00'))).toContain('pass');
    const report = await check(share('2,700.00'), calcSentence);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['30%']);
  });

  it('confirm a balance that the largest limit allows', async () => {
    const text = body(
      '公司拟使用不超过人民币 6,000 万元（含本数）暂时闲置募集资金进行现金管理。',
      '截至期末，闲置募集资金现金管理未到期余额 2,000.00 万元。',
    );
    expect(await statusesOf(text)).toEqual(['pass']);
    expect(await statusesOf(text.replace('2,000.00', '7,000.00'))).toEqual([]);
  });
});

describe('rows of a table told as one amount', () => {
  it('are found where the sentence prints the total', async () => {
    const text = body(
      '单位：万元',
      '项目\t金额',
      '设备购置\t1,234.50',
      '场地租赁\t2,345.60',
      '人员费用\t3,456.70',
      '其他费用\t456.70',
      '合计\t7,493.50',
      '项目总投资 7,493.50 万元，资本性支出为 3,580.10 万元、费用性支出为 3,913.40 万元。',
    );
    const report = await check(text, calcSentence);
    expect(report.checks.map((one) => one.status)).toEqual(['pass', 'pass']);
    expect(report.checks[1]?.formula.map((one) => (typeof one === 'string' ? one : one.text)).join('')).toContain(
      '3,456.70 + 456.70',
    );
  });
});
