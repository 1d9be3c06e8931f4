import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filing } from '../../../core/model/filing.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { openSource } from '../../../core/source/open.ts';
import { docx, level, list, num, numbered, p, r, tbl, tc, tr } from '../source/docx-writer.ts';

async function read(bytes: Uint8Array | string): Promise<Filing> {
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  return readFiling(await openSource(given, { name: 'filing', sha256: '0'.repeat(64) }));
}

const sentence = '报告期内，公司主营业务收入分别为 1,200.50 万元和 1,000.00 万元，增长 20.05%，主要来自新产品的销售。';
const grid = [
  ['项目', '2024年度', '2023年度'],
  ['产品收入', '900.50', '800.00'],
  ['服务收入', '300.00', '200.00'],
  ['合计', '1,200.50', '1,000.00'],
];
const headings = ['第一节 公司业务', '一、主营业务', '（一）收入构成', '1、按产品', '（二）成本构成', '二、主要客户'];
const levels = [1, 2, 3, 4, 3, 2];

function asText(): string {
  const rows = grid.map((row) => row.join('\t')).join('\n');
  const [a, b, c, d, e, f] = headings;
  return `${a}\n${b}\n${sentence}\n${c}\n${d}\n单位：万元\n${rows}\n${e}\n${sentence}\n${f}\n${sentence}\n`;
}

function asDocx(): Uint8Array {
  const formats: [string, string][] = [
    ['chineseCountingThousand', '第%1节'],
    ['chineseCounting', '%2、'],
    ['chineseCounting', '（%3）'],
    ['decimal', '%4、'],
  ];
  const numbering =
    list(
      0,
      formats.map(([format, text], at) => level(at, format, text)),
    ) + num(1, 0);
  const heading = (at: number): string =>
    p(
      (headings[at] as string).replace(/^(?:第一节 |[一二]、|（[一二]）|1、)/, ''),
      `${numbered(1, (levels[at] as number) - 1)}<w:outlineLvl w:val="${(levels[at] as number) - 1}"/>`,
    );
  const table = tbl(grid.map((row) => tr(row.map((text) => tc(text)))));
  const body = [
    heading(0),
    heading(1),
    p(r(sentence)),
    heading(2),
    heading(3),
    p('单位：万元'),
    table,
    heading(4),
    p(sentence),
    heading(5),
    p(sentence),
  ];
  return docx({ body: body.join(''), numbering });
}

function asHtml(): string {
  const h = (at: number): string => `<h${levels[at]}>${headings[at]}</h${levels[at]}>`;
  const rows = grid.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('\n');
  return `<html><body>${h(0)}${h(1)}<p>${sentence}</p>${h(2)}${h(3)}<p>单位：万元</p><table>${rows}</table>${h(4)}<p>${sentence}</p>${h(5)}<p>${sentence}</p></body></html>`;
}

