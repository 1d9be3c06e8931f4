import type { SearchHit, SourceBlock } from '../../core/contract/rows.ts';
import type { Place } from '../../core/model/text.ts';
import { findFolded, fold, pairsQuery } from '../bigrams.ts';
import type { ReadableDb } from '../connection.ts';

/** The filing's text in reading order. */
export function listBlocks(db: ReadableDb, filingId: number): SourceBlock[] {
  return db.all<SourceBlock>(
    `SELECT position AS "index", kind, level, text, line, page, section, table_position AS "table"
     FROM block WHERE filing_id = ? ORDER BY position`,
    filingId,
  );
}

interface UnitRow {
  block: number | null;
  table_position: number | null;
  row_position: number | null;
  shown: number;
  line: number;
  page: number | null;
}

const excerptSide = 30;

/**
 * Every place where the words stand, in reading order: case, width of letters and blanks make no
 * difference. `total` counts all, `hits` holds the first `limit`.
 */
export function search(
  db: ReadableDb,
  filingId: number,
  query: string,
  limit: number,
): { hits: SearchHit[]; total: number } {
  const match = pairsQuery(query);
  if (match === null) return { hits: [], total: 0 };
  const folded = fold(query).text;
  const units = db.all<UnitRow>(
    `SELECT u.block, u.table_position, u.row_position, coalesce(u.block, t.block) AS shown,
       coalesce(b.line, r.line) AS line, coalesce(b.page, r.page) AS page
     FROM search s JOIN search_unit u ON u.id = s.rowid
     LEFT JOIN block b ON b.filing_id = u.filing_id AND b.position = u.block
     LEFT JOIN filing_table t ON t.filing_id = u.filing_id AND t.position = u.table_position
     LEFT JOIN table_row r ON r.filing_id = u.filing_id AND r.table_position = u.table_position AND r.position = u.row_position
     WHERE s.search MATCH ? AND u.filing_id = ?
     ORDER BY shown, u.row_position`,
    match,
    filingId,
  );
  const hits: SearchHit[] = [];
  let total = 0;
  for (const unit of units) {
    for (const { text, placeAt } of textsOf(db, filingId, unit)) {
      for (const { start, end } of findFolded(text, folded)) {
        total += 1;
        if (hits.length >= limit) continue;
        const from = Math.max(0, start - excerptSide);
        hits.push({
          place: placeAt(start, end),
          block: unit.shown,
          line: unit.line,
          page: unit.page,
          excerpt: text.slice(from, end + excerptSide),
          start: start - from,
          end: end - from,
        });
      }
    }
  }
  return { hits, total };
}

interface SearchedText {
  text: string;
  placeAt(start: number, end: number): Place;
}

function textsOf(db: ReadableDb, filingId: number, unit: UnitRow): SearchedText[] {
  const { block, table_position: table, row_position: row } = unit;
  if (block !== null) {
    const found = db.get<{ text: string }>(
      'SELECT text FROM block WHERE filing_id = ? AND position = ?',
      filingId,
      block,
    );
    return found ? [{ text: found.text, placeAt: (start, end) => ({ in: 'block', block, start, end }) }] : [];
  }
  if (table === null || row === null) return [];
  const cells = db.all<{ column_position: number; text: string }>(
    `SELECT column_position, text FROM cell
     WHERE filing_id = ? AND table_position = ? AND row_position = ? AND spanned = 0 ORDER BY column_position`,
    filingId,
    table,
    row,
  );
  return cells.map(({ column_position: column, text }) => ({
    text,
    placeAt: (start, end) => ({ in: 'cell', table, row, column, start, end }),
  }));
}
