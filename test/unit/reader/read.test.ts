import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { cells, gridRulings, pdfSource, textSource } from './source.ts';

const prose = '本公司自设立以来一直从事精密仪器的研究开发与生产，产品主要用于实验室和工业检测，客户遍布全国各地';

/** Text as taken from a PDF: a blank line after each, a trailing blank where a paragraph or cell ends. */
function marked(lines: string[]): string {
  return lines.join('\n\n');
}

describe('headings', () => {
  it('nests the forms of Chinese filings by level and names them by their numbers', () => {
    const filing = readFiling(
      textSource(
        marked([
          '重大事项提示 ',
          `${prose.slice(0, 34)}`,
          '请投资者注意。 ',
          ' 第一节  发行人基本情况 ',
          '一、基本信息 ',
          '（一）历史沿革 ',
          '1、设立 ',
          `${prose.slice(0, 34)}`,
          '至今未变。 ',
          '（1）首次出资 ',
          `${prose.slice(0, 34)}`,
          '均已到位。 ',
          '2、更名 ',
          '二、股权结构 ',
          ' 第二节  风险因素 ',
        ]),
      ),
    );
    expect(filing.sections.map((section) => [section.id, section.level, section.title, section.parentId])).toEqual([
      ['F1', 1, '重大事项提示', null],
      ['S1', 1, '发行人基本情况', null],
      ['S1.1', 2, '基本信息', 'S1'],
      ['S1.1.1', 3, '历史沿革', 'S1.1'],
      ['S1.1.1.1', 4, '设立', 'S1.1.1'],
      ['S1.1.1.1.1', 5, '首次出资', 'S1.1.1.1'],
      ['S1.1.1.2', 4, '更名', 'S1.1.1'],
      ['S1.2', 2, '股权结构', 'S1'],
      ['S2', 1, '风险因素', null],
    ]);
  });

  it('leaves list items, quoted commitments and answers in boxes as text', () => {
    const filing = readFiling(
      textSource(
        [
          '第一节\t总则',
          '一、承诺事项',
          '控股股东作出如下承诺：',
          '“1、股份锁定的承诺',
          '2、减持意向的承诺',
          '3、上述承诺不因职务变更而终止。”',
          '1、本公司承诺不转让所持股份；',
          '2、本公司承诺如实披露；',
          '□适用 √不适用',
          '二、其他事项',
          '项目\t金额',
          '甲\t1.00',
        ].join('\n'),
      ),
    );
    expect(filing.sections.map((section) => section.title)).toEqual(['承诺事项', '其他事项']);
  });
});

describe('furniture and paragraphs', () => {
  it('takes running headers and page numbers out of a sentence and joins it again', () => {
    const bodies = [
      ['一、业务', '公司自成立以来专注于精密仪器，主要客户遍布各地，报告期内各项指标均有明显提高并'],
      ['保持稳定。', '公司在研发方面持续投入，报告期内新增多项专利，并与多家院校建立了长期的合作关系，'],
      ['成果显著。', '公司的销售以直销为主，渠道覆盖主要省份，客户以科研院所与工业企业为主，回款情况良'],
      ['好。', '公司的采购以询价为主。'],
    ];
    const pages = bodies.map((body, at) => ['某某股份有限公司招股说明书', ...body, `1-1-${at + 1}`].join('\n'));
    const filing = readFiling(textSource(pages.join('\n\f')));
    expect(filing.roles.filter((role) => role === 'furniture')).toHaveLength(8);
    const texts = filing.blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text);
    expect(texts[0]).toBe(`${bodies[0]?.[1]}保持稳定。`);
    expect(texts[2]).toBe(`${bodies[2]?.[1]}好。`);
  });

  it('puts an amount that a cell’s line break cut together again', () => {
    const filing = readFiling(
      pdfSource([
        {
          words: [
            { x: 60, y: 105, text: '项目' },
            { x: 160, y: 105, text: '金额' },
            { x: 60, y: 125, text: '货币资金' },
            { x: 160, y: 125, text: '428,732,242.3' },
            { x: 160, y: 137, text: '8' },
          ],
          rulings: gridRulings([50, 150, 230], [100, 120, 150]),
        },
      ]),
    );
    expect(cells(filing)).toEqual([
      ['项目', '金额'],
      ['货币资金', '428,732,242.38'],
    ]);
  });
});

