import { describe, expect, it } from 'vitest';
import type { Term } from '../../../core/model/filing.ts';
import { readTerms } from '../../../core/reader/terms.ts';
import { numbered, paragraph, table, tableBlock } from './build.ts';

const short = (terms: Term[]): unknown[] => terms.map(({ kind, term, meaning }) => [kind, term, meaning]);
const inText = (text: string): unknown[] => short(readTerms(numbered([paragraph(text)]), []));

describe('terms', () => {
  it('come from glossary tables, one for each of the names that share an entry', () => {
    const glossary = table(
      [
        ['公司、本公司/发行人', '指', '北海明泽科技股份有限公司'],
        ['A/D', '', '模数转换'],
      ],
      { kind: 'glossary', headerRows: 0 },
    );
    const terms = readTerms(numbered([tableBlock()]), [glossary]);
    expect(short(terms)).toEqual([
      ['glossary', '公司', '北海明泽科技股份有限公司'],
      ['glossary', '本公司', '北海明泽科技股份有限公司'],
      ['glossary', '发行人', '北海明泽科技股份有限公司'],
      ['glossary', 'A/D', '模数转换'],
    ]);
    expect(terms[1]?.place).toEqual({ in: 'cell', table: 0, row: 0, column: 0, start: 3, end: 6 });
  });

  it('come from rows with 指 in any table, the header row too', () => {
    const grid = table([
      ['明泽有限', '指', '北海明泽科技有限公司'],
      ['报告期', '指', '2020 年度'],
    ]);
    expect(short(readTerms(numbered([tableBlock()]), [grid]))).toHaveLength(2);
  });

  it('come from lines X 指 Y', () => {
    expect(inText('上交所 指 上海证券交易所')).toEqual([['glossary', '上交所', '上海证券交易所']]);
    expect(inText('公司指定专人负责。')).toEqual([]);
  });

  it.each([
    [
      '与北海明泽科技有限公司（以下简称“明泽科技”或“标的公司”）签订合同',
      [
        ['inline', '明泽科技', '北海明泽科技有限公司'],
        ['inline', '标的公司', '北海明泽科技有限公司'],
      ],
    ],
    ['主要系南江（厦门）信息有限公司（简称“南江信息”）的投资', [['inline', '南江信息', '南江（厦门）信息有限公司']]],
    ['自上市之日起 36 个月内（以下称“锁定期”）', [['inline', '锁定期', '自上市之日起 36 个月内']]],
    ['首次公开发行股票（以下简称本次发行）完成后', [['inline', '本次发行', '首次公开发行股票']]],
    ['采用可编程逻辑控制器（PLC）实现', [['abbreviation', 'PLC', '采用可编程逻辑控制器']]],
    ['人工智能（Artificial Intelligence，AI）技术', [['abbreviation', 'AI', '人工智能']]],
    ['执行噪声标准（GB12348-2008）', []],
  ])('%s', (text, expected) => {
    expect(inText(text)).toEqual(expected);
  });

  it('hold each title once', () => {
    expect(inText('根据《公司法》和《公司法》以及《关于〈甲办法〉的通知》')).toEqual([
      ['title', '公司法', ''],
      ['title', '关于〈甲办法〉的通知', ''],
    ]);
  });
});
