import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../../core/model/source.ts';
import { repeatedTokens } from '../../../scripts/score/inject/numbers.ts';
import { type Plant, withPlants } from '../../../scripts/score/inject/plant.ts';
import { rawOf } from '../../../scripts/score/inject/raw.ts';
import { drawPlants, sitesOf } from '../../../scripts/score/inject/sites.ts';
import { plainOf, tokensOf } from '../../../scripts/score/inject/tokens.ts';
import { totalsOf } from '../../../scripts/score/inject/totals.ts';
import { generator } from '../../../scripts/score/random.ts';

const sourceOf = (...lines: string[]): SourceDocument => ({
  name: 'invented.txt',
  format: 'txt',
  encoding: 'utf-8',
  characters: lines.reduce((sum, line) => sum + line.length, 0),
  pages: null,
  sha256: '0'.repeat(64),
  lines: lines.map((text) => ({ text, page: null })),
  layout: null,
  marks: null,
  warnings: [],
});
const printed = (...lines: string[]): string[] => tokensOf(rawOf(sourceOf(...lines))).map((token) => token.printed);

describe('the injector’s numbers', () => {
  it('are those that are plainly amounts or counts', () => {
    expect(printed('营业收入为 1,234.50 万元，净利润-56.70 万元，占 12.5%，共 35 项。')).toEqual([
      '1,234.50',
      '-56.70',
      '12.5',
      '35',
    ]);
  });

  it.each([
    ['dates', '2023年12月31日'],
    ['codes', '证书编号 A12345、12-3456、12:30、a.5'],
    ['ordinals', '第 3 条、第5号'.replace(' ', '')],
    ['law numbers', '〔2023〕15号'],
    ['groups that are none', '12,34.50'],
  ])('leave out %s', (_, line) => {
    expect(printed(line)).toEqual([]);
  });

  it('leave out what a line’s end cuts', () => {
    expect(printed('合计 1,234', '567.80 万元')).toEqual([]);
    expect(printed('合计 1,234.56', '567.80 万元')).toEqual(['1,234.56', '567.80']);
  });

  it('say what follows, and how many digits tell', () => {
    const [first, second] = tokensOf(rawOf(sourceOf('共 12,300.00 万元，占 0.50 %')));
    expect(first).toMatchObject({ unit: '万元', digits: 3, plain: '12300' });
    expect(second).toMatchObject({ unit: '%', digits: 1, plain: '0.5' });
  });

  it('are one value in whatever way it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
        const value = (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
        expect(Number(plainOf(value))).toBe(cents / 100);
        expect(plainOf(value)).toBe(plainOf(value.replace(/,/g, '')));
      }),
    );
  });
});

describe('numbers that stand elsewhere', () => {
  const repeated = (...lines: string[]): string[] => {
    const raw = rawOf(sourceOf(...lines));
    return [...repeatedTokens(raw, tokensOf(raw))].map((token) => token.printed);
  };

  it('are long ones again, whatever the sign and the commas', () => {
    expect(repeated('甲为 12,345.60 元', '乙为-12345.6 元', '丙为 12,345.70 元')).toEqual(['12,345.60', '-12345.6']);
  });

  it('are short ones with one unit and the same words beside them', () => {
    expect(repeated('公司拥有发明专利 35 项', '目前公司拥有发明专利 35 项')).toEqual(['35', '35']);
    expect(repeated('公司拥有发明专利 35 项', '员工具有博士学位 35 人')).toEqual([]);
  });

  it('are not round ones that only look alike', () => {
    expect(repeated('甲公司注册资本 10,000,000.00', '某合同的总金额 10,000,000.00')).toEqual([]);
  });
});

describe('totals of the raw text', () => {
  const totals = (...lines: string[]): [string, string[]][] => {
    const raw = rawOf(sourceOf(...lines));
    return totalsOf(raw, tokensOf(raw)).map(({ total, parts }) => [total.printed, parts.map((part) => part.printed)]);
  };

  it('are lines of 合计 whose amounts the lines above add up to, column by column', () => {
    expect(totals('甲 1.10 2.20', '乙 3.30 4.40', '合 计 4.40 6.60')).toEqual([
      ['4.40', ['3.30', '1.10']],
      ['6.60', ['4.40', '2.20']],
    ]);
  });

  it('take labels that wrap, and stop at another total', () => {
    expect(totals('甲 1.10', '合计 1.10', '乙', '的后半 2.20', '丙 3.30', '合计 5.50')).toEqual([
      ['5.50', ['3.30', '2.20']],
    ]);
  });

  it('are exact, and none where the sum is another or nil', () => {
    expect(totals('甲 0.10', '乙 0.20', '合计 0.30')).toHaveLength(1);
    expect(totals('甲 1.10', '乙 2.20', '合计 3.31')).toEqual([]);
    expect(totals('甲 -1.10', '乙 1.10', '合计 0.00')).toEqual([]);
  });
});

