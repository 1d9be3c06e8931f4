import { describe, expect, it } from 'vitest';
import { failure, open } from './helpers.ts';

const page = (body: string, head = ''): Uint8Array =>
  Buffer.from(`<!DOCTYPE html><html><head><title>不是正文</title>${head}</head><body>${body}</body></html>`);

async function lines(body: string): Promise<string[]> {
  return (await open(page(body))).lines.map((line) => line.text);
}

describe('a web page', () => {
  it('is the text that a person sees, a line to each block', async () => {
    const body = `<h1>公司概况</h1><p>公司&nbsp;A&amp;B<script>var x = '脚本'</script><style>p{}</style></p>
      <div>一段<span>行内</span><p hidden>藏</p><p style="display: none">藏</p><div>二段</div>尾</div><!-- 注 -->`;
    expect(await lines(body)).toEqual(['公司概况', '公司\u00a0A&B', '一段行内', '二段', '尾']);
  });

  it('folds white space, and none stays where only the source wraps Chinese text', async () => {
    expect(await lines('<p>营业\n  收入  为 12\n万元 and\nmore</p>')).toEqual(['营业收入 为 12 万元 and more']);
  });

  it('has its lines parted by breaks, and joined where they only wrap', async () => {
    const full = '公司主要从事视觉智能产品的研发与销售并向客户提供整体解决方案和';
    expect(await lines(`<p>注册地址：某地<br>电话：1</p><p>${full}<br/>技术服务。</p><pre>甲\n乙</pre>`)).toEqual([
      '注册地址：某地',
      '电话：1',
      `${full}技术服务。`,
      '甲',
      '乙',
    ]);
  });

  it('numbers the items of ordered lists, unless they bring a number', async () => {
    const body =
      '<ol start="3"><li>甲</li><li value="7">乙<ol type="a"><li>丙</li></ol></li><li>（一）丁</li></ol><ul><li>戊</li></ul>';
    expect(await lines(body)).toEqual(['3. 甲', '7. 乙', 'a. 丙', '（一）丁', '戊']);
  });

  it('shows check boxes, raises digits, and names pictures', async () => {
    const document = await open(
      page('<p><input type="checkbox" checked>适用 <input type="checkbox">不适用 10<sup>3</sup><img src="a.png"></p>'),
    );
    expect(document.lines[0]?.text).toBe('☑适用 □不适用 10³');
    expect(document.warnings).toMatchObject([{ code: 'picture-lost', line: 1 }]);
  });

  it('reads inline XBRL as its text, without the facts that are not shown', async () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="x"><head><script src="a.js"/><title/></head><body><ix:header><ix:hidden>藏</ix:hidden></ix:header><p>收入<ix:nonFraction name="r">1,234.50</ix:nonFraction>元</p></body></html>';
    const document = await open(Buffer.from(text));
    expect(document).toMatchObject({ format: 'html', lines: [{ text: '收入1,234.50元' }] });
  });

  it('ties notes to the marks that link to them', async () => {
    const body =
      '<p>收入<sup><a href="#n1" id="r1">1</a></sup>增长</p><p id="n1"><sup><a href="#r1">1</a></sup> 未经审计</p>';
    const { lines: all, marks } = await open(page(body));
    expect(all.map((line) => line.text)).toEqual(['收入¹增长', '¹ 未经审计']);
    expect(marks?.footnotes).toEqual([{ line: 2, mark: { line: 1, start: 2, end: 3 } }]);
  });

  it('takes lines of links to places in the page for its contents', async () => {
    const { marks } = await open(
      page('<p><a href="#a">第一节 概况</a>……12</p><h2 id="a">第一节 概况</h2><p>见<a href="#a">第一节</a>的内容</p>'),
    );
    expect(marks?.contents).toEqual([1]);
    expect(marks?.headings).toEqual([{ line: 2, level: 2 }]);
  });

  it('has no marks where every line stands at a place of its own', async () => {
    const line = (text: string): string => `<div style="position:absolute; top: 10px">${text}</div>`;
    const document = await open(page(line('第一节 概况') + line('公司的') + line('全称')));
    expect(document.marks).toBeNull();
    expect(document.lines).toHaveLength(3);
  });

  it('without anything to see is empty', async () => {
    expect((await failure(page('<script>1</script>'))).code).toBe('file-empty');
  });
});