describe('tables of text that lost its columns', () => {
  it('deals rows out by number, width and kind, over a header printed again', () => {
    const filing = readFiling(
      textSource(
        [
          marked([
            '一、股东情况 ',
            `${prose.slice(0, 34)}`,
            '前三名股东如下： ',
            '序号 股东名称 持股数量（股） 比例（%） ',
            '1 ',
          ]),
          marked(['华东精密仪器投资管理合伙', '企业（有限合伙） ']),
          marked(['205,107,480 19.78 ', '2 李某 51,846,841 5.00 ']),
          marked([
            ' 序号 股东名称 持股数量（股） 比例（%） ',
            '3 王某 27,494,181 2.65 ',
            '合计 284,448,502 27.43 ',
            '二、其他 ',
          ]),
        ].join('\n'),
      ),
    );
    const table = filing.tables[0];
    expect(cells(filing)).toEqual([
      ['序号', '股东名称', '持股数量（股）', '比例（%）'],
      ['1', '华东精密仪器投资管理合伙企业（有限合伙）', '205,107,480', '19.78'],
      ['2', '李某', '51,846,841', '5.00'],
      ['3', '王某', '27,494,181', '2.65'],
      ['合计', '', '284,448,502', '27.43'],
    ]);
    expect(table?.columnUnits).toEqual([null, null, '股', '%']);
    expect(table?.rows.map((row) => row.role)).toEqual(['header', 'data', 'data', 'data', 'total']);
    expect(table?.parts).toBe(2);
    expect(filing.sections.map((section) => section.title)).toEqual(['股东情况', '其他']);
  });

  it('reads a glossary by its lone 指, wherever the lines break', () => {
    const filing = readFiling(
      textSource(
        [
          marked([' 释  义 ', '一、一般释义 ', '公司、本公司、']),
          marked(['发行人 ']),
          marked(['指 华东精密仪器股份有限公司 ', '上交所 指 上海证券交易所 ', '报告期 指 ']),
          marked(['2021 年度、2022 年度', '和 2023 年度 ', '二、专业释义 ']),
        ].join('\n'),
      ),
    );
    expect(filing.tables[0]?.kind).toBe('glossary');
    expect(cells(filing)).toEqual([
      ['公司、本公司、发行人', '华东精密仪器股份有限公司'],
      ['上交所', '上海证券交易所'],
      ['报告期', '2021 年度、2022 年度和 2023 年度'],
    ]);
  });

  it('reads particulars as keys and values, two pairs a row where printed so', () => {
    const filing = readFiling(
      textSource(
        [
          marked([
            `${prose.slice(0, 34)}`,
            `${prose.slice(0, 36)}`,
            `${prose.slice(0, 36)}`,
            '至今未变。 ',
            '一、基本信息 ',
            '公司名称： 华东精密仪器股份有限公司 成立时间： 2011 年 8 月 29 日 ',
            '注册资本： 106 万元 实收资本： 106 万元 ',
            '法定代表人： 李某 ',
            '经营范围： ',
          ]),
          marked(['仪器的研究、开发、生产与销售；技术', '服务与咨询 ', '二、其他 ']),
        ].join('\n'),
      ),
    );
    expect(filing.tables[0]?.kind).toBe('key-value');
    expect(cells(filing)).toEqual([
      ['公司名称：', '华东精密仪器股份有限公司', '成立时间：', '2011 年 8 月 29 日'],
      ['注册资本：', '106 万元', '实收资本：', '106 万元'],
      ['法定代表人：', '李某', '', ''],
      ['经营范围：', '仪器的研究、开发、生产与销售；技术服务与咨询', '', ''],
    ]);
  });
});

describe('tables separated by tabs', () => {
  it('joins a table over a page, takes unit and title from above, and marks totals', () => {
    const page = (lines: string[], number: number): string =>
      ['某某股份有限公司招股说明书', ...lines, `1-1-${number}`].join('\n');
    const filing = readFiling(
      textSource(
        [
          page(
            [
              '一、财务状况',
              '报告期各期末，公司资产构成如下：',
              '单位：万元',
              '项目\t2022年末\t2021年末',
              '货币资金\t1.00\t2.00',
            ],
            1,
          ),
          page(['项目\t2022年末\t2021年末', '其中：受限\t0.50\t-', '合计\t1.50\t2.00', '公司资产质量良好。'], 2),
          page(['二、其他'], 3),
        ].join('\n\f'),
      ),
    );
    const table = filing.tables[0];
    expect(filing.tables).toHaveLength(1);
    expect(table).toMatchObject({ title: '公司资产构成', unit: '万元', parts: 2, headerRows: 1, page: 1, endPage: 2 });
    expect(cells(filing).slice(1)).toEqual([
      ['货币资金', '1.00', '2.00'],
      ['其中：受限', '0.50', '-'],
      ['合计', '1.50', '2.00'],
    ]);
    expect(table?.rows.map((row) => [row.role, row.ofWhich])).toEqual([
      ['header', false],
      ['data', false],
      ['data', true],
      ['total', false],
    ]);
  });
});

