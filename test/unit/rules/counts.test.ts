import { describe, expect, it } from 'vitest';
import { countList } from '../../../core/rules/count-list.ts';
import { check, marked } from '../check/filing.ts';

const body = (text: string): string => `第一节 概览\n一、基本情况\n${text}\n`;
const run = (text: string) => check(body(text), countList);
const table = (rows: number): string =>
  `序号\t名称\t注册地\n${Array.from({ length: rows }, (_, i) => `${i + 1}\t青岚${'甲乙丙丁戊己庚'[i]}号公司\t江左`).join('\n')}`;

describe('count.list', () => {
  it('counts people where a name holds a joining word', async () => {
    const report = await run(
      '核心技术人员为林见山、周望舒、陈清和与叶知秋五人。核心人员为林见山、周望舒、陈清和、程与怀四人。',
    );
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['五人']);
  });

  it('takes an open list for wrong only where it names too many', async () => {
    const report = await run(
      '公司按“四步走”设置，包括立项、概念、计划、开发、验证等阶段。产品覆盖九座机场，包括甲地、乙地、丙地等。',
    );
    expect(report.findings.map((one) => [marked(one)[0], one.severity])).toEqual([['四步', 'low']]);
  });

  it('reads lists in cells', async () => {
    const report = await run(
      '项目\t说明\n新型设施\t主要包括 5G 基站建设、特高压、大数据中心、人工智能四大领域，面向发展需要\n其他\t无',
    );
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('holds a count to the numbered rows of the table after it', async () => {
    expect((await run(`公司共有 6 家控股子公司，具体情况如下：\n${table(6)}`)).checks.map((one) => one.status)).toEqual(
      ['pass'],
    );
    const wrong = await run(`公司共有 7 家控股子公司，具体情况如下：\n${table(6)}`);
    expect(wrong.findings.map((one) => one.expected)).toEqual(['6']);
  });

  it('leaves a table alone that shows a part of what was counted', async () => {
    const report = await run(`公司共有 17 家控股子公司，其中主要子公司情况如下：\n${table(6)}`);
    expect(report.checks).toEqual([]);
  });
});
