import type { Language } from '../../model/text.ts';
import type { ExportData } from '../data.ts';
import { evidenceSheet, findingsSheet } from './findings.ts';
import { overviewSheet } from './overview.ts';
import { annotationsSheet, checksSheet, factsSheet, historySheet } from './records.ts';
import type { Sheet } from './sheet.ts';
import { tableSheets } from './tables.ts';

/** All sheets of an exported workbook, in order. */
export function workbookSheets(data: ExportData, language: Language): Sheet[] {
  return [
    overviewSheet(data, language),
    findingsSheet(data, language),
    evidenceSheet(data, language),
    ...tableSheets(data, language),
    factsSheet(data, language),
    checksSheet(data, language),
    annotationsSheet(data, language),
    historySheet(data, language),
  ];
}
