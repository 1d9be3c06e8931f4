import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fact, Filing, Table } from '../../../core/model/filing.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { openSource } from '../../../core/source/open.ts';
import { pdfiumLoader } from '../../../electron/backend/pdfium.ts';
import { gridRulings, type PlacedWord, pdfSource, textSource, textsOf } from './source.ts';

/** Facts of a table's cells by row and column. */
function factsIn(filing: Filing, table: Table): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const fact of filing.facts) {
    const place = filing.numbers[fact.number]?.place;
    if (place?.in === 'cell' && place.table === table.index) facts.set(`${place.row}.${place.column}`, fact);
  }
  return facts;
}

/** The periods that the values of each column are of, and the scopes of all. */
function columnPeriods(filing: Filing, table: Table): { periods: (string | null)[][]; scopes: (string | null)[] } {
  const periods: Set<string | null>[] = table.columns.slice(1).map(() => new Set());
  const scopes = new Set<string | null>();
  for (const [at, fact] of factsIn(filing, table)) {
    const [row = 0, column = 0] = at.split('.').map(Number);
    if (column === 0 || table.rows[row]?.cells[column]?.text === '-') continue;
    // The cash that a cash-flow statement begins and ends with is of a day.
    if (/期[初末]现金/.test(table.rows[row]?.cells[0]?.text ?? '') && !fact.period?.includes('/')) continue;
    periods[column - 1]?.add(fact.period);
    scopes.add(fact.scope);
  }
  return { periods: periods.map((set) => [...set]), scopes: [...scopes] };
}

const folder = join(process.env.GOUJI_SHARED ?? '../shared', 'filings');
const year = (n: number): string => `${n}-01-01/${n}-12-31`;
const lastDay = (n: number): string => `${n}-12-31`;

const annual = (now: number): { balance: string[]; flow: string[] } => ({
  balance: [lastDay(now), lastDay(now - 1)],
  flow: [year(now), year(now - 1)],
});
const shared = [
  { name: 'annual_300470_zhongmi_2020.pdf', unit: '元', ...annual(2020) },
  { name: 'annual_300470_zhongmi_2021.pdf', unit: '元', ...annual(2021) },
  {
    name: 'bond_ahrail_2025.pdf',
    unit: '万元',
    balance: ['2025-03-31', lastDay(2024), lastDay(2023), lastDay(2022)],
    flow: ['2025-01-01/2025-03-31', year(2024), year(2023), year(2022)],
  },
];

describe.skipIf(!existsSync(folder))('statements of the shared filings (skipped where GOUJI_SHARED has none)', () => {
  it.each(shared)(
    '$name: three statements, consolidated and parent, come out whole',
    { timeout: 60_000 },
    async (wanted) => {
      const bytes = readFileSync(join(folder, wanted.name));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const filing = readFiling(await openSource(bytes, { name: wanted.name, sha256, pdfium: pdfiumLoader() }));
      const kinds = [
        {
          title: /资产负债表$/,
          first: /货币资金/,
          last: /^负债和(?:所有者|股东)权益(?:[（(].*[）)])?总计$/,
          periods: wanted.balance,
        },
        { title: /利润表$/, first: /营业总?收入/, last: /每股收益|综合收益总额$/, periods: wanted.flow },
        { title: /现金流量表$/, first: /销售商品/, last: /期末现金及现金等价物余额$/, periods: wanted.flow },
      ];
      for (const { title, first, last, periods } of kinds) {
        const found = filing.tables.filter(
          (table) => title.test(table.title) && table.rows.length > 15 && table.columns.length === periods.length + 1,
        );
        expect(found.map((table) => columnPeriods(filing, table).scopes[0])).toEqual(['consolidated', 'parent']);
        for (const table of found) {
          const labels = table.rows.slice(table.headerRows).map((row) => row.cells[0]?.text ?? '');
          expect(table.unit).toBe(wanted.unit);
          expect(table.headerRows).toBe(1);
          expect(labels.slice(0, 3).some((label) => first.test(label))).toBe(true);
          expect(labels.at(-1)).toMatch(last);
          const read = columnPeriods(filing, table);
          expect(read.periods).toEqual(periods.map((period) => [period]));
          expect(read.scopes).toHaveLength(1);
          for (const row of table.rows) {
            const label = row.cells[0]?.text ?? '';
            if (/(?:合计|总计|小计)$/.test(label))
              expect([label, row.role]).toEqual([label, expect.stringMatching(/total/)]);
            if (label.startsWith('其中：')) expect([label, row.ofWhich]).toEqual([label, true]);
          }
        }
      }
    },
  );
});

