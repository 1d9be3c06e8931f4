import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { open } from './helpers.ts';

const folder = join(process.env.GOUJI_SHARED ?? join('..', 'shared'), 'filings');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(pdf|txt)$/.test(name)) : [];

describe.skipIf(names.length === 0)('real filings (skipped where ../shared/filings is absent)', () => {
  it.each(names.filter((name) => name.endsWith('.txt')))('%s has the lines that sed shows', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const expected = bytes.toString('utf8').replaceAll('\f', '').split('\n');
    const document = await open(bytes, { name });
    expect(document.lines.map((line) => line.text).join('\n')).toBe(expected.join('\n').replace(/\n$/, ''));
    expect(document.warnings).toEqual([]);
  });

  it.each(names.filter((name) => name.endsWith('.pdf')))(
    '%s has a box for each character, on the page',
    async (name) => {
      const document = await open(readFileSync(join(folder, name)), { name });
      expect(document.layout).toHaveLength(document.pages ?? 0);
      expect(document.lines.filter((line) => line.text.trim() === '')).toEqual([]);
      for (const page of document.layout ?? []) {
        for (const { line, boxes, fontSize } of page.lines) {
          expect(boxes.length).toBe(4 * (document.lines[line - 1]?.text.length ?? 0));
          expect(fontSize).toBeGreaterThan(0);
          expect(boxes.every((value) => value > -50 && value < Math.max(page.width, page.height) + 50)).toBe(true);
        }
      }
      const silent = document.warnings
        .filter((warning) => warning.code === 'page-without-text')
        .reduce((sum, { page, endPage }) => sum + (endPage ?? page ?? 0) - (page ?? 0) + 1, 0);
      const pagesWithLines = new Set(document.lines.map((line) => line.page)).size;
      expect(silent).toBeGreaterThanOrEqual((document.pages ?? 0) - pagesWithLines);
    },
    60_000,
  );
});
