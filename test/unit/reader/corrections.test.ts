import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filing } from '../../../core/model/filing.ts';
import { textAt } from '../../../core/model/places.ts';
import type { PlacedText } from '../../../core/model/text.ts';
import { applyCorrections } from '../../../core/reader/corrections/apply.ts';
import type { CellAnchor, Correction, Spot } from '../../../core/reader/corrections/correction.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { textSource, textsOf } from './source.ts';

const text = [
  '一、收入',
  '公司营业收入的构成如下。',
  '单位：万元',
  '项目\t2022年\t2021年',
  '仪器\t10.00\t8.00',
  '服务\t5.00\t4.00',
  '合计\t15.00\t12.00',
  '二、成本',
  '单位：万元',
  '项目\t2022年\t2021年',
  '材料\t3.00\t2.00',
  '合计\t3.00\t2.00',
  '（一）人工成本',
  '人工成本较上年略有增加。',
].join('\n');

const read = (source = text): Filing => readFiling(textSource(source));
const spot = (line: number, column = 0): Spot => ({ line, column });
const cellAt = (line: number, column: number, index = 0): CellAnchor => ({
  at: spot(line, column),
  own: true,
  column: index,
  columns: 3,
});

function corrected(filing: Filing, ...corrections: Correction[]): Filing {
  const done = applyCorrections(filing, corrections);
  expect(done.unapplied).toEqual([]);
  whole(done.filing);
  return done.filing;
}

/** Every index, place and way back to the source holds. */
function whole(filing: Filing): void {
  const placed: PlacedText[] = [...filing.blocks];
  for (const table of filing.tables) {
    expect(filing.blocks[table.block]?.table).toBe(table.index);
    for (const row of table.rows) {
      expect(row.cells).toHaveLength(table.columns.length);
      placed.push(...row.cells);
    }
    expect(table.columnUnits).toHaveLength(table.columns.length);
  }
  for (const { text: words, segments } of placed) {
    let end = 0;
    for (const { at, line, column, length } of segments) {
      expect(at).toBeGreaterThanOrEqual(end);
      end = at + length;
      expect(words.slice(at, end)).toBe(filing.source.lines[line - 1]?.text.slice(column, column + length));
    }
  }
  for (const section of filing.sections) {
    expect(filing.blocks[section.block]?.section).toBe(section.index);
    if (section.parentId !== null) {
      const parent = filing.sections.findIndex(({ id }) => id === section.parentId);
      expect(parent).toBeGreaterThanOrEqual(0);
      expect(parent).toBeLessThan(section.index);
    }
  }
  expect(new Set(filing.sections.map(({ id }) => id)).size).toBe(filing.sections.length);
  filing.numbers.forEach((number, at) => {
    expect(number.index).toBe(at);
    expect(textAt(filing, number.place)).toBe(number.raw);
  });
  const { report } = filing;
  expect(report.placedCharacters + report.furnitureCharacters + report.unplacedCharacters).toBe(report.characters);
}

describe('headings', () => {
  it('changes a level, and what stands under it moves with it', () => {
    const filing = corrected(read(), { kind: 'heading', at: spot(8), level: 3 });
    const [first, second, third] = filing.sections;
    expect(second).toMatchObject({ level: 3, parentId: first?.id, number: '二、', title: '成本' });
    expect(third).toMatchObject({ parentId: first?.id });
  });

  it('makes a heading text, and what stood under it belongs to the one before', () => {
    const filing = corrected(read(), { kind: 'heading', at: spot(8), level: null });
    expect(filing.sections.map(({ title }) => title)).toEqual(['收入', '人工成本']);
    expect(filing.tables[1]?.section).toBe(0);
    expect(filing.sections[1]?.parentId).toBe(filing.sections[0]?.id);
  });

  it('makes text a heading of a level', () => {
    const filing = corrected(read(), { kind: 'heading', at: spot(14), level: 4 });
    expect(filing.sections.at(-1)).toMatchObject({ level: 4, title: '人工成本较上年略有增加。', number: '' });
  });

  it('keeps the ids that the reader gave where a level is set to what it was', () => {
    const filing = read();
    const same = corrected(filing, { kind: 'heading', at: spot(8), level: 2 });
    expect(same.sections).toEqual(filing.sections);
  });
});

