import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { textSource } from './source.ts';

function read(...pages: string[][]): ReturnType<typeof readFiling> {
  return readFiling(textSource(pages.map((lines) => lines.join('\n')).join('\n\f')));
}

function cells(filing: ReturnType<typeof readFiling>, table = 0): string[][] {
  return (filing.tables[table]?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
}

const prose = '报告期内公司主要产品的收入构成及其变动情况列示如下：';

describe('headers of tabbed text that have their storeys in one line', () => {
  it('sets a year printed with the first column of its group above the group', () => {
    const filing = read([
      prose,
      '单位：万元',
      '项目\t2021年金额\t占比\t2020-12-31金额\t占比',
      '甲产品\t40.00\t40.00%\t30.00\t60.00%',
      '合计\t100.00\t100.00%\t50.00\t100.00%',
    ]);
    const [table] = filing.tables;
    expect(table?.headerRows).toBe(2);
    expect(table?.columns).toEqual(['项目', '2021年/金额', '2021年/占比', '2020-12-31/金额', '2020-12-31/占比']);
    expect(table?.rows[0]?.cells.map((cell) => cell.spanned)).toEqual([false, false, true, false, true]);
    expect(table?.rows).toHaveLength(4);
  });

  it('sets a name over the run of years it was printed before', () => {
    const filing = read([
      prose,
      '公司名称\t费用率2021年\t2020年\t2019年',
      '甲公司\t5.00%\t6.00%\t7.00%',
      '乙公司\t5.50%\t6.50%\t7.50%',
    ]);
    expect(filing.tables[0]?.columns).toEqual(['公司名称', '费用率/2021年', '费用率/2020年', '费用率/2019年']);
  });

  it('takes a column that only a header fills for the lower storey of the one before', () => {
    const filing = read([
      prose,
      '账龄\t2021-12-31\t账面余额\t占比\t2020-12-31账面余额\t占比',
      '一年以内\t40.00\t\t40.00%\t30.00\t60.00%',
      '一至二年\t60.00\t\t60.00%\t20.00\t40.00%',
      '合计\t100.00\t\t100.00%\t50.00\t100.00%',
    ]);
    expect(filing.tables[0]?.columns).toEqual([
      '账龄',
      '2021-12-31/账面余额',
      '2021-12-31/占比',
      '2020-12-31/账面余额',
      '2020-12-31/占比',
    ]);
    expect(cells(filing)[2]).toEqual(['一年以内', '40.00', '40.00%', '30.00', '60.00%']);
  });

  it('leaves a header without groups as it stands', () => {
    const filing = read([
      prose,
      '项目\t本期金额\t上期金额\t备注',
      '甲产品\t40.00\t30.00\t无',
      '乙产品\t60.00\t20.00\t无',
    ]);
    expect(filing.tables[0]).toMatchObject({ headerRows: 1, columns: ['项目', '本期金额', '上期金额', '备注'] });
  });
});

describe('tabbed tables that change their tabs', () => {
  it('joins over a page where the next page sets an empty column more and prints the header again', () => {
    const filing = read(
      [prose, '发布时间\t文件\t内容', '2018年\t甲办法\t促进一', '2019年\t乙办法\t促进二'],
      ['发布时间\t文件\t\t内容', '2020年\t丙办法\t\t促进三'],
    );
    expect(filing.tables).toHaveLength(1);
    expect(filing.tables[0]?.parts).toBe(2);
    expect(cells(filing).map((row) => row[0])).toEqual(['发布时间', '2018年', '2019年', '2020年']);
  });

  it('parts two tables that follow each other with one header but for its first cell, under one unit', () => {
    const filing = read([
      prose,
      '单位：万元',
      '合并报表项目\t变更前\t影响金额',
      '应收账款\t40.00\t1.00',
      '母公司报表项目\t变更前\t影响金额',
      '应收账款\t30.00\t2.00',
    ]);
    expect(filing.tables.map((table) => [table.columns[0], table.unit])).toEqual([
      ['合并报表项目', '万元'],
      ['母公司报表项目', '万元'],
    ]);
    expect(filing.tables[1]?.title).toBe(filing.tables[0]?.title);
  });
});
