import type { Block, Cell, Filing, Section, Table } from '../../model/filing.ts';
import type { SourceDocument } from '../../model/source.ts';
import type { PlacedText } from '../../model/text.ts';
import type { CellAnchor, Spot } from './correction.ts';
import { offsetOf, readOf } from './placed.ts';

/** A block that is no table, with its section where it is a heading. */
export interface TextItem {
  kind: 'text';
  block: Block;
  section: Section | null;
}

export interface TableItem {
  kind: 'table';
  table: Table;
}

export type WorkItem = TextItem | TableItem;

/** A filing while it is being corrected: blocks and tables in reading order, indexes not yet settled. */
export interface Working {
  source: SourceDocument;
  items: WorkItem[];
  /** A heading was made, moved or taken away: the tree of sections is built anew. */
  outlineChanged: boolean;
}

/** The place that a correction names is no more, or what it wants can't be done there. */
export class NotApplicable extends Error {}

export function workingOf(filing: Filing): Working {
  const sections = new Map(filing.sections.map((section) => [section.block, section]));
  return {
    source: filing.source,
    items: filing.blocks.map((block): WorkItem => {
      const table = block.table === null ? undefined : filing.tables[block.table];
      if (table) return { kind: 'table', table };
      return { kind: 'text', block, section: sections.get(block.index) ?? null };
    }),
    outlineChanged: false,
  };
}

export function lineTextOf(work: Working): (line: number) => string {
  return (line) => work.source.lines[line - 1]?.text ?? '';
}

export function tableItemAt(work: Working, at: number): TableItem {
  const item = work.items[at];
  if (item?.kind !== 'table') throw new NotApplicable();
  return item;
}

/** Position in the items of the table that holds a source character. */
export function findTable(work: Working, spot: Spot): number {
  const at = work.items.findIndex((item) => item.kind === 'table' && findRow(item.table, spot) >= 0);
  if (at < 0) throw new NotApplicable();
  return at;
}

/** Index of the row that holds a source character in a cell of its own, or −1. */
export function findRow(table: Table, spot: Spot): number {
  if (spot.line < table.line || spot.line > table.endLine) return -1;
  return table.rows.findIndex(({ cells }) => cells.some((cell) => !cell.spanned && offsetOf(readOf(cell), spot) >= 0));
}

/** Position in the items of the text that holds a source character. */
export function findText(work: Working, spot: Spot): number {
  const at = work.items.findIndex((item) => item.kind === 'text' && offsetOf(item.block, spot) >= 0);
  if (at < 0) throw new NotApplicable();
  return at;
}

export interface FoundCell {
  item: number;
  table: Table;
  row: number;
  column: number;
  cell: Cell;
}

/** The cell that an anchor names. */
export function findCell(work: Working, anchor: CellAnchor): FoundCell {
  const item = findTable(work, anchor.at);
  const { table } = tableItemAt(work, item);
  const row = findRow(table, anchor.at);
  const cells = table.rows[row]?.cells ?? [];
  const column = anchor.own
    ? cells.findIndex((cell) => !cell.spanned && offsetOf(readOf(cell), anchor.at) >= 0)
    : table.columns.length === anchor.columns
      ? anchor.column
      : -1;
  const cell = cells[column];
  if (!cell) throw new NotApplicable();
  return { item, table, row, column, cell };
}

/** First and last source line of what rows hold; null where they hold nothing of the source. */
export function linesOf(placed: readonly PlacedText[]): { first: number; last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { segments } of placed) {
    for (const { line } of segments) {
      first = Math.min(first, line);
      last = Math.max(last, line);
    }
  }
  return last === 0 ? null : { first, last };
}

export function emptyCell(): Cell {
  return { text: '', segments: [], spanned: false, edited: false };
}