describe('tables', () => {
  it('gives rows back to the text, and takes the line in again', () => {
    const filing = read();
    const given = corrected(filing, { kind: 'give-back', side: 'last', through: spot(7) });
    expect(given.tables[0]?.rows).toHaveLength(3);
    expect(given.blocks.some((block) => block.text === '合计\t15.00\t12.00')).toBe(true);
    const again = corrected(
      filing,
      { kind: 'give-back', side: 'last', through: spot(7) },
      { kind: 'take-in', table: spot(5), side: 'after', through: spot(7) },
    );
    expect(textsOf(again.tables[0])).toEqual(textsOf(filing.tables[0]));
    expect(again.tables[0]?.rows.at(-1)?.role).toBe('total');
  });

  it('gives the whole table back', () => {
    const filing = corrected(read(), { kind: 'give-back', side: 'first', through: spot(7) });
    expect(filing.tables).toHaveLength(1);
    expect(filing.tables[0]).toMatchObject({ id: 'T1', index: 0 });
  });

  it('takes a heading in above a table', () => {
    const filing = corrected(read(), { kind: 'take-in', table: spot(10), side: 'before', through: spot(8) });
    expect(filing.sections.map(({ title }) => title)).toEqual(['收入', '人工成本']);
    expect(filing.tables[1]?.rows[0]?.cells[0]?.text).toContain('成本');
  });

  it('splits at a row and joins to what it was', () => {
    const filing = read();
    const split: Correction = { kind: 'split-table', row: spot(6) };
    const parts = corrected(filing, split);
    expect(parts.tables).toHaveLength(3);
    expect(textsOf(parts.tables[1])[0]).toEqual(['服务', '5.00', '4.00']);
    expect(parts.tables[1]).toMatchObject({ unit: '万元', columns: ['项目', '2022年', '2021年'] });
    const whole_ = corrected(filing, split, { kind: 'join-tables', table: spot(4), next: spot(6) });
    expect(whole_.tables).toEqual(
      filing.tables.map((table) => ({ ...table, confidence: table.index === 0 ? 1 : 0.9 })),
    );
    expect(whole_.numbers).toEqual(filing.numbers);
  });

  it('joins two tables, a header printed again left out', () => {
    const first = ['项目\t金额\t占比', '甲\t1.00\t50%', '乙\t1.00\t50%'];
    const filing = read([...first, '续表', '项目\t金额\t占比', '丙\t3.00\t60%', '丁\t2.00\t40%'].join('\n'));
    expect(filing.tables).toHaveLength(2);
    const joined = corrected(
      filing,
      { kind: 'take-in', table: spot(1), side: 'after', through: spot(4) },
      { kind: 'join-tables', table: spot(1), next: spot(6) },
    );
    expect(textsOf(joined.tables[0]).map(([label]) => label)).toEqual(['项目', '甲', '乙', '续表', '丙', '丁']);
    expect(joined.roles[4]).toBe('furniture');
  });

  it('sets the header', () => {
    const none = corrected(read(), { kind: 'header-rows', table: spot(5), last: null });
    expect(none.tables[0]).toMatchObject({ headerRows: 0 });
    const two = corrected(read(), { kind: 'header-rows', table: spot(5), last: spot(5) });
    expect(two.tables[0]).toMatchObject({ headerRows: 2 });
    expect(two.tables[0]?.columns[0]).toBe('项目/仪器');
  });

  it('sets the unit of a table and of a column, and the numbers follow', () => {
    const filing = corrected(
      read(),
      { kind: 'unit', table: spot(5), column: null, unit: '亿元' },
      { kind: 'unit', table: spot(5), column: cellAt(5, 9, 2), unit: '元' },
    );
    expect(filing.numbers.find(({ raw }) => raw === '10.00')).toMatchObject({ unit: '亿元', value: '1000000000' });
    expect(filing.numbers.find(({ raw }) => raw === '8.00')).toMatchObject({ unit: '元', value: '8' });
  });
});