const rows: [string, string, string][] = [
  ['流动资产：', '', ''],
  ['货币资金', '1,234,567.89', '987,654.32'],
  ['应收票据', '', '-'],
  ['应收账款', '300.00', '0.00'],
  ['其中：应收甲公司', '100.00', ''],
  ['存货', '(50.00)', '200.00'],
  ['流动资产合计', '1,234,817.89', '987,854.32'],
  ['固定资产', '1,000.00', '2,000.00'],
  ['资产总计', '1,235,817.89', '989,854.32'],
];
const header = ['项目', '2022年12月31日', '2021年12月31日'];

function read(filing: Filing): string[][] {
  const table = filing.tables.find((one) => one.title.includes('资产负债表'));
  expect(table?.unit).toBe('元');
  expect(table && columnPeriods(filing, table)).toEqual({
    periods: [['2022-12-31'], ['2021-12-31']],
    scopes: ['parent'],
  });
  return textsOf(table).slice(1);
}

describe('a statement', () => {
  it('reads the same from a PDF over two pages and from layout text whose pages differ in their columns', () => {
    const page = (
      some: readonly (readonly string[])[],
      titled: boolean,
    ): { words: PlacedWord[]; rulings: ReturnType<typeof gridRulings> } => {
      const words: PlacedWord[] = titled
        ? [
            { x: 100, y: 60, text: '一、母公司资产负债表' },
            { x: 440, y: 80, text: '单位：元' },
          ]
        : [];
      const top = titled ? 100 : 60;
      const lines = [header, ...some];
      lines.forEach((cells, at) => {
        cells.forEach((text, column) => {
          if (text !== '') words.push({ x: [105, 255, 405][column] as number, y: top + at * 20 + 5, text });
        });
      });
      return {
        words,
        rulings: gridRulings(
          [100, 250, 400, 500],
          Array.from({ length: lines.length + 1 }, (_, at) => top + at * 20),
        ),
      };
    };
    const pdf = readFiling(pdfSource([page(rows.slice(0, 5), true), page(rows.slice(5), false)]));
    expect(read(pdf)).toEqual(rows);
    expect(pdf.tables[0]?.parts).toBe(2);

    const line = (cells: readonly string[], widths: readonly number[]): string =>
      `${cells[0]}${(cells[1] ?? '').padStart((widths[0] as number) - (cells[0]?.length ?? 0))}${(cells[2] ?? '').padStart(widths[1] as number)}`.trimEnd();
    const layout = [
      '一、母公司资产负债表',
      '',
      '                              单位：元',
      '',
      ...[header, ...rows.slice(0, 5)].flatMap((cells) => [line(cells, [30, 25]), '']),
      '\f',
      ...[header, ...rows.slice(5)].flatMap((cells) => [line(cells, [22, 16]), '']),
      '   以上报表经审计，公司负责人对其真实性负责。',
    ].join('\n');
    expect(read(readFiling(textSource(layout)))).toEqual(rows);
  });

  it('reads from raw text with rows run together, and with labels and columns in blocks', () => {
    const full = rows.filter(([, a, b]) => (a === '') === (b === ''));
    const lead = ['一、母公司资产负债表', '单位：元'];
    const lined = [
      ...lead,
      header.join(' '),
      ...full.map((cells) => cells.join(' ').trim()),
      '以上报表经审计，公司负责人对其真实性负责。',
    ];
    expect(read(readFiling(textSource(lined.join('\n'))))).toEqual(full);

    const valued = full.slice(1);
    const blocked = [
      ...lead,
      '项目',
      ...full.map(([label]) => label),
      '',
      header[1],
      '',
      header[2],
      '',
      ...valued.map(([, value]) => value),
      '',
      ...valued.map(([, , value]) => value),
      '',
      '以上报表经审计，公司负责人对其真实性负责。',
    ];
    expect(read(readFiling(textSource(blocked.join('\n'))))).toEqual(full);
  });

  it('says so where labels and values stand apart and cannot be matched', () => {
    const blocked = ['一、母公司资产负债表', '单位：元', '项目', '', header[1], '', header[2], ''];
    for (let at = 1; at <= 6; at += 1)
      blocked.push(`资产${at}`, `负债${at}`, '', `${at},000.00`, '', `${at},100.00`, '');
    const filing = readFiling(textSource([...blocked, '以上报表经审计，公司负责人对其真实性负责。'].join('\n')));
    expect(filing.tables[0]?.confidence).toBeLessThan(0.6);
    const warning = filing.warnings.find(({ code }) => code === 'table-doubtful');
    expect(warning?.message.zh).toContain('行名与数值分开排列');
  });
});

