import { describe, expect, it } from 'vitest';
import { checkFiling } from '../../../core/check/engine.ts';
import type { Filing } from '../../../core/model/filing.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { openSource } from '../../../core/source/open.ts';
import { chapterOf } from '../../../scripts/generate/chapter.ts';
import { Numbering } from '../../../scripts/generate/docx-numbering.ts';
import { type FilingFormat, generateFiling } from '../../../scripts/generate/formats.ts';
import { chinese } from '../../../scripts/generate/names.ts';
import { writeText } from '../../../scripts/generate/text.ts';

const pages = 70;

async function read(format: FilingFormat): Promise<Filing> {
  const { bytes } = await generateFiling({ format, pages, seed: 3 });
  return readFiling(await openSource(bytes, { name: `filing.${format}`, sha256: '0'.repeat(64) }));
}

const headings = (filing: Filing): string[] =>
  filing.sections.map(({ level, number, title }) => `${level} ${number}${title.replace(/\s/g, '')}`);

describe('the generator', () => {
  it('makes the same bytes of the same seed, and others of another', async () => {
    const bytes = async (seed: number): Promise<Uint8Array> =>
      (await generateFiling({ format: 'docx', pages: 1, seed })).bytes;
    expect(await bytes(1)).toEqual(await bytes(1));
    const text = (seed: number): string => writeText(chapterOf(seed, 0));
    expect(text(1)).not.toBe(text(2));
  });

  it('makes chapters of which none copies another', () => {
    const lines = (at: number): Set<string> =>
      new Set(
        writeText(chapterOf(1, at))
          .split('\n')
          .filter((line) => /\d/.test(line)),
      );
    const [first, second] = [lines(0), lines(1)];
    const shared = [...first].filter((line) => second.has(line)).length;
    expect(shared / first.size).toBeLessThan(0.1);
  });

  it('makes figures that agree: no total, share, growth rate or statement fails', async () => {
    const { checks } = checkFiling(await read('txt'));
    const arithmetic = checks.filter(({ rule }) => /^(table|calc|count)\./.test(rule));
    expect(arithmetic.length).toBeGreaterThan(500);
    expect(arithmetic.filter(({ status }) => status === 'fail')).toEqual([]);
  });

  it('is read with the same headings from text, Markdown, a web page and a Word document', {
    timeout: 30_000,
  }, async () => {
    const expected = headings(await read('txt'));
    expect(expected.length).toBeGreaterThan(200);
    for (const format of ['md', 'html', 'docx'] as const) expect(headings(await read(format))).toEqual(expected);
  });
});

describe('numbers that Word generates', () => {
  it('counts each level by itself and begins again after a higher one', () => {
    const numbering = new Numbering();
    const numbers = [
      [1, '公司声明'],
      [1, '第一节 概况'],
      [2, '一、甲'],
      [3, '（一）乙'],
      [2, '二、丙'],
      [3, '（一）丁'],
      [3, '（三）丢了一个'],
    ] as const;
    expect(numbers.map(([level, text]) => numbering.next(level, text))).toEqual([
      null,
      '第一节',
      '一、',
      '（一）',
      '二、',
      '（一）',
      null,
    ]);
  });

  it('writes Chinese numerals up to the hundreds', () => {
    expect([1, 10, 11, 20, 23, 100, 105, 110, 123].map(chinese)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十三',
      '一百',
      '一百零五',
      '一百一十',
      '一百二十三',
    ]);
  });
});
