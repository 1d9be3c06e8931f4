import type { Flow, FlowCell, FlowTable } from '../marked/flow.ts';
import { attributeOf, type ElementLike } from './styles.ts';

/** The most columns that one cell may span, as HTML has it. */
const widestSpan = 1000;

/** A table of a page while it is read: cells find their columns as HTML's table model has it (4.9.12). */
export class TableDraft {
  private readonly table: FlowTable = { kind: 'table', rows: [] };
  /** For each column the rows that a cell above still covers, those that end with the row group included. */
  private covered: number[] = [];
  private inHead = false;
  private groupStart = 0;
  private column = 0;
  private cell: FlowCell | null = null;

  /** A row group ends the spans of the one before it. */
  beginGroup(element: ElementLike | null): void {
    this.endGroup();
    this.inHead = element?.tagName === 'thead';
  }

  beginRow(at: number | null): void {
    if (this.table.rows.length > 0) this.covered = this.covered.map((rows) => Math.max(0, rows - 1));
    this.table.rows.push({ cells: [], at });
    this.column = 0;
  }

  beginCell(element: ElementLike): void {
    const row = this.table.rows.at(-1);
    if (!row) return;
    while ((this.covered[this.column] ?? 0) > 0) this.column += 1;
    const columnSpan = Math.min(widestSpan, Math.max(1, span(element, 'colspan', 1)));
    const stated = span(element, 'rowspan', 1);
    const rowSpan = stated === 0 ? Number.MAX_SAFE_INTEGER : stated;
    const header = element.tagName === 'th' || this.inHead;
    this.cell = { column: this.column, columnSpan, rowSpan, header, flow: [] };
    row.cells.push(this.cell);
    if (rowSpan > 1) {
      for (let at = this.covered.length; at < this.column; at += 1) this.covered[at] = 0;
      for (let at = this.column; at < this.column + columnSpan; at += 1) this.covered[at] = rowSpan;
    }
    this.column += columnSpan;
  }

  /** Where the current cell's paragraphs and tables go. */
  get flow(): Flow[] | null {
    return this.cell?.flow ?? null;
  }

  endCell(): void {
    this.cell = null;
  }

  finish(): FlowTable {
    this.endGroup();
    return this.table;
  }

  /** Cells reach no further down than their row group. */
  private endGroup(): void {
    const { rows } = this.table;
    for (let at = this.groupStart; at < rows.length; at += 1)
      for (const cell of rows[at]?.cells ?? []) cell.rowSpan = Math.min(cell.rowSpan, rows.length - at);
    this.groupStart = rows.length;
    this.covered = [];
  }
}

function span(element: ElementLike, name: string, otherwise: number): number {
  const value = Number.parseInt(attributeOf(element, name) ?? '', 10);
  return Number.isNaN(value) || value < 0 ? otherwise : Math.min(value, 65_534);
}
