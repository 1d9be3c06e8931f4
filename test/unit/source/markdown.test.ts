import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isMarkdown } from '../../../core/source/markdown/detect.ts';
import { inline } from '../../../core/source/markdown/inline.ts';
import { open } from './helpers.ts';

const read = (text: string) => open(Buffer.from(text));

async function filled(text: string): Promise<[number, string][]> {
  const { lines } = await read(text);
  return lines.flatMap((line, at): [number, string][] => (line.text === '' ? [] : [[at + 1, line.text]]));
}

describe('telling Markdown from plain text', () => {
  it.each([
    ['三个标题', '# 甲\n\n## 乙\n\n## 丙\n'],
    ['竖线表格', '| 项目 | 金额 |\n|---|---:|\n| 收入 | 1 |\n'],
    ['标题与 HTML 表格', '# 甲\n\n<table><tr><td>1</td></tr></table>\n'],
  ])('%s', async (_, text) => {
    expect(isMarkdown(text)).toBe(true);
    const document = await read(text);
    expect(document.format).toBe('txt');
    expect(document.marks).not.toBeNull();
  });

  it.each([
    ['编号与序号', '第一节 概况\n# 1 楼\n1. 甲\n- 乙\n----------\n某某 | 某某\n'],
    ['制表线', '+----+----+\n| 甲 | 乙 |\n+----+----+\n'],
    ['带分页的文本', '# 甲\n\f# 乙\n# 丙\n# 丁\n'],
  ])('plain text: %s', async (_, text) => {
    expect(isMarkdown(text)).toBe(false);
    expect((await read(text)).marks).toBeNull();
  });

  it('the sample is plain text', () => {
    expect(isMarkdown(readFileSync('assets/sample/sample.txt', 'utf8'))).toBe(false);
  });
});

describe('the lines of Markdown', () => {
  it('stay on the lines of the file; wrapped lines go on where the paragraph began', async () => {
    const text =
      '# 标题一\n\n公司主营**视觉智能**产品，\n并提供服务。\n\n副题\n----\n\n> 引文\n\n- 甲\n- 乙\n\n1. 丙\n\n***\n\n```\n*原样*\n```\n## 二\n### 三\n';
    expect(await filled(text)).toEqual([
      [1, '标题一'],
      [3, '公司主营视觉智能产品，并提供服务。'],
      [6, '副题'],
      [9, '引文'],
      [11, '甲'],
      [12, '乙'],
      [14, '1. 丙'],
      [19, '*原样*'],
      [21, '二'],
      [22, '三'],
    ]);
    expect((await read(text)).marks?.headings).toEqual([
      { line: 1, level: 1 },
      { line: 6, level: 2 },
      { line: 21, level: 2 },
      { line: 22, level: 3 },
    ]);
  });

  it('keep pipe tables row by row, and tables of HTML wherever their rows stand', async () => {
    const text =
      '# 甲\n\n| 项目 | 甲\\|乙 |\n|:--|--:|\n| 收入 | **1** |\n\n<table><tr><td rowspan="2">丙</td><td>2</td></tr><tr><td>3</td></tr></table>\n\n<table>\n<tr><td>丁</td><td>4</td></tr>\n<tr><td>戊</td><td>5</td></tr>\n</table>\n\n尾';
    expect(await filled(text)).toEqual([
      [1, '甲'],
      [3, '项目\t甲|乙'],
      [5, '收入\t1'],
      [7, '丙\t2\t3'],
      [10, '丁\t4'],
      [11, '戊\t5'],
      [14, '尾'],
    ]);
    const { marks } = await read(text);
    expect(marks?.tables.map(({ line, endLine, rows, columns }) => [line, endLine, rows, columns])).toEqual([
      [3, 5, 2, 2],
      [7, 7, 2, 2],
      [10, 11, 2, 2],
    ]);
    expect(marks?.tables[1]?.cells[2]).toMatchObject({ row: 1, column: 1, pieces: [{ line: 7, start: 4, end: 5 }] });
  });

  it('tie notes to their marks', async () => {
    const { lines, marks } = await read('# 甲\n## 乙\n## 丙\n收入[^1]增长\n\n[^1]: 未经审计\n');
    expect(lines[3]?.text).toBe('收入¹增长');
    expect(lines[5]?.text).toBe('未经审计');
    expect(marks?.footnotes).toEqual([{ line: 6, mark: { line: 4, start: 2, end: 3 } }]);
  });
});

describe('what a reader sees of Markdown', () => {
  it.each([
    ['**49**项', '49项'],
    ['*a* _b_ ***c*** ~~d~~', 'a b c d'],
    ['3 * 4 * 5 = 60', '3 * 4 * 5 = 60'],
    ['snake_case_name 与 ____ 元', 'snake_case_name 与 ____ 元'],
    ['[链接](https://example.com/a_(b)) 与 [注]', '链接 与 [注]'],
    ['![图](a.png)后', '后'],
    ['`a*b*`', 'a*b*'],
    ['10\\% 与 \\*星\\* 与 C:\\目录', '10% 与 *星* 与 C:\\目录'],
    ['A&amp;B &lt;5 &nbsp;x & y', 'A&B <5 \u00a0x & y'],
    ['10<sup>3</sup> <u>下</u> 1<2 且 3>2', '10³ 下 1<2 且 3>2'],
  ])('%s', (source, seen) => {
    expect(inline(source).text).toBe(seen);
  });

  it('takes no longer than its length asks for', () => {
    const began = performance.now();
    for (const sign of ['*', '_', '[', '![', '`', '<', '&', '](', '**a ']) inline(sign.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
