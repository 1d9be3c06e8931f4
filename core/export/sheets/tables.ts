import { tickMarks } from '../../contract/labels.ts';
import type { Table } from '../../model/filing.ts';
import type { Check, CheckStatus } from '../../model/finding.ts';
import type { Language } from '../../model/text.ts';
import type { ExportData } from '../data.ts';
import { sheetNames } from './findings.ts';
import { amount, type CellStyleName, count, type Sheet, type SheetCell, text } from './sheet.ts';

const rank: Record<CheckStatus, number> = { 'not-checkable': 0, pass: 1, rounding: 2, fail: 3 };

/** The worst result of the checks that each cell is part of; key `table:row:column`, all rows counted. */
export function cellTicks(checks: readonly Check[]): Map<string, CheckStatus> {
  const ticks = new Map<string, CheckStatus>();
  for (const check of checks) {
    for (const { place } of check.mentions) {
      if (place.in !== 'cell') continue;
      const key = `${place.table}:${place.row}:${place.column}`;
      const before = ticks.get(key);
      if (before === undefined || rank[check.status] > rank[before]) ticks.set(key, check.status);
    }
  }
  return ticks;
}

const listHeaders = {
  zh: ['表', '标题', '单位', '行', '页', '行数', '列数', '相符', '尾差', '不符'],
  en: ['Table', 'Title', 'Unit', 'Line', 'Page', 'Rows', 'Columns', 'Pass', 'Rounding', 'Fail'],
} satisfies Record<Language, string[]>;
const tickStyles: Partial<Record<CheckStatus, CellStyleName>> = { fail: 'fail', rounding: 'rounding' };

/** The list of tables, and all tables one below another with tick marks in their cells. */
export function tableSheets(data: ExportData, language: Language): [Sheet, Sheet] {
  const ticks = cellTicks(data.report.checks);
  const { tables } = data.filing;
  const width = tables.reduce((most, table) => Math.max(most, table.columns.length), 1);
  const starts: number[] = [];
  const rows: SheetCell[][] = [];
  for (const table of tables) {
    starts.push(rows.length + 1);
    rows.push(...tableRows(table, ticks), []);
  }
  const list: Sheet = {
    name: sheetNames.tableList[language],
    columns: listHeaders[language].map((header, index) => ({ header, width: index === 1 ? 60 : 10 })),
    records: true,
    rows: tables.map((table, index) => [
      { value: table.id, link: { sheet: sheetNames.tables[language], row: starts[index] as number } },
      text(table.title),
      text(table.unit),
      count(table.line),
      table.page === null ? text(null) : count(table.page),
      count(table.rows.length - table.headerRows),
      count(table.columns.length),
      ...(['pass', 'rounding', 'fail'] as const).map((status) => count(tickCount(table, ticks, status))),
    ]),
  };
  const content: Sheet = {
    name: sheetNames.tables[language],
    columns: Array.from({ length: width }, (_, index) => ({ header: '', width: index === 0 ? 30 : 18, wrap: true })),
    records: false,
    rows,
  };
  return [list, content];
}

function tickCount(table: Table, ticks: Map<string, CheckStatus>, status: CheckStatus): number {
  let n = 0;
  table.rows.forEach((row, r) => {
    row.cells.forEach((_, c) => {
      if (ticks.get(`${table.index}:${r}:${c}`) === status) n += 1;
    });
  });
  return n;
}

function tableRows(table: Table, ticks: Map<string, CheckStatus>): SheetCell[][] {
  const caption = [table.id, table.title, table.unit].filter(Boolean).join(' · ');
  const body = table.rows.map((row, r) =>
    row.cells.map((cell, c): SheetCell => {
      if (r < table.headerRows) return { value: cell.text, style: 'head' };
      const tick = ticks.get(`${table.index}:${r}:${c}`);
      const shown = amount(cell.text, tick ? tickMarks[tick] : '');
      const style = (tick && tickStyles[tick]) ?? (cell.edited ? 'edited' : undefined);
      const marked = typeof shown.value === 'string' && tick ? { value: `${shown.value} ${tickMarks[tick]}` } : shown;
      return style ? { ...marked, style } : marked;
    }),
  );
  return [[text(caption, 'title')], ...body];
}
