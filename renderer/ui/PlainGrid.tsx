import type { ColDef, RowClassRules } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo, useRef } from 'react';
import { gridTheme } from './grid.ts';
import { useColumnMemory } from './useColumnMemory.ts';

interface Props<Row> {
  /** Under this name the columns are remembered. */
  name: string;
  rows: readonly Row[];
  columns: ColDef<Row>[];
  rowId: (row: Row) => string;
  /** A row was clicked, or Enter pressed on it. */
  open?: (row: Row) => void;
  rowClasses?: RowClassRules<Row>;
  /** A key other than Enter was pressed on a row; x and y are where its cell ends in the window. */
  onKey?: (row: Row, key: string, at: { x: number; y: number }) => void;
  chosen?: (row: Row | null) => void;
}

const defaultColumn = { sortable: true, resizable: true, suppressHeaderMenuButton: true } as const;
const selection = { mode: 'singleRow', enableClickSelection: true, checkboxes: false } as const;

/** A grid to read, sort and go to the source from. */
export function PlainGrid<Row>({ name, rows, columns, rowId, open, rowClasses, onKey, chosen }: Props<Row>) {
  const memory = useColumnMemory<Row>(name);
  const kept = useRef(memory.asKept);
  const placed = useMemo(() => kept.current(columns), [columns]);
  return (
    <div className="plain-grid">
      <AgGridReact<Row>
        theme={gridTheme}
        rowData={rows as Row[]}
        columnDefs={placed}
        defaultColDef={defaultColumn}
        getRowId={({ data }) => rowId(data)}
        rowSelection={selection}
        {...(rowClasses ? { rowClassRules: rowClasses } : {})}
        suppressDragLeaveHidesColumns
        suppressNoRowsOverlay
        animateRows={false}
        maintainColumnOrder
        onColumnResized={memory.changed}
        onColumnMoved={memory.changed}
        onRowClicked={({ data }) => {
          if (data && open) open(data);
        }}
        onCellKeyDown={({ data, event }) => {
          const press = event as KeyboardEvent | null;
          if (!data || !press) return;
          if (press.key === 'Enter') open?.(data);
          else if (onKey && !press.ctrlKey && !press.metaKey && !press.altKey) {
            const box = press.target instanceof HTMLElement ? press.target.getBoundingClientRect() : null;
            onKey(data, press.key, { x: box?.left ?? 0, y: box?.bottom ?? 0 });
          }
        }}
        onSelectionChanged={({ api }) => chosen?.(api.getSelectedRows()[0] ?? null)}
      />
    </div>
  );
}
