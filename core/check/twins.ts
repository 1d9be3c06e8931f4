import type { Filing } from '../model/filing.ts';
import type { Grid } from './grid.ts';
import type { CheckContext } from './rule.ts';
import { scopeOfTable } from './statements.ts';

/** Two tables that share their column headings and most of their row labels. */
export interface Twins {
  first: Grid;
  second: Grid;
  /** Rows of the two that bear the same label, the n-th of one with the n-th of the other. */
  rows: { label: string; first: number; second: number }[];
}

/** A table as it is looked up: its headings, and its rows by label and ordinal. */
interface Card {
  grid: Grid;
  heading: string;
  rows: Map<string, number>;
}

const fewestRows = 2;
/** A label that stands in more tables of one heading than this says nothing of which table it is. */
const mostTables = 6;

/** Pairs of tables that look like one table printed twice; each later table with the nearest earlier one. */
export function twinTables(filing: Filing, context: CheckContext): Twins[] {
  const byHeading = new Map<string, Card[]>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || table.columns.length < 2) continue;
    const card = cardOf(context.gridOf(table.index));
    if (card.rows.size < fewestRows || !/[\u4e00-\u9fff]/.test(card.heading)) continue;
    const list = byHeading.get(card.heading);
    if (list) list.push(card);
    else byHeading.set(card.heading, [card]);
  }
  const twins: Twins[] = [];
  for (const cards of byHeading.values()) {
    if (cards.length > 1) twins.push(...pairsAmong(filing, cards, context));
  }
  return twins;
}

function pairsAmong(filing: Filing, cards: Card[], context: CheckContext): Twins[] {
  const byLabel = new Map<string, number[]>();
  const twins: Twins[] = [];
  cards.forEach((card, i) => {
    context.stopIfCancelled();
    const shared = new Map<number, number>();
    for (const label of card.rows.keys()) {
      const holders = byLabel.get(label) ?? [];
      for (const holder of holders.slice(-mostTables)) shared.set(holder, (shared.get(holder) ?? 0) + 1);
      byLabel.set(label, [...holders.slice(-mostTables), i]);
    }
    let best = -1;
    for (const [holder, count] of shared) {
      const other = cards[holder] as Card;
      const smaller = Math.min(card.rows.size, other.rows.size);
      if (count < fewestRows || count * 10 < smaller * 7 || conflicting(filing, other, card)) continue;
      if (best < 0 || count >= (shared.get(best) ?? 0)) best = holder;
    }
    if (best < 0) return;
    const other = cards[best] as Card;
    const rows: Twins['rows'] = [];
    const same = card.rows.size === other.rows.size && (shared.get(best) ?? 0) === card.rows.size;
    for (const [label, second] of card.rows) {
      const first = other.rows.get(label);
      // A total of fewer or other rows is another total.
      if (first === undefined || (!same && isTotal(card.grid, second))) continue;
      rows.push({ label, first, second });
    }
    twins.push({ first: other.grid, second: card.grid, rows });
  });
  return twins;
}

function isTotal(grid: Grid, row: number): boolean {
  const role = grid.table.rows[row]?.role;
  return role === 'total' || role === 'subtotal' || /合计|小计|总计/.test(grid.labels[row] ?? '');
}

/** The titles or headings name different years, or one table is the parent's. */
function conflicting(filing: Filing, one: Card, other: Card): boolean {
  const a = one.grid.table;
  const b = other.grid.table;
  if ((scopeOfTable(filing, a) ?? 'consolidated') !== (scopeOfTable(filing, b) ?? 'consolidated')) return true;
  const years = (title: string) => title.match(/\d{4}/g)?.join(',') ?? '';
  const left = years(a.title);
  const right = years(b.title);
  if (left !== '' && right !== '' && left !== right) return true;
  return a.section !== b.section && sameForm(filing, a.section, b.section);
}

/** Headings side by side of one wording but for their numbers: 第二次增资 and 第三次增资 tell two events. */
function sameForm(filing: Filing, one: number, other: number): boolean {
  const a = filing.sections[one];
  const b = filing.sections[other];
  if (!a || !b || a.parentId !== b.parentId) return false;
  const plain = (title: string) => title.replace(/[\d一二三四五六七八九十年月日\s]/g, '');
  return plain(a.title) === plain(b.title) && a.title !== b.title;
}

function cardOf(grid: Grid): Card {
  const { table } = grid;
  const rows = new Map<string, number>();
  const seen = new Map<string, number>();
  for (let r = table.headerRows; r < table.rows.length; r++) {
    const label = grid.labels[r];
    if (!label || !grid.cells[r]?.some((cell) => typeof cell === 'object')) continue;
    const ordinal = (seen.get(label) ?? 0) + 1;
    seen.set(label, ordinal);
    rows.set(ordinal === 1 ? label : `${label}#${ordinal}`, r);
  }
  return { grid, heading: table.columns.map((heading) => heading.replace(/\s/g, '')).join('|'), rows };
}
