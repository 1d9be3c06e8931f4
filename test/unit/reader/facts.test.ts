import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Filing, NumberMention, Table } from '../../../core/model/filing.ts';
import { readNumbers } from '../../../core/reader/numbers.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { openSource } from '../../../core/source/open.ts';
import { factsOf, numbered, paragraph, type ReadFact, section, table, tableBlock } from './build.ts';

function one(text: string, raw: string): ReadFact {
  const fact = factsOf([paragraph(text)]).find((candidate) => candidate.raw === raw);
  if (fact === undefined) throw new Error(`no fact for ${raw}`);
  return fact;
}

describe('facts of sentences', () => {
  it.each([
    ['截至 2023 年 6 月 30 日，公司拥有 211 项专利（其中发明 30 项）。', '211 项', '公司', '专利', '2023-06-30'],
    ['本公司参与了甲行业、乙行业等 17 项国家和行业标准制定工作。', '17 项', '公司', '行业标准制定工作', null],
    ['2022 年度，发行人实现营业收入为 5,100.20 万元。', '5,100.20 万元', '公司', '营业收入', '2022-01-01/2022-12-31'],
    ['截至报告期末，拥有软件著作权 60 项。', '60 项', '', '软件著作权', null],
    ['本次发行的股票数量不超过 1,000 万股（含本数）。', '1,000 万股', '', '本次发行的股票数量', null],
    ['北海明泽科技有限公司持有甲公司 12.30%的股权。', '12.30%', '北海明泽科技有限公司', '股权', null],
    [
      '2021 年末，公司其他应收款账面余额为 2,410.49 万元。',
      '2,410.49 万元',
      '公司',
      '其他应收款账面余额',
      '2021-12-31',
    ],
    ['客户为超过 80 家银行为代表的金融机构。', '80 家', '', '银行', null],
  ])('%s', (text, raw, subject, measure, period) => {
    const fact = one(text, raw);
    expect([fact.subject, fact.measure, fact.period]).toEqual([subject, measure, period]);
  });

  it('gives a change the measure that it is a change of', () => {
    expect(one('2023 年 1-3 月公司实现营业收入 534.02 万元，同比下降 22.76%。', '22.76%')).toMatchObject({
      measure: '营业收入同比下降',
      period: '2023-01-01/2023-03-31',
    });
  });

  it('carries an as-of date to the next sentence, but not a date told in passing', () => {
    const [, second] = factsOf([paragraph('截至 2022 年末，公司有员工 300 人。公司拥有 211 项专利。')]);
    expect(second?.period).toBe('2022-12-31');
    expect(one('公司于 2018 年获得甲奖，参与了 43 项标准制定。', '43 项').period).toBeNull();
    expect(one('公司于 2018 年获得甲奖。公司参与了 43 项标准制定。', '43 项').period).toBeNull();
  });

  it('deals 分别为 out to the periods or the things named before it', () => {
    const periods = factsOf([paragraph('2020 年、2021 年和 2022 年，公司综合毛利率分别为 47.07%、48.00%和 45.69%。')]);
    expect(periods.map(({ value, measure, period }) => [value, measure, period?.slice(0, 4)])).toEqual([
      ['0.4707', '综合毛利率', '2020'],
      ['0.48', '综合毛利率', '2021'],
      ['0.4569', '综合毛利率', '2022'],
    ]);
    const things = factsOf([paragraph('2022 年，营业收入和净利润分别为 500.00 万元、30.00 万元。')]);
    expect(things.map(({ measure, period }) => [measure, period])).toEqual([
      ['营业收入', '2022-01-01/2022-12-31'],
      ['净利润', '2022-01-01/2022-12-31'],
    ]);
  });

  it('deals out shares of what was dealt out before, and series without 分别', () => {
    const shares = factsOf([
      paragraph(
        '2021 年末和 2022 年末，公司存货分别为 80.17 万元、119.59 万元，分别占流动资产比例为 6.94%、9.43%。2021 年末、2022 年末，公司合同负债余额 26.46 万元、20.52 万元。',
      ),
    ]);
    expect(shares.map(({ measure, period }) => [measure, period])).toEqual([
      ['存货', '2021-12-31'],
      ['存货', '2022-12-31'],
      ['存货占流动资产比例', '2021-12-31'],
      ['存货占流动资产比例', '2022-12-31'],
      ['合同负债余额', '2021-12-31'],
      ['合同负债余额', '2022-12-31'],
    ]);
  });

  it('dates a change by what it is of, not by what it is compared with', () => {
    expect(one('2022 年末总资产较 2021 年末增加 41.32 万元。', '41.32 万元')).toMatchObject({
      measure: '总资产增加',
      period: '2022-12-31',
    });
  });

  it('gives both ends of a range one measure', () => {
    const facts = factsOf([paragraph('基金管理费按 1%-2% 收取。')]);
    expect(facts.map(({ measure }) => measure)).toEqual(['基金管理费', '基金管理费']);
  });

  it('knows the filing’s own periods from its glossary', () => {
    const glossary = table([['报告期', '指', '2020 年度、2021 年度及 2022 年度']], { kind: 'glossary', headerRows: 0 });
    const text =
      '报告期各期末，公司存货账面价值分别为 3,765.50 万元、7,725.83 万元和 1,919.95 万元。截至报告期末，公司有 12 名董事。';
    const facts = factsOf([tableBlock(), paragraph(text)], [glossary]);
    expect(facts.map(({ period }) => period)).toEqual(['2020-12-31', '2021-12-31', '2022-12-31', '2022-12-31']);
  });

  it('tells 合并 from 母公司', () => {
    expect(one('母公司营业收入为 20.00 万元。', '20.00 万元').scope).toBe('parent');
    expect(one('合并营业收入为 20.00 万元。', '20.00 万元').scope).toBe('consolidated');
    expect(one('归属于母公司股东的净利润为 20.00 万元。', '20.00 万元').scope).toBeNull();
  });
});

