import { GoujiError } from '../../core/contract/errors.ts';
import type { CorrectionRequest } from '../../core/contract/methods.ts';
import type { HistoryRow } from '../../core/contract/rows.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { Correction, Spot } from '../../core/reader/corrections/correction.ts';
import { firstSpot, spotAt } from '../../core/reader/corrections/placed.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { listCorrections, rowStart, type StoredCell, storedCells } from '../repositories/corrections.ts';
import { noSuchTable } from '../repositories/tables.ts';
import { unpackSegments } from '../segments.ts';
import { type Author, makeChange } from './changes.ts';
import { columnSentence, droppedSentence, headingSentence, tableSentence } from './correction-sentences.ts';
import { anchorOf, keepCorrection, sourceOf, tableName } from './keep-correction.ts';

type Of<Kind extends CorrectionRequest['kind']> = CorrectionRequest & { kind: Kind };

interface Resolved {
  correction: Correction;
  sentence: Bilingual;
  subject: string;
}

/**
 * Keeps a correction of what is shown, tied to the source; the check that follows applies it. Fails with
 * `not-found`, or `no-source-text` where there is nothing of the source to tie it to.
 */
export function correct(db: WritableDb, author: Author, filingId: number, request: CorrectionRequest): HistoryRow {
  return db.transaction(() => {
    const resolved = request.kind === 'heading' ? heading(db, filingId, request) : ofTable(db, filingId, request);
    return keepCorrection(db, author, { filingId, kind: 'reading.correct', ...resolved });
  });
}

/** Takes a correction away; undo brings it back at its place in the order. Fails with `not-found`. */
export function dropCorrection(db: WritableDb, author: Author, filingId: number, id: number): HistoryRow {
  return db.transaction(() => {
    const found = listCorrections(db, filingId).find((one) => one.id === id);
    if (!found) throw new GoujiError('not-found', { what: { zh: '修正', en: 'correction' } });
    const { correction, sentence, who, at } = found;
    return makeChange(db, author, {
      kind: 'reading.drop',
      sentence: droppedSentence(sentence),
      subject: `correction ${id}`,
      values: [{ entity: 'correction', filingId, id, old: { correction, sentence, who, at }, new: null }],
    });
  });
}

function heading(db: ReadableDb, filingId: number, { block, level }: Of<'heading'>): Resolved {
  const row = db.get<{ text: string; segments: string }>(
    "SELECT text, segments FROM block WHERE filing_id = ? AND position = ? AND kind <> 'table'",
    filingId,
    block,
  );
  if (!row) throw new GoujiError('not-found', { what: { zh: '段落', en: 'paragraph' } });
  const at = sourceOf(firstSpot({ text: '', segments: unpackSegments(row.segments) }));
  return {
    correction: { kind: 'heading', at, level },
    sentence: headingSentence(row.text, level),
    subject: `block ${block}`,
  };
}

type TableRequest = Exclude<CorrectionRequest, { kind: 'heading' }>;

