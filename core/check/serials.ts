import type { Table } from '../model/filing.ts';

/** The column of a table's running numbers (序号); −1 where it has none. */
export function serialColumn(table: Table): number {
  return table.columns.findIndex((heading) => /^(序号|编号|项次|No\.?)$/i.test(heading.replace(/\s/g, '')));
}

/** Whether a cell holds a running number and nothing else. */
export function isSerial(text: string): boolean {
  return /^\s*\d{1,3}\s*$/.test(text);
}
