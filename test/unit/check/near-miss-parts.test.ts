import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetTwice } from '../../../core/check/met-twice.ts';
import {
  holdsLabel,
  isTelling,
  otherEnd,
  rowLabel,
  sharedPairs,
  wordsAround,
} from '../../../core/check/number-words.ts';
import { differBySlip } from '../../../core/check/slips.ts';
import type { NumberMention } from '../../../core/model/filing.ts';
import { filingOf } from './filing.ts';

/** The numbers of a line as the reader gives them. */
async function numbersOf(line: string): Promise<NumberMention[]> {
  const filing = await filingOf(`第一节 概览\n一、基本情况\n${line}\n以上为基本情况。\n`);
  return filing.numbers.filter(({ kind }) => kind === 'quantity');
}

describe('differBySlip', () => {
  it.each([
    ['1,234.56 元', '1,235.56 元', true],
    ['1,234.56 元', '1,243.56 元', true],
    ['1,234.56 元', '12,345.60 元', true],
    ['1,234.56 元', '-1,234.56 元', true],
    ['1,234.56 元', '1,234.56 元', false],
    ['1,234.56 元', '1,243.65 元', false],
    ['1,234.56 元', '4,231.56 元', false],
    ['1,234.56 元', '1,234.5 元', false],
    ['1,234.56 元', '11,234.56 元', false],
  ])('%s and %s: %s', async (one, other, is) => {
    const [a, b] = (await numbersOf(`甲为 ${one}，乙为 ${other}。`)) as [NumberMention, NumberMention];
    expect(differBySlip(a, b)).toBe(is);
    expect(differBySlip(b, a)).toBe(is);
  });
});

describe('MetTwice', () => {
  it('knows every key that was met twice, and seldom takes one for such that was not', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 200 }), (keys) => {
        const met = new MetTwice(keys.length);
        const twice = keys.slice(0, keys.length >> 1);
        for (const key of [...keys, ...twice]) met.add(key);
        expect(twice.every((key) => met.isTwice(key))).toBe(true);
      }),
    );
    const met = new MetTwice(10_000);
    for (let at = 0; at < 10_000; at += 1) met.add(`元|${at}`);
    const wrong = Array.from({ length: 10_000 }, (_, at) => met.isTwice(`元|${at}`)).filter(Boolean).length;
    expect(wrong).toBeLessThan(4_000);
  });

  it('holds no keys at all', () => {
    expect(new MetTwice(0).isTwice('甲')).toBe(false);
  });
});

describe('the words around a number', () => {
  it('are what stands before and after it in its sentence', async () => {
    const filing = await filingOf(
      '第一节 概览\n一、基本情况\n公司成立较早。 2022 年营业收入为 1,234.50 万元，同比增长。\n',
    );
    const number = filing.numbers.find(({ raw }) => raw.startsWith('1,234.50')) as NumberMention;
    expect(wordsAround(filing, number)).toMatchObject({ label: '', near: '2022年营业收入为', after: '，同比增长。' });
  });

  it('are a row’s label without its number, 其中 and brackets, and the column’s heading', async () => {
    const rows = [
      '项目\t2022年\t2021年',
      '一、营业收入（合并）\t1,234.50\t9.10',
      '其中：外销\t234.50\t8.10',
      '2022年\t3.50\t2.10',
    ];
    const filing = await filingOf(`第一节 概览\n一、基本情况\n单位：万元\n${rows.join('\n')}\n以上为基本情况。\n`);
    expect([1, 2, 3].map((row) => rowLabel(filing, 0, row))).toEqual(['营业收入', '外销', '']);
    const number = filing.numbers.find(({ raw }) => raw === '234.50') as NumberMention;
    expect(wordsAround(filing, number)).toMatchObject({ label: '外销', after: '' });
    expect(wordsAround(filing, number).near).toMatch(/^2022年\|/);
  });

  it('tell a label that says what its row is of', () => {
    for (const label of ['营业收入', '外销']) expect(isTelling(label)).toBe(true);
    for (const label of ['', '合计', '其他', '期末', '12', '甲']) expect(isTelling(label)).toBe(false);
  });

  it('hold a label where they have it, or most of a long one', () => {
    expect(holdsLabel('2022年公司营业收入为', '营业收入')).toBe(true);
    expect(holdsLabel('公司购建固定资产所支付的现金', '购建固定资产支付的现金')).toBe(true);
    expect(holdsLabel('公司营业成本为', '营业收入')).toBe(false);
    expect(holdsLabel('合计为', '合计')).toBe(false);
  });

  it('share pairs of Han characters, each counted once', () => {
    expect(sharedPairs('营业收入', '营业成本')).toBe(1);
    expect(sharedPairs('收入收入', '收入')).toBe(1);
    expect(sharedPairs('2022A', '2022A')).toBe(0);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'营业收入成本12') }), (words) => {
        expect(sharedPairs(words, words)).toBeLessThanOrEqual(Math.max(0, words.length - 1));
        expect(sharedPairs(words, '')).toBe(0);
      }),
    );
  });

  it.each([
    ['期初余额', '期末余额', true],
    ['上年年末余额', '本期增加', true],
    ['上期发生额', '本期发生额', true],
    ['期末余额', '年末余额', false],
    ['期初余额', '上年年末余额', false],
    ['金额', '期初余额', false],
  ])('are of two ends of a period: %s and %s, %s', (one, other, is) => {
    expect(otherEnd(one, other)).toBe(is);
    expect(otherEnd(other, one)).toBe(is);
  });
});
