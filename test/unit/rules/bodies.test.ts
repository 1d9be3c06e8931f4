import { describe, expect, it } from 'vitest';
import { nameVariant } from '../../../core/rules/name-variant.ts';
import { check, marked } from '../check/filing.ts';

const body = (...lines: string[]): string => `第一节 概览\n一、基本情况\n${lines.join('\n')}\n`;
const found = async (...lines: string[]): Promise<(string | undefined)[]> =>
  (await check(body(...lines), nameVariant)).findings.map((one) => marked(one)[0]);

describe('full names of bodies', () => {
  it('finds one company under two legal forms', async () => {
    const usual = '登记机构：澜海证券存管有限责任公司';
    expect(
      await found(usual, '本次股份由澜海证券存管有限责任公司登记。', '根据澜海证券存管有限公司的规则办理。'),
    ).toEqual(['澜海证券存管有限公司']);
  });

  it('is silent where a change of form is told', async () => {
    expect(
      await found(
        '公司名称：岫远科技股份有限公司',
        '公司前身为岫远科技有限公司。',
        '岫远科技股份有限公司全体股东同意。',
      ),
    ).toEqual([]);
  });

  it('finds a rank of a place left out, and one character or a common word near by', async () => {
    expect(await found('现任澜江省资产评估协会委员，澜江资产评估协会专家。')).toEqual(['澜江资产评估协会']);
    expect(
      await found('澜国液压气动密封件工业协会发布了统计。', '二、其他情况', '会员单位：澜国液压气动密封件行业协会。'),
    ).toEqual(['澜国液压气动密封件工业协会']);
    const common = Array.from({ length: 10 }, (_, i) => `其他资产第${i}类。`);
    expect(
      await found('报告由衡信资产评估有限公司出具。', '二、其他情况', '公司聘请衡信评估有限公司评估。', ...common),
    ).toEqual(['衡信评估有限公司']);
  });

  it('takes a word of its own, a list and another kind for another body', async () => {
    expect(
      await found(
        '由衡信创业投资有限公司、衡信景嘉创业投资有限公司出资。',
        '衡信创业投资基金有限公司另行出资。',
        '东方资产评估协会、西方资产评估协会均为会员。',
      ),
    ).toEqual([]);
  });
});

describe('rows that bear the same amount', () => {
  const table = (title: string, name: string, amount = '121,899.37'): string =>
    `${title}\n项目\t金额\n${name}\t${amount}\n乙类泵阀研制\t2,000.00\n合计\t123,899.37`;

  it('finds one project in two spellings', async () => {
    expect(
      await found(
        table('二、递延收益', '3×900MW机组锅炉给水泵用部件研制'),
        '补助情况如下。',
        table('三、政府补助', '3×900MW锅炉给水泵用部件研制'),
      ),
    ).toHaveLength(1);
  });

  it('leaves other amounts and other names alone', async () => {
    expect(
      await found(
        table('二、递延收益', '3×900MW机组锅炉给水泵用部件研制'),
        table('三、政府补助', '3×900MW锅炉给水泵用部件研制', '131,899.37'),
        table('四、往来', '期初合同履约成本'),
        table('五、往来', '期末合同履约成本'),
      ),
    ).toEqual([]);
  });
});

describe('official names', () => {
  it('finds one with a word missing, even where the right form stands nowhere', async () => {
    expect(await found('由中国证券基金业协会主导行业自律管理。')).toEqual(['中国证券基金业协会']);
    expect(await found('股份由中国证券登记结算有限公司深圳分公司登记。')).toEqual(['中国证券登记结算有限公司']);
  });

  it('passes the names of others that begin and end alike', async () => {
    expect(
      await found(
        '中国证券业协会、中国证券投资基金业协会会员。',
        '股东为香港中央结算（代理人）有限公司和香港中央结算有限公司。',
      ),
    ).toEqual([]);
    expect(await found('中国银行股份有限公司、中国建设银行股份有限公司江左分行。')).toEqual([]);
  });
});

describe('shorter forms of a name', () => {
  const table = (name: string): string =>
    body(`单位名称\t金额\n${name}\t1.00\n乙方铁路有限公司\t2.00`, '二、其他', '合江铁路有限公司已成立。');

  it('finds a cell that leaves the legal form out', async () => {
    expect((await check(table('合江铁路公司'), nameVariant)).findings.map((one) => marked(one)[0])).toEqual([
      '合江铁路公司',
    ]);
    expect((await check(table('合江铁路有限公司'), nameVariant)).findings).toEqual([]);
  });

  it('finds the heading’s name with a character missing under it', async () => {
    const text = (name: string): string =>
      body('（一）商合江高铁项目', '商合江高铁项目总投资从略。', `${name}全线设车站若干。`, '（二）其他项目', '从略。');
    expect((await check(text('商江高铁'), nameVariant)).findings.map((one) => marked(one)[0])).toEqual(['商江高铁']);
    expect((await check(text('商合江高铁'), nameVariant)).findings).toEqual([]);
  });
});
