import { GoujiError } from '../../core/contract/errors.ts';
import type { FilingRow } from '../../core/contract/rows.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { PageLayout } from '../../core/model/source.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { readingFormat, type StoredPage, unpackPage, unpackReading } from '../reading.ts';
import { type ReadingRows, readingTables } from '../rows/reading-rows.ts';
import { insertRows } from '../rows/row.ts';
import { decidedStatus } from './decided.ts';

/** What an import stores of a filing besides its check. */
export interface NewFiling {
  name: string;
  format: string;
  encoding: string | null;
  characters: number;
  lines: number;
  pages: number | null;
  sha256: string;
  importedAt: string;
  readMs: number;
  checkMs: number;
  /** The file itself. */
  bytes: Uint8Array;
  /** By packReading and packPage. */
  reading: Uint8Array;
  layout: StoredPage[];
  rows: ReadingRows;
}

/** The error for a filing that is not there (any more). */
export function noSuchFiling(): GoujiError {
  return new GoujiError('not-found', { what: { zh: '文件', en: 'filing' } });
}

/** Throws `not-found` where there is no such filing. */
export function assertFiling(db: ReadableDb, filingId: number): void {
  if (!db.get('SELECT 1 FROM filing WHERE id = ? AND removed = 0', filingId)) throw noSuchFiling();
}

interface FilingListRow {
  id: number;
  name: string;
  format: string;
  pages: number | null;
  characters: number;
  imported_at: string;
  read_ms: number;
  check_ms: number;
  findings: number;
  decided: number;
  numbers: number;
  checked: number;
  outdated: number;
}

const listSql = `
SELECT f.id, f.name, f.format, f.pages, f.characters, f.imported_at, f.read_ms, f.check_ms,
  (SELECT count(*) FROM finding WHERE filing_id = f.id) AS findings,
  (SELECT count(*) FROM finding x LEFT JOIN decision d ON d.filing_id = x.filing_id AND d.finding_id = x.id
    WHERE x.filing_id = f.id AND ${decidedStatus} <> 'open') AS decided,
  (SELECT count(*) FROM number WHERE filing_id = f.id AND kind = 'quantity') AS numbers,
  (SELECT count(*) FROM number WHERE filing_id = f.id AND kind = 'quantity'
    AND status IN ('pass', 'rounding', 'fail')) AS checked,
  (SELECT count(*) FROM reading WHERE filing_id = f.id AND format < ${readingFormat}) AS outdated
FROM filing f WHERE f.removed = 0`;

/** The project's filings, oldest first. */
export function listFilings(db: ReadableDb): FilingRow[] {
  return db.all<FilingListRow>(`${listSql} ORDER BY f.id`).map(filingRow);
}

/** One filing; fails with `not-found`. */
export function getFiling(db: ReadableDb, filingId: number): FilingRow {
  const row = db.get<FilingListRow>(`${listSql} AND f.id = ?`, filingId);
  if (!row) throw noSuchFiling();
  return filingRow(row);
}

function filingRow(row: FilingListRow): FilingRow {
  const { id, name, format, pages, characters, findings, decided } = row;
  return {
    id,
    name,
    format,
    pages,
    characters,
    importedAt: row.imported_at,
    findings,
    decided,
    readMs: row.read_ms,
    checkMs: row.check_ms,
    coverage: row.numbers === 0 ? 0 : row.checked / row.numbers,
    outdated: row.outdated > 0,
  };
}

/** Filings with a correction that no check has seen yet: the program ended in between. */
export function staleFilings(db: ReadableDb): number[] {
  return db.all<{ id: number }>('SELECT id FROM filing WHERE stale > 0 AND removed = 0').map(({ id }) => id);
}

/** Whether more than texts of cells was corrected since the last check: all rows of the reading are to be made anew. */
export function structureChanged(db: ReadableDb, filingId: number): boolean {
  return db.get('SELECT 1 FROM filing WHERE id = ? AND stale > 1', filingId) !== undefined;
}