describe('planting', () => {
  const lines = ['甲公司 12,345.60 万元和 78.90 万元', '第二行 5.00', '第三行没有'];
  const change = (line: number, start: number, end: number, text: string): Plant => ({
    kind: 'digit',
    changes: [{ line, start, end, text }],
    was: '',
    now: text,
    against: null,
    rules: [],
  });
  /** Each character has its own column as its box, so that what is kept can be told. */
  const boxed = (): SourceDocument => ({
    ...sourceOf(...lines),
    format: 'pdf',
    layout: [
      {
        page: 1,
        width: 600,
        height: 800,
        rulings: [],
        lines: lines.map((text, index) => ({
          line: index + 1,
          fontSize: 10,
          boxes: Float32Array.from([...text].flatMap((_, at) => [10 * at, 20 * index, 10 * at + 10, 20 * index + 10])),
        })),
      },
    ],
  });

  it('keeps boxes in step with the characters, however long the new words', () => {
    const places = fc.record({
      line: fc.nat(1),
      from: fc.nat(6),
      length: fc.integer({ min: 1, max: 3 }),
      text: fc.string({ unit: fc.constantFrom(...'一二34.,'), maxLength: 6 }),
    });
    fc.assert(
      fc.property(places, places, (one, other) => {
        const starts = [one.from, one.from + one.length + other.from] as const;
        const end = starts[1] + other.length;
        fc.pre(end <= (lines[one.line] as string).length);
        const source = boxed();
        const planted = withPlants(source, [
          change(one.line, starts[0], starts[0] + one.length, one.text),
          change(one.line, starts[1], end, other.text),
        ]);
        const old = lines[one.line] as string;
        const text =
          old.slice(0, starts[0]) +
          one.text +
          old.slice(starts[0] + one.length, starts[1]) +
          other.text +
          old.slice(end);
        expect(planted.lines.map((line) => line.text)).toEqual(lines.map((was, at) => (at === one.line ? text : was)));
        expect(planted.characters).toBe(planted.lines.reduce((sum, line) => sum + line.text.length, 0));
        const boxes = planted.layout?.[0]?.lines[one.line]?.boxes as Float32Array;
        expect(boxes).toHaveLength(4 * text.length);
        const tail = old.length - end;
        const was = source.layout?.[0]?.lines[one.line]?.boxes as Float32Array;
        expect([...boxes.subarray(0, 4 * starts[0])]).toEqual([...was.subarray(0, 4 * starts[0])]);
        expect([...boxes.subarray(boxes.length - 4 * tail)]).toEqual([...was.subarray(was.length - 4 * tail)]);
        for (let at = 1; at < text.length; at += 1)
          expect(boxes[4 * at] as number).toBeGreaterThanOrEqual((boxes[4 * at - 4] as number) - 1e-3);
      }),
    );
  });

  it('leaves the source as it was', () => {
    const source = boxed();
    withPlants(source, [change(0, 4, 13, '9.90')]);
    expect(source).toEqual(boxed());
  });

  it('keeps the file’s own marks in step', () => {
    const piece = (start: number, end: number) => ({ line: 1, start, end });
    const cell = (column: number, start: number, end: number) => ({
      row: 0,
      column,
      rowSpan: 1,
      columnSpan: 1,
      header: false,
      pieces: [piece(start, end)],
    });
    const source: SourceDocument = {
      ...sourceOf('甲公司 12.50 78.90注'),
      format: 'docx',
      marks: {
        headings: [],
        tables: [{ line: 1, endLine: 1, rows: 1, columns: 3, cells: [cell(0, 0, 3), cell(1, 4, 9), cell(2, 10, 15)] }],
        footnotes: [{ line: 2, mark: piece(15, 16) }],
      },
    };
    const { lines: after, marks } = withPlants(source, [change(0, 4, 9, '112.50')]);
    const text = after[0]?.text ?? '';
    const words = marks?.tables[0]?.cells.map(({ pieces: [at] }) => text.slice(at?.start, at?.end));
    expect(words).toEqual(['甲公司', '112.50', '78.90']);
    expect(text.slice(marks?.footnotes[0]?.mark.start, marks?.footnotes[0]?.mark.end)).toBe('注');
  });
});

describe('drawing what to plant', () => {
  const source = sourceOf(
    // Lines of the same words would be taken for running headers.
    ...Array.from({ length: 400 }, (_, at) => {
      const name = String.fromCharCode(0x4e00 + at, 0x5000 + at, 0x5200 + at);
      return at % 2 === 0 ? `${name}类产品的收入为 ${(1234.56 + at).toFixed(2)} 万元。` : `${name}类收入已经审计。`;
    }),
  );
  const drawn = (seed: number): Plant[] => {
    const next = generator(seed);
    return drawPlants(sitesOf(source, next), 4, next);
  };

  it('is the same by the same seed', () => {
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('keeps errors apart, and each changes what is printed', () => {
    for (const seed of [1, 2, 3]) {
      const plants = drawn(seed);
      expect(plants.length).toBeGreaterThan(0);
      const own = plants.flatMap((plant) => [...new Set(plant.changes.map(({ line }) => line))]).sort((a, b) => a - b);
      own.slice(1).forEach((line, at) => {
        expect(line - (own[at] as number)).toBeGreaterThan(12);
      });
      for (const { changes } of plants)
        for (const { line, start, end, text } of changes)
          expect(source.lines[line]?.text.slice(start, end)).not.toBe(text);
    }
  });
});
