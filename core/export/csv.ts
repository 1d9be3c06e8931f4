/** A value of an exported row: text as it is, a number as a decimal string to keep every digit, or nothing. */
export type CsvValue = string | number | null;

/** UTF-8 with this mark in front is opened as UTF-8 by Excel and WPS. */
export const byteOrderMark = '\uFEFF';

// Excel runs a cell as a formula after these; the full-width forms too where it runs in an East Asian locale.
const formulaStart = /^[\s\u00A0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const plainNumber = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/;

/**
 * Text that a spreadsheet can't run: what would start a formula gets an apostrophe in front, a printed
 * number such as −1,234.50 stays as it is.
 * Method: OWASP, CSV Injection, with numbers let through.
 */
export function neutralised(text: string): string {
  if (!formulaStart.test(text) || plainNumber.test(text.trim())) return text;
  return `'${text}`;
}

/** One line of RFC 4180, with its CRLF. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

function field(value: CsvValue): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : neutralised(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A whole CSV file, in pieces: the byte order mark, the header, the rows. */
export function* csvFile(header: readonly string[], rows: Iterable<readonly CsvValue[]>): Generator<string> {
  yield byteOrderMark + csvLine(header);
  for (const row of rows) yield csvLine(row);
}
