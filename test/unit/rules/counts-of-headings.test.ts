import { describe, expect, it } from 'vitest';
import { countList } from '../../../core/rules/count-list.ts';
import { check } from '../check/filing.ts';

const table = ['项目\t金额', '交易性金融资产\t1,000.00', '其他应收款\t200.00', '长期股权投资\t3,000.00'];
const heads = (...titles: string[]): string[] =>
  titles.flatMap((title, i) => [`${i + 1}、${title}`, '该项目不属于财务性投资，具体情况见上表所列的内容。']);
const body = (...titles: string[]): string =>
  `第一节 财务性投资\n一、基本情况\n公司各项目的情况如下：\n${table.join('\n')}\n${heads(...titles).join('\n')}\n`;

describe('headings that take up the rows of a table', () => {
  it('are as many as the rows', async () => {
    const report = await check(body('交易性金融资产', '其他应收款', '长期股权投资'), countList);
    expect(report.checks.map((one) => [one.status, one.stated])).toEqual([['pass', '3']]);
  });

  it('say nothing where a row has none', async () => {
    expect((await check(body('交易性金融资产', '其他应收款', '商誉'), countList)).checks).toEqual([]);
  });
});

describe('a list dealt out with explanations', () => {
  const told = (count: string): string =>
    `第一节 概览\n一、奖项\n公司获得 ${count} 次论文奖项，分别在 AAA（甲会）、BBB（乙会）、CCC（丙会）等知名组织的会议上获得。\n`;

  it('is counted without them', async () => {
    expect((await check(told('3'), countList)).checks.map((one) => one.status)).toEqual(['pass']);
    expect((await check(told('5'), countList)).findings).toEqual([]);
  });
});
