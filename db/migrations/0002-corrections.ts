import type { Filing } from '../../core/model/filing.ts';
import { firstSpot } from '../../core/reader/corrections/placed.ts';
import type { WritableDb } from '../connection.ts';
import { unpackReading } from '../reading.ts';
import { packSegments } from '../segments.ts';

/**
 * Corrections of all kinds in one table, in the order in which they were made; a corrected cell becomes
 * one of them. Each text keeps the way back to its source, which corrections are tied to.
 */
export const corrections = {
  version: 2,
  name: 'corrections',
  up(db: WritableDb): void {
    db.script(schema);
    const filings = new Map<number, Filing>();
    for (const { filing_id, body } of db.all<{ filing_id: number; body: Uint8Array }>('SELECT * FROM reading')) {
      const filing = unpackReading(body);
      placeTexts(db, filing_id, filing);
      filings.set(filing_id, filing);
    }
    moveEdits(db, filings);
    db.script('DROP TABLE cell_edit');
  },
};

const schema = `
-- at,line,column,length of each segment, parted by semicolons.
ALTER TABLE block ADD COLUMN segments TEXT NOT NULL DEFAULT '';
-- Of a corrected cell: those of what was read.
ALTER TABLE cell ADD COLUMN segments TEXT NOT NULL DEFAULT '';

-- What an analyst set right in the reading, applied in the order of the ids. body is JSON as in
-- core/reader/corrections/correction.ts; unapplied: the last reading had no place for it.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  sentence_zh TEXT NOT NULL,
  sentence_en TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  unapplied INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX correction_filing ON correction (filing_id, id);

-- Doubts of the reader that an analyst accepted as they are.
CREATE TABLE accepted_doubt (
  filing_id INTEGER NOT NULL REFERENCES filing (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  PRIMARY KEY (filing_id, key)
) STRICT, WITHOUT ROWID;

-- The reading report of the filing as corrected, JSON.
CREATE TABLE reading_report (filing_id INTEGER PRIMARY KEY REFERENCES filing (id) ON DELETE CASCADE, body TEXT NOT NULL) STRICT;
`;

function placeTexts(db: WritableDb, filingId: number, filing: Filing): void {
  for (const block of filing.blocks) {
    db.run(
      'UPDATE block SET segments = ? WHERE filing_id = ? AND position = ?',
      packSegments(block),
      filingId,
      block.index,
    );
  }
  for (const table of filing.tables) {
    table.rows.forEach((row, at) => {
      row.cells.forEach((cell, column) => {
        db.run(
          'UPDATE cell SET segments = ? WHERE filing_id = ? AND table_position = ? AND row_position = ? AND column_position = ?',
          packSegments(cell),
          filingId,
          table.index,
          at,
          column,
        );
      });
    });
  }
}

interface OldEdit {
  entity: string;
  filingId: number;
  table: number;
  row: number;
  column: number;
  /** Null for what was read. */
  old: string | null;
  new: string | null;
}

interface ChangeRow {
  id: number;
  at: string;
  who: string;
  sentence_zh: string;
  sentence_en: string;
  undone: number;
  values_json: string;
}

/**
 * Each change of a cell becomes a correction of its own, made where the change stands and free to be
 * made where it was undone; the audit trail's values follow, so that undo and redo go on.
 */
function moveEdits(db: WritableDb, filings: ReadonlyMap<number, Filing>): void {
  const changes = db.all<ChangeRow>(`SELECT * FROM change WHERE values_json LIKE '%"cell-edit"%' ORDER BY id`);
  changes.forEach((change, index) => {
    const { id, at, who, sentence_zh, sentence_en, undone } = change;
    const values = (JSON.parse(change.values_json) as OldEdit[]).flatMap((value): object[] => {
      if (value.entity !== 'cell-edit') return [value];
      const filing = filings.get(value.filingId);
      const correction = filing ? cellText(filing, value) : null;
      if (correction === null) return [];
      const stored = { correction, sentence: { zh: sentence_zh, en: sentence_en }, who, at };
      if (undone === 0) {
        db.run(
          'INSERT INTO correction (id, filing_id, body, sentence_zh, sentence_en, who, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          index + 1,
          value.filingId,
          JSON.stringify(correction),
          sentence_zh,
          sentence_en,
          who,
          at,
        );
      }
      return [{ entity: 'correction', filingId: value.filingId, id: index + 1, old: null, new: stored }];
    });
    db.run('UPDATE change SET values_json = ? WHERE id = ?', JSON.stringify(values), id);
  });
}

/** The correction of a cell, tied to the source; null where its row holds nothing of it. */
function cellText(filing: Filing, { table, row, column, old, new: text }: OldEdit): object | null {
  const cells = filing.tables[table]?.rows[row]?.cells ?? [];
  const cell = cells[column];
  if (!cell) return null;
  const own = cell.spanned ? null : firstSpot(cell);
  const at = own ?? cells.map((one) => (one.spanned ? null : firstSpot(one))).find((spot) => spot !== null);
  if (!at) return null;
  const anchor = { at, own: own !== null, column, columns: cells.length };
  return { kind: 'cell-text', cell: anchor, text, was: old ?? cell.text };
}
