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
import { textSource } from './source.ts';

const folder = join(process.env.GOUJI_SHARED ?? '../shared', 'filings');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:txt|pdf)$/.test(name)) : [];

/** What a reading placed wrongly: segments that quote other text, characters placed twice, characters placed nowhere. */
function faults(filing: Filing): { misquoted: number; twice: number; nowhere: string } {
  const { lines } = filing.source;
  const seen = lines.map((line) => new Uint8Array(line.text.length));
  let misquoted = 0;
  let twice = 0;
  const place = (text: PlacedText, copy: boolean): void => {
    for (const { at, line, column, length } of text.segments) {
      const source = lines[line - 1]?.text ?? '';
      if (source.slice(column, column + length) !== text.text.slice(at, at + length)) misquoted += 1;
      if (copy) continue;
      for (let index = column; index < column + length; index += 1) {
        const counts = seen[line - 1] as Uint8Array;
        if (counts[index] && /\S/.test(source[index] ?? '')) twice += 1;
        counts[index] = 1;
      }
    }
  };
  for (const block of filing.blocks) place(block, false);
  for (const table of filing.tables)
    for (const row of table.rows) for (const cell of row.cells) place(cell, cell.spanned);
  let nowhere = '';
  lines.forEach((line, at) => {
    if (filing.roles[at] === 'furniture' || filing.roles[at] === 'blank') return;
    for (let index = 0; index < line.text.length; index += 1) {
      if (/\S/.test(line.text[index] as string) && !seen[at]?.[index]) nowhere += line.text[index];
    }
  });
  return { misquoted, twice, nowhere };
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
  const piece = fc.constantFrom(
    '一、业务',
    '（一）收入',
    '1、说明',
    '公司经营稳定，收入增长，',
    '利润上升。',
    '项目\t金额',
    '甲\t1.00',
    '合计\t1.00',
    '序号 名称 金额',
    '1 甲 2.00',
    '2 乙 3.00',
    '上交所 指 交易所',
    '名称： 某公司',
    '',
    '单位：万元',
    '    项目    2022年    2021年',
    '    甲      1.00      2.00',
    '- 3 -',
    '\f',
  );
  it('holds on any order of lines: every character in one place, none changed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 40 }), (parts) => {
        const filing = readFiling(
          textSource(`${parts.map(([text, blank]) => (blank ? `${text} ` : text)).join('\n')}\n。`),
        );
        const { misquoted, twice, nowhere } = faults(filing);
        expect([misquoted, twice, nowhere.replace(/指/g, '')]).toEqual([0, 0, '']);
        checkIndexes(filing);
      }),
      { numRuns: 300 },
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
      const { misquoted, twice, nowhere } = faults(filing);
      expect([misquoted, twice]).toEqual([0, 0]);
      // The word that parts a term from its meaning is the column line of a glossary.
      expect(nowhere.replace(/指/g, '')).toBe('');
      checkIndexes(filing);
      expect(filing.sections.length).toBeGreaterThan(10);
      expect(filing.tables.length).toBeGreaterThan(5);
    },
  );
});
