import type { Table } from '../model/filing.ts';
import type { Language } from '../model/text.ts';
import { type CsvValue, csvFile } from './csv.ts';
import type { ExportData } from './data.ts';
import { findingsSheet } from './sheets/findings.ts';

/** The findings grid as CSV, the same columns as the workbook's sheet; `only` keeps these ids, in their order. */
export function findingsCsv(data: ExportData, language: Language, only?: readonly string[]): Generator<string> {
  const byId = new Map(data.findings.map((entry) => [entry.row.id, entry]));
  const findings = only ? only.flatMap((id) => byId.get(id) ?? []) : data.findings;
  const sheet = findingsSheet({ ...data, findings }, language);
  return csvFile(
    sheet.columns.map((column) => column.header),
    sheet.rows.map((row) => row.map((cell): CsvValue => cell.value)),
  );
}

/** One table as CSV, its printed text kept; header storeys joined into one header line. */
export function tableCsv(table: Table): Generator<string> {
  return csvFile(
    table.columns,
    table.rows.slice(table.headerRows).map((row) => row.cells.map((cell) => cell.text)),
  );
}
