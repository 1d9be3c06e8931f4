import type { Place } from '../../core/model/text.ts';
import { firstSpot, offsetOf } from '../../core/reader/corrections/placed.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { unpackSegments } from '../segments.ts';
import { storedCells } from './corrections.ts';

interface Held {
  id: number;
  place: Place;
  /** The source character that the place begins at. */
  line: number;
  column: number;
  words: string;
}

interface Text {
  text: string;
  segments: ReturnType<typeof unpackSegments>;
}

/**
 * Remembers by the source where annotations stand; the function it answers puts them there again in what
 * was read anew. One whose words are no more keeps its quote and loses its place.
 */
export function holdAnnotations(db: WritableDb, filingId: number): () => void {
  const held: Held[] = [];
  for (const { id, place } of db.all<{ id: number; place: string }>(
    'SELECT id, place FROM annotation WHERE filing_id = ? AND place IS NOT NULL',
    filingId,
  )) {
    const at = JSON.parse(place) as Place;
    const host = hostOf(db, filingId, at);
    const spot = host && spotFrom(host, at.start);
    if (host && spot) held.push({ id, place: at, ...spot, words: host.text.slice(at.start, at.end) });
  }
  return () => {
    for (const one of held) {
      const place = placeAt(db, filingId, one);
      if (JSON.stringify(place) === JSON.stringify(one.place)) continue;
      db.run('UPDATE annotation SET place = ? WHERE id = ?', place === null ? null : JSON.stringify(place), one.id);
    }
  };
}

function hostOf(db: ReadableDb, filingId: number, place: Place): Text | null {
  if (place.in === 'cell') {
    const cells = storedCells(db, filingId, place.table, place.row);
    return cells.find(({ column }) => column === place.column) ?? null;
  }
  const row = db.get<{ text: string; segments: string }>(
    'SELECT text, segments FROM block WHERE filing_id = ? AND position = ?',
    filingId,
    place.block,
  );
  return row ? { text: row.text, segments: unpackSegments(row.segments) } : null;
}

/** The source character at an offset, else the next one, else the text's first. */
function spotFrom(host: Text, offset: number): { line: number; column: number } | null {
  for (const { at, line, column, length } of host.segments) {
    if (offset < at + length) return { line, column: column + Math.max(0, offset - at) };
  }
  return firstSpot(host);
}

function placeAt(db: ReadableDb, filingId: number, { line, column, words }: Held): Place | null {
  const spot = { line, column };
  const rangeIn = (host: Text): { start: number; end: number } | null => {
    const offset = offsetOf(host, spot);
    if (offset < 0) return null;
    const start = host.text.startsWith(words, offset) ? offset : host.text.indexOf(words);
    return start < 0 ? { start: offset, end: host.text.length } : { start, end: start + words.length };
  };
  for (const { position, text, segments } of db.all<{ position: number; text: string; segments: string }>(
    "SELECT position, text, segments FROM block WHERE filing_id = ? AND line <= ? AND kind <> 'table' ORDER BY line DESC LIMIT 50",
    filingId,
    line,
  )) {
    const range = rangeIn({ text, segments: unpackSegments(segments) });
    if (range) return { in: 'block', block: position, ...range };
  }
  for (const { position } of db.all<{ position: number }>(
    'SELECT position FROM filing_table WHERE filing_id = ? AND line <= ? AND end_line >= ?',
    filingId,
    line,
    line,
  )) {
    for (const cell of storedCells(db, filingId, position)) {
      const range = cell.spanned ? null : rangeIn(cell);
      if (range) return { in: 'cell', table: position, row: cell.row, column: cell.column, ...range };
    }
  }
  return null;
}