/** Stores a filing as read; answers its id. Runs inside the import's transaction. */
export function insertFiling(db: WritableDb, filing: NewFiling): number {
  const { id } = db.run(
    `INSERT INTO filing (name, format, encoding, characters, lines, pages, sha256, imported_at, read_ms, check_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    filing.name,
    filing.format,
    filing.encoding,
    filing.characters,
    filing.lines,
    filing.pages,
    filing.sha256,
    filing.importedAt,
    filing.readMs,
    filing.checkMs,
  );
  db.run('INSERT INTO filing_file (filing_id, bytes) VALUES (?, ?)', id, filing.bytes);
  db.run('INSERT INTO reading (filing_id, format, body) VALUES (?, ?, ?)', id, readingFormat, filing.reading);
  insertLayout(db, id, filing.layout);
  replaceReadingRows(db, id, filing.rows);
  return id;
}

function insertLayout(db: WritableDb, id: number, layout: readonly StoredPage[]): void {
  for (const { page, width, height, body } of layout) {
    db.run(
      'INSERT INTO page_layout (filing_id, page, width, height, body) VALUES (?, ?, ?, ?, ?)',
      id,
      page,
      width,
      height,
      body,
    );
  }
}

/** Puts a new reading of a filing's file in the place of the old one; what the analyst made is not touched. */
export function replaceReading(
  db: WritableDb,
  filingId: number,
  filing: Omit<NewFiling, 'bytes' | 'importedAt'>,
): void {
  db.run(
    'UPDATE filing SET encoding = ?, characters = ?, lines = ?, pages = ?, read_ms = ? WHERE id = ?',
    filing.encoding,
    filing.characters,
    filing.lines,
    filing.pages,
    filing.readMs,
    filingId,
  );
  db.run('UPDATE reading SET format = ?, body = ? WHERE filing_id = ?', readingFormat, filing.reading, filingId);
  db.run('DELETE FROM page_layout WHERE filing_id = ?', filingId);
  insertLayout(db, filingId, filing.layout);
  replaceReadingRows(db, filingId, filing.rows);
}

/** Puts what is read, listed and searched of a filing in the place of what was. */
export function replaceReadingRows(db: WritableDb, filingId: number, rows: ReadingRows): void {
  db.run('DELETE FROM search WHERE rowid IN (SELECT id FROM search_unit WHERE filing_id = ?)', filingId);
  db.run('DELETE FROM search_unit WHERE filing_id = ?', filingId);
  for (const [table, columns] of Object.entries(readingTables)) {
    db.run(`DELETE FROM ${table} WHERE filing_id = ?`, filingId);
    insertRows(db, table, columns, filingId, rows.tables[table as keyof typeof readingTables]);
  }
  for (const [block = null, table = null, row = null, pairs = ''] of rows.search) {
    const unit = db.run(
      'INSERT INTO search_unit (filing_id, block, table_position, row_position) VALUES (?, ?, ?, ?)',
      filingId,
      block,
      table,
      row,
    );
    db.run('INSERT INTO search (rowid, pairs) VALUES (?, ?)', unit.id, pairs);
  }
  const report = JSON.stringify(rows.report);
  db.run('INSERT OR REPLACE INTO reading_report (filing_id, body) VALUES (?, ?)', filingId, report);
}

/** The packed reading; fails with `not-found`. */
export function packedReading(db: ReadableDb, filingId: number): Uint8Array {
  const row = db.get<{ body: Uint8Array }>('SELECT body FROM reading WHERE filing_id = ?', filingId);
  if (!row) throw noSuchFiling();
  return row.body;
}

/** The filing as it was read, before any correction. */
export function readReading(db: ReadableDb, filingId: number): Filing {
  return unpackReading(packedReading(db, filingId));
}

/** The bytes of the file as imported. */
export function originalFile(db: ReadableDb, filingId: number): Uint8Array {
  const row = db.get<{ bytes: Uint8Array }>('SELECT bytes FROM filing_file WHERE filing_id = ?', filingId);
  if (!row) throw noSuchFiling();
  return row.bytes;
}

/** The geometry of one page, or null where the format has none. */
export function pageLayout(db: ReadableDb, filingId: number, page: number): PageLayout | null {
  const row = db.get<StoredPage>(
    'SELECT page, width, height, body FROM page_layout WHERE filing_id = ? AND page = ?',
    filingId,
    page,
  );
  return row ? unpackPage(row) : null;
}

/** Whether nothing was ever stored in a project: no filing, not even a removed one, and no change. */
export function isUntouched(db: ReadableDb): boolean {
  return db.get('SELECT 1 FROM filing LIMIT 1') === undefined && db.get('SELECT 1 FROM change LIMIT 1') === undefined;
}
