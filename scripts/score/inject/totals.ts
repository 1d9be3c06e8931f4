import type { Raw } from './raw.ts';
import type { Token } from './tokens.ts';

/** A total of the raw text that adds up: the printed parts, in order, and the total. */
export interface FoundTotal {
  parts: Token[];
  total: Token;
}

const totalLine = /^(?:合\s*计|总\s*计|小\s*计)/;
const most = 60;

/**
 * Totals that can be seen without reading tables: a line that begins with 合计 and has k amounts, above it
 * lines of k amounts each, and in a column the amounts add up exactly to the total's.
 */
export function totalsOf(raw: Raw, tokens: readonly Token[]): FoundTotal[] {
  const byLine = Map.groupBy(tokens, ({ line }) => line);
  const found: FoundTotal[] = [];
  raw.lines.forEach((words, line) => {
    if (!totalLine.test(words.trim())) return;
    const own = byLine.get(line) ?? [];
    if (own.length === 0) return;
    const rows = rowsAbove(raw, byLine, line, own.length);
    own.forEach((total, column) => {
      const parts = summing(
        rows.map((row) => row[column] as Token),
        total,
      );
      if (parts) found.push({ parts, total });
    });
  });
  return found;
}

/** Rows of as many amounts, nearest first; up to two lines without amounts (a wrapped label) may stand between. */
function rowsAbove(raw: Raw, byLine: ReadonlyMap<number, Token[]>, line: number, columns: number): Token[][] {
  const rows: Token[][] = [];
  let idle = 0;
  for (let at = line - 1; at >= 0 && rows.length < most && idle <= 2; at -= 1) {
    const words = (raw.lines[at] ?? '').trim();
    if (words === '') continue;
    if (totalLine.test(words)) break;
    const amounts = (byLine.get(at) ?? []).slice(-columns);
    if (amounts.length === columns) {
      rows.push(amounts);
      idle = 0;
    } else idle += 1;
  }
  return rows;
}

/** The nearest rows whose amounts add up to the total; at least two. */
function summing(column: readonly Token[], total: Token): Token[] | null {
  const wanted = scaled(total.plain);
  if (wanted === 0n) return null;
  let sum = 0n;
  for (let at = 0; at < column.length; at += 1) {
    sum += scaled((column[at] as Token).plain);
    if (at >= 1 && sum === wanted) return column.slice(0, at + 1);
  }
  return null;
}

/** Times 10^8, exact. */
function scaled(plain: string): bigint {
  const negative = plain.startsWith('-');
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const value = BigInt(whole) * 100_000_000n + BigInt(fraction.slice(0, 8).padEnd(8, '0'));
  return negative ? -value : value;
}
