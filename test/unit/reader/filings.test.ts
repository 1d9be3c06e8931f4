import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filing } from '../../../core/model/filing.ts';
import type { PlacedText } from '../../../core/model/text.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { openSource } from '../../../core/source/open.ts';
import { pdfiumLoader } from '../../../electron/backend/pdfium.ts';
import { gridRulings, pdfSource, textSource } from './source.ts';

const folder = join(process.env.GOUJI_SHARED ?? '../shared', 'filings');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:txt|pdf)$/.test(name)) : [];

/** What a reading placed wrongly: segments that quote other text or go backwards, characters placed twice, characters counted otherwise than they went. */
function faults(filing: Filing): { misquoted: number; twice: number; unsaid: number } {
  const { lines } = filing.source;
  const seen = lines.map((line) => new Uint8Array(line.text.length));
  let misquoted = 0;
  let twice = 0;
  const place = (text: PlacedText, copy: boolean): void => {
    let end = 0;
    for (const { at, line, column, length } of text.segments) {
      const source = lines[line - 1]?.text ?? '';
      if (at < end || length <= 0 || column + length > source.length) misquoted += 1;
      if (source.slice(column, column + length) !== text.text.slice(at, at + length)) misquoted += 1;
      end = at + length;
      for (let index = column; index < column + length; index += 1) {
        const counts = seen[line - 1] as Uint8Array;
        if (!copy && counts[index] && /\S/.test(source[index] ?? '')) twice += 1;
        counts[index] = 1;
      }
    }
    if (end > text.text.length) misquoted += 1;
  };
  for (const block of filing.blocks) place(block, false);
  for (const table of filing.tables)
    for (const row of table.rows) for (const cell of row.cells) place(cell, cell.spanned);
  const { characters, placedCharacters, furnitureCharacters, unplacedCharacters } = filing.report;
  let filled = 0;
  let placed = 0;
  let adrift = false;
  lines.forEach((line, at) => {
    let whole = true;
    let any = false;
    for (let index = 0; index < line.text.length; index += 1) {
      if (!/\S/.test(line.text[index] as string)) continue;
      filled += 1;
      any = true;
      if (seen[at]?.[index]) {
        placed += 1;
        whole = false;
      }
    }
    const role = filing.roles[at];
    if (any && whole && role !== 'furniture' && role !== 'unplaced') adrift = true;
  });
  const told = filing.warnings.filter(({ code }) => code === 'text-unplaced').length;
  const sums =
    characters === filled &&
    placedCharacters === placed &&
    placed + furnitureCharacters + unplacedCharacters === filled &&
    told > 0 === unplacedCharacters > 0;
  return { misquoted, twice, unsaid: sums && !adrift ? 0 : filled - placed };
}

/** Indexes that lead to each other. */
function checkIndexes(filing: Filing): void {
  filing.blocks.forEach((block, at) => {
    expect(block.index).toBe(at);
    if (block.kind === 'table') expect(filing.tables[block.table ?? -1]?.block).toBe(at);
    if (block.kind === 'heading') expect(filing.sections[block.section]?.block).toBe(at);
  });
  expect(new Set(filing.sections.map((section) => section.id)).size).toBe(filing.sections.length);
  filing.tables.forEach((table, at) => {
    expect(table.index).toBe(at);
    for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
  });
}

describe('provenance', () => {
  const prose = [
    '一、业务',
    '（一）收入',
    '1、说明',
    '公司经营稳定，收入增长，',
    '利润上升。',
    '上交所 指 交易所',
    '名称： 某公司',
    '单位：万元',
    '- 3 -',
    '□适用 √不适用',
    '某公司2024年年度报告',
    '指',
    '',
  ];
  const shapes: Record<string, string[]> = {
    raw: ['序号 名称 金额', '1 甲 2.00', '2 乙 3.00', '项目', '甲', '1.00', '合计 5.00', '名称 金额 序号'],
    marked: ['序号 名称 金额 ', '1 甲 2.00 ', '公司经营稳定，收入增长 ', ' 第一节 概览 ', '甲 ', '1,0 '],
    tabbed: ['项目\t金额', '甲\t1.00', '合计\t1.00', '项目\t2024年\t2023年', '甲\t1.00\t2.00', '\f', '说明\t'],
    layout: [
      '    项目    2022年    2021年',
      '    甲      1.00      2.00',
      '    合计    1.00      2.00',
      '            3.00',
      '\f',
      '    项目            2021年',
    ],
  };
  it.each(Object.entries(shapes))('holds on any order of lines of %s text', (_, own) => {
    const piece = fc.oneof(fc.constantFrom(...prose), fc.constantFrom(...own), fc.constantFrom(...own));
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 60 }), (parts) => {
        const filing = readFiling(
          textSource(`${parts.map(([text, blank]) => (blank ? `${text} ` : text)).join('\n')}\n。`),
        );
        expect(faults(filing)).toEqual({ misquoted: 0, twice: 0, unsaid: 0 });
        checkIndexes(filing);
      }),
      { numRuns: 200 },
    );
  });
  it('holds on any order of words on the pages of a PDF', () => {
    const word = fc.record({
      x: fc.constantFrom(60, 80, 200, 320, 440),
      y: fc.integer({ min: 4, max: 60 }).map((row) => row * 12),
      text: fc.constantFrom('一、业务', '项目', '1,234.56', '甲', '合计', '公司经营稳定。', '指', '3', '单位：元'),
    });
    const page = fc.record({
      words: fc.uniqueArray(word, { selector: ({ x, y }) => `${x} ${y}`, maxLength: 30 }),
      rulings: fc.constantFrom([], gridRulings([50, 190, 310, 430, 540], [100, 124, 148, 172, 196, 400])),
    });
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 4 }), (pages) => {
        const filing = readFiling(pdfSource(pages));
        expect(faults(filing)).toEqual({ misquoted: 0, twice: 0, unsaid: 0 });
        checkIndexes(filing);
      }),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(names.length === 0)('shared filings (skipped where GOUJI_SHARED has none)', () => {
  it.each(names)(
    '%s: every character is placed once or is furniture, and indexes agree',
    { timeout: 60_000 },
    async (name) => {
      const bytes = readFileSync(join(folder, name));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const filing = readFiling(await openSource(bytes, { name, sha256, pdfium: pdfiumLoader() }));
      expect(faults(filing)).toEqual({ misquoted: 0, twice: 0, unsaid: 0 });
      const { characters, unplacedCharacters } = filing.report;
      expect(unplacedCharacters / characters).toBeLessThanOrEqual(0.001);
      checkIndexes(filing);
      expect(filing.sections.length).toBeGreaterThan(10);
      expect(filing.tables.length).toBeGreaterThan(5);
    },
  );
});
