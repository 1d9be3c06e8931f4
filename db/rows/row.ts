import type { Place } from '../../core/model/text.ts';
import type { SqlValue, WritableDb } from '../connection.ts';

/** One row to insert, without the filing's id, in the order of the table's column list. */
export type Row = SqlValue[];

/** Rows of several tables by name; plain data that crosses from the worker to the store. */
export type RowSet<Name extends string> = Record<Name, Row[]>;

/** A place's six columns. */
export function placeColumns(place: Place): Row {
  return place.in === 'block'
    ? [place.block, null, null, null, place.start, place.end]
    : [null, place.table, place.row, place.column, place.start, place.end];
}

export interface PlaceColumns {
  block: number | null;
  table_position: number | null;
  row_position: number | null;
  column_position: number | null;
  start: number;
  finish: number;
}

/** The way back from a place's columns. */
export function placeOf(row: PlaceColumns): Place {
  if (row.block !== null) return { in: 'block', block: row.block, start: row.start, end: row.finish };
  return {
    in: 'cell',
    table: row.table_position ?? 0,
    row: row.row_position ?? 0,
    column: row.column_position ?? 0,
    start: row.start,
    end: row.finish,
  };
}

/** Inserts rows of one filing. */
export function insertRows(
  db: WritableDb,
  table: string,
  columns: string,
  filingId: number,
  rows: readonly Row[],
): void {
  const width = columns.split(',').length;
  const sql = `INSERT INTO ${table} (filing_id, ${columns}) VALUES (?${', ?'.repeat(width)})`;
  for (const row of rows) db.run(sql, filingId, ...row);
}
