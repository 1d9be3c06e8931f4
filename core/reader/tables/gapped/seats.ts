import type { GappedRow } from './columns.ts';
import type { Fragment } from './fragments.ts';

/** How many rows up and down a full row is looked for that tells where the columns stand. */
const reach = 40;

/**
 * Deals the pieces of each row to columns by their number: layout text sets each page, and each block
 * of a page, at columns of its own, so that what stands below each other needs not belong together. A
 * row with as many pieces as the header fills every column; one with fewer is held against the nearest
 * full rows. Gives the number of columns and each piece's column, or null where no header of one line
 * stands over rows that mostly agree with it.
 */
export function seatRows(rows: readonly GappedRow[]): { columns: number; seats: number[][] } | null {
  const header = rows[0]?.fragments ?? [];
  const columns = header.length;
  if (columns < 2 || header.some((fragment) => fragment.value && !/^(?:19|20)\d\d$/.test(fragment.text))) return null;
  const second = rows[1]?.fragments ?? [];
  if (second.length >= 2 && !second.some((fragment) => fragment.value)) return null;
  const several = rows.filter((row) => row.fragments.slice(1).some((fragment) => fragment.value));
  const full = rows.map((row) => isFull(row, columns));
  const seated = several.filter((row) => isFull(row, columns)).length;
  if (seated < 3 || seated < several.length * 0.5) return null;
  if (rows.some((row) => row.fragments.length > columns && !endsInValues(row.fragments, columns))) return null;
  const seats = rows.map((row, at) => {
    const { fragments } = row;
    if (fragments.length >= columns) {
      const extra = fragments.length - columns;
      return fragments.map((_, index) => Math.max(0, index - extra));
    }
    return nearestSeats(rows, full, at, columns);
  });
  return { columns, seats };
}

function isFull(row: GappedRow, columns: number): boolean {
  const { fragments } = row;
  return fragments.length === columns && fragments.slice(1).some((fragment) => fragment.value) && !fragments[0]?.value;
}

/** More pieces than columns, but a value in each column after the first: the label has a wide gap in it. */
function endsInValues(fragments: readonly Fragment[], columns: number): boolean {
  return fragments.slice(fragments.length - columns + 1).every((fragment) => fragment.value) && !fragments[1]?.value;
}

function nearestSeats(rows: readonly GappedRow[], full: readonly boolean[], at: number, columns: number): number[] {
  const { fragments, line } = rows[at] as GappedRow;
  let best: { seats: number[]; cost: number } | null = null;
  for (const step of [-1, 1]) {
    let there = at + step;
    while (there >= 0 && there < rows.length && Math.abs(there - at) < reach && !full[there]) there += step;
    const other = rows[there];
    if (!other || !full[there]) continue;
    const fit = fitSeats(fragments, other.fragments, columns);
    const cost = fit.cost + (other.line.page === line.page ? 0 : 6) + Math.abs(there - at) * 0.02;
    if (!best || cost < best.cost) best = { seats: fit.seats, cost };
  }
  return best?.seats ?? fragments.map((_, index) => index);
}

/** The cheapest columns, left to right, for the pieces of a row that leaves some empty; both small, so all are tried in order. */
function fitSeats(
  fragments: readonly Fragment[],
  model: readonly Fragment[],
  columns: number,
): { seats: number[]; cost: number } {
  const never = 1e6;
  const count = fragments.length;
  const cost: number[][] = Array.from({ length: count + 1 }, () => new Array<number>(columns + 1).fill(never));
  const from: boolean[][] = Array.from({ length: count + 1 }, () => new Array<boolean>(columns + 1).fill(false));
  (cost[0] as number[]).fill(0);
  for (let piece = 1; piece <= count; piece += 1) {
    for (let column = 1; column <= columns; column += 1) {
      const skipped = cost[piece]?.[column - 1] ?? never;
      const taken =
        (cost[piece - 1]?.[column - 1] ?? never) +
        distance(fragments[piece - 1] as Fragment, model[column - 1] as Fragment, column === 1);
      (cost[piece] as number[])[column] = Math.min(skipped, taken);
      (from[piece] as boolean[])[column] = taken <= skipped;
    }
  }
  const seats: number[] = new Array<number>(count).fill(0);
  let column = columns;
  for (let piece = count; piece > 0; piece -= 1) {
    while (column > 0 && !from[piece]?.[column]) column -= 1;
    column -= 1;
    seats[piece - 1] = Math.max(0, column);
  }
  return { seats, cost: cost[count]?.[columns] ?? never };
}

function distance(fragment: Fragment, model: Fragment, label: boolean): number {
  const left = Math.abs(fragment.left - model.left);
  if (label) return fragment.value ? 30 + left : Math.min(left, Math.abs(fragment.right - model.right));
  const middle = Math.abs(fragment.left + fragment.right - model.left - model.right) / 2;
  return Math.min(Math.abs(fragment.right - model.right), middle, left);
}
