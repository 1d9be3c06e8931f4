import type { Cell, CellStyle, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { CellStyleName, Sheet, SheetCell } from '../../../core/export/sheets/sheet.ts';

const fill = (rgb: string): Pick<CellStyle, 'fill'> => ({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } },
});

const styles: Record<CellStyleName, CellStyle> = {
  head: {
    font: { bold: true, color: { rgb: '344054' } },
    ...fill('EEF1F5'),
    alignment: { vertical: 'center', wrapText: true },
  },
  title: { font: { bold: true, size: 12, color: { rgb: '1F5FD6' } } },
  high: { font: { bold: true, color: { rgb: 'C0362C' } }, ...fill('FDECEA') },
  medium: { font: { color: { rgb: 'B25E09' } }, ...fill('FDF3E4') },
  low: { font: { color: { rgb: '51607A' } }, ...fill('EEF1F5') },
  fail: { font: { bold: true, color: { rgb: 'C0362C' } }, ...fill('FDECEA') },
  rounding: { font: { color: { rgb: 'B25E09' } } },
  edited: { ...fill('FFF7DB') },
  muted: { font: { color: { rgb: '667085' } } },
  label: { font: { color: { rgb: '667085' } } },
};
/** A cell's own font replaces the workbook's, so that each names it again. */
const face = { name: 'Microsoft YaHei', size: 10 };
const linked: CellStyle = { font: { color: { rgb: '1F5FD6' }, underline: true } };

/** Text of a spreadsheet cell can hold no more than this. */
const longestText = 32767;

/** The workbook as bytes: text stays text, links lead inside the workbook, records have filters and a frozen header. */
export async function xlsxBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(toWriteSheet),
    defaultFont: face,
    activeSheet: 0,
  });
}

function toWriteSheet(sheet: Sheet): WriteSheet {
  const head: SheetCell[][] = sheet.records
    ? [sheet.columns.map(({ header }) => ({ value: header, style: 'head' as const }))]
    : [];
  const rows = [...head, ...sheet.rows];
  const wraps = sheet.columns.map((column) => column.wrap === true);
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const style = styleOf(cell, wraps[c] === true);
      if (!style && !cell.link) return;
      cells.set(`${r},${c}`, {
        value: shownValue(cell),
        ...(style ? { style } : {}),
        ...(cell.link ? { hyperlink: { target: '', location: `'${cell.link.sheet}'!A${cell.link.row}` } } : {}),
      });
    });
  });
  const lastColumn = columnLetters(sheet.columns.length);
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows: rows.map((row) => row.map(shownValue)),
    cells,
    ...(sheet.records
      ? { freezePane: { rows: 1 }, autoFilter: { range: `A1:${lastColumn}${Math.max(rows.length, 1)}` } }
      : {}),
    rowDefs: rowHeights(rows, sheet.columns),
    pageSetup: { fitToPage: true, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 },
  };
}

function shownValue(cell: SheetCell): string | number | null {
  return typeof cell.value === 'string' ? cell.value.slice(0, longestText) : cell.value;
}

function styleOf(cell: SheetCell, wrap: boolean): CellStyle | undefined {
  const named = cell.style ? styles[cell.style] : undefined;
  if (cell.value === null) return undefined;
  return {
    ...named,
    ...(cell.format ? { numFmt: cell.format } : {}),
    font: { ...face, ...(cell.link ? linked.font : {}), ...named?.font },
    alignment: { vertical: 'top', ...(wrap ? { wrapText: true } : {}), ...named?.alignment },
  };
}

const lineHeight = 15;
/** A row taller than this hides its neighbours; the rest of such a text is read in the cell. */
const tallest = 20 * lineHeight;

/** Heights in points of the rows whose wrapped text needs more than one line: not every program works them out itself. */
function rowHeights(rows: readonly SheetCell[][], columns: Sheet['columns']): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  rows.forEach((row, r) => {
    let lines = 1;
    row.forEach((cell, c) => {
      const column = columns[c];
      if (column?.wrap && typeof cell.value === 'string') lines = Math.max(lines, linesOf(cell.value, column.width));
    });
    if (lines > 1) heights.set(r, { height: Math.min(lines * lineHeight + 3, tallest) });
  });
  return heights;
}

/** Lines that a text takes in a column so many Latin letters wide; a Han character is two wide. */
function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => {
    let size = 0;
    for (const letter of line) size += letter > '\u2E7F' ? 2 : 1;
    return lines + Math.max(1, Math.ceil((size * 1.05) / width));
  }, 0);
}

/** Column letters of a 1-based column: 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
