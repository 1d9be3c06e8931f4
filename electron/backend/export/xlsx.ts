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
const linked: CellStyle = { font: { color: { rgb: '1F5FD6' }, underline: true } };

/** Text of a spreadsheet cell can hold no more than this. */
const longestText = 32767;

/** The workbook as bytes: text stays text, links lead inside the workbook, records have filters and a frozen header. */
export async function xlsxBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(toWriteSheet),
    defaultFont: { name: 'Microsoft YaHei', size: 10 },
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
    pageSetup: { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 },
  };
}

function shownValue(cell: SheetCell): string | number | null {
  return typeof cell.value === 'string' ? cell.value.slice(0, longestText) : cell.value;
}

function styleOf(cell: SheetCell, wrap: boolean): CellStyle | undefined {
  const named = cell.style ? styles[cell.style] : undefined;
  if (!named && !cell.format && !wrap && !cell.link) return undefined;
  return {
    ...(cell.link ? linked : {}),
    ...named,
    ...(cell.format ? { numFmt: cell.format } : {}),
    alignment: { vertical: 'top', ...(wrap ? { wrapText: true } : {}), ...named?.alignment },
  };
}

/** Column letters of a 1-based column: 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
