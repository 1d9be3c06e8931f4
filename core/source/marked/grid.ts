import type { FlowCell, FlowTable } from './flow.ts';

/** A cell at its place in a grid whose columns are all needed. */
export interface GridCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  cell: FlowCell;
}

export interface Grid {
  rows: number;
  columns: number;
  /** In row order, then column order. */
  cells: GridCell[];
}

/** A grid may have at most this many places to each cell, and always as many as the second. */
const sparse = { perCell: 24, always: 20_000 };

/**
 * The grid of a table: columns in which no cell begins are left out, spans are clipped to what there
 * is. A table whose spans would blow it up (a hostile or broken file) keeps its cells without spans.
 */
export function gridOf(table: FlowTable): Grid {
  const rows = table.rows.length;
  const edges = new Set<number>();
  let count = 0;
  for (const row of table.rows) {
    count += row.cells.length;
    for (const cell of row.cells) edges.add(cell.column);
  }
  const order = [...edges].sort((a, b) => a - b);
  const columns = order.length;
  if (rows * columns > Math.max(sparse.always, count * sparse.perCell)) return plainGrid(table);
  const place = new Map(order.map((edge, at) => [edge, at]));
  const cells: GridCell[] = [];
  table.rows.forEach((row, at) => {
    for (const cell of row.cells) {
      const column = place.get(cell.column) as number;
      let columnSpan = 1;
      while (column + columnSpan < columns && (order[column + columnSpan] as number) < cell.column + cell.columnSpan)
        columnSpan += 1;
      cells.push({ row: at, column, columnSpan, rowSpan: Math.max(1, Math.min(cell.rowSpan, rows - at)), cell });
    }
  });
  return { rows, columns, cells };
}

function plainGrid(table: FlowTable): Grid {
  let columns = 0;
  const cells = table.rows.flatMap((row, at) => {
    columns = Math.max(columns, row.cells.length);
    return row.cells.map((cell, column) => ({ row: at, column, rowSpan: 1, columnSpan: 1, cell }));
  });
  return { rows: table.rows.length, columns, cells };
}
