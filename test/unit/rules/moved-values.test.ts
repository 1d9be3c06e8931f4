import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/model/finding.ts';
import { tableRepeat } from '../../../core/rules/table-repeat.ts';
import { check, marked } from '../check/filing.ts';

const table = (section: string, ...rows: string[]): string => `${section}
一、费用
公司费用构成如下：
单位：万元
项目\t2024年度\t2023年度
${rows.join('\n')}
上述数据已经审计。
`;
const sections = ['第一节 概览', '第二节 业务', '第三节 附注'];
const right = ['职工薪酬\t1,301.62\t1,280.55', '折旧及摊销\t2,765.93\t637.12', '材料费\t1,155.21\t848.31'];
const wrong = ['职工薪酬\t2,765.93\t1,280.55', '折旧及摊销\t1,301.62\t637.12', '材料费\t1,155.21\t848.31'];

async function swaps(...tables: string[][]): Promise<Finding[]> {
  const text = tables.map((rows, at) => table(sections[at] as string, ...rows)).join('');
  const { findings } = await check(text, tableRepeat);
  return findings.filter((finding) => finding.title.zh.includes('对调'));
}

describe('two rows whose figures have changed places', () => {
  it('names both rows, both values and the other table once', async () => {
    const found = await swaps(right, wrong);
    expect(found).toHaveLength(1);
    const [finding] = found as [Finding];
    expect(finding).toMatchObject({ severity: 'high', stated: '27659300', expected: '13016200' });
    expect(marked(finding)).toEqual(['2,765.93', '1,301.62', '1,301.62']);
    expect(finding.mentions.map(({ role, line }) => [role, line])).toEqual([
      ['stated', 15],
      ['stated', 16],
      ['operand', 6],
    ]);
    for (const words of [finding.explanation.zh, finding.explanation.en])
      for (const part of ['职工薪酬', '折旧及摊销', '2,765.93万元', '1,301.62万元']) expect(words).toContain(part);
  });

  it.each([0, 1, 2])('names the one table of three that the other two contradict: number %i', async (odd) => {
    const found = await swaps(...[0, 1, 2].map((at) => (at === odd ? wrong : right)));
    const lines = found.map(({ mentions }) =>
      mentions
        .slice(0, 2)
        .map(({ line }) => line)
        .sort((a, b) => a - b),
    );
    expect(lines).toEqual([[6 + 9 * odd, 7 + 9 * odd]]);
  });

  it('is found in whatever order unrelated rows stand', async () => {
    const others = ['差旅费\t1,912.87\t711.46', '租赁费\t3,417.62\t2,905.18', '培训费\t8,152.07\t7,336.94'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(others), fc.shuffledSubarray(others), async (before, after) => {
        expect(await swaps([...right, ...before], [...after, ...wrong])).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('what only looks like a swap', () => {
  it('one table printed twice alike', async () => {
    expect(await swaps(right, right, right)).toEqual([]);
  });

  it('a value that stands with another label, its own row without it there', async () => {
    const other = ['运输费\t1,301.62\t12.55', '租赁费\t2,765.93\t13.12', '材料费\t1,155.21\t848.31'];
    expect(await swaps(right, other)).toEqual([]);
  });

  it('one value shared, the other not', async () => {
    const other = ['职工薪酬\t2,765.93\t12.55', '折旧及摊销\t9,904.17\t13.12', '材料费\t1,155.21\t848.31'];
    expect(await swaps(right, other)).toEqual([]);
  });

  it('round or short figures', async () => {
    const round = (a: string, b: string): string[] => [`职工薪酬\t${a}\t1.00`, `折旧及摊销\t${b}\t2.00`];
    expect(await swaps(round('300.00', '500.00'), round('500.00', '300.00'))).toEqual([]);
  });

  it('a label that stands in several rows', async () => {
    const twice = ['职工薪酬\t2,765.93\t1.55', '职工薪酬\t4,410.08\t2.55', '折旧及摊销\t1,301.62\t3.12'];
    expect(await swaps(right, twice)).toEqual([]);
  });
});
