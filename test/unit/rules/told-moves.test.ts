import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calcTrend } from '../../../core/rules/calc-trend.ts';
import { check, marked } from '../check/filing.ts';

const body = (sentence: string): string => `第一节 概览\n一、基本情况\n${sentence}\n以上为基本情况。\n`;

describe('a move told with both its ends', () => {
  it.each([
    ['毛利率由 24.41% 上升至 18.95%。', '18.95%', '24.41%', '下降'],
    ['负债率从 18.95% 降至 24.41%。', '24.41%', '18.95%', '上升'],
    ['营业收入由 2022 年的 1,200.50 万元增长至 2023 年的 1,100.25 万元。', '1,100.25万元', '1,200.50万元', '下降'],
    ['营业收入由 1.02 亿元增加到 9,800.00 万元。', '9,800.00万元', '1.02亿元', '下降'],
    ['员工人数从 356 人大幅减少为 412 人。', '412人', '356人', '上升'],
  ])('%s', async (sentence, to, from, truth) => {
    const { findings } = await check(body(sentence), calcTrend);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding?.severity).toBe('high');
    expect(marked(finding!)).toEqual([to, from]);
    expect(finding?.mentions.map(({ role, line }) => [role, line])).toEqual([
      ['stated', 3],
      ['operand', 3],
    ]);
    for (const part of [from, to, `实为${truth}`]) expect(finding?.explanation.zh).toContain(part);
    for (const part of [from, to]) expect(finding?.explanation.en).toContain(part);
  });

  it('passes whenever the word fits the values, and fails whenever it does not', async () => {
    const cents = fc.integer({ min: 1_000, max: 99_999 });
    await fc.assert(
      fc.asyncProperty(cents, cents, fc.boolean(), async (from, to, rises) => {
        fc.pre(Math.abs(from - to) > 1);
        const show = (value: number): string => (value / 100).toFixed(2);
        const sentence = `毛利额由 ${show(from)} 万元${rises ? '增加' : '减少'}至 ${show(to)} 万元。`;
        const { checks } = await check(body(sentence), calcTrend);
        expect(checks.map(({ status }) => status)).toEqual([to > from === rises ? 'pass' : 'fail']);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is no contradiction', () => {
  it.each([
    ['registered capital raised', '公司注册资本由 1,000.00 万元增至 1,500.00 万元。'],
    ['another unit', '营业收入由 9,800.00 万元增长至 1.02 亿元。'],
    ['equal within rounding', '毛利率由 24.4% 下降至 24.41%。'],
    ['values of several things', '甲产品和乙产品的毛利率分别由 30.00%、20.00% 下降至 25.00%、15.00%。'],
    ['values of several years', '毛利率由 2021 年的 30.00% 和 2022 年的 20.00% 下降至 2023 年的 25.00%。'],
    ['a loss', '净利润由-120.00 万元增加至-150.00 万元。'],
    ['a difference', '营业收入为 100.00 万元，减少至今的 120.00 万元以来最低。'],
    ['the two in other dimensions', '营业收入由 100.00 万元增长至 30.00%。'],
    ['other clauses', '公司由 12 家股东共同设立，股东数量增加，至今共有 8 家。'],
  ])('%s', async (_, sentence) => {
    expect((await check(body(sentence), calcTrend)).findings).toEqual([]);
  });
});
