import { describe, expect, it } from 'vitest';
import { countList } from '../../../core/rules/count-list.ts';
import { factTable } from '../../../core/rules/fact-table.ts';
import { numberSequence } from '../../../core/rules/number-sequence.ts';
import { termGlossary } from '../../../core/rules/term-glossary.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;

describe('count.list', () => {
  it('counts a closed list that follows', async () => {
    const right = await check(body('项目包括 4 个子项目，分别是平台建设、数据中心、研发中心和营销网络。'), countList);
    expect(right.checks.map((one) => one.status)).toEqual(['pass']);
    const wrong = await check(body('项目包括 5 个子项目，分别是平台建设、数据中心、研发中心和营销网络。'), countList);
    expect(wrong.findings).toHaveLength(1);
    expect(wrong.findings[0]!.severity).toBe('medium');
  });

  it('counts a list that stands before the number', async () => {
    const report = await check(body('公司聚焦用户体验、提高效能、场景融合三大方向。'), countList);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('leaves open lists alone', async () => {
    const report = await check(body('产品服务于九座机场，分别是东海机场、南山机场、西岭机场等。'), countList);
    expect(report.checks).toEqual([]);
  });
});

describe('fact.table', () => {
  const filing = (text: string): string =>
    body(
      text,
      '主要财务数据如下：',
      '单位：万元',
      '项目\t2022年\t2021年',
      '营业收入\t52,643.18\t48,210.77',
      '净利润\t6,120.45\t5,981.30',
      '上述数据已经审计。',
    );

  it('confirms a number of the text by the table, in another unit too', async () => {
    const report = await check(filing('2022 年，公司实现营业收入 5.264318 亿元。'), factTable);
    expect(report.checks.map((one) => one.status)).toEqual(['pass']);
  });

  it('names a number that is one digit off the cell of its label', async () => {
    const report = await check(filing('2022 年，公司实现营业收入 52,643.78 万元。'), factTable);
    expect(report.findings).toHaveLength(1);
    expect(marked(report.findings[0]!)).toEqual(['52,643.78万元', '52,643.18']);
  });

  it('says nothing of a number whose label differs', async () => {
    const report = await check(filing('2022 年，公司采购原材料共计 52,643.78 万元。'), factTable);
    expect(report.checks).toEqual([]);
  });
});

describe('number.sequence', () => {
  it('finds a heading’s number left out, and one used twice', async () => {
    const lines = [
      '第一节 概览',
      '一、公司简介',
      '公司从事软件开发。',
      '二、主要业务',
      '业务说明。',
      '四、竞争优势',
      '优势说明。',
      '四、发展规划',
      '规划说明。',
    ];
    const report = await check(`${lines.join('\n')}\n`, numberSequence);
    expect(report.findings.map((finding) => finding.title.zh).sort()).toEqual([
      '编号跳号：缺“三、”',
      '编号重复：“四、”',
    ]);
  });
});

describe('term.glossary', () => {
  it('needs a filing of some length before a term counts as unused', async () => {
    const report = await check(body('释义', '本公司\t指\t江北软件股份有限公司', 'ABC\t指\t一种接口'), termGlossary);
    expect(report.findings).toEqual([]);
  });
});

describe('rankings by amount', () => {
  const table = (...amounts: string[]): string =>
    body(
      '截至 2024 年末应收账款余额前五名的情况如下：',
      '单位：万元',
      `单位名称\t期末余额\t坏账准备\n${amounts.map((amount, i) => `${'甲乙丙丁戊'[i]}公司\t${amount}\t${i + 1}.00`).join('\n')}`,
    );

  it('finds the one row that is larger than the row before it', async () => {
    const report = await check(table('900.10', '700.20', '300.30', '500.40', '100.50'), countList);
    expect(report.findings.map((one) => marked(one))).toEqual([['500.40', '300.30']]);
  });

  it('passes an order that holds, and leaves tables alone that are sorted by something else', async () => {
    const right = await check(table('900.10', '700.20', '500.40', '500.40', '100.50'), countList);
    expect(right.checks.map((one) => one.status)).toEqual(['pass']);
    const other = await check(table('100.10', '700.20', '300.30', '500.40', '400.50'), countList);
    expect(other.findings).toEqual([]);
  });
});

describe('numbering outside the outline', () => {
  it('finds a point left out or told twice in a paragraph', async () => {
    const gap = await check(body('公司采取三项措施，一是扩大产能，二是降低成本，四是引进人才。'), numberSequence);
    expect(gap.findings.map((one) => marked(one))).toEqual([['四是', '二是']]);
    const right = await check(
      body('一是扩大产能，二是降低成本，三是引进人才。见（1）和（3），再见（2）。'),
      numberSequence,
    );
    expect(right.findings).toEqual([]);
  });

  it('finds two notes with one text', async () => {
    const notes = (third: string): string =>
      body('注 1 项目仍在建设。', '二、其他', '注 2 承诺总额为扣除发行费用后的净额。', '三、其他', `注 3 ${third}`);
    expect((await check(notes('承诺总额为扣除发行费用后的净额。'), numberSequence)).findings).toHaveLength(1);
    expect((await check(notes('项目已经结项，节余资金转出。'), numberSequence)).findings).toEqual([]);
  });

  it('finds a heading with nothing under it between two that have something, not a row of bare ones', async () => {
    const one = '（一）母公司\n母公司的情况从略，见年报。\n（二）子公司\n（三）其他关联方\n其他关联方的情况从略。';
    expect((await check(body(one), numberSequence)).findings.map((finding) => marked(finding)[0])).toEqual([
      '（二）子公司',
    ]);
    const bare = '（一）分红\n（二）减资\n（三）其他事项\n其他事项从略。';
    expect((await check(body(bare), numberSequence)).findings).toEqual([]);
  });
});