describe('tables with ruling lines', () => {
  const xs = [50, 200, 300, 400];
  it('reads cells by the grid, repeats what spans, and joins the next page', () => {
    const filing = readFiling(
      pdfSource([
        {
          words: [
            { x: 60, y: 80, text: '二、资产' },
            { x: 60, y: 103, text: '项目' },
            { x: 260, y: 103, text: '2022年' },
            { x: 210, y: 123, text: '金额' },
            { x: 310, y: 123, text: '占比' },
            { x: 60, y: 143, text: '货币资金' },
            { x: 210, y: 143, text: '1.00' },
            { x: 310, y: 143, text: '40%' },
          ],
          rulings: [
            { x0: 50, y0: 100, x1: 400, y1: 100 },
            { x0: 200, y0: 120, x1: 400, y1: 120 },
            { x0: 50, y0: 140, x1: 400, y1: 140 },
            { x0: 50, y0: 160, x1: 400, y1: 160 },
            ...[50, 200, 400].map((x) => ({ x0: x, y0: 100, x1: x, y1: 160 })),
            { x0: 300, y0: 120, x1: 300, y1: 160 },
          ],
        },
        {
          words: [
            { x: 70, y: 103, text: '存货' },
            { x: 210, y: 103, text: '1.50' },
            { x: 310, y: 103, text: '60%' },
            { x: 60, y: 123, text: '合计' },
            { x: 210, y: 123, text: '2.50' },
            { x: 310, y: 123, text: '100%' },
          ],
          rulings: gridRulings(xs, [100, 120, 140]),
        },
      ]),
    );
    expect(filing.tables).toHaveLength(1);
    const table = filing.tables[0];
    expect(table?.columns).toEqual(['项目', '2022年/金额', '2022年/占比']);
    expect(table?.headerRows).toBe(2);
    expect(table?.rows[0]?.cells.map((cell) => cell.spanned)).toEqual([false, false, true]);
    expect(cells(filing).slice(2)).toEqual([
      ['货币资金', '1.00', '40%'],
      ['存货', '1.50', '60%'],
      ['合计', '2.50', '100%'],
    ]);
    expect(table).toMatchObject({ parts: 2, page: 1, endPage: 2 });
    expect(table?.rows.at(-1)?.role).toBe('total');
  });

  it('takes a frame around one text for no table', () => {
    const filing = readFiling(
      pdfSource([{ words: [{ x: 60, y: 110, text: '重要提示' }], rulings: gridRulings([50, 400], [100, 140]) }]),
    );
    expect(filing.tables).toHaveLength(0);
    expect(filing.blocks.map((block) => block.text)).toEqual(['重要提示']);
  });
});

describe('tables that only gaps show', () => {
  it('reads layout text by the white between its columns', () => {
    const filing = readFiling(
      textSource(
        [
          '    一、收入构成',
          '    报告期内，公司收入构成如下，主要来自仪器销售，服务收入的比重逐年上升并保持稳定：',
          '',
          '    项目                2022年          2021年',
          '    仪器                1,234.50        1,100.00',
          '    技术服务              234.50          100.00',
          '    合计                1,469.00        1,200.00',
          '',
          '    公司收入保持增长。',
        ].join('\n'),
      ),
    );
    expect(cells(filing)).toEqual([
      ['项目', '2022年', '2021年'],
      ['仪器', '1,234.50', '1,100.00'],
      ['技术服务', '234.50', '100.00'],
      ['合计', '1,469.00', '1,200.00'],
    ]);
  });
});

describe('reading as a whole', () => {
  it('reports rising progress and stops when told to', () => {
    const shares: number[] = [];
    readFiling(textSource('一、业务\n说明。'), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const signal = AbortSignal.abort();
    expect(() => readFiling(textSource('一、业务'), { signal })).toThrowError(/[Cc]ancelled/);
  });
});