function asMarkdown(): string {
  const h = (at: number): string => `${'#'.repeat(levels[at] as number)} ${headings[at]}`;
  const [head = [], ...rows] = grid;
  const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const table = [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
  return [h(0), h(1), sentence, h(2), h(3), '单位：万元', table, h(4), sentence, h(5), sentence].join('\n\n');
}

const said = (filing: Filing) => ({
  sections: filing.sections.map(({ id, level, number, title }) => ({ id, level, number, title })),
  tables: filing.tables.map(({ title, unit, headerRows, columns, rows }) => ({
    title,
    unit,
    headerRows,
    columns,
    rows: rows.map(({ role, cells }) => [role, ...cells.map((cell) => cell.text)]),
  })),
  numbers: filing.numbers
    .filter(({ kind }) => kind === 'quantity')
    .map(({ raw, value, unit }) => ({ raw, value, unit })),
  facts: filing.facts.map(({ subject, measure, period }) => ({ subject, measure, period })),
});

describe('one filing in four formats', () => {
  it('gives the same headings, cells, numbers and facts', async () => {
    const text = said(await read(asText()));
    expect(text.sections.map(({ level }) => level)).toEqual(levels);
    expect(text.tables).toHaveLength(1);
    expect(text.tables[0]).toMatchObject({ unit: '万元', headerRows: 1 });
    for (const other of [asDocx(), asHtml(), asMarkdown()]) expect(said(await read(other))).toEqual(text);
  });
});

describe('what a file marks', () => {
  it('unnumbered headings nest as they are marked, and the title of the document is none', async () => {
    const filing = await read(
      '# 某公司年度报告\n\n## 第一节 概况\n\n### 一、业务\n\n#### 研发\n\n文字。\n\n#### 销售\n\n文字。\n\n### 二、风险\n\n## 附录\n\n文字。\n',
    );
    expect(filing.sections.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'S1 概况',
      'S1.1 业务',
      'S1.1.u1 研发',
      'S1.1.u2 销售',
      'S1.2 风险',
      'F1 附录',
    ]);
    expect(filing.blocks[0]).toMatchObject({ kind: 'paragraph', text: '某公司年度报告' });
  });

  it('items of a list are no headings where the file marks its headings of that form', async () => {
    const chapter = (at: number) => `<h2>${at}、标题</h2><p>文字。</p><p>1、第一项</p><p>2、第二项</p>`;
    const filing = await read(`<html><body>${[1, 2, 3, 4].map(chapter).join('')}</body></html>`);
    expect(filing.sections.map(({ number, title }) => number + title)).toEqual([
      '1、标题',
      '2、标题',
      '3、标题',
      '4、标题',
    ]);
  });

  it('a paragraph marked as a heading by mistake stays one', async () => {
    const filing = await read(
      '<html><body><h1>第一节 概况</h1><h2>公司成立于2010年。主要从事软件开发。</h2></body></html>',
    );
    expect(filing.sections).toHaveLength(1);
  });

  it('merged cells are repeated, storeys of a header counted, and rows printed again left out', async () => {
    const head = '<tr><th rowspan="2">项目</th><th colspan="2">金额</th></tr><tr><th>2024年</th><th>2023年</th></tr>';
    const filing = await read(
      `<html><body><p>单位：元</p><table>${head}<tr><td>收入</td><td>1</td><td>2</td></tr></table><table>${head}<tr><td>成本</td><td>3</td><td>4</td></tr></table></body></html>`,
    );
    expect(filing.tables).toHaveLength(1);
    const [table] = filing.tables;
    expect(table).toMatchObject({ headerRows: 2, parts: 2, columns: ['项目', '金额/2024年', '金额/2023年'] });
    expect(table?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['项目', '金额', '金额'],
      ['项目', '2024年', '2023年'],
      ['收入', '1', '2'],
      ['成本', '3', '4'],
    ]);
    expect(table?.rows[0]?.cells.map((cell) => cell.spanned)).toEqual([false, false, true]);
    expect(filing.report.unplacedCharacters).toBe(0);
  });

  it('a row of a glossary that is out of step loses no words', async () => {
    const rows = [
      '<td>甲</td><td>指</td><td>甲公司</td>',
      '<td>乙</td><td>指</td><td>乙公司</td>',
      '<td>指</td><td>丙公司</td>',
    ];
    const filing = await read(
      `<html><body><table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></body></html>`,
    );
    expect(filing.tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['甲', '甲公司'],
      ['乙', '乙公司'],
      ['指', '丙公司'],
    ]);
  });

  it('rows of data that two tables begin with are not taken for a header printed again', async () => {
    const table = (last: string) =>
      `<table><tr><td>项目</td><td>金额</td></tr><tr><td>收入</td><td>1.00</td></tr><tr><td>${last}</td><td>2.00</td></tr></table>`;
    const filing = await read(`<html><body>${table('甲')}${table('乙')}</body></html>`);
    expect(filing.tables[0]?.rows.map((row) => row.cells[0]?.text)).toEqual(['项目', '收入', '甲', '收入', '乙']);
  });

  it('notes are footnotes, and entries of the contents no headings', async () => {
    const filing = await read(
      '<html><body><p>目录</p><p><a href="#a">一、概况</a></p><h1 id="a">一、概况</h1><p>收入<sup><a href="#n">1</a></sup></p><p id="n">1、未经审计</p></body></html>',
    );
    expect(filing.blocks.map(({ kind }) => kind)).toEqual(['contents', 'contents', 'heading', 'paragraph', 'footnote']);
    expect(filing.sections).toHaveLength(1);
  });
});

/** Pieces of which a page is made up, good and bad. */
const piece = fc.oneof(
  fc.constantFrom(
    '<table>',
    '<tr>',
    '<td>',
    '<td rowspan=3>',
    '<th colspan=2>',
    '</td>',
    '</table>',
    '<p>',
    '<br>',
    '<li>',
  ),
  fc.constantFrom(
    '<ol>',
    '<h2>',
    '</h2>',
    '<div>',
    '</div>',
    '<a href="#x">',
    '</a>',
    '<sup>1</sup>',
    '<thead>',
    '<caption>',
  ),
  fc.constantFrom('一、概况', '单位：万元', '1,234.50', '合计', '目录', '（一）业务', '公司', ' ', '指'),
);

describe('every character', () => {
  it('of a page of any kind lies in a block or a cell, or is told of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 40 }), async (pieces) => {
        const filing = await read(`<html><body>甲${pieces.join('')}</body></html>`);
        const { report, warnings, source } = filing;
        expect(report.placedCharacters + report.furnitureCharacters + report.unplacedCharacters).toBe(
          report.characters,
        );
        if (report.unplacedCharacters > 0) expect(warnings.some(({ code }) => code === 'text-unplaced')).toBe(true);
        const seen = pieces.filter((one) => !one.startsWith('<')).join('');
        const kept = source.lines.map((line) => line.text).join('');
        for (const sign of new Set(seen.replace(/\s/g, ''))) expect(kept).toContain(sign);
        for (const table of filing.tables)
          for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
      }),
      { numRuns: 300 },
    );
  });
});
