import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/model/finding.ts';
import { tableCrossfoot } from '../../../core/rules/table-crossfoot.ts';
import { check, marked } from '../check/filing.ts';

const rows = (columns: string, ...last: string[]): string => `第一节 概览
一、薪酬
公司主要数据如下：
单位：万元
项目\t${columns}
工资\t1,250.35\t1,250.35
奖金\t2,381.16\t2,381.16
津贴\t3,472.48\t3,472.48
${last.join('\n')}
上述数据已经审计。
`;
const columns = '本期增加\t本期减少';

const equal = async (text: string): Promise<Finding[]> =>
  (await check(text, tableCrossfoot)).findings.filter((finding) => finding.title.zh.includes('两栏应相等'));

describe('two columns that say the same in all rows but one', () => {
  it.each([
    ['a digit', '12,850.37', '13,850.37'],
    ['two digits changed round', '12,850.37', '12,580.37'],
    ['the decimal point', '12,850.37', '128,503.70'],
    ['a sign', '12,850.37', '-12,850.37'],
  ])('%s', async (_, one, other) => {
    const found = await equal(rows(columns, `福利\t${one}\t${other}`));
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ rule: 'table.crossfoot', severity: 'high' });
    expect(marked(finding)).toEqual([other, one]);
    expect(finding.mentions.map(({ role, line }) => [role, line])).toEqual([
      ['stated', 9],
      ['operand', 9],
    ]);
    for (const words of [finding.explanation.zh, finding.explanation.en])
      for (const part of ['本期增加', '本期减少', '福利', `${one}万元`, `${other}万元`]) expect(words).toContain(part);
  });

  it('counts each row that agrees as checked', async () => {
    const report = await check(rows(columns, '福利\t12,850.37\t12,850.37'), tableCrossfoot);
    expect(report.checks.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass', 'pass']);
    expect(report.findings).toEqual([]);
  });
});

describe('what only looks so', () => {
  const slip = '福利\t12,850.37\t13,850.37';
  it.each([
    ['the period’s opening and end', rows('期初余额\t期末余额', slip)],
    ['the last period and this one', rows('上期发生额\t本期发生额', slip)],
    ['two years', rows('2024年末\t2023年末', slip)],
    ['two amounts that are not a slip of each other', rows(columns, '福利\t12,850.37\t10,206.44')],
    ['figures of few digits', rows(columns, '福利\t7.00\t1.00')],
    [
      'columns that differ in most rows',
      rows(columns, slip, '甲\t1.25\t9.38', '乙\t3.51\t8.07', '丙\t4.17\t6.62', '丁\t1.11\t2.29'),
    ],
    ['too few rows', rows(columns, slip).replace('津贴\t3,472.48\t3,472.48\n', '')],
  ])('%s', async (_, text) => {
    expect(await equal(text)).toEqual([]);
  });
});
