import type { Line } from '../../lines.ts';
import { type DraftCell, type DraftRow, type DraftTable, emptyCell } from '../draft.ts';
import type { Fragment } from './fragments.ts';

interface GappedRow {
  line: Line;
  fragments: readonly Fragment[];
  gap: boolean;
}

/** Columns from the white between the pieces of all lines, rows from the lines that hold values. */
export function readGapped(rows: readonly GappedRow[]): DraftTable | null {
  const cuts = columnCuts(rows);
  if (cuts.length === 0) return null;
  const columns = cuts.length + 1;
  const first = (rows[0] as GappedRow).line;
  const last = (rows.at(-1) as GappedRow).line;
  return {
    kind: 'grid',
    rows: wrapRows(rows.map((row) => rowOf(row, cuts))),
    headerRows: null,
    columns,
    line: first.number,
    endLine: last.number,
    page: first.page,
    endPage: last.page,
    parts: new Set(rows.map((row) => row.line.page)).size,
    confidence: 0.7,
  };
}

/** Where hardly any line has ink, between where lines do: half-em steps. */
function columnCuts(rows: readonly GappedRow[]): number[] {
  const several = rows.filter((row) => row.fragments.length >= 2);
  const ink: number[] = [];
  for (const row of several) {
    for (const fragment of row.fragments) {
      for (let at = Math.floor(fragment.left * 2); at < Math.ceil(fragment.right * 2) && at < 800; at += 1) {
        while (ink.length <= at) ink.push(0);
        ink[at] = (ink[at] as number) + 1;
      }
    }
  }
  const few = several.length * 0.08;
  const cuts: number[] = [];
  let begun = false;
  let white = -1;
  for (let at = 0; at < ink.length; at += 1) {
    if ((ink[at] as number) <= few) {
      if (begun && white < 0) white = at;
      continue;
    }
    if (white >= 0) cuts.push((white + at) / 4);
    begun = true;
    white = -1;
  }
  return cuts;
}

interface LooseRow {
  row: DraftRow;
  gap: boolean;
  values: number;
  labelOnly: boolean;
  labelEmpty: boolean;
}

function rowOf(source: GappedRow, cuts: readonly number[]): LooseRow {
  const cells = Array.from({ length: cuts.length + 1 }, emptyCell);
  let values = 0;
  for (const fragment of source.fragments) {
    const column = columnOf(fragment, cuts);
    if (fragment.value && column > 0) values += 1;
    cells[column]?.pieces.push({ line: fragment.line, start: fragment.start, end: fragment.end });
  }
  spanAcross(source, cuts, cells);
  const filled = cells.map((cell) => cell.pieces.length > 0);
  return {
    row: {
      cells,
      line: source.line.number,
      page: source.line.page,
      left: source.fragments[0]?.left ?? null,
      header: null,
    },
    gap: source.gap,
    values,
    labelOnly: filled[0] === true && filled.slice(1).every((is) => !is),
    labelEmpty: filled[0] === false,
  };
}

function columnOf(fragment: Fragment, cuts: readonly number[]): number {
  const middle = (fragment.left + fragment.right) / 2;
  let column = 0;
  while (column < cuts.length && (cuts[column] as number) <= middle) column += 1;
  return column;
}

/** A piece that lies over other columns, and finds them empty, spans them. */
function spanAcross(source: GappedRow, cuts: readonly number[], cells: DraftCell[]): void {
  const empty = cells.map((cell) => cell.pieces.length === 0);
  for (const fragment of source.fragments) {
    const own = cells[columnOf(fragment, cuts)];
    cells.forEach((_, column) => {
      const from = column === 0 ? Number.NEGATIVE_INFINITY : (cuts[column - 1] as number);
      const to = column === cuts.length ? Number.POSITIVE_INFINITY : (cuts[column] as number);
      const covers = fragment.left < from - 1 && fragment.right > to + 1;
      if (covers && own && empty[column]) cells[column] = { pieces: own.pieces.slice(), spanned: true };
    });
  }
}

/** Lines that wrap a cell join the row they belong to: the one with the values, above or below. */
function wrapRows(rows: readonly LooseRow[]): DraftRow[] {
  const done: LooseRow[] = [];
  let waiting: LooseRow | null = null;
  for (const row of rows) {
    if (waiting && row.labelEmpty && row.values > 0 && !row.gap) {
      done.push(merge(waiting, row));
      waiting = null;
      continue;
    }
    if (waiting) {
      done.push(waiting);
      waiting = null;
    }
    const before = done.at(-1);
    const wraps = before !== undefined && !row.gap && row.values === 0 && before.values > 0;
    if (
      wraps &&
      before &&
      (row.labelEmpty ||
        (row.labelOnly && isShort(row) && done.length > 1 && before.labelEmpty === false && startsLower(row, before)))
    ) {
      done[done.length - 1] = merge(before, row);
      continue;
    }
    if (row.labelOnly) waiting = row;
    else done.push(row);
  }
  if (waiting) done.push(waiting);
  return done.map((row) => row.row);
}

function isShort(row: LooseRow): boolean {
  const piece = row.row.cells[0]?.pieces[0];
  return piece !== undefined && piece.end - piece.start <= 6;
}

/** The rest of a label is no longer than the line above it, and begins at the same edge. */
function startsLower(row: LooseRow, before: LooseRow): boolean {
  const [own, above] = [row.row.cells[0]?.pieces[0], before.row.cells[0]?.pieces[0]];
  if (!own || !above) return false;
  const aligned = row.row.left !== null && before.row.left !== null && Math.abs(row.row.left - before.row.left) < 0.8;
  return aligned && own.end - own.start < above.end - above.start;
}

function merge(above: LooseRow, below: LooseRow): LooseRow {
  const cells = above.row.cells.map((cell, at) => {
    const other = below.row.cells[at] ?? emptyCell();
    if (cell.pieces.length === 0 || (cell.spanned && other.pieces.length > 0)) return other;
    return other.spanned ? cell : { pieces: [...cell.pieces, ...other.pieces], spanned: cell.spanned };
  });
  return {
    ...above,
    row: { ...above.row, cells },
    values: above.values + below.values,
    labelEmpty: false,
    labelOnly: false,
  };
}
