import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorsOf } from '../../../core/check/custom/anchor.ts';
import type { Filing, NumberMention } from '../../../core/model/filing.ts';
import { hostOf } from '../../../core/model/places.ts';
import { filingOf } from '../check/filing.ts';

interface Row {
  label: string;
  cells: string[];
}

const heads = ['项目', '2023年', '2022年'];

function textOf(rows: readonly Row[], title = '主要费用'): string {
  const lines = [heads, ...rows.map(({ label, cells }) => [label, ...cells])].map((cells) => cells.join('\t'));
  return `第一节 财务\n\n一、费用\n\n表：${title}\n单位：万元\n${lines.join('\n')}\n\n以上为公司主要费用。\n`;
}

function numberAt(filing: Filing, row: string, column: number): NumberMention {
  for (const number of filing.numbers) {
    if (number.place.in !== 'cell' || number.place.column !== column) continue;
    if (filing.tables[number.place.table]?.rows[number.place.row]?.cells[0]?.text === row) return number;
  }
  throw new Error(`no ${row}`);
}

const label = fc.constantFrom('销售费用', '管理费用', '研发费用', '财务费用', '其他费用', '税金及附加', '合计');
const amount = fc.integer({ min: 1, max: 99999 }).map((n) => (n / 100).toFixed(2));
const row = fc.record({ label, cells: fc.tuple(amount, amount) });

describe('anchors of cells', () => {
  test('an operand made of a cell finds the same cell after rows were inserted, or says that it stands twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 3, maxLength: 5, selector: (one) => one.label }),
        fc.array(fc.record({ row, at: fc.nat(8) }), { maxLength: 4 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 2 }),
        async (rows, inserted, pick, column) => {
          const chosen = rows[pick % rows.length] as Row;
          const before = await filingOf(textOf(rows));
          const number = numberAt(before, chosen.label, column);
          const operand = anchorsOf(before).anchorOf(number.index);
          expect(operand).not.toBeNull();
          const next: Row[] = rows.map((one) => (one === chosen ? { ...one, cells: ['77.77', '88.88'] } : one));
          for (const { row: added, at } of inserted) next.splice(at % (next.length + 1), 0, added);
          const after = await filingOf(textOf(next));
          const found = anchorsOf(after).find(operand as NonNullable<typeof operand>);
          const twins = next.filter((one) => one.label === chosen.label).length;
          if (twins > 1) expect(found).toEqual({ why: 'several', count: twins });
          else expect(found).toMatchObject({ raw: column === 1 ? '77.77' : '88.88' });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of rows that read alike the nth is taken while there are as many', async () => {
    const twice = [
      { label: '应收账款', cells: ['1.00', '2.00'] },
      { label: '存货', cells: ['3.00', '4.00'] },
      { label: '应收账款', cells: ['5.00', '6.00'] },
    ];
    const filing = await filingOf(textOf(twice));
    const second = filing.numbers.find(({ raw }) => raw === '5.00') as NumberMention;
    const operand = anchorsOf(filing).anchorOf(second.index);
    expect(operand).toMatchObject({ cell: { row: '应收账款', nth: { is: 2, of: 2 } } });
    const again = await filingOf(textOf([{ label: '货币资金', cells: ['9.00', '9.00'] }, ...twice]));
    expect(anchorsOf(again).find(operand as NonNullable<typeof operand>)).toMatchObject({ raw: '5.00' });
    const fewer = await filingOf(textOf(twice.slice(1)));
    expect(anchorsOf(fewer).find(operand as NonNullable<typeof operand>)).toEqual({ why: 'several', count: 1 });
  });

  test('a cell that is gone is not found', async () => {
    const filing = await filingOf(
      textOf([
        { label: '销售费用', cells: ['1.00', '2.00'] },
        { label: '财务费用', cells: ['1.00', '2.00'] },
      ]),
    );
    const find = (rowLabel: string, table = '主要费用') =>
      anchorsOf(filing).find({ cell: { table, row: rowLabel, column: '2023年' } });
    expect(find('研发费用')).toEqual({ why: 'none' });
    expect(find('销售费用', '另一张表')).toEqual({ why: 'none' });
  });
});

describe('anchors of passages', () => {
  const passage = (n: string, extra = '') =>
    `第一节 概况\n\n一、业务\n\n${extra}截至2023年末，公司拥有发明专利${n}项，实用新型专利12项。报告期内公司新签合同金额为3,500.00万元。\n`;

  test('a number in a sentence is found again with another value, further down', async () => {
    const before = await filingOf(passage('38'));
    const number = before.numbers.find(({ raw }) => raw.startsWith('38')) as NumberMention;
    const operand = anchorsOf(before).anchorOf(number.index);
    const after = await filingOf(passage('41', '公司成立于2001年，主营软件开发。\n\n'));
    const found = anchorsOf(after).find(operand as NonNullable<typeof operand>) as NumberMention;
    expect(hostOf(after, found.place).text.slice(found.place.start, found.place.end)).toContain('41');
  });

  test('words that stand in two places are said to', async () => {
    const before = await filingOf(passage('38'));
    const number = before.numbers.find(({ raw }) => raw.startsWith('38')) as NumberMention;
    const operand = anchorsOf(before).anchorOf(number.index);
    const twice = await filingOf(`${passage('38')}\n二、概要\n\n${passage('40').split('\n\n')[2]}`);
    expect(anchorsOf(twice).find(operand as NonNullable<typeof operand>)).toEqual({ why: 'several', count: 2 });
  });

  test('every quantity of a filing leads back to itself', async () => {
    const filing = await filingOf(
      `${passage('38')}\n二、概要\n\n${passage('38').slice(14)}\n\n表：费用\n项目\t2023年\n甲\t1.00\n甲\t2.00\n乙\t3.00\n`,
    );
    const anchors = anchorsOf(filing);
    const quantities = filing.numbers.filter(({ kind, value }) => kind === 'quantity' && value !== null);
    expect(quantities.length).toBeGreaterThan(8);
    for (const number of quantities) {
      const operand = anchors.anchorOf(number.index);
      expect(anchors.find(operand as NonNullable<typeof operand>)).toBe(number);
    }
  });
});
