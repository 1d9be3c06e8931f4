import { describe, expect, it } from 'vitest';
import { calcCagr } from '../../../core/rules/calc-cagr.ts';
import { calcChange } from '../../../core/rules/calc-change.ts';
import { calcRatio } from '../../../core/rules/calc-ratio.ts';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { textSlip } from '../../../core/rules/text-slip.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;

describe('name.variant', () => {
  it('finds a partnership that is also called a company', async () => {
    const right = '上述事项业经信诚会计师事务所（特殊普通合伙）审验。';
    const report = await check(
      body(right, right, '验资报告由信诚会计师事务所（特殊普通合伙）有限公司出具。'),
      nameVariant,
    );
    expect(report.findings).toHaveLength(1);
    expect(marked(report.findings[0]!)[0]).toBe('信诚会计师事务所（特殊普通合伙）有限公司');
  });

  it('finds a Latin name with a blank too many', async () => {
    const report = await check(
      body('DeepWave 是一家软件公司。', '公司与 DeepWave 签订了合同。', 'Deep Wave 提供算法服务。'),
      nameVariant,
    );
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]!.explanation.en).toContain('Deep Wave');
  });

  it('takes opposites and numerals for other names', async () => {
    const report = await check(
      body('东方一号智能管理系统', '东方一号智能管理系统', '东方一号智能管理系统', '东方二号智能管理系统已投入使用。'),
      nameVariant,
    );
    expect(report.findings).toEqual([]);
  });
});

describe('text.slip', () => {
  it('finds doubled words and small words', async () => {
    const usual = '公司已着手开展研究，位于经济开发区内，经济发展良好，数字经济、区域经济和产业经济均有增长。';
    const report = await check(body(usual, '公司已已着手准备，项目由江北经济经济开发区备案。'), textSlip);
    expect(report.findings.map((finding) => marked(finding)[0]).sort()).toEqual(['已已', '经济经济']);
  });

  it('leaves words alone that meet by right', async () => {
    const report = await check(
      body(
        '控股股东为中信控股。',
        '中信控股控股股东变更。',
        '存在在建工程。',
        '人人有责，多多益善，谢谢。',
        '公司的目的的确明确。',
      ),
      textSlip,
    );
    expect(report.findings).toEqual([]);
  });

  it('puts blanks of a draft into one finding', async () => {
    const report = await check(body('发行价格为【●】元，发行数量为【●】股。'), textSlip);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]!.mentions).toHaveLength(2);
  });

  it('finds a statement’s name with a character missing', async () => {
    const report = await check(
      body('合并资产负债表如下。', '母公司资产负债表如下。', '资产负债表附注。', '合并资产负表如下。'),
      textSlip,
    );
    expect(marked(report.findings[0]!)).toEqual(['资产负表', '资产负债表']);
  });
});

describe('arithmetic in sentences', () => {
  it('recomputes a growth from two values', async () => {
    const right = await check(
      body('营业收入由 2021 年的 1,000.00 万元增长至 2022 年的 1,250.00 万元，增幅为 25.00%。'),
      calcChange,
    );
    expect(right.checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await check(
      body('营业收入由 2021 年的 1,000.00 万元增长至 2022 年的 1,250.00 万元，增幅为 35.00%。'),
      calcChange,
    );
    expect(wrong.findings).toHaveLength(1);
    expect(marked(wrong.findings[0]!)).toEqual(['35.00%', '1,250.00万元', '1,000.00万元']);
  });

  it('recomputes a decline from one value and the difference', async () => {
    const report = await check(body('管理费用为 90.00 万元，较上年减少 10.00 万元，下降 10.00%。'), calcChange);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('finds the whole of a share by its name', async () => {
    const report = await check(
      body('募集资金净额为 1,627,000,000.00 元。', '累计使用募集资金 81,350.00 万元，占募集资金净额的 50.00%。'),
      calcRatio,
    );
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });
});

describe('calc.cagr', () => {
  const text = (rate: string): string =>
    body(`行业投资规模 2022 年为 1,133 亿元，预计 2027 年将达到 2,015 亿元，2022-2027 年复合增长率达到 ${rate}。`);

  it('recomputes compound growth over the years named', async () => {
    const right = await check(text('12.20%'), calcCagr);
    expect(right.checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await check(text('15.20%'), calcCagr);
    expect(wrong.findings).toHaveLength(1);
    expect(marked(wrong.findings[0]!)[0]).toBe('15.20%');
  });
});
