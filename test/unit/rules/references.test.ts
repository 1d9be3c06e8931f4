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