function ofTable(db: ReadableDb, filingId: number, request: TableRequest): Resolved {
  const { id, title } = tableName(db, filingId, request.table);
  const cells = storedCells(db, filingId, request.table);
  const made = (correction: Correction, sentence: Bilingual): Resolved => ({ correction, sentence, subject: id });
  switch (request.kind) {
    case 'take-in': {
      const { kind, side } = request;
      const beside = besideLine(db, filingId, request.table, side);
      const correction: Correction = { kind, table: tableStart(cells), side, through: beside.spot };
      return made(correction, tableSentence(title, side === 'before' ? 'take-before' : 'take-after', beside.text));
    }
    case 'give-back': {
      const { kind, side, row } = request;
      const count = side === 'first' ? row + 1 : rowsOf(cells) - row;
      const sentence = tableSentence(title, side === 'first' ? 'give-first' : 'give-last', String(count));
      return made({ kind, side, through: sourceOf(rowStart(cells, row)) }, sentence);
    }
    case 'split-table': {
      const row = sourceOf(rowStart(cells, request.row));
      return made({ kind: 'split-table', row }, tableSentence(title, 'split', String(request.row + 1)));
    }
    case 'join-tables': {
      const next = tableName(db, filingId, request.table + 1);
      const spot = tableStart(storedCells(db, filingId, request.table + 1));
      const correction: Correction = { kind: 'join-tables', table: tableStart(cells), next: spot };
      return made(correction, tableSentence(title, 'join', next.title));
    }
    case 'split-cell': {
      const cell = cellOf(cells, request);
      const at = sourceOf(spotAfter(cell, request.offset));
      const parts = `${cell.text.slice(0, request.offset).trim()} | ${cell.text.slice(request.offset).trim()}`;
      const sentence = tableSentence(title, request.whole ? 'split-column' : 'split-cell', parts);
      return made({ kind: 'split-cell', at, whole: request.whole }, sentence);
    }
    case 'join-cells': {
      const cell = cellOf(cells, request);
      const right = cellOf(cells, { row: request.row, column: request.column + 1 });
      const what = request.whole ? 'join-columns' : 'join-cells';
      const words = request.whole ? String(request.column + 1) : `${cell.text} + ${right.text}`;
      const correction: Correction = { kind: 'join-cells', cell: anchorOf(cells, cell), whole: request.whole };
      return made(correction, tableSentence(title, what, words));
    }
    case 'header-rows': {
      const last = request.count === 0 ? null : sourceOf(rowStart(cells, request.count - 1));
      const correction: Correction = { kind: 'header-rows', table: tableStart(cells), last };
      return made(correction, tableSentence(title, 'header', String(request.count)));
    }
    case 'unit': {
      const { kind, unit, column } = request;
      const table = tableStart(cells);
      if (column === null) return made({ kind, table, column, unit }, tableSentence(title, 'unit', unit ?? '–'));
      const holder = cells.find((one) => one.column === column && !one.spanned && one.segments.length > 0);
      if (!holder) throw new GoujiError('no-source-text');
      const correction: Correction = { kind, table, column: anchorOf(cells, holder), unit };
      return made(correction, columnSentence(title, column, unit ?? '–'));
    }
  }
}

function rowsOf(cells: readonly StoredCell[]): number {
  return (cells.at(-1)?.row ?? -1) + 1;
}

function cellOf(cells: readonly StoredCell[], { row, column }: { row: number; column: number }): StoredCell {
  const cell = cells.find((one) => one.row === row && one.column === column);
  if (!cell) throw noSuchTable();
  return cell;
}

/** The first source character at an offset or after it: blanks between words may be the reader's. */
function spotAfter(cell: StoredCell, offset: number): Spot | null {
  for (let at = offset; at < cell.text.length; at += 1) {
    if (/\s/.test(cell.text[at] ?? '')) continue;
    return spotAt({ text: cell.text, segments: cell.segments }, at);
  }
  return null;
}

function tableStart(cells: readonly StoredCell[]): Spot {
  for (let row = 0; row < rowsOf(cells); row += 1) {
    const spot = rowStart(cells, row);
    if (spot) return spot;
  }
  throw new GoujiError('no-source-text');
}

/** The source line right before or after a table, at the far end of what is to be taken in. */
function besideLine(
  db: ReadableDb,
  filingId: number,
  table: number,
  side: 'before' | 'after',
): { spot: Spot; text: string } {
  const beside = db.get<{ text: string; segments: string; kind: string }>(
    `SELECT b.text, b.segments, b.kind FROM filing_table t JOIN block b ON b.filing_id = t.filing_id
     AND b.position = t.block + ? WHERE t.filing_id = ? AND t.position = ?`,
    side === 'before' ? -1 : 1,
    filingId,
    table,
  );
  if (!beside || beside.kind === 'table') throw new GoujiError('no-source-text');
  const segments = unpackSegments(beside.segments);
  const line = side === 'before' ? segments.at(-1)?.line : segments[0]?.line;
  const own = segments.filter((segment) => segment.line === line);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) throw new GoujiError('no-source-text');
  return {
    spot: { line: first.line, column: first.column },
    text: beside.text.slice(first.at, last.at + last.length),
  };
}
