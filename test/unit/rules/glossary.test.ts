import { describe, expect, it } from 'vitest';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { termGlossary } from '../../../core/rules/term-glossary.ts';
import { textSlip } from '../../../core/rules/text-slip.ts';
import { check, marked } from '../check/filing.ts';

const sections = Array.from({ length: 22 }, (_, i) => `${i + 1}、事项之${'甲乙丙丁戊己庚辛'[i % 8]}\n内容从略。`).join(
  '\n',
);
const glossary = (...rows: string[]): string => `释义\n${rows.map((row) => row.replaceAll('|', '\t')).join('\n')}\n`;

describe('term.glossary', () => {
  const rows = [
    '公司、发行人|指|青岚科技股份有限公司',
    '青岚智造|指|江左青岚智造有限公司',
    '青岚软件|指|江左青岚软件有限公司',
    '扩产项目|指|青岚智能终端扩产项目',
  ];
  const use = '公司的子公司青岚智造与青岚软件共同实施扩产项目。';

  it('takes the names of one row for one entry', async () => {
    const report = await check(
      `${glossary(...rows, '发行人会计师、信诚会计师|指|信诚会计师事务所')}第一节 概览\n${sections}\n${use}报表由信诚会计师审计。\n`,
      termGlossary,
    );
    expect(report.findings).toEqual([]);
  });

  it('finds a second short name of one thing', async () => {
    const report = await check(
      `${glossary(...rows)}第一节 概览\n${sections}\n${use}\n青岚智能终端扩产项目（以下简称“终端产业化项目”）建成后产能增加。\n`,
      termGlossary,
    );
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['终端产业化项目']);
  });

  it('finds a subsidiary under a short name that nothing defines', async () => {
    const text = `${use}\n子公司：江左睿衡慧联软件有限公司。\n其中，睿衡慧联 2024 年亏损。\n控股子公司睿衡慧联尚处于开拓阶段。`;
    const report = await check(`${glossary(...rows)}第一节 概览\n${sections}\n${text}\n`, termGlossary);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['睿衡慧联']);
    const defined = await check(
      `${glossary(...rows, '睿衡慧联|指|江左睿衡慧联软件有限公司')}第一节 概览\n${sections}\n${text}\n`,
      termGlossary,
    );
    expect(defined.findings).toEqual([]);
  });
});

describe('term.glossary, entries and aliases', () => {
  const run = async (rows: string[], text: string) =>
    (await check(`${glossary(...rows)}第一节 概览\n${sections}\n${text}\n`, termGlossary)).findings.map(
      (one) => marked(one)[0],
    );
  const rows = [
    '青岚集团|指|江左青岚集团有限公司',
    '青岚智造|指|江左青岚智造有限公司',
    '青岚软件|指|江左青岚软件有限公司',
  ];
  const use = '青岚集团持有青岚智造和青岚软件的股权。';

  it('finds an entry printed twice in the same words', async () => {
    expect(
      await run(
        [
          '简称|指|全称',
          ...rows,
          '扩产项目|指|终端扩产',
          '报告期|指|近三年',
          '青岚集团、控股股东|指|江左青岚集团有限公司',
        ],
        `${use}扩产项目在报告期内由控股股东实施。`,
      ),
    ).toEqual(['青岚集团、控股股东']);
  });

  it('does not take the full name for a use of the short one', async () => {
    expect(await run(rows, '青岚集团持有青岚智造的股权。子公司江左青岚软件有限公司已注销。')).toEqual(['青岚软件']);
  });

  it('finds a short name with another ending, not one within a longer name', async () => {
    expect(await run(rows, `${use}公司由青岚控股提供资源。`)).toEqual(['青岚控股']);
    expect(await run(rows, `${use}供应商为西蜀青岚控股有限公司。`)).toEqual([]);
  });

  it('finds one abbreviation of two things', async () => {
    expect(await run(rows, `${use}有机发光二极管（OLED）用于面板，量子点发光二极管（OLED）仍在研发。`)).toEqual([
      'OLED',
    ]);
    expect(await run(rows, `${use}分散式控制系统（DCS）已投运，分散控制系统（DCS）仍在研发。`)).toEqual([]);
  });
});

describe('text.slip', () => {
  const body = (text: string): string => `第一节 概览\n一、基本情况\n${text}\n`;

  it('finds a verb doubled between words that stand nowhere else', async () => {
    const report = await check(body('公司持续加大加大投入。'), textSlip);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['加大加大']);
  });

  it('finds a direction word with a minus, though not in a series', async () => {
    const report = await check(
      body('经营活动现金流量净额较上年增长-3.74%。收入分别增长 5.00%和-2.00%。增长率为-1.20%。'),
      textSlip,
    );
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['-3.74%']);
  });

  it('finds a fixed term with a character missing that stands nowhere right, and leaves other words alone', async () => {
    const report = await check(body('（一）合并资产负表\n公司位于高新技术产业开发区。'), textSlip);
    expect(report.findings.map((one) => marked(one)[0])).toEqual(['资产负表']);
  });
});

describe('name.variant, titles of rules', () => {
  const body = (text: string): string => `第一节 概览\n一、基本情况\n${text}\n`;

  it('finds a title with a word left out, and tells other rules apart', async () => {
    const report = await check(
      body(
        '根据《上市公司证券发行注册管理办法》的规定。依据《上市公司证券发行注册办法》办理。《青岚公司资金管理办法》与《青岚公司资金管理暂行办法》分别适用。',
      ),
      nameVariant,
    );
    expect(report.findings.map((one) => marked(one))).toEqual([
      ['上市公司证券发行注册办法', '上市公司证券发行注册管理办法'],
    ]);
  });
});
