import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { cells, gridRulings, type PlacedWord, pdfSource } from './source.ts';

const xs = [50, 200, 280, 360];

function row(y: number, texts: string[]): PlacedWord[] {
  return texts.flatMap((text, at) => (text === '' ? [] : [{ x: (xs[at] as number) + 4, y, text }]));
}

describe('ruled tables over a page’s end', () => {
  it('takes a title whose frame stands alone at a page’s end with the table on the next', () => {
    const filing = readFiling(
      pdfSource([
        {
          words: [{ x: 60, y: 80, text: '一、出席情况' }, ...row(103, ['董事出席会议情况'])],
          rulings: gridRulings([50, 360], [100, 120]),
        },
        {
          words: [
            ...row(103, ['姓名', '应出席次数', '缺席次数']),
            ...row(123, ['甲某', '8', '0']),
            ...row(143, ['乙某', '7', '1']),
          ],
          rulings: gridRulings(xs, [100, 120, 140, 160]),
        },
      ]),
    );
    expect(filing.tables).toHaveLength(1);
    expect(filing.tables[0]).toMatchObject({ page: 1, endPage: 2, parts: 2, headerRows: 2 });
    expect(cells(filing)[2]).toEqual(['甲某', '8', '0']);
    expect(filing.blocks.map((block) => block.kind)).toEqual(['heading', 'table']);
  });

  it('puts a row together whose amounts the page’s end has cut, though its label is full on both pages', () => {
    const filing = readFiling(
      pdfSource([
        {
          words: [
            ...row(103, ['项目', '股本', '公积']),
            ...row(123, ['上年末余额', '91,024,000.00', '5.00']),
            ...row(143, ['调整后的上年年末和', '192,0', '310,56']),
          ],
          rulings: gridRulings(xs, [100, 120, 140, 160]),
        },
        {
          words: [
            ...row(103, ['本年年初余额', '24,000.00', '2,707.72']),
            ...row(123, ['本年增加', '4,723,100.00', '73,509,014.06']),
          ],
          rulings: gridRulings(xs, [100, 120, 140]),
        },
      ]),
    );
    expect(cells(filing).slice(1)).toEqual([
      ['上年末余额', '91,024,000.00', '5.00'],
      ['调整后的上年年末和本年年初余额', '192,024,000.00', '310,562,707.72'],
      ['本年增加', '4,723,100.00', '73,509,014.06'],
    ]);
  });

  it('leaves two rows of whole amounts two', () => {
    const filing = readFiling(
      pdfSource([
        {
          words: [...row(103, ['项目', '股本', '公积']), ...row(123, ['上年末余额', '1', '21'])],
          rulings: gridRulings(xs, [100, 120, 140]),
        },
        {
          words: [...row(103, ['本年增加', '24', '30'])],
          rulings: gridRulings(xs, [100, 120]),
        },
      ]),
    );
    expect(cells(filing).slice(1)).toEqual([
      ['上年末余额', '1', '21'],
      ['本年增加', '24', '30'],
    ]);
  });

  it('goes on with a text over all columns where its sentence is not over', () => {
    const sentence = '说明本期投入的资金已经由会计师事务所逐项核对并鉴证置换的工作于';
    const filing = readFiling(
      pdfSource([
        {
          words: [...row(103, ['项目', '计划', '投入']), ...row(123, ['生产线', '8', '7']), ...row(143, [sentence])],
          rulings: [...gridRulings(xs, [100, 120, 140]), ...gridRulings([50, 360], [140, 160])],
        },
        {
          words: [
            { x: 54, y: 103, text: '三月完成。' },
            { x: 54, y: 143, text: '公司将继续建设该生产线。' },
          ],
          rulings: gridRulings([50, 360], [100, 120]),
        },
      ]),
    );
    expect(filing.tables).toHaveLength(1);
    expect(cells(filing).at(-1)?.[0]).toBe(`${sentence}三月完成。`);
    expect(filing.blocks.at(-1)?.text).toBe('公司将继续建设该生产线。');
  });
});
