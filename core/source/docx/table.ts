import type { Flow, FlowCell, FlowRow, FlowTable } from '../marked/flow.ts';

/** A cell while it is being read. */
interface CellDraft {
  cell: FlowCell;
  /** It goes on with the cell above it. */
  goesOn: boolean;
  /** It goes on with the cell to its left (an old way to merge). */
  goesOnLeft: boolean;
}

/** Columns narrower than this, in twentieths of a point, come of edges that were meant to be one. */
const sliver = 120;

/** A table while it is being read: cells by the columns of its grid, merged downwards. */
export class TableDraft {
  private readonly table: FlowTable = { kind: 'table', rows: [] };
  private readonly widths: number[] = [];
  /** The cell that a merge downwards goes on with, by its column. */
  private readonly open = new Map<number, FlowCell>();
  private row: FlowRow | null = null;
  private cell: CellDraft | null = null;
  private column = 0;
  private headerRow = false;
  private deleted = false;

  width(twips: number): void {
    this.widths.push(twips);
  }

  beginRow(): void {
    this.row = { cells: [], at: null };
    this.column = 0;
    this.headerRow = false;
    this.deleted = false;
  }

  /** The row was marked as a header that is printed again on each page. */
  markHeader(): void {
    this.headerRow = true;
  }

  /** The row was deleted as a tracked change. */
  markDeleted(): void {
    this.deleted = true;
  }

  get inDeletedRow(): boolean {
    return this.deleted;
  }

  skip(columns: number): void {
    this.column += Math.max(0, columns);
  }

  beginCell(): void {
    const cell: FlowCell = { column: this.column, columnSpan: 1, rowSpan: 1, header: this.headerRow, flow: [] };
    this.cell = { cell, goesOn: false, goesOnLeft: false };
  }

  span(columns: number): void {
    if (this.cell) this.cell.cell.columnSpan = Math.max(1, columns);
  }

  mergeDown(restart: boolean): void {
    if (this.cell) this.cell.goesOn = !restart;
  }

  mergeRight(restart: boolean): void {
    if (this.cell) this.cell.goesOnLeft = !restart;
  }

  /** Where the current cell's paragraphs and tables go. */
  get flow(): Flow[] | null {
    return this.cell?.cell.flow ?? null;
  }

  endCell(): void {
    const draft = this.cell;
    this.cell = null;
    if (!draft || !this.row) return;
    const { cell, goesOn, goesOnLeft } = draft;
    this.column = cell.column + cell.columnSpan;
    const left = this.row.cells.at(-1);
    const above = this.open.get(cell.column);
    if (goesOnLeft && left) {
      left.columnSpan = this.column - left.column;
    } else if (goesOn && above) {
      // What a cell merged into the one above it holds, Word does not show.
      above.rowSpan += 1;
    } else {
      this.row.cells.push(cell);
      this.open.set(cell.column, cell);
    }
  }

  endRow(): void {
    if (this.row && !this.deleted) this.table.rows.push(this.row);
    this.row = null;
  }

  finish(): FlowTable {
    this.mergeEdges();
    return this.table;
  }

  /** Edges that a hand has drawn a little apart become one, where no cell gets lost by it. */
  private mergeEdges(): void {
    const to: number[] = [0];
    let edge = 0;
    this.widths.forEach((width, at) => {
      if (width >= sliver || at === this.widths.length - 1) edge = at + 1;
      to.push(edge);
    });
    if (to.every((moved, at) => moved === at)) return;
    const moved = (column: number): number => to[column] ?? column;
    for (const { cells } of this.table.rows)
      for (const { column, columnSpan } of cells) if (moved(column + columnSpan) <= moved(column)) return;
    for (const { cells } of this.table.rows) {
      for (const cell of cells) {
        const end = moved(cell.column + cell.columnSpan);
        cell.column = moved(cell.column);
        cell.columnSpan = end - cell.column;
      }
    }
  }
}