describe('cells', () => {
  const glued = ['一、收入', '单位：万元', '项目\t2022年', '仪器\t10.00 8.00', '合计\t15.00 12.00'].join('\n');

  it('splits a column at the same gap in every row', () => {
    const filing = read(glued);
    expect(textsOf(filing.tables[0])[1]).toEqual(['仪器', '10.00 8.00']);
    const split = corrected(filing, { kind: 'split-cell', at: spot(4, 9), whole: true });
    expect(textsOf(split.tables[0])).toEqual([
      ['项目', '2022年', ''],
      ['仪器', '10.00', '8.00'],
      ['合计', '15.00', '12.00'],
    ]);
  });

  it('joins what it split to what it was', () => {
    const filing = read(glued);
    const again = corrected(
      filing,
      { kind: 'split-cell', at: spot(4, 9), whole: false },
      { kind: 'join-cells', cell: { at: spot(4, 3), own: true, column: 1, columns: 3 }, whole: false },
    );
    expect(again.tables).toEqual(filing.tables.map((table) => ({ ...table, confidence: 1 })));
    expect(again.numbers).toEqual(filing.numbers);
  });

  it('writes over a cell, keeps what was read and puts it back', () => {
    const filing = read();
    const write: Correction = { kind: 'cell-text', cell: cellAt(5, 3), text: '1,011.50', was: '10.00' };
    const edited = corrected(filing, write);
    expect(edited.tables[0]?.rows[1]?.cells[1]).toMatchObject({
      text: '1,011.50',
      segments: [],
      edited: true,
      read: { text: '10.00', segments: [{ at: 0, line: 5, column: 3, length: 5 }] },
    });
    expect(edited.numbers.find(({ raw }) => raw === '1,011.50')).toMatchObject({ value: '10115000', unit: '万元' });
    expect(edited.tables[1]).toEqual(filing.tables[1]);
    expect(filing.tables[0]?.rows[1]?.cells[1]?.text).toBe('10.00');
    expect(edited.report).toEqual(filing.report);
    const back = corrected(filing, write, { ...write, text: null, was: '1,011.50' });
    expect(back.tables).toEqual(filing.tables);
  });

  it('writes into an empty cell, found by its row', () => {
    const filing = read(['项目\t2022年\t2021年', '仪器\t10.00\t', '合计\t10.00\t2.00'].join('\n'));
    const anchor: CellAnchor = { at: spot(2), own: false, column: 2, columns: 3 };
    const edited = corrected(filing, { kind: 'cell-text', cell: anchor, text: '2.00', was: '' });
    expect(edited.tables[0]?.rows[1]?.cells[2]).toMatchObject({ text: '2.00', edited: true });
  });
});

describe('what can’t be applied', () => {
  it('is named, and the rest is done', () => {
    const filing = read();
    const { filing: done, unapplied } = applyCorrections(filing, [
      { kind: 'split-table', row: spot(2) },
      { kind: 'heading', at: spot(99), level: 1 },
      { kind: 'unit', table: spot(5), column: null, unit: '元' },
      { kind: 'split-table', row: spot(4) },
    ]);
    expect(unapplied).toEqual([0, 1, 3]);
    expect(done.tables[0]?.unit).toBe('元');
    expect(applyCorrections(filing, []).filing).toBe(filing);
    expect(applyCorrections(filing, [{ kind: 'split-table', row: spot(2) }]).filing).toBe(filing);
  });

  it('loses nothing where a cell that was emptied by hand is joined with its neighbour', () => {
    const filing = read();
    const done = applyCorrections(filing, [
      { kind: 'cell-text', cell: cellAt(5, 3), text: '', was: '10.00' },
      { kind: 'join-cells', cell: cellAt(5, 0), whole: false },
    ]);
    whole(done.filing);
    expect(done.filing.report.unplacedCharacters).toBe(0);
  });

  it('holds for any corrections in any order: what comes out is consistent', () => {
    const filing = read();
    const anySpot = fc.record({ line: fc.integer({ min: 1, max: 14 }), column: fc.integer({ min: 0, max: 9 }) });
    const anchor = fc.record({
      at: anySpot,
      own: fc.boolean(),
      column: fc.integer({ min: 0, max: 3 }),
      columns: fc.constantFrom(2, 3, 4),
    });
    const any: fc.Arbitrary<Correction> = fc.oneof(
      fc.record({
        kind: fc.constant('heading' as const),
        at: anySpot,
        level: fc.option(fc.integer({ min: 1, max: 8 })),
      }),
      fc.record({
        kind: fc.constant('take-in' as const),
        table: anySpot,
        side: fc.constantFrom('before' as const, 'after' as const),
        through: anySpot,
      }),
      fc.record({
        kind: fc.constant('give-back' as const),
        side: fc.constantFrom('first' as const, 'last' as const),
        through: anySpot,
      }),
      fc.record({ kind: fc.constant('split-table' as const), row: anySpot }),
      fc.record({ kind: fc.constant('join-tables' as const), table: anySpot, next: anySpot }),
      fc.record({ kind: fc.constant('split-cell' as const), at: anySpot, whole: fc.boolean() }),
      fc.record({ kind: fc.constant('join-cells' as const), cell: anchor, whole: fc.boolean() }),
      fc.record({ kind: fc.constant('header-rows' as const), table: anySpot, last: fc.option(anySpot) }),
      fc.record({
        kind: fc.constant('unit' as const),
        table: anySpot,
        column: fc.option(anchor),
        unit: fc.option(fc.constantFrom('元', '万元', '%')),
      }),
      fc.record({
        kind: fc.constant('cell-text' as const),
        cell: anchor,
        text: fc.option(fc.constantFrom('1.00', '甲', '')),
        was: fc.constant(''),
      }),
    );
    const { characters } = filing.report;
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (corrections) => {
        const { filing: done } = applyCorrections(filing, corrections);
        whole(done);
        expect(done.report.characters).toBe(characters);
        expect(done.report.unplacedCharacters).toBe(filing.report.unplacedCharacters);
      }),
      { numRuns: 400 },
    );
  });
});
