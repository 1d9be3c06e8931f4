import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/model/finding.ts';
import { factRepeat } from '../../../core/rules/fact-repeat.ts';
import { factTable } from '../../../core/rules/fact-table.ts';
import { check, inSections as filing, marked } from '../check/filing.ts';

const table = (columns: string, ...rows: string[]): string =>
  ['主要数据如下：', '单位：万元', columns, ...rows, '上述数据已经审计。'].join('\n');

const slip = /只差一位数字|相邻两位数字颠倒|小数点错位|正负号相反/;

/** The findings of the rules that take values for slips of each other. */
async function misses(text: string): Promise<Finding[]> {
  const { findings } = await check(text, factRepeat, factTable);
  return findings.filter((finding) => slip.test(finding.explanation.zh));
}

const first = '公司持续投入新产品的研究，研发投入金额为';
const second = '经江北会计师事务所核对，研发投入金额为';
const third = '与可比公司相比，公司研发投入金额为';

describe('a figure that misses another by a slip', () => {
  it.each([
    ['52,643.78', '只差一位数字'],
    ['52,634.18', '相邻两位数字颠倒'],
    ['526,431.80', '小数点错位'],
    ['-52,643.18', '正负号相反'],
  ])('%s against 52,643.18 printed twice: %s', async (odd, how) => {
    const found = await misses(
      filing(`${first} 52,643.18 万元。`, `${second} ${odd} 万元。`, `${third} 52,643.18 万元。`),
    );
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ rule: 'fact.repeat', severity: 'high', expected: '526431800' });
    expect(marked(finding)).toEqual([`${odd}万元`, '52,643.18万元']);
    expect(finding.mentions.map((mention) => [mention.role, mention.line])).toEqual([
      ['stated', 6],
      ['operand', 3],
    ]);
    expect(finding.explanation.zh).toContain(how);
    expect(finding.explanation.zh).toContain('等 2 处');
    for (const words of [finding.explanation.zh, finding.explanation.en]) {
      expect(words).toContain(`${odd}万元`);
      expect(words).toContain('52,643.18万元');
    }
  });

  it('names the text against the table where each stands once', async () => {
    const rows = table('项目\t2022年\t2021年', '研发投入\t52,643.18\t48,210.77', '广告投入\t1,208.91\t976.35');
    const found = await misses(filing(rows, '公司重视技术，2022 年研发投入为 52,643.78 万元。'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: 'fact.table', severity: 'high', stated: '526437800' });
    expect(marked(found[0] as Finding)).toEqual(['52,643.78万元', '52,643.18']);
  });

  it('names the later of two in running text', async () => {
    const found = await misses(filing(`${first} 52,643.18 万元。`, `${second} 52,643.78 万元。`));
    expect(found.map((finding) => marked(finding))).toEqual([['52,643.78万元', '52,643.18万元']]);
  });

  it('finds any other digit in a value that stands three times', async () => {
    const digits = fc.tuple(fc.integer({ min: 1_000_001, max: 9_999_999 }), fc.nat(6), fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(digits, fc.nat(2), async ([value, at, step], place) => {
        const written = String(value);
        const digit = (Number(written[at]) + step) % 10;
        const other = Number(written.slice(0, at) + String(digit) + written.slice(at + 1));
        // A last digit one or two off is rounding; a zero in front or at the end leaves fewer digits to tell by.
        fc.pre(Math.abs(other - value) > 2 && other >= 1_000_000 && value % 10 !== 0 && other % 10 !== 0);
        const show = (cents: number): string =>
          (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        const values = [value, value, value].map((one, index) => show(index === place ? other : one));
        const found = await misses(
          filing(...[first, second, third].map((words, index) => `${words} ${values[index]} 万元。`)),
        );
        expect(found.map((finding) => marked(finding)[0])).toEqual([`${show(other)}万元`]);
      }),
      { numRuns: 60 },
    );
  });

  it('is found wherever unrelated rows stand', async () => {
    const rows = ['广告投入\t1,208.91\t976.35', '租赁支出\t3,417.62\t2,905.18', '培训支出\t88,152.07\t71,336.94'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: 3 }), fc.nat(3), async (order, at) => {
        const all = [...order.slice(0, at), '研发投入\t52,643.18\t48,210.77', ...order.slice(at)];
        const found = await misses(
          filing(table('项目\t2022年\t2021年', ...all), '公司重视技术，2022 年研发投入为 52,643.78 万元。'),
        );
        expect(found.map((finding) => marked(finding))).toEqual([['52,643.78万元', '52,643.18']]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what only looks like a slip', () => {
  const two = (one: string, other: string): string => filing(`${one} 万元。`, `${other} 万元。`);

  it.each([
    ['a last digit carried along', two(`${first} 52,643.18`, `${second} 52,643.20`)],
    ['the same value rounded', two(`${first} 52,643.18`, `${second} 52,643.2`)],
    ['another period', two(`2021 年，${first} 52,643.18`, `2022 年，${first} 52,643.78`)],
    ['the group and its parent', two(`合并口径下，${first} 52,643.18`, `母公司口径下，${first} 52,643.78`)],
    ['other words', two(`${first} 52,643.18`, '公司采购原材料共支付 52,643.78')],
    ['two values told side by side', two(`${first} 52,643.18`, `${second} 52,643.18 万元，上限为 52,643.78`)],
    ['registered capital raised', two(`${first} 52,643.18`, '注册资本由 11,643.18 万元增至 12,643.18')],
    ['a difference that is printed', two(`${first} 52,643.18`, `${second} 54,643.18 万元，增加 2,000.00`)],
    ['round figures', two(`${first} 52,000.00`, `${second} 53,000.00`)],
  ])('%s', async (_, text) => {
    expect(await misses(text)).toEqual([]);
  });

  it('opening and closing balances', async () => {
    const rows = (heading: string, value: string): string =>
      table(`项目\t${heading}\t备注`, `工程物资\t${value}\t无`, '其他物资\t1.00\t无');
    expect(await misses(filing(rows('期初余额', '52,643.18'), rows('期末余额', '52,643.78')))).toEqual([]);
    expect(await misses(filing(rows('期末余额', '52,643.18'), rows('期末余额', '52,643.78')))).toHaveLength(1);
  });

  it('rows of one label with other figures beside them', async () => {
    const rows = (value: string, other: string): string =>
      table('项目\t2022年\t2021年', `营业成本\t${value}\t${other}`, '税金\t1.00\t2.00');
    expect(await misses(filing(rows('52,643.18', '48,210.77'), rows('52,643.78', '31,905.26')))).toEqual([]);
    expect(await misses(filing(rows('52,643.18', '48,210.77'), rows('52,643.78', '48,210.77')))).toHaveLength(1);
  });

  it('losses that one form prints with a minus, the whole row of them', async () => {
    const rows = (minus: string): string =>
      table('项目\t2022年\t2021年', `信用减值损失\t${minus}52,643.18\t${minus}48,210.77`, '税金\t1.00\t2.00');
    expect(await misses(filing(rows(''), rows('-'), rows('')))).toEqual([]);
  });

  it('flows of cash told with and without a minus', async () => {
    const text = filing(
      '经营活动使用的现金为 52,643.18 万元。',
      '公司经营活动产生的现金流量净额为-52,643.18 万元。',
      '经营活动使用的现金为 52,643.18 万元。',
    );
    expect(await misses(text)).toEqual([]);
  });
});
