/** One cell of an exported workbook, without a file format's library. */
export interface SheetCell {
  value: string | number | null;
  /** A spreadsheet number format; only for numbers. */
  format?: string;
  style?: CellStyleName;
  /** A place in this workbook to jump to; `row` is 1-based. */
  link?: { sheet: string; row: number };
}

export type CellStyleName =
  | 'head'
  | 'title'
  | 'high'
  | 'medium'
  | 'low'
  | 'fail'
  | 'rounding'
  | 'edited'
  | 'muted'
  | 'label';

export interface Sheet {
  name: string;
  columns: { header: string /** Characters, one for a Latin letter. */; width: number; wrap?: boolean }[];
  /** The rows: below the header in a sheet of records, all of them in a page. */
  rows: SheetCell[][];
  /** A sheet of records has a header row, frozen, with filters; a page of mixed content has none. */
  records: boolean;
}

export const text = (value: string | null, style?: CellStyleName): SheetCell => (style ? { value, style } : { value });

export const count = (value: number): SheetCell => ({ value, format: '#,##0' });

const printed = /^[-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([%％])?$/;
const bracketed = /^[(（](.*)[)）]$/;

/**
 * A printed amount as a real number with the digits it was printed with; text for all else, and for what a
 * double can't hold exactly or a code would lose (000123).
 */
export function amount(printedText: string, suffix = ''): SheetCell {
  const trimmed = printedText.trim();
  const inner = bracketed.exec(trimmed)?.[1] ?? trimmed;
  const match = printed.exec(inner);
  const digits = inner.replace(/\D/g, '');
  if (!match || digits.length > 15 || (/^0\d/.test(digits) && !inner.includes('.'))) return { value: printedText };
  const decimals = match[1] ?? '';
  const percent = match[2] !== undefined;
  const magnitude = Number(inner.replace(/[^\d.]/g, '')) / (percent ? 100 : 1);
  const negative = inner !== trimmed || /^[-−－]/.test(inner);
  const base = inner.includes(',') ? '#,##0' : '0';
  const format = `${base}${decimals ? `.${'0'.repeat(decimals.length)}` : ''}${percent ? '%' : ''}`;
  return { value: negative ? -magnitude : magnitude, format: suffix ? `${format}" ${suffix}"` : format };
}

/** An ISO instant in the reader's own time, to the minute: 2025-06-18 09:12. */
export function localTime(instant: string): string {
  const date = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
