import { describe, expect, it } from 'vitest';
import { textAt } from '../../../core/model/places.ts';
import { applyCellEdits } from '../../../core/reader/edit.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { textSource } from './source.ts';

const text = [
  '一、收入',
  '单位：万元',
  '项目\t2022年\t2021年',
  '仪器\t10.00\t8.00',
  '合计\t10.00\t8.00',
  '二、成本',
  '单位：万元',
  '项目\t2022年\t2021年',
  '材料\t3.00\t2.00',
  '合计\t3.00\t2.00',
].join('\n');

describe('correcting cells', () => {
  it('marks the cell, reads its number again and keeps all other numbers in place', () => {
    const filing = readFiling(textSource(text));
    const edited = applyCellEdits(filing, [{ table: 0, row: 1, column: 1, text: '1,011.50' }]);
    expect(edited.tables[0]?.rows[1]?.cells[1]).toEqual({
      text: '1,011.50',
      segments: [],
      spanned: false,
      edited: true,
    });
    expect(filing.tables[0]?.rows[1]?.cells[1]?.text).toBe('10.00');
    edited.numbers.forEach((number, at) => {
      expect(number.index).toBe(at);
      expect(textAt(edited, number.place)).toBe(number.raw);
    });
    const changed = edited.numbers.find((number) => number.raw === '1,011.50');
    expect(changed).toMatchObject({ value: '10115000', unit: '万元' });
    for (const fact of edited.facts) expect(edited.numbers[fact.number]).toBeDefined();
    expect(edited.tables[1]).toBe(filing.tables[1]);
  });

  it('refuses a cell that does not exist, and changes nothing for no edits', () => {
    const filing = readFiling(textSource(text));
    expect(applyCellEdits(filing, [])).toBe(filing);
    expect(() => applyCellEdits(filing, [{ table: 9, row: 0, column: 0, text: '1' }])).toThrowError(/9\/0\/0/);
  });
});
