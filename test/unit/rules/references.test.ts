import { describe, expect, it } from 'vitest';
import { numberSequence } from '../../../core/rules/number-sequence.ts';
import { refTarget } from '../../../core/rules/ref-target.ts';
import { check, marked } from '../check/filing.ts';

const filing = (text: string): string => `第一节 概览
一、基本情况
${text}
第二节 业务与技术
一、主要产品
（一）产品系列
公司的产品分为两个系列。
第三节 风险因素
一、经营风险
经营风险从略。
`;

describe('ref.target', () => {
  const run = (text: string) => check(filing(text), refTarget);

  it('passes a reference whose number and title lead to one heading', async () => {
    const report = await run('详见本招股说明书“第二节 业务与技术”之“一、主要产品”。');
    expect(report.findings).toEqual([]);
    expect(report.checks.map((one) => one.status)).toEqual(['pass', 'pass']);
  });

  it('finds a title that stands under another number', async () => {
    const report = await run('详见本招股说明书“第三节 风险因素”之“二、经营风险”。参见“第二节 风险因素”。');
    expect(report.findings.map((one) => one.severity)).toEqual(['medium', 'medium']);
    expect(report.findings.map((one) => one.explanation.zh).join()).toContain('编号是“第三节”，不是“第二节”');
  });

  it('finds a title that is quoted a word off, and leaves other documents alone', async () => {
    const report = await run('参见“第二节 业务和技术”之“一、主要产品”。请参阅财务报表附注“二、经营风险”。');
    expect(report.findings.map((one) => one.severity)).toEqual(['low']);
  });
});

describe('ref.target to notes and clauses', () => {
  const run = async (text: string) => (await check(notes(text), refTarget)).findings;
  const notes = (text: string): string => `第十节 财务报告
五、重要会计政策及会计估计
1、应收账款
应收账款按账龄计提坏账准备。
2、金融工具
金融工具按业务模式分类。
七、合并财务报表项目注释
1、库存股
库存股从略。
2、其他综合收益
其他综合收益从略。
3、其他综合收益
${text}
`;

  it('finds a note by its title under another number, and numbers of another scheme', async () => {
    const found = await run('参照本附注“五、重要会计政策及会计估计3、金融工具”之说明。');
    expect(found.map((one) => marked(one))).toEqual([['五、重要会计政策及会计估计3、金融工具', '2、金融工具']]);
    expect((await run('按照本附注“三、（二）金融工具”处理。'))[0]?.explanation.zh).toContain('另一套编号');
    expect((await run('详见附注1。')).map((one) => marked(one)[1])).toEqual(['2、其他综合收益']);
  });

  it('passes notes under their own numbers', async () => {
    expect(await run('参照本附注“五、重要会计政策及会计估计2、金融工具”之说明。')).toEqual([]);
    expect(await run('参照本附注“五、2、金融工具”及“1应收账款”处理。')).toEqual([]);
    expect(await run('详见附注2。')).toEqual([]);
    expect(await run('参照本附注“六、税项”。')).toEqual([]);
  });

  const clauses = (text: string): string =>
    filing(`4.1 受托管理人应当召集会议。
4.2 召集人应当公告。
4.3 会议应当记录。
${text}`);

  it('finds a clause beyond the last one, and a provision that is nowhere', async () => {
    const wrong = await check(
      clauses('按照本规则第4.5条的约定执行。违反本募集说明书关于交叉违约的约定的。'),
      refTarget,
    );
    expect(wrong.findings.map((one) => marked(one)[0]).sort()).toEqual(['交叉违约', '本规则第4.5条']);
    const right = await check(
      clauses('按照本规则第4.3条的约定执行。违反本募集说明书关于会议记录的约定的。会议记录由召集人保存。'),
      refTarget,
    );
    expect(right.findings).toEqual([]);
  });
});

describe('number.sequence in tables', () => {
  const table = (...numbers: number[]): string =>
    filing(`序号\t名称\t地点\n${numbers.map((n, i) => `${n}\t仓库${'甲乙丙丁戊己'[i]}\t江左`).join('\n')}`);

  it('finds a row number that the rows around it contradict', async () => {
    const report = await check(table(1, 2, 4, 4, 5), numberSequence);
    expect(report.findings.map((one) => marked(one))).toEqual([['4', '2']]);
  });

  it('leaves gaps and new lists alone', async () => {
    expect((await check(table(1, 2, 4, 5, 6), numberSequence)).findings).toEqual([]);
    expect((await check(table(1, 2, 3, 1, 2), numberSequence)).findings).toEqual([]);
  });
});
