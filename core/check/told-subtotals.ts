import type { Filing, NumberMention } from '../model/filing.ts';
import type { ToldSum } from './deductions.ts';
import { judgeSum } from './linear.ts';
import { digitsOf, tellingLength } from './printed-digits.ts';
import { push } from './push.ts';
import type { CheckContext } from './rule.ts';
import { sentenceNumbers } from './sentence-numbers.ts';

/** Fewest digits of a number that is looked for among sums: fewer meet one by chance. */
const fewestDigits = 6;
const mostTables = 6;

/**
 * Amounts of a sentence that are no cell of a table but the sum of rows that follow each other in it, where the same
 * sentence prints the table's total: 募集资金总额 a 中，资本性支出 b、非资本性支出 c. They only confirm.
 */
export function subtotalsIn(filing: Filing, context: CheckContext): ToldSum[] {
  const columns = totalColumns(filing, context);
  if (columns.size === 0) return [];
  const found: ToldSum[] = [];
  for (const block of filing.blocks) {
    if (block.kind !== 'paragraph') continue;
    const indices = context.numbersOfBlock(block.index);
    if (indices.length < 2) continue;
    const amounts = indices.map((index) => filing.numbers[index] as NumberMention).filter(isAmount);
    for (const { inside: numbers } of sentenceNumbers(block.index, amounts, context)) {
      if (numbers.length < 2) continue;
      const tables = numbers.flatMap((number) => columns.get(keyOf(number)) ?? []).slice(0, mostTables);
      const done = new Set<number>();
      for (const column of tables) {
        for (const number of numbers) {
          if (done.has(number.index) || !telling(number)) continue;
          const rows = stretchOf(column, number);
          if (!rows) continue;
          done.add(number.index);
          found.push({
            stated: number,
            addends: rows.map((row) => ({ number: row, sign: 1 as const })),
            wrong: false,
            kind: 'total',
          });
        }
      }
    }
  }
  return found;
}

function isAmount(number: NumberMention): boolean {
  return number.kind === 'quantity' && number.dimension === '元' && number.value !== null;
}

/** Long enough and not too round to be met by chance. */
function telling(number: NumberMention): boolean {
  return digitsOf(number).length >= fewestDigits && tellingLength(number) >= 4;
}

function keyOf(number: NumberMention): string {
  return number.value as string;
}

/** The data rows of amount columns by the value of the column's total row. */
function totalColumns(filing: Filing, context: CheckContext): Map<string, NumberMention[][]> {
  const columns = new Map<string, NumberMention[][]>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    const total = table.rows.findIndex((row) => row.role === 'total');
    if (total < 0 || total - table.headerRows < 3 || total - table.headerRows > 60) continue;
    const grid = context.gridOf(table.index);
    grid.kinds.forEach((kind, column) => {
      const cell = kind === 'amount' ? grid.cells[total]?.[column] : undefined;
      if (typeof cell !== 'object' || !isAmount(cell.number)) return;
      const rows: NumberMention[] = [];
      for (let row = table.headerRows; row < total; row++) {
        const one = grid.cells[row]?.[column];
        if (typeof one === 'object' && table.rows[row]?.role === 'data' && !table.rows[row]?.ofWhich)
          rows.push(one.number);
      }
      const key = keyOf(cell.number);
      push(columns, key, rows);
    });
  }
  return columns;
}

/** Two rows or more, but not all, that follow each other and make the number. */
function stretchOf(rows: readonly NumberMention[], stated: NumberMention): NumberMention[] | null {
  const aim = Number(stated.value);
  let from = 0;
  let sum = 0;
  const slack = Math.abs(aim) * 1e-9;
  for (let to = 0; to < rows.length; to++) {
    const value = Number(rows[to]?.value);
    if (value < 0) return null;
    sum += value;
    while (sum > aim + slack && from < to) sum -= Number(rows[from++]?.value);
    const count = to - from + 1;
    if (Math.abs(sum - aim) > slack || count < 2 || count === rows.length) continue;
    const stretch = rows.slice(from, to + 1);
    const verdict = judgeSum(
      stated,
      stretch.map((number) => ({ number, sign: 1 as const })),
    );
    if (verdict && verdict.status !== 'fail') return stretch;
  }
  return null;
}
