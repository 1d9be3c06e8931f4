import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GoujiError } from '../../../core/contract/errors.ts';
import type { MethodParsed } from '../../../core/contract/methods.ts';
import type { ExportData } from '../../../core/export/data.ts';
import { findingsCsv, tableCsv } from '../../../core/export/findings-csv.ts';
import { htmlReport } from '../../../core/export/html.ts';
import { workbookSheets } from '../../../core/export/sheets/workbook.ts';
import type { Language } from '../../../core/model/text.ts';
import { xlsxBytes } from './xlsx.ts';

export type ExportWhat = MethodParsed<'export.start'>['what'];

/**
 * Writes one export to a path; the caller gives a temporary path and renames it when this succeeds.
 * Fails with `not-found` for a table that does not exist, and with the file system's own errors.
 */
export async function writeExport(
  request: { what: ExportWhat; language: Language },
  data: ExportData,
  targetPath: string,
  signal?: AbortSignal,
): Promise<void> {
  const { what, language } = request;
  if (what.kind === 'xlsx') {
    const bytes = await xlsxBytes(workbookSheets(data, language));
    await writeFile(targetPath, bytes, signal ? { signal } : {});
    return;
  }
  const stream = Readable.from(textOf(what, data, language));
  await pipeline(stream, createWriteStream(targetPath), signal ? { signal } : {});
}

function textOf(what: Exclude<ExportWhat, { kind: 'xlsx' }>, data: ExportData, language: Language): Iterable<string> {
  if (what.kind === 'html') return htmlReport(data, language);
  if (what.kind === 'findings-csv') return findingsCsv(data, language, what.findingIds);
  const table = data.filing.tables[what.table];
  if (!table) throw new GoujiError('not-found', { what: { zh: '表格', en: 'table' } });
  return tableCsv(table);
}