describe('the encoding of a web page', () => {
  const text = '<html><head><meta charset="gb2312"></head><body><p>招股说明书摘要</p></body></html>';

  it.each([
    [
      'as declared',
      Buffer.concat([
        Buffer.from('<html><head><meta charset="gb2312"></head><body><p>'),
        Buffer.from([0xd5, 0xd0, 0xb9, 0xc9]),
        Buffer.from('</p></body></html>'),
      ]),
      'gb18030',
      '招股',
    ],
    ['UTF-8 whatever it declares', Buffer.from(text), 'utf-8', '招股说明书摘要'],
    ['UTF-16 by its mark', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le', '招股说明书摘要'],
    [
      'Big5 as declared',
      Buffer.concat([
        Buffer.from('<html><meta http-equiv="Content-Type" content="text/html; charset=big5"><p>'),
        Buffer.from([0xa4, 0xbd, 0xa5, 0x71]),
        Buffer.from('</p></html>'),
      ]),
      'big5',
      '公司',
    ],
  ])('%s', async (_, bytes, encoding, first) => {
    const document = await open(bytes);
    expect(document).toMatchObject({ format: 'html', encoding, lines: [{ text: first }] });
    expect(document.warnings).toEqual([]);
  });
});

describe('tables of a web page', () => {
  it('keep spans of rows and columns, and header cells', async () => {
    const body = `<table><caption>利润</caption><thead><tr><th rowspan="2">项目</th><th colspan="2">金额</th></tr><tr><th>本期</th><th>上期</th></tr></thead>
      <tbody><tr><td>收入</td><td>1<br>2</td><td>3</td></tr><tr><td colspan="3">注</td></tr></tbody></table>`;
    const { lines: all, marks } = await open(page(body));
    expect(all.map((line) => line.text)).toEqual(['利润', '项目\t金额', '本期\t上期', '收入\t1 2\t3', '注']);
    expect(marks?.tables[0]).toMatchObject({ line: 2, endLine: 5, rows: 4, columns: 3 });
    expect(
      marks?.tables[0]?.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, cell.header]),
    ).toEqual([
      [0, 0, 2, 1, true],
      [0, 1, 1, 2, true],
      [1, 1, 1, 1, true],
      [1, 2, 1, 1, true],
      [2, 0, 1, 1, false],
      [2, 1, 1, 1, false],
      [2, 2, 1, 1, false],
      [3, 0, 1, 3, false],
    ]);
  });

  it('drop columns that no cell begins in, and end spans with their group', async () => {
    const body =
      '<table><tbody><tr><td colspan="3" rowspan="9">甲</td><td>1</td></tr></tbody><tbody><tr><td colspan="3">乙</td><td>2</td></tr></tbody></table>';
    const { marks } = await open(page(body));
    expect(marks?.tables[0]).toMatchObject({ rows: 2, columns: 2 });
    expect(marks?.tables[0]?.cells.every((cell) => cell.rowSpan === 1)).toBe(true);
  });

  it('that only lay out a page are no tables; those within cells are', async () => {
    const inner = '<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>';
    const { lines: all, marks } = await open(
      page(`<table><tr><td><h2>一、概况</h2><p>文字。</p>${inner}</td></tr></table>`),
    );
    expect(all.map((line) => line.text)).toEqual(['一、概况', '文字。', '甲\t1', '乙\t2']);
    expect(marks?.tables).toHaveLength(1);
    expect(marks?.headings).toEqual([{ line: 1, level: 2 }]);
  });

  it('with spans beyond all reason keep their cells', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `<tr><td colspan="${at + 1}">${at}</td><td>x</td></tr>`);
    const { marks } = await open(page(`<table>${rows.join('')}</table>`));
    expect(marks?.tables[0]?.cells).toHaveLength(600);
    expect(marks?.tables[0]?.columns).toBe(2);
  });

  it('may be nested deeper than calls may be', async () => {
    const depth = 3000;
    const body = `${'<div>'.repeat(depth) + '<table><tr><td>'.repeat(200)}甲`;
    expect((await lines(body)).filter((line) => line !== '')).toEqual(['甲']);
  });
});
