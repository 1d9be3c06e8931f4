import { describe, expect, it } from 'vitest';
import { countsApart, tellsApart } from '../../../core/check/opposites.ts';
import type { Finding } from '../../../core/model/finding.ts';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;
const usual = ['采购', '销售', '租赁', '担保', '借款'].map(
  (word) => `交易对方：江北恒远精密机械股份有限公司，签订了${word}合同。`,
);
const rows = (name: string): string[] => ['客户名称\t金额', `${name}\t1,205.30`, '南山物流有限公司\t830.10'];
const findings = async (...lines: string[]): Promise<Finding[]> => (await check(body(...lines), nameVariant)).findings;

describe('a slip of a body’s full name', () => {
  it.each([
    ['another character', '江北恒源精密机械股份有限公司'],
    ['a character lost', '江北恒远精机械股份有限公司'],
    ['a character more', '江北恒远精密密机械股份有限公司'],
  ])('%s', async (_, name) => {
    const found = await findings(...usual, ...rows(name));
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ rule: 'name.variant', severity: 'medium' });
    expect(marked(finding)[0]).toBe(name);
    expect(finding.mentions[0]).toMatchObject({ role: 'stated', line: 9 });
    expect(finding.mentions[1]).toMatchObject({ role: 'operand', line: 3 });
    for (const words of [finding.explanation.zh, finding.explanation.en])
      for (const one of [name, '江北恒远精密机械股份有限公司']) expect(words).toContain(one);
  });

  it('is found in running text as well', async () => {
    expect(await findings(...usual, '公司向江北恒源精密机械股份有限公司支付了货款。')).toHaveLength(1);
  });
});

describe('two bodies', () => {
  it('that differ by a numeral, a party or a direction', async () => {
    for (const [one, other] of ['一二', '甲乙', '东西'].map((pair) =>
      [...pair].map((sign) => `江北恒远${sign}方机械股份有限公司`),
    ) as [string, string][]) {
      const lines = usual.map((line) => line.replace('江北恒远精密机械股份有限公司', one));
      expect(await findings(...lines, ...rows(other))).toEqual([]);
    }
  });

  it('that both stand in several places', async () => {
    const other = usual.slice(0, 3).map((line) => line.replace('恒远', '恒源'));
    expect(await findings(...usual, ...other)).toEqual([]);
  });

  it('whose usual form stands too seldom', async () => {
    const found = await findings(...usual.slice(0, 2), ...rows('江北恒源精密机械股份有限公司'));
    expect(found.filter(({ title }) => title.zh.startsWith('名称不一'))).toEqual([]);
  });

  it('with a small word between them', async () => {
    const lines = usual.map((line) => line.replace('江北恒远精密机械股份有限公司', '江北恒远和精密机械股份有限公司'));
    expect(await findings(...lines, '公司持有江北恒远精密机械股份有限公司的股份。')).toEqual([]);
  });
});

describe('countsApart and tellsApart', () => {
  it.each([
    ['一', '二', true, true],
    ['甲', '乙', true, true],
    ['东', '西', true, true],
    ['上', '下', true, true],
    ['A', 'B', true, true],
    ['', '一', true, true],
    ['增', '减', false, true],
    ['新', '老', false, true],
    ['', '的', false, true],
    ['远', '源', false, false],
    ['', '密', false, false],
  ])('%s and %s', (was, is, counts, tells) => {
    expect(countsApart(was, is)).toBe(counts);
    expect(tellsApart(was, is)).toBe(tells);
    expect(countsApart(is, was)).toBe(counts);
    expect(tellsApart(is, was)).toBe(tells);
  });
});
