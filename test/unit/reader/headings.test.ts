import { describe, expect, it } from 'vitest';
import { headingNumber } from '../../../core/reader/headings.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { textSource } from './source.ts';

function titles(text: string): string[] {
  return readFiling(textSource(text)).sections.map(({ number, title }) => number + title);
}

describe('the number that a heading begins with', () => {
  it.each([
    ['12.5%的股权', null],
    ['12.56 %', null],
    ['3.5 亿元', null],
    ['2.5 个百分点', null],
    ['3.05 和 4.10', null],
    ['15.92%和 19.66%', null],
    ['1.1 编制基础', 5],
    ['1.1.2 会计期间', 6],
    ['１．概况', 4],
    ['（１）概况', 5],
    ['(一)概况', 3],
    ['第三章 概况', 1],
    ['第二部分 概况', 1],
    ['1、2020年发行股票', 4],
    ['1、2、3 楼', null],
    ['1、2020', null],
  ])('%s', (text, level) => {
    expect(headingNumber(text)?.level ?? null).toBe(level);
  });
});

describe('titles', () => {
  const body = '公司按照规定办理，具体情况以公告为准，投资者应当仔细阅读相关内容。';

  it('may begin with a year, end in a colon where they name a matter, and stand above a unit', () => {
    const text = [
      '一、利润分配',
      '（一）2021年度利润分配及资本公积金转增股本的方案：',
      body,
      '（二）本次债券为可续期公司债券，存在以下不同于普通债券的发行事项：',
      body,
      '二、货币资金',
      '单位：元',
      body,
    ].join('\n');
    expect(titles(text)).toEqual([
      '一、利润分配',
      '（一）2021年度利润分配及资本公积金转增股本的方案：',
      '二、货币资金',
    ]);
  });

  it('end like a sentence only where an answer stands below them', () => {
    const title = '二、境外经营实体说明，应披露其主要经营地及选择依据。';
    expect(titles(['一、概况', body, title, '□适用 √不适用'].join('\n'))).toEqual(['一、概况', title]);
    expect(titles(['一、概况', body, title, body].join('\n'))).toEqual(['一、概况']);
  });
});

describe('paragraphs', () => {
  it('go on where an amount that no longer fitted begins the next line', () => {
    const full = '报告期内公司的主要产品与服务没有发生重大变化，主要客户与供应商亦保持稳定。';
    const filing = readFiling(
      textSource(
        [
          '一、经营成果',
          ...Array.from({ length: 12 }, () => full.slice(0, 34)),
          '稳定。',
          '报告期内，公司营业收入分别为 69,588.98 万元、80,667.29 万元和',
          '94,349.65 万元，逐年增长。',
          '项目\t金额\t占比',
          '甲\t1.00\t50%',
          '乙\t1.00\t50%',
        ].join('\n'),
      ),
    );
    expect(filing.blocks.some(({ text }) => text.includes('80,667.29 万元和94,349.65 万元'))).toBe(true);
  });

  it('joins the rest of a long title to it', () => {
    const prose = '公司在报告期内持续经营，主要产品的销售情况良好，客户数量稳步增加，回款及时';
    const lines = Array.from({ length: 30 }, (_, at) => (at % 3 === 2 ? '未发生坏账。' : prose));
    const found = titles(
      [
        '第一节 概况',
        '一、财务情况',
        ...lines,
        '（一）公司财务报告编制基础、审计情况、财务会计信息的适用',
        '企业会计准则情况等',
        ...lines,
      ].join('\n'),
    );
    expect(found).toContain('（一）公司财务报告编制基础、审计情况、财务会计信息的适用企业会计准则情况等');
  });
});

describe('rows that look like headings, where columns are lost', () => {
  const prose = ['公司在报告期内持续经营，主要产品的销售情况良好，客户数量稳步增加，回款', '及时，未发生坏账。'];

  it('do not break the sequence that goes on below them', () => {
    const notes = ['货币资金', '应收票据', '应收账款', '预付款项', '存货', '固定资产', '在建工程', '无形资产'];
    const text = [
      '第一节 财务报告',
      '一、审计报告',
      ...prose,
      '二、报表项目注释',
      ...notes.flatMap((note, at) => [
        `${at + 1}、${note}`,
        ...prose,
        ...(note === '固定资产' ? ['一、账面原值：', '1.期初余额', '2.本期增加金额', '二、累计折旧'] : []),
        ...prose,
      ]),
      '三、其他事项',
      ...prose,
    ].join('\n');
    expect(titles(text)).toEqual([
      '第一节财务报告',
      '一、审计报告',
      '二、报表项目注释',
      ...notes.map((note, at) => `${at + 1}、${note}`),
      '三、其他事项',
    ]);
  });
});
