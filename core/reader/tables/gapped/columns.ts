import { squeeze, widthOf } from '../../characters.ts';
import type { Line } from '../../lines.ts';
import { type DraftCell, type DraftRow, type DraftTable, emptyCell } from '../draft.ts';
import { beginsLabel } from '../roles.ts';
import type { Fragment } from './fragments.ts';
import { seatRows } from './seats.ts';
import { readStacked } from './stacked.ts';

/** A line of a table whose columns only gaps show. */
export interface GappedRow {
  line: Line;
  fragments: readonly Fragment[];
  /** A blank line stands before it. */
  gap: boolean;
}

/**
 * A table of the rows: columns by the number of pieces where a header tells it (in text), else from the
 * white between the pieces of all lines; rows from the lines that hold values.
 */
export function readGapped(all: readonly GappedRow[], text: boolean): DraftTable | null {
  const stacked = text ? readStacked(all) : null;
  if (stacked) return stacked;
  const rows = withoutRepeats(all);
  const seated = text ? seatRows(rows) : null;
  const loose = seated
    ? rows.map((row, at) => rowOf(row, seated.columns, seated.seats[at] as number[]))
    : cutRows(rows, text);
  if (!loose) return null;
  const first = (all[0] as GappedRow).line;
  const last = (all.at(-1) as GappedRow).line;
  return {
    kind: 'grid',
    rows: text && partedByGaps(rows) ? joinUngapped(loose) : wrapRows(loose),
    headerRows: null,
    columns: loose[0]?.row.cells.length ?? 0,
    line: first.number,
    endLine: last.number,
    page: first.page,
    endPage: last.page,
    parts: new Set(all.map((row) => row.line.page)).size,
    confidence: seated ? 0.9 : 0.7,
    doubts: ['gaps'],
  };
}

/** The rows without the header printed again on a later page. */
function withoutRepeats(rows: readonly GappedRow[]): GappedRow[] {
  const textOf = (row: GappedRow): string => row.fragments.map((fragment) => squeeze(fragment.text)).join('|');
  const header = rows[0] as GappedRow;
  if (header.fragments.some((fragment) => fragment.value)) return [...rows];
  const text = textOf(header);
  return rows.filter((row, at) => at === 0 || row.line.page === header.line.page || textOf(row) !== text);
}

/** Rows cut where white runs down all lines: page by page where every page has as many columns, else over all. */
function cutRows(rows: readonly GappedRow[], text: boolean): LooseRow[] | null {
  const cut = (some: readonly GappedRow[], cuts: readonly number[]): LooseRow[] =>
    some.map((row) => {
      const seats = row.fragments.map((fragment) => columnOf(fragment, cuts));
      const loose = rowOf(row, cuts.length + 1, seats);
      spanAcross(row, cuts, loose.row.cells);
      return loose;
    });
  const byPage = text ? pagesOf(rows).map((some) => ({ some, cuts: columnCuts(some) })) : [];
  const counts = new Set(byPage.map(({ cuts }) => cuts.length));
  if (byPage.length > 1 && counts.size === 1 && !counts.has(0))
    return byPage.flatMap(({ some, cuts }) => cut(some, cuts));
  const cuts = columnCuts(rows);
  return cuts.length === 0 ? null : cut(rows, cuts);
}

function pagesOf(rows: readonly GappedRow[]): GappedRow[][] {
  const pages = new Map<number | null, GappedRow[]>();
  for (const row of rows) {
    const some = pages.get(row.line.page);
    if (some) some.push(row);
    else pages.set(row.line.page, [row]);
  }
  return [...pages.values()];
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
  /** The last line of the label, and its width in ems. */
  label: string;
  width: number;
  /** Its values stand in a line of their own below the label's first. */
  halved: boolean;
}

/** The cells of a line whose pieces stand in the columns `seats`. */
function rowOf(source: GappedRow, columns: number, seats: readonly number[]): LooseRow {
  const cells = Array.from({ length: columns }, emptyCell);
  let values = 0;
  source.fragments.forEach((fragment, at) => {
    const column = seats[at] as number;
    if (fragment.value && column > 0) values += 1;
    cells[column]?.pieces.push({ line: fragment.line, start: fragment.start, end: fragment.end });
  });
  const filled = cells.map((cell) => cell.pieces.length > 0);
  const label = source.fragments.find((_, at) => seats[at] === 0)?.text ?? '';
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
    label,
    width: widthOf(label),
    halved: false,
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

/** Most rows of values have a blank line before them: then what has none belongs to the row above. */
function partedByGaps(rows: readonly GappedRow[]): boolean {
  const valued = rows.filter((row) => row.fragments.slice(1).some((fragment) => fragment.value));
  const alone = rows.filter((row, at) => row.gap && (rows[at + 1]?.gap ?? true)).length;
  return valued.length >= 4 && alone >= rows.length * 0.6;
}

function joinUngapped(rows: readonly LooseRow[]): DraftRow[] {
  const done: LooseRow[] = [];
  for (const row of rows) {
    const before = done.at(-1);
    if (before && !row.gap) done[done.length - 1] = merge(before, row);
    else done.push(row);
  }
  return done.map((row) => row.row);
}

/** Lines that wrap a cell join the row they belong to: the one with the values, above or below. */
function wrapRows(rows: readonly LooseRow[]): DraftRow[] {
  const done: LooseRow[] = [];
  let waiting: LooseRow | null = null;
  const full = fullWidth(rows);
  for (const row of rows) {
    if (waiting && row.labelEmpty && row.values > 0 && !row.gap) {
      done.push({ ...merge(waiting, row), halved: true });
      waiting = null;
      continue;
    }
    if (waiting && row.labelOnly && !row.gap && isRest(waiting, row, full)) {
      waiting = merge(waiting, row);
      waiting.labelOnly = true;
      continue;
    }
    if (waiting) {
      done.push(waiting);
      waiting = null;
    }
    const before = done.at(-1);
    const wraps = before !== undefined && !row.gap && row.values === 0 && before.values > 0;
    const short = row.labelOnly && isShort(row) && before?.labelEmpty === false && startsLower(row, before);
    if (
      wraps &&
      before &&
      (row.labelEmpty || (done.length > 1 && (short || (row.labelOnly && isRest(before, row, full)))))
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

/** Width in ems at which labels break, where several of the widest are followed by a line of label alone; else null. */
function fullWidth(rows: readonly LooseRow[]): number | null {
  const widths = rows.map((row) => row.width);
  const widest = Math.max(0, ...widths);
  const broken = rows.filter((row, at) => row.width >= widest - 1.1 && rows[at + 1]?.labelOnly && !rows[at + 1]?.gap);
  return widest >= 8 && broken.length >= 2 ? widest : null;
}

/** The rest of a label: its values stand in a line between its halves; a bracket was open, or the label above is as wide as the column and this is no label's beginning. */
function isRest(above: LooseRow, row: LooseRow, full: number | null): boolean {
  if (/[：:]$/.test(row.label)) return false;
  if (above.halved) return !beginsLabel(row.label);
  const open = above.label.split(/[（(“]/).length > above.label.split(/[）)”]/).length;
  if (open || /^[）)、的和及与”]/.test(row.label)) return true;
  if (full === null || above.width < full - 1.1 || row.width > full) return false;
  return !beginsLabel(row.label);
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
    label: below.label === '' ? above.label : below.label,
    width: below.label === '' ? above.width : below.width,
    halved: false,
  };
}