describe('facts of tables', () => {
  it('take measure and period from label and heading, and the table’s unit', () => {
    const statement = table(
      [
        ['项目', '2022-12-31', '2021-12-31'],
        ['货币资金', '1,200.50', '980.00'],
        ['资产负债率（%）', '35.43', '33.27'],
        ['流动比率（倍）', '2.15', '2.36'],
      ],
      { unit: '万元', title: '母公司资产负债表主要数据' },
    );
    const facts = factsOf([tableBlock()], [statement]);
    expect(facts.map(({ value, unit, measure, period, scope }) => [value, unit, measure, period, scope])).toEqual([
      ['12005000', '万元', '货币资金', '2022-12-31', 'parent'],
      ['9800000', '万元', '货币资金', '2021-12-31', 'parent'],
      ['0.3543', '%', '资产负债率', '2022-12-31', 'parent'],
      ['0.3327', '%', '资产负债率', '2021-12-31', 'parent'],
      ['2.15', '倍', '流动比率', '2022-12-31', 'parent'],
      ['2.36', '倍', '流动比率', '2021-12-31', 'parent'],
    ]);
  });

  it.each(['2024年度', '2024年12月31日/2024年度', '本年度', '２０２４年度'])(
    'give the table’s unit to amounts under a heading that dates them: %s',
    (heading) => {
      const figures = table(
        [
          ['项目', heading],
          ['营业收入', '1,200.50'],
        ],
        { unit: '万元' },
      );
      expect(factsOf([tableBlock()], [figures]).map(({ value, unit }) => [value, unit])).toEqual([
        ['12005000', '万元'],
      ]);
    },
  );

  it('take subject from the row where the columns are measures', () => {
    const holders = table(
      [
        ['序号', '股东名称', '持股数量（股）', '持股比例（%）', '股票代码'],
        ['1', '甲公司', '205,107,480', '19.78', '600001'],
      ],
      { columnUnits: [null, null, '股', '%', null] },
    );
    const facts = factsOf([tableBlock()], [holders]);
    expect(facts.map(({ value, subject, measure }) => [value, subject, measure])).toEqual([
      ['205107480', '甲公司', '持股数量'],
      ['0.1978', '甲公司', '持股比例'],
    ]);
    const kinds = readNumbers(numbered([tableBlock()]), [holders], []).map((number) => number.kind);
    expect(kinds).toEqual(['ordinal', 'quantity', 'quantity', 'identifier']);
  });

  it('take the key of a key-value table, and read words in a cell as a sentence', () => {
    const basics = table(
      [
        ['注册资本', '106 万元', '统一社会信用代码', '914401013314'],
        ['说明', '公司拥有 5 家子公司', '', ''],
      ],
      { kind: 'key-value', headerRows: 0 },
    );
    expect(factsOf([tableBlock()], [basics]).map(({ value, measure }) => [value, measure])).toEqual([
      ['1060000', '注册资本'],
      ['5', '子公司'],
    ]);
  });

  it('take the currency of the row, the unit of any brackets, and no ratio from a name', () => {
    const units = (rows: string[][], over: Partial<Table>): (string | null)[] =>
      factsOf([tableBlock()], [table(rows, over)]).map(({ unit }) => unit);
    const foreign = [
      ['项目', '期末外币余额', '折算汇率', '期末折算人民币余额'],
      ['其中：欧元', '100.00', '7.2197', '721.97'],
    ];
    expect(units(foreign, { unit: '元' })).toEqual(['欧元', null, '元']);
    const projects = [
      ['项目', '投资总额'],
      ['收购甲公司100%股权', '21,000'],
      ['按持股比例计算的净资产份额', '300'],
      ['持股比例', '20'],
    ];
    expect(units(projects, { unit: '万元' })).toEqual(['%', '万元', '万元', null]);
    const dividend = [['现金分红金额（元）（含税）', '500.00']];
    expect(units(dividend, { kind: 'key-value', headerRows: 0 })).toEqual(['元']);
    const earnings = [
      ['项目', '2021年度'],
      ['稀释每股收益', '1.39'],
    ];
    expect(units(earnings, { unit: '元' })).toEqual(['元']);
    expect(units(earnings, { unit: '万元' })).toEqual([null]);
  });

  it('leave dates and names of a table of amounts without its unit', () => {
    const funds = table(
      [
        ['债券简称', '投资时间', '投资额'],
        ['23铁路01', '2019', '500.00'],
      ],
      { unit: '万元' },
    );
    expect(factsOf([tableBlock()], [funds]).map(({ value, subject, measure }) => [value, subject, measure])).toEqual([
      ['5000000', '23铁路01', '投资额'],
    ]);
  });

  it('count what a merged cell repeats once', () => {
    const merged = table([
      ['类别', '金额'],
      ['甲', '10.00'],
      ['乙', '10.00'],
    ]);
    const [, , last] = merged.rows;
    const repeated = last?.cells[1];
    if (repeated === undefined) throw new Error('no cell');
    repeated.spanned = true;
    expect(readNumbers(numbered([tableBlock()]), [merged], [])).toHaveLength(1);
  });
});

