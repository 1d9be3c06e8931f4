import type { TableRow } from '../../model/filing.ts';
import { squeeze } from '../characters.ts';

const total =
  /^(?:[一二三四五六七八九十]{1,3}、)?(?:合计|总计|总和|共计|累计|合共|本页合计)(?:数|金额|额)?(?:[（(].{0,20}[）)])?$/;
const endsInTotal = /(?:合计|总计|小计)(?:[（(].{0,24}[）)])?$/;
const subtotal = /^(?:小计|其中小计|.{1,30}(?:小计|合计|总计))(?:[（(].{0,24}[）)])?$/;
const ofWhich = /^[（(]?(?:其中|其[：:])/;
const note = /^(?:注\s?\d{0,2}[：:]|说明[：:]|数据来源|资料来源|备注[：:])/;

const beginning = /^(?:其中|加[：:]|减[：:]|[一二三四五六七八九十]{1,3}、|[（(]?\d|[（(][一二三四五六七八九十])/;

/** Whether a line begins a label of a statement, and is not the rest of the one above: 其中, 加：, a number. */
export function beginsLabel(line: string): boolean {
  return beginning.test(line);
}

/** Label of a row: its first cell that is no row number, nor repeated from a group's rows above. */
function rowLabel(row: TableRow): string {
  const first = row.cells[0]?.text.trim() ?? '';
  if (row.cells[0]?.spanned || /^\d{1,3}$/.test(first) || first === '')
    return (
      row.cells
        .slice(1)
        .find((cell) => cell.text.trim() !== '' && !cell.spanned)
        ?.text.trim() ?? first
    );
  return first;
}

/** Tells total and subtotal rows, 其中 parts and notes from plain data rows. Header rows are left as they are. */
export function markRows(rows: TableRow[]): void {
  let partsAt: number | null = null;
  for (const [at, row] of rows.entries()) {
    if (row.role === 'header') continue;
    const label = squeeze(rowLabel(row));
    const own = row.cells.filter((cell) => cell.text.trim() !== '' && !cell.spanned).length;
    if (
      own === 1 &&
      row.cells[0]?.spanned !== true &&
      (note.test(label) || (row.cells.length > 2 && label.length > 60))
    )
      row.role = 'note';
    else if (total.test(label)) row.role = isLastBlock(rows, at) ? 'total' : 'subtotal';
    else if (subtotal.test(label) || endsInTotal.test(label)) row.role = 'subtotal';
    if (ofWhich.test(label)) {
      row.ofWhich = true;
      partsAt = row.indent;
    } else if (partsAt !== null && row.indent > partsAt) {
      row.ofWhich = true;
    } else {
      partsAt = null;
    }
  }
  const data = rows.filter((row) => row.role !== 'header' && row.role !== 'note');
  const last = data.at(-1);
  if (
    last &&
    last.role === 'subtotal' &&
    data.length > 2 &&
    /^(?:合计|总计|.{0,12}(?:总计|合计))$/.test(squeeze(rowLabel(last)))
  )
    last.role = 'total';
}

/** Nothing but other totals and notes stands below. */
function isLastBlock(rows: readonly TableRow[], at: number): boolean {
  return rows.slice(at + 1).every((row) => {
    const label = squeeze(rowLabel(row));
    return (
      total.test(label) ||
      endsInTotal.test(label) ||
      note.test(label) ||
      label.startsWith('其中') ||
      /(?:净额|净值|账面价值)$/.test(label)
    );
  });
}
