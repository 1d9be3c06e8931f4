import { describe, expect, it } from 'vitest';
import type { Table } from '../../../core/model/filing.ts';
import { factsOf, paragraph, section, table } from './build.ts';

const report = [paragraph('某某股份有限公司'), paragraph('2021 年年度报告')];
const flow = '2021-01-01/2021-12-31';

/** Period of each value of a table, row by row, in an annual report. */
function periodsIn(
  rows: string[][],
  over: Partial<Table> = {},
  heading = '',
  before = report,
): Record<string, string | null> {
  const place = paragraph('', { kind: 'table', table: 0 });
  const sections = heading === '' ? [] : [section('S1', '一、', heading, 0, 0)];
  const made = table(rows, { section: heading === '' ? -1 : 0, block: before.length, ...over });
  return Object.fromEntries(
    factsOf([...before, place], [made], sections).map(({ raw, period }) => [raw, period] as const),
  );
}

describe('periods of cells in a report of one period', () => {
  it('takes 期末, 期初, 本期 and 上期 wherever a heading has them', () => {
    const rows = [
      ['单位名称', '应收账款期末余额', '期初账面余额', '本期变动金额/计提', '上期发生额'],
      ['甲公司', '11.00', '12.00', '13.00', '14.00'],
    ];
    expect(periodsIn(rows)).toEqual({
      '11.00': '2021-12-31',
      '12.00': '2020-12-31',
      '13.00': flow,
      '14.00': '2020-01-01/2020-12-31',
    });
  });

  it('knows balances from movements by their measure', () => {
    const rows = [
      ['分行业', '营业收入', '毛利率', '营业收入比上年同期增减', '注册资本'],
      ['化工', '11.00', '12.00%', '13.00%', '14.00'],
    ];
    expect(periodsIn(rows)).toEqual({ '11.00': flow, '12.00%': flow, '13.00%': flow, '14.00': null });
    expect(
      periodsIn([
        ['账龄', '账面余额'],
        ['2至3年', '11.00'],
      ]),
    ).toMatchObject({ '11.00': '2021-12-31' });
  });

  it('dates the rows of a roll-forward', () => {
    const rows = [
      ['项目', '土地使用权'],
      ['1.期初余额', '11.00'],
      ['（1）计提', '12.00'],
      ['4.期末余额', '13.00'],
    ];
    expect(periodsIn(rows)).toEqual({ '11.00': '2020-12-31', '12.00': flow, '13.00': '2021-12-31' });
  });

  it('dates a balance in a column of a period by its edge', () => {
    const rows = [
      ['项目', '2020年度'],
      ['一、上年期末余额', '11.00'],
      ['（一）综合收益总额', '12.00'],
      ['四、本期期末余额', '13.00'],
    ];
    expect(periodsIn(rows)).toEqual({
      '11.00': '2019-12-31',
      '12.00': '2020-01-01/2020-12-31',
      '13.00': '2020-12-31',
    });
  });

  it('parts a column of a day and a year by the measure of the row', () => {
    const rows = [
      ['项目', '2021年12月31日/2021年度'],
      ['流动比率', '1.10'],
      ['营业收入', '12.00'],
    ];
    expect(periodsIn(rows)).toEqual({ '1.10': '2021-12-31', '12.00': flow });
  });

  it('knows the quarters of its year, and leaves the day of a purchase open', () => {
    const rows = [
      ['项目', '第二季度', '购买日账面价值', '职工人数'],
      ['营业收入', '11.00', '12.00', '13'],
    ];
    expect(periodsIn(rows)).toEqual({ '11.00': '2021-04-01/2021-06-30', '12.00': null, '13': '2021-12-31' });
  });

  it('takes no event’s name for its date, and no report period for events', () => {
    const rows = [
      ['会议届次', '投资者参与比例', '召开日期'],
      ['2020年第一次临时股东大会', '40.36%', '2021年03月20日'],
    ];
    expect(periodsIn(rows, { title: '本报告期股东大会情况' })).toMatchObject({ '40.36%': null });
  });

  it('takes the period of a heading that dates what stands below it', () => {
    const rows = [
      ['客户', '金额'],
      ['甲公司', '11.00'],
    ];
    expect(periodsIn(rows, {}, '2019年度')).toEqual({ '11.00': '2019-01-01/2019-12-31' });
    expect(periodsIn(rows, {}, '2019年第二次发行')).toEqual({ '11.00': null });
  });
});

describe('periods of cells in a filing of several periods', () => {
  const prospectus = [paragraph('报告期指 2019 年度、2020 年度和 2021 年度。')];

  it('guesses none', () => {
    const rows = [
      ['分行业', '营业收入', '占本期比例'],
      ['化工', '11.00', '12.00'],
    ];
    expect(periodsIn(rows, {}, '', prospectus)).toEqual({ '11.00': null, '12.00': null });
  });

  it('reads 期末 and 期初 as those of the year in the title', () => {
    const rows = [
      ['项目', '期末余额', '期初余额'],
      ['存货', '11.00', '12.00'],
    ];
    expect(periodsIn(rows, { title: '2020年度存货' }, '', prospectus)).toEqual({
      '11.00': '2020-12-31',
      '12.00': '2019-12-31',
    });
  });
});

describe('periods in text', () => {
  it('joins the ends of a span', () => {
    const [fact] = factsOf([paragraph('甲公司 2016 年至 2018 年净利润合计 5.00 万元。')]);
    expect(fact?.period).toBe('2016-01-01/2018-12-31');
  });

  it('deals a span of years out', () => {
    const facts = factsOf([paragraph('2019 年-2021 年利息保障倍数分别为 5 倍、4 倍和 3 倍。')]);
    expect(facts.map(({ period }) => period?.slice(0, 4))).toEqual(['2019', '2020', '2021']);
  });

  it('dates what is compared with by its own date', () => {
    const facts = factsOf([paragraph('2021 年 12 月 31 日股份为 9 股，较 2021 年 1 月 1 日的股份 8 股增加 1 股。')]);
    expect(facts.map(({ period }) => period).slice(0, 2)).toEqual(['2021-12-31', '2021-01-01']);
  });
});
