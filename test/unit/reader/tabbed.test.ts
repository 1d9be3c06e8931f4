import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { cells, textSource } from './source.ts';

function read(...pages: string[][]): ReturnType<typeof readFiling> {
  return readFiling(textSource(pages.map((lines) => lines.join('\n')).join('\n\f')));
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

describe('rows that tabbed text has run together', () => {
  const header = '年份\t序号\t供应商名称\t采购金额\t占比';

  it('parts them where every column parts in one way, the total without a name', () => {
    const filing = read([
      prose,
      header,
      '2021年\t123合计\t甲材料有限公司乙电子股份有限公司Foo GmbH\t1,002.00300.1020.001,322.10\t75.79%22.70%1.51%100.00%',
      '2020年\t12合计\t乙电子股份有限公司甲材料有限公司\t900.00100.001,000.00\t90.00%10.00%100.00%',
    ]);
    expect(cells(filing).slice(1)).toEqual([
      ['2021年', '1', '甲材料有限公司', '1,002.00', '75.79%'],
      ['2021年', '2', '乙电子股份有限公司', '300.10', '22.70%'],
      ['2021年', '3', 'Foo GmbH', '20.00', '1.51%'],
      ['2021年', '合计', '', '1,322.10', '100.00%'],
      ['2020年', '1', '乙电子股份有限公司', '900.00', '90.00%'],
      ['2020年', '2', '甲材料有限公司', '100.00', '10.00%'],
      ['2020年', '合计', '', '1,000.00', '100.00%'],
    ]);
  });

  it('goes on with the year where the page parted the run', () => {
    const filing = read(
      [prose, header, '2021年\t12\t甲材料有限公司乙电子有限公司\t1,002.00300.10\t75.79%22.70%'],
      ['\t3合计\t丙线缆有限公司\t20.001,322.10\t1.51%100.00%'],
    );
    expect(
      cells(filing)
        .slice(1)
        .map((row) => row.slice(0, 3)),
    ).toEqual([
      ['2021年', '1', '甲材料有限公司'],
      ['2021年', '2', '乙电子有限公司'],
      ['2021年', '3', '丙线缆有限公司'],
      ['2021年', '合计', ''],
    ]);
  });

  it('reads a mark for none between amounts', () => {
    const filing = read([
      prose,
      '姓名\t方式\t2021年\t2020年',
      '甲某\t直接间接合计\t31.33%6.48%37.81%\t37.60%-37.60%',
      '乙某\t直接间接合计\t1.33%6.00%7.33%\t7.60%-7.60%',
    ]);
    expect(cells(filing).slice(1, 4)).toEqual([
      ['甲某', '直接', '31.33%', '37.60%'],
      ['甲某', '间接', '6.48%', '-'],
      ['甲某', '合计', '37.81%', '37.60%'],
    ]);
  });

  it('leaves a row as it stands where names do not part, and every character in its place', () => {
    const row = '1\t张某\t王某某李某\t25.5024.50\t51.00%49.00%';
    const filing = read([prose, '序号\t委托方\t受托方\t出资额\t比例', row, '2\t赵某\t钱某\t10.00\t20.00%']);
    expect(cells(filing)[1]).toEqual(row.split('\t'));
  });
});

it('reads particulars that begin with a name as keys and values without a header', () => {
  const filing = read([
    '甲公司的基本情况如下：',
    '公司名称\t甲材料有限公司',
    '成立时间\t2014年9月15日',
    '注册资本\t1,000.00万元',
    '住所\t某市某路1号',
  ]);
  expect(filing.tables[0]).toMatchObject({ kind: 'key-value', headerRows: 0 });
});
