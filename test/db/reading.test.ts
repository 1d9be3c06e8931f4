import { expect, test } from 'vitest';
import { packPage, packReading, unpackPage, unpackReading } from '../../db/reading.ts';
import { checkReport } from '../../db/repositories/checks.ts';
import { listFacts, listTerms } from '../../db/repositories/facts.ts';
import { originalFile, pageLayout, readReading } from '../../db/repositories/filings.ts';
import { overview } from '../../db/repositories/overview.ts';
import { getTable } from '../../db/repositories/tables.ts';
import { inventedFiling, inventedReport } from './filing.ts';
import { projectWithFiling } from './setup.ts';

test('a read filing comes back from its packed form as it was', () => {
  const filing = inventedFiling();
  expect(unpackReading(packReading(filing))).toEqual(filing);
});

test('a page’s geometry comes back to the last bit', () => {
  const layout = {
    page: 3,
    width: 595.25,
    height: 842,
    lines: [
      { line: 7, fontSize: 10.5, boxes: new Float32Array([1.1, 2.2, 3.3, 4.4]) },
      { line: 8, fontSize: 9, boxes: new Float32Array([]) },
    ],
    rulings: [{ x0: 1, y0: 2, x1: 3, y1: 2 }],
  };
  expect(unpackPage(packPage(layout))).toEqual(layout);
});

test('a PDF’s pages have their geometry in the store, a text has none', async () => {
  const { db, filingId } = await projectWithFiling();
  expect(pageLayout(db, filingId, 1)).toBeNull();
  const layout = { page: 1, width: 1, height: 2, lines: [], rulings: [] };
  const { body } = packPage(layout);
  db.run('INSERT INTO page_layout (filing_id, page, width, height, body) VALUES (?, 1, 1, 2, ?)', filingId, body);
  expect(pageLayout(db, filingId, 1)).toEqual(layout);
});

test('the store gives back the reading, the file, and the report of the last check', async () => {
  const { db, filingId } = await projectWithFiling();
  expect(readReading(db, filingId)).toEqual(inventedFiling());
  expect(Buffer.from(originalFile(db, filingId)).toString()).toContain('毛利率');
  expect(checkReport(db, filingId)).toEqual(inventedReport('fp1'));
});

test('cells have the marks of the checks that they are part of, facts what was said of their number', async () => {
  const { db, filingId } = await projectWithFiling();
  const table = getTable(db, filingId, 0);
  expect(table.summary).toMatchObject({ checks: { fail: 1, pass: 0 }, edited: 0, rows: 3, columns: 2 });
  expect(table.rows[2]?.cells[1]).toMatchObject({ tick: 'fail', formulas: ['1 = 2'] });
  expect(table.rows[1]?.cells[1]).toMatchObject({ tick: null, formulas: [] });
  expect(listFacts(db, filingId)).toMatchObject([
    { raw: '35%', checked: 'unchecked', reason: 'no-second-mention', block: 1 },
  ]);
  expect(listTerms(db, filingId)).toMatchObject([{ term: '毛利率', uses: 0 }]);
});

test('the overview counts findings, checks and coverage', async () => {
  const { db, filingId } = await projectWithFiling();
  expect(overview(db, filingId)).toMatchObject({
    bySeverity: { high: 1, medium: 0, low: 0 },
    byStatus: { open: 1, confirmed: 0 },
    heat: [{ section: 0, rule: 'table.foot', count: 1, worst: 'high' }],
    checks: { fail: 1 },
    coverage: { numbers: 2, checked: 1, unchecked: [{ reason: 'no-second-mention', count: 1 }] },
    coverageBySection: [{ section: 0, numbers: 2, checked: 1 }],
    worst: ['table.foot-1'],
    reading: { lines: 5, headings: 1, tables: 1, numbers: 2, facts: 1, terms: 1 },
  });
});
