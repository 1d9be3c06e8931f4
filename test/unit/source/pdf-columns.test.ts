import { describe, expect, it } from 'vitest';
import { readFiling } from '../../../core/reader/read.ts';
import { open } from './helpers.ts';
import { show, toUnicode, writePdf } from './pdf-writer.ts';

/** Every glyph is 0.6 of the font size wide, so that lines of as many signs are as long. */
const fonts = {
  M: { dictionary: '/Subtype /Type1 /BaseFont /Courier' },
  C: {
    dictionary: '/Subtype /Type1 /BaseFont /Courier',
    toUnicode: toUnicode({ a: 0x516c, b: 0x53f8, c: 0x6982, d: 0x51b5, e: 0xe123, p: 0xff08, q: 0xff11 }),
  },
};
const box: [number, number, number, number] = [0, 0, 500, 400];
const openPage = (content: string) => open(writePdf({ fonts, pages: [{ content, box }] }));
const line = (text: string, x: number, y: number, font = 'M') => show(text, x, y, 10, font);

/** Lines of a column: of thirty signs each, its last shorter. */
const column = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at} `.padEnd(at === count - 1 ? 12 : 30, `${name}word `));
const left = column('a', 8);
const right = column('b', 8);
const trimmed = (lines: string[]) => lines.map((text) => text.trim());

describe('a page of two columns', () => {
  it('is read column by column, between what runs over both', async () => {
    const over = 'a title that runs over both of the columns of the page below it';
    const content = [
      line(over, 30, 380),
      ...left.map((text, at) => line(text, 30, 350 - 14 * at) + line(right[at] ?? '', 250, 350 - 14 * at)),
      line(over, 30, 220),
    ].join('');
    const { lines, layout } = await openPage(content);
    expect(lines.map(({ text }) => text.trim())).toEqual([over, ...trimmed(left), ...trimmed(right), over]);
    const columns = layout?.[0]?.lines.map((entry) => entry.column?.left.toFixed(0));
    expect(new Set(columns?.slice(1, 9))).toEqual(new Set(['30']));
    expect(new Set(columns?.slice(9, 17))).toEqual(new Set(['250']));
    expect([columns?.[0], columns?.[17]]).toEqual([undefined, undefined]);
  });

  it('is so where the lines of one column stand between those of the other', async () => {
    const content = left.map((text, at) => line(text, 30, 350 - 14 * at) + line(right[at] ?? '', 250, 343 - 14 * at));
    const { lines } = await openPage(content.join(''));
    expect(lines.map(({ text }) => text.trim())).toEqual([...trimmed(left), ...trimmed(right)]);
  });

  it('gives paragraphs that go on within their column', async () => {
    const content = left.map((text, at) => line(text, 30, 350 - 14 * at) + line(right[at] ?? '', 250, 350 - 14 * at));
    const { blocks } = readFiling(await openPage(content.join('')));
    expect(blocks.map((block) => block.text.slice(0, 2))).toEqual(['a0', 'b0']);
  });
});

describe('what stands beside each other and is no column of text', () => {
  const rowsOf = async (rows: [string, string][], rulings = '') => {
    const content = rows.map(([a, b], at) => line(a, 30, 350 - 14 * at) + line(b, 250, 350 - 14 * at)).join('');
    const { lines } = await openPage(content + rulings);
    return lines.length;
  };

  it('is a table of figures without rulings', async () => {
    const rows = left.map((text, at): [string, string] => [text, `${1000 + at},234.56`]);
    expect(await rowsOf(rows)).toBe(rows.length);
    const figures = '123,456.78 123,456.78 123,456.7';
    expect(await rowsOf(left.map((): [string, string] => [figures, figures]))).toBe(left.length);
  });

  it('is a list of keys and values', async () => {
    const rows = right.map((text, at): [string, string] => [`key ${at}`, text]);
    expect(await rowsOf(rows)).toBe(rows.length);
  });

  it('is a table of short texts', async () => {
    const words = ['one', 'a longer cell', 'two words', 'some text', 'cell', 'the last cell', 'x', 'end'];
    expect(await rowsOf(words.map((word): [string, string] => [word, word]))).toBe(words.length);
  });

  it('is a table with rulings, whatever its texts', async () => {
    const rows = left.map((text, at): [string, string] => [text, right[at] ?? '']);
    expect(await rowsOf(rows)).toBe(2 * rows.length);
    expect(await rowsOf(rows, '30 300 m 450 300 l S\n')).toBe(rows.length);
    expect(await rowsOf(rows, '230 370 m 230 200 l S\n')).toBe(rows.length);
  });
});

describe('vertical text', () => {
  const stack = (text: string, x: number, top: number, pitch: number) =>
    [...text].map((sign, at) => line(sign, x, top - pitch * at, 'C')).join('');

  it('is a line of its own, after the lines that it passes', async () => {
    const beside = ['first line', 'second line', 'third line', 'fourth line'];
    const content = beside.map((text, at) => line(text, 60, 350 - 12 * at)).join('') + stack('abcd', 30, 350, 12);
    const { lines, layout } = await openPage(content);
    expect(lines.map(({ text }) => text)).toEqual([...beside, '公司概况']);
    const boxes = layout?.[0]?.lines.at(-1)?.boxes ?? new Float32Array();
    expect(boxes[0]).toBeCloseTo(boxes[4] as number);
    expect(boxes[5] as number).toBeGreaterThan(boxes[1] as number);
  });

  it('holds a character as often as it stands there', async () => {
    const { lines } = await openPage(stack('aabb', 30, 350, 11));
    expect(lines.map(({ text }) => text)).toEqual(['公公司司']);
  });

  it('is not a column of a table with one character in each row', async () => {
    const rows = ['first', 'second', 'third'];
    const open = rows.map((text, at) => line(text, 60, 350 - 18 * at)).join('') + stack('aba', 30, 350, 18);
    expect((await openPage(open)).lines.map(({ text }) => text)).toEqual(['公 first', '司 second', '公 third']);
    const narrow = `${stack('abc', 30, 350, 12)}25 370 m 25 300 l S\n45 370 m 45 300 l S\n`;
    expect((await openPage(narrow)).lines.map(({ text }) => text)).toEqual(['公', '司', '概']);
  });
});

describe('characters without a meaning', () => {
  it('are named with page and count, and marked in their place; full-width forms stay', async () => {
    const pages = [
      { content: line('abpqa', 30, 350, 'C'), box },
      { content: line('aeeb', 30, 350, 'C'), box },
    ];
    const { lines, warnings } = await open(writePdf({ fonts, pages }));
    expect(lines.map(({ text }) => text)).toEqual(['公司（１公', '公\ufffd\ufffd司']);
    expect(warnings).toMatchObject([{ code: 'unreadable-character', page: 2 }]);
    expect(warnings[0]?.message.zh).toContain('第 2 页有 2 个字符');
  });
});
