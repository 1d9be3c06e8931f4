import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { textSource } from './source.ts';

/** Layout text of a statement whose columns are six characters wide; a last digit may stand beside them. */
const statement = [
  '                                                                     单位：元',
  '',
  '  项目          股本       资本       减：库      未分配      权益',
  '                           公积       存股        利润        合计',
  '',
  '              196,7      384,07     62,203     718,86     1,237,',
  '一、上年末',
  '              47,10      1,721.     ,227.0     2,061.     477,65',
  '余额',
  '               0.00          78          0         88       6.66',
  '',
  '    加：更正',
  '',
  '              -55,0                 -1,564                1,509,',
  '二、本年增',
  '              00.00                 ,608.0                608.00',
  '加                                       0',
  '',
  '              196,6      384,07     60,638     718,86     1,238,',
  '三、本年末',
  '              92,10      1,721.     ,619.0     2,061.     987,26',
  '余额',
  '               0.00          78           0        88       4.66',
];

describe('amounts that stand in several lines of layout text', () => {
  const filing = readFiling(
    textSource(
      ['1、权益变动表', '', ...statement, '', '法定代表人：甲某', '', '公司于本年完成了注销手续。'].join('\n'),
    ),
  );

  it('puts them together down each column, a row from one blank line to the next', () => {
    expect(filing.tables).toHaveLength(1);
    expect(filing.tables[0]?.rows.slice(2).map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['一、上年末余额', '196,747,100.00', '384,071,721.78', '62,203,227.00', '718,862,061.88', '1,237,477,656.66'],
      ['加：更正', '', '', '', '', ''],
      ['二、本年增加', '-55,000.00', '', '-1,564,608.00', '', '1,509,608.00'],
      ['三、本年末余额', '196,692,100.00', '384,071,721.78', '60,638,619.00', '718,862,061.88', '1,238,987,264.66'],
    ]);
  });

  it('names the columns down the header, and says that they were inferred', () => {
    expect(filing.tables[0]?.columns).toEqual(['项目', '股本', '资本公积', '减：库存股', '未分配利润', '权益合计']);
    expect(filing.warnings.map((warning) => warning.code)).toContain('table-doubtful');
  });
});
