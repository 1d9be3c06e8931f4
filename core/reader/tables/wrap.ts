import { isValueToken, squeeze, widthOf } from '../characters.ts';
import { type DraftRow, type DraftTable, draftText, emptyCell, type LineText } from './draft.ts';

/**
 * Joins rows that only continue the one above: they hold no value, and each of their cells goes on
 * from a cell whose line was full, by the width at which its column breaks its lines.
 */
export function unwrapRows(table: DraftTable, lineText: LineText): void {
  const widths = breakWidths(table, lineText);
  const rows: DraftRow[] = [];
  for (const row of table.rows) {
    const before = rows.at(-1);
    const headless = before?.cells.some((cell) => draftText(lineText, cell) === '指') === true;
    if (before && (rows.length > 1 || headless) && continues(before, row, widths, lineText)) {
      row.cells.forEach((cell, at) => {
        before.cells[at]?.pieces.push(...cell.pieces);
      });
    } else rows.push(row);
  }
  table.rows = rows;
}

/** Width of the widest line of each column; a column of long texts does not break its lines. */
function breakWidths(table: DraftTable, lineText: LineText): number[] {
  const widths = new Array<number>(table.columns).fill(0);
  for (const row of table.rows) {
    row.cells.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] as number, widthOf(draftText(lineText, cell)));
    });
  }
  return widths;
}

function continues(before: DraftRow, row: DraftRow, widths: readonly number[], lineText: LineText): boolean {
  let goesOn = 0;
  let empty = 0;
  for (const [at, cell] of row.cells.entries()) {
    const text = draftText(lineText, cell);
    if (text === '') {
      empty += 1;
      continue;
    }
    const host = before.cells[at] ?? emptyCell();
    const last = host.pieces.at(-1);
    if (!last || isValueToken(squeeze(text)) || isValueToken(squeeze(draftText(lineText, host)))) return false;
    const above = lineText(last.line).slice(last.start, last.end);
    if (widthOf(above) < (widths[at] as number) * 0.8 - 1 || (widths[at] as number) > 40) return false;
    if (/[。；：]$/.test(above) || /[：:]$/.test(text)) return false;
    goesOn += 1;
  }
  if (goesOn === 0 || empty === 0) return false;
  const label = draftText(lineText, row.cells[0] ?? emptyCell());
  return label === '' || goesOn > 1 || leadsOn(draftText(lineText, before.cells[0] ?? emptyCell()), label);
}

/** A label alone goes on only where its first half asks for a second. */
function leadsOn(above: string, label: string): boolean {
  return (
    /[、/／（(和与及的之—-]$/.test(above) ||
    /^[）)、（(/／]/.test(label) ||
    above.split('（').length > above.split('）').length
  );
}
