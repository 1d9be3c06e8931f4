import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { accountFor } from '../../../core/reader/whereabouts.ts';
import { paragraph, table } from './build.ts';
import { textSource } from './source.ts';

const signs = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏';

/** Another line of text for each number. */
function prose(number: number): string {
  return `公司${signs[number % signs.length]}系列仪器的研究与生产持续进行，主要客户遍布各地，各项指标均有明显提高`;
}

/** Lines that were set aside, in order. */
function aside(text: string): string[] {
  const filing = readFiling(textSource(text));
  return filing.source.lines.filter((_, at) => filing.roles[at] === 'furniture').map((line) => line.text.trim());
}

function pages(count: number, page: (number: number) => string[]): string {
  return Array.from({ length: count }, (_, at) => page(at + 1).join('\n')).join('\n\f');
}

describe('furniture', () => {
  it('takes a running header and page number, not amounts that happen to end pages alike', () => {
    const text = pages(12, (page) => [
      '某股份有限公司2024年年度报告',
      prose(page),
      `${page},234.5${page % 10}`,
      `${page}`,
    ]);
    expect(new Set(aside(text).map((line) => line.replace(/\d+/g, '#')))).toEqual(
      new Set(['某股份有限公司#年年度报告', '#']),
    );
    expect(aside(text)).toHaveLength(24);
  });

  it('takes the page numbers of a report bound in, which count from one again', () => {
    const text = pages(60, (page) => [prose(page), prose(page + 7), String(page <= 50 ? page : page - 50)]);
    expect(aside(text)).toHaveLength(60);
  });

  it('leaves column headings and unit lines at the top of pages to their tables', () => {
    const text = pages(14, (page) => [
      '某股份有限公司招股说明书',
      ...(page > 4 && page < 10 ? ['单位：万元', '股东情况  持股数量  持股比例'] : []),
      prose(page),
      `${page}`,
    ]);
    expect(aside(text).filter((line) => /单位|持股/.test(line))).toEqual([]);
  });

  it('leaves what is printed above the text on few pages only', () => {
    const text = pages(40, (page) => [
      '某股份有限公司招股说明书',
      ...(page % 8 === 0 ? ['关联方往来明细情况'] : []),
      prose(page),
      `${page}`,
    ]);
    expect(aside(text)).not.toContain('关联方往来明细情况');
  });

  it('finds a header and page number that text taken block by block has in the middle of a page', () => {
    const text = pages(10, (page) =>
      page === 6
        ? [prose(page), '某股份有限公司招股说明书', '6', prose(30), `${prose(20)}。`, `${prose(21)}。`]
        : ['某股份有限公司招股说明书', prose(page), `${prose(page + 20)}。`, `${page}`],
    );
    expect(aside(text)).toHaveLength(20);
  });

  it('finds a header beside page numbers that count up where page breaks are lost', () => {
    const text = Array.from({ length: 8 }, (_, page) =>
      [prose(page), `第${page}次提高。`, '某股份有限公司2024年年度报告', `${page + 3}`].join('\n'),
    ).join('\n');
    expect(aside(text)).toHaveLength(16);
  });

  it('leaves lines to sign on', () => {
    const text = Array.from({ length: 6 }, (_, page) =>
      [`${prose(page)}。`, '法定代表人：          会计机构负责人：'].join('\n'),
    ).join('\n');
    expect(aside(text)).toEqual([]);
  });
});

describe('the account of every character', () => {
  const at = (text: string, line: number, column = 0) => ({
    text,
    segments: [{ at: 0, line, column, length: text.length }],
  });

  it('sets aside column headings printed again and reports everything else, also parts of lines', () => {
    const source = textSource(['项目 金额', '甲 1.00', '项目 金额', '乙 2.00 元', '丙'].join('\n'));
    const grid = table([
      ['项目', '金额'],
      ['甲', '1.00'],
      ['乙', '2.00'],
    ]);
    const places = [
      [1, 0, 1, 3],
      [2, 0, 2, 2],
      [4, 0, 4, 2],
    ];
    grid.rows.forEach((row, index) => {
      const [first = 0, left = 0, second = 0, right = 0] = places[index] ?? [];
      Object.assign(row.cells[0] ?? {}, at(row.cells[0]?.text ?? '', first, left));
      Object.assign(row.cells[1] ?? {}, at(row.cells[1]?.text ?? '', second, right));
    });
    const { roles, fates, warnings } = accountFor({
      source,
      roles: source.lines.map(() => 'body'),
      blocks: [paragraph('')],
      tables: [{ ...grid, line: 1, endLine: 5 }],
    });
    expect(roles).toEqual(['body', 'body', 'furniture', 'body', 'unplaced']);
    expect([...(fates[3] as Uint8Array)]).toEqual([1, 0, 1, 1, 1, 1, 0, 3]);
    expect(warnings.map(({ code, line, message }) => [code, line, message.zh])).toEqual([
      ['text-unplaced', 4, '“元 丙”未能归入任何段落或表格。'],
    ]);
  });
});
