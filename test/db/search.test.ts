import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFolded, fold, pairsOf, pairsQuery } from '../../db/bigrams.ts';
import { undo } from '../../db/commands/changes.ts';
import { editCell } from '../../db/commands/edit-cell.ts';
import { search } from '../../db/repositories/source.ts';
import { author, projectWithFiling } from './setup.ts';

test('finds two characters, one, and many, in the text and in tables', async () => {
  const { db, filingId } = await projectWithFiling();
  expect(search(db, filingId, '毛利', 10)).toMatchObject({
    total: 1,
    hits: [{ place: { in: 'block', block: 1, start: 8, end: 10 }, line: 2 }],
  });
  expect(search(db, filingId, '人', 10).total).toBe(1);
  expect(search(db, filingId, '公司的毛利率为35%', 10).total).toBe(1);
  expect(search(db, filingId, '合计', 10)).toMatchObject({
    total: 1,
    hits: [{ place: { in: 'cell', table: 0, row: 2, column: 0 }, block: 2, line: 5 }],
  });
  expect(search(db, filingId, '净利', 10)).toEqual({ hits: [], total: 0 });
  expect(search(db, filingId, ' ', 10).total).toBe(0);
});

test('an excerpt shows where the hit stands', async () => {
  const { db, filingId } = await projectWithFiling();
  const hit = search(db, filingId, '毛利率', 10).hits[0];
  expect(hit?.excerpt.slice(hit.start, hit.end)).toBe('毛利率');
});

test('an edited cell is found by its new text, and by the old one again after undo', async () => {
  const { db, filingId } = await projectWithFiling();
  editCell(db, author, { filingId, table: 0, row: 1, column: 0, text: '新项目' });
  expect(search(db, filingId, '新项', 10).total).toBe(1);
  expect(search(db, filingId, '甲', 10).total).toBe(0);
  undo(db, author);
  expect(search(db, filingId, '新项', 10).total).toBe(0);
  expect(search(db, filingId, '甲', 10).total).toBe(1);
});

test('what stands in a text is among the candidates that the index names', () => {
  const text = fc.string({
    unit: fc.constantFrom('毛', '利', '率', 'A', 'ａ', '1', '，', ' '),
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
      const start = from % whole.length;
      const part = whole.slice(start, start + 1 + (length % 5));
      const query = pairsQuery(part);
      if (query === null) return fold(part).text === '';
      const words = new Set(pairsOf(whole).split(' '));
      const named = query.endsWith('*')
        ? [...words].some((word) => word.startsWith(query.slice(0, -1)))
        : query.split(' AND ').every((word) => words.has(word.slice(1, -1)));
      return named && findFolded(whole, fold(part).text).length > 0;
    }),
  );
});