describe('numbers of headings and lists', () => {
  it('are headings and ordinals', () => {
    const blocks = numbered([
      paragraph('（2）2022 年经营情况', { kind: 'heading', section: 0 }),
      paragraph('3'),
      paragraph('1、本公司承诺。2、本人承诺。'),
    ]);
    const numbers = readNumbers(blocks, [], [section('S1', '（2）', '2022 年经营情况', 0, 0)]);
    expect(numbers.map((number) => [number.raw, number.kind])).toEqual([
      ['2', 'heading'],
      ['2022 年', 'date'],
      ['3', 'ordinal'],
      ['1', 'ordinal'],
      ['2', 'ordinal'],
    ]);
  });
});

const shared = process.env.GOUJI_SHARED ?? join('..', 'shared');
const reference = join(shared, 'filings', 'cloudwalk_2023.txt');
const answers = join(shared, 'golden', 'facts.json');

interface Golden {
  id: string;
  value: unknown;
  unit: string | null;
  mentions: { line: number; quote: string }[];
}

function lineOf(filing: Filing, { place }: NumberMention): number {
  const holder =
    place.in === 'block'
      ? filing.blocks[place.block]
      : filing.tables[place.table]?.rows[place.row]?.cells[place.column];
  const before = holder?.segments.filter((segment) => segment.at <= place.start) ?? [];
  return before[before.length - 1]?.line ?? -1;
}

describe.skipIf(!existsSync(reference) || !existsSync(answers))(
  'facts of the reference filing (skipped without the shared filings)',
  () => {
    it('finds the stated value with its unit where the answers say it stands', async () => {
      const source = await openSource(new Uint8Array(readFileSync(reference)), {
        name: 'reference.txt',
        sha256: '0'.repeat(64),
      });
      const filing = readFiling(source);
      const byLine = new Map<number, NumberMention[]>();
      for (const number of filing.numbers) {
        const line = lineOf(filing, number);
        byLine.set(line, [...(byLine.get(line) ?? []), number]);
      }
      const scales: Record<string, number> = { '%': 0.01, 万元: 1e4, 亿元: 1e8 };
      const missed: string[] = [];
      let mentions = 0;
      for (const fact of JSON.parse(readFileSync(answers, 'utf8')) as Golden[]) {
        const printed = typeof fact.value === 'string' ? fact.value.replaceAll(',', '') : fact.value;
        const value = Number(printed);
        if (fact.unit === null || !Number.isFinite(value) || fact.unit === '年') continue;
        const wanted = Math.abs(value * (scales[fact.unit] ?? 1));
        for (const mention of fact.mentions) {
          // A mention that prints another figure (a part of the sum that the fact states) says nothing here.
          if (!/[\d一二三四五六七八九十]/.test(mention.quote) || /^(?:人力资源成本|其他费用)/.test(mention.quote))
            continue;
          mentions++;
          const near = [0, 1, 2].flatMap((distance) => byLine.get(mention.line + distance) ?? []);
          if (
            !near.some((number) => Math.abs(Math.abs(Number(number.value ?? Number.NaN)) - wanted) <= wanted * 1e-9)
          ) {
            missed.push(`${fact.id} line ${mention.line}`);
          }
        }
      }
      expect(mentions).toBeGreaterThan(55);
      expect(missed).toEqual([]);
    });
  },
);
