import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/model/finding.ts';
import { dateAsof } from '../../../core/rules/date-asof.ts';
import { check, inSections as filing, marked } from '../check/filing.ts';

const findings = async (text: string): Promise<Finding[]> => (await check(text, dateAsof)).findings;

const statement = (date: string, count = '356'): string =>
  `截至${date}，公司及其控股子公司拥有已授权专利 ${count} 项，均处于有效状态，不存在质押、司法查封等权利受到限制的情形。`;

describe('a statement told at two dates', () => {
  it('names the later place where each date stands once', async () => {
    const found = await findings(filing(statement('2023年12月31日'), statement('2024年6月30日')));
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ rule: 'date.asof', severity: 'medium' });
    expect(marked(finding)).toEqual(['2024年6月30日', '2023年12月31日']);
    expect(finding.mentions.map(({ role, line }) => [role, line])).toEqual([
      ['stated', 6],
      ['operand', 3],
    ]);
    for (const words of [finding.explanation.zh, finding.explanation.en])
      for (const date of ['2024年6月30日', '2023年12月31日']) expect(words).toContain(date);
  });

  it.each([0, 1, 2])('names the odd one of three: number %i', async (odd) => {
    const dates = [0, 1, 2].map((at) => (at === odd ? '2023年6月30日' : '2023年12月31日'));
    const found = await findings(filing(...dates.map((date) => statement(date))));
    expect(found.map((finding) => finding.mentions[0]?.line)).toEqual([3 + 3 * odd]);
    expect(found[0]?.explanation.zh).toContain('等 2 处');
  });

  it('is found where the text is spaced otherwise, and in a cell', async () => {
    const spaced = statement('2024 年 6 月 30 日').replace('356 项', '356项');
    expect(await findings(filing(statement('2023年12月31日'), spaced))).toHaveLength(1);
    const cell = `项目\t说明\n专利\t${statement('2024年6月30日')}\n商标\t无`;
    expect(await findings(filing(statement('2023年12月31日'), cell))).toHaveLength(1);
  });

  it.each([
    ['a figure that moved with the date', [statement('2023年12月31日'), statement('2024年6月30日', '371')]],
    ['three dates', [statement('2022年12月31日'), statement('2023年12月31日'), statement('2024年6月30日')]],
    ['words of few characters', ['截至2023年12月31日，公司无重大诉讼。', '截至2024年6月30日，公司无重大诉讼。']],
    [
      'another subject',
      [
        `江北软件成立以来，${statement('2023年12月31日')}`.replace('公司及其', '江北软件及其'),
        `南山科技成立以来，${statement('2024年6月30日')}`.replace('公司及其', '南山科技及其'),
      ],
    ],
  ])('says nothing of %s', async (_, texts) => {
    expect(await findings(filing(...texts))).toEqual([]);
  });

  it('says nothing of forms in one table that are filled in with dates', async () => {
    const row = (name: string, date: string): string =>
      `${name}\t自${date}起三年，承诺人不转让或者委托他人管理其直接或间接持有的公司股份，亦不由公司回购该部分股份。`;
    const table = [
      '股东\t承诺内容',
      row('甲', '2023年12月31日'),
      row('乙', '2024年6月30日'),
      row('丙', '2023年12月31日'),
    ];
    expect(await findings(filing(table.join('\n')))).toEqual([]);
  });
});

describe('a balance date within a month', () => {
  const months = [1, 2, 3, 4].map((at) => `截至2023年12月31日，公司第${at}类存货余额为 ${at}12.50 万元。`).join('\n');

  it('is found beside the month’s end that the filing uses all over', async () => {
    const found = await findings(filing(months, '截至2023年12月21日，公司货币资金余额为 812.46 万元。'));
    expect(found).toHaveLength(1);
    expect(marked(found[0] as Finding)).toEqual(['2023年12月21日', '2023年12月31日']);
    expect(found[0]).toMatchObject({ severity: 'medium' });
    expect(found[0]?.mentions.map(({ role, line }) => [role, line])).toEqual([
      ['stated', 9],
      ['operand', 3],
    ]);
    expect(found[0]?.explanation.zh).toContain('等 4 处');
  });

  it.each([
    ['a list of dates', '公司对2021年12月31日、2022年12月31日和2023年12月21日的存货进行了盘点。'],
    ['a column’s heading', '项目\t2023年12月21日\t2022年12月31日\n存货\t12.50\t13.60\n应收账款\t9.10\t8.20'],
    ['a row of balances', '项目\t金额\n2023年12月21日余额\t12.50\n本期增加\t8.20'],
  ])('is found in %s', async (_, text) => {
    expect((await findings(filing(months, text))).map((finding) => marked(finding)[0])).toHaveLength(1);
  });

  it.each([
    ['money verified', '根据验资报告，经验证截至2023年12月21日，公司已收到投资款 100.00 万元。'],
    ['what was done by then', '截至2023年12月21日，公司已完成回购股份的注销手续。'],
    ['money received', '截至2023年12月21日，公司已收到全部货款。'],
    ['a day of something else', '2023年12月21日，公司召开临时股东大会。'],
    ['a day that stands twice', '截至2023年12月21日，余额为 1.50 万元。\n截至2023年12月21日，欠款为 2.50 万元。'],
    ['another month', '截至2023年11月21日，公司货币资金余额为 812.46 万元。'],
    ['the first day', '截至2023年12月1日，公司货币资金余额为 812.46 万元。'],
    [
      'a register with dates',
      '专利名称\t申请日\t授权日\n一种阀门\t2023年12月21日\t2024年3月5日\n一种泵\t2023年12月6日\t2024年4月9日',
    ],
  ])('says nothing of %s', async (_, text) => {
    expect(await findings(filing(months, text))).toEqual([]);
  });

  it('needs the month’s end to stand four times', async () => {
    const few = months.split('\n').slice(1).join('\n');
    expect(await findings(filing(few, '截至2023年12月21日，公司货币资金余额为 812.46 万元。'))).toEqual([]);
  });
});
