import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { isSerial, serialColumn } from '../check/serials.ts';
import { where } from '../check/words.ts';
import type { Filing, Table } from '../model/filing.ts';

interface Numbered {
  row: number;
  value: number;
}

/**
 * The running numbers of a table's rows (序号): one that is off where those before and after it go on as if it were
 * right (7, 9, 9, 10). A gap alone says nothing: a row may have been left out on purpose or lost in the reading.
 */
export function checkRowNumbers(filing: Filing, out: RuleOutput, context: CheckContext): void {
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const column = serialColumn(table);
    if (column < 0) continue;
    const rows = rowNumbers(table, column);
    for (let i = 1; i + 1 < rows.length; i++) {
      const [before, here, after] = rows.slice(i - 1, i + 2) as [Numbered, Numbered, Numbered];
      if (after.value !== before.value + 2 || here.value === before.value + 1) continue;
      if (after.row !== before.row + 2) continue;
      report(table, column, before, here, out, context);
    }
  }
}

function rowNumbers(table: Table, column: number): Numbered[] {
  const rows: Numbered[] = [];
  for (let row = table.headerRows; row < table.rows.length; row++) {
    const cell = table.rows[row]?.cells[column];
    if (!cell || cell.spanned || !isSerial(cell.text)) continue;
    rows.push({ row, value: Number(cell.text) });
  }
  return rows;
}

function report(
  table: Table,
  column: number,
  before: Numbered,
  here: Numbered,
  out: RuleOutput,
  context: CheckContext,
): void {
  const placeOf = (row: number) => {
    const text = table.rows[row]?.cells[column]?.text ?? '';
    return { in: 'cell' as const, table: table.index, row, column, start: 0, end: text.length };
  };
  const mentions = [context.mention(placeOf(here.row), 'stated'), context.mention(placeOf(before.row), 'operand')];
  const place = where(mentions[0] as (typeof mentions)[number], context);
  const right = before.value + 1;
  out.finding({
    severity: 'low',
    confidence: 0.75,
    stated: String(here.value),
    expected: String(right),
    title: { zh: `序号有误：${here.value}，应为 ${right}`, en: `Row number ${here.value} should be ${right}` },
    explanation: {
      zh: `${place.zh}的表中，序号 ${before.value} 之后的一行写 ${here.value}，再下一行是 ${before.value + 2}，该行应为 ${right}。`,
      en: `In the table at ${place.en} the row after ${before.value} is numbered ${here.value} and the next one ${before.value + 2}; it should be ${right}.`,
    },
    mentions,
  });
}
