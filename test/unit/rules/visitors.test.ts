import { describe, expect, it } from 'vitest';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;
const found = async (...lines: string[]): Promise<(string | undefined)[]> =>
  (await check(body(...lines), nameVariant)).findings.map((one) => marked(one)[0]);

const signs = [...'甲乙丙丁戊己庚辛壬癸'];
const others = signs.map((sign, i) => `松${sign}证券：王${sign}、李${signs[9 - i]}、周${sign}；`).join('');

describe('lists of visitors', () => {
  it('finds a firm by another character, and by its person', async () => {
    expect(await found(`接待机构；${others}金岭顺达基金：徐一凡；金林顺达：王思源；。`)).toEqual(['金林顺达']);
    expect(await found(`接待机构；${others}茂源投资：陈迎；柏舟基金：孙敏；茂源资产：陈迎；。`)).toEqual(['茂源投资']);
  });

  it('finds one person in two spellings within one firm', async () => {
    expect(await found(`接待机构；${others}首遇投资：费启鸣；首遇盈信：柯磊、费启明；。`)).toEqual(['费启明']);
  });

  it('leaves other firms and other people alone', async () => {
    expect(
      await found(`接待机构；${others}工银安泰：范彦；浦银安泰：李浩；中信证券：费启鸣；柏舟基金：费启明；。`),
    ).toEqual([]);
  });
});

describe('a foreign name with and without its dot', () => {
  it('finds the one without', async () => {
    expect(await found('主要对手是约翰·克莱恩、福斯等公司。', '公司与约翰克莱恩同台竞争。')).toEqual(['约翰克莱恩']);
    expect(await found('主要对手是约翰·克莱恩、福斯等公司。', '公司与约翰·克莱恩同台竞争。')).toEqual([]);
  });
});