describe('cells of a ruled table', () => {
  const grid = (
    words: PlacedWord[],
    ys: number[],
  ): { words: PlacedWord[]; rulings: ReturnType<typeof gridRulings> } => ({
    words,
    rulings: gridRulings([100, 150, 200, 250], ys),
  });

  it('joins an amount that a narrow cell has cut into three', () => {
    const filing = readFiling(
      pdfSource([
        grid(
          [
            { x: 105, y: 105, text: '项目' },
            { x: 155, y: 105, text: '股本' },
            { x: 205, y: 105, text: '代码' },
            { x: 105, y: 140, text: '期初' },
            { x: 155, y: 128, text: '-1,234,' },
            { x: 155, y: 141, text: '567.8' },
            { x: 155, y: 154, text: '9' },
            { x: 205, y: 128, text: '915100004' },
            { x: 205, y: 141, text: '507139646' },
          ],
          [100, 120, 170],
        ),
      ]),
    );
    expect(textsOf(filing.tables[0])[1]).toEqual(['期初', '-1,234,567.89', '915100004507139646']);
  });

  it('carries a merged label over the page, past a header printed again, to every row of its group', () => {
    const head = (y: number): PlacedWord[] => [
      { x: 105, y, text: '年度' },
      { x: 155, y, text: '客户' },
      { x: 205, y, text: '金额' },
    ];
    const body = (y: number, name: string, amount: string): PlacedWord[] => [
      { x: 155, y, text: name },
      { x: 205, y, text: amount },
    ];
    const merged = (top: number, bottom: number, last: number): ReturnType<typeof gridRulings> => [
      ...gridRulings([100, 150, 200, 250], [top, top + 20, bottom, last]),
      ...[top + 40, top + 60].filter((y) => y < bottom).map((y) => ({ x0: 150, y0: y, x1: 250, y1: y })),
    ];
    const filing = readFiling(
      pdfSource([
        {
          words: [
            ...head(65),
            { x: 105, y: 95, text: '2022年' },
            ...body(85, '甲', '1.00'),
            ...body(105, '乙', '2.00'),
          ],
          rulings: merged(60, 120, 120),
        },
        {
          words: [
            ...head(65),
            ...body(85, '丙', '3.00'),
            ...body(105, '合计', '6.00'),
            { x: 105, y: 125, text: '2021年' },
            ...body(125, '丁', '4.00'),
          ],
          rulings: merged(60, 120, 140),
        },
      ]),
    );
    expect(textsOf(filing.tables[0])).toEqual([
      ['年度', '客户', '金额'],
      ['2022年', '甲', '1.00'],
      ['2022年', '乙', '2.00'],
      ['2022年', '丙', '3.00'],
      ['2022年', '合计', '6.00'],
      ['2021年', '丁', '4.00'],
    ]);
    expect(filing.tables[0]?.rows[4]?.role).toBe('subtotal');
  });
});

describe('units and periods of cells', () => {
  it('takes them from a column 单位, from a row label and from a table of shares', () => {
    const source = [
      '一、销售情况',
      '类别\t单位\t数量',
      '销售量\t吨\t168,261',
      '销售额\t万元\t1,200.50',
      '',
      '二、股份变动情况',
      '单位：股',
      '年度\t项目\t数量\t比例',
      '2022年\t限售股份\t196,692,100\t60.00%',
      '2021年\t限售股份\t196,747,100\t61.00%',
    ].join('\n');
    const filing = readFiling(textSource(source));
    const units = filing.numbers.filter(({ kind }) => kind === 'quantity').map(({ raw, unit }) => `${raw} ${unit}`);
    expect(units).toEqual(expect.arrayContaining(['168,261 吨', '1,200.50 万元', '196,692,100 股', '196,747,100 股']));
    const periods = filing.facts
      .filter(({ number }) => filing.numbers[number]?.unit === '股')
      .map(({ period }) => period);
    expect(periods).toEqual(['2022-01-01/2022-12-31', '2021-01-01/2021-12-31']);
  });
});
