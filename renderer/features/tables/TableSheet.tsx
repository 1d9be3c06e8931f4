import type { CellEditRequestEvent, CellFocusedEvent, ColDef, GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo, useRef, useState } from 'react';
import type { TableDetail } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useTable } from '../../api/filing.ts';
import { useFiling, useReadOnly } from '../../app/session.tsx';
import { jumpTo } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { TextEditor } from '../../ui/editors.tsx';
import { gridTheme } from '../../ui/grid.ts';
import { Failed, Skeleton } from '../../ui/parts.tsx';
import { keepForCatcher, useTypingCatcher } from '../../ui/useTypingCatcher.ts';
import { SheetCell, type SheetRow } from './SheetCell.tsx';
import { SheetHead } from './SheetHead.tsx';
import { TableToolsAt } from './TableTools.tsx';

interface At {
  row: number;
  column: number;
}

/** One table as a sheet whose cells can be corrected; what was read stays beside what was written. */
export function TableSheet({ filingId, table }: { filingId: number; table: number }) {
  const { t } = useWords();
  const { data, isLoading, error, refetch } = useTable(filingId, table);
  if (isLoading) return <Skeleton rows={8} label={t('tables.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  // Another shape is another sheet: columns are set once, and the cell in focus may be no more.
  return data ? <Sheet key={shapeOf(data)} filingId={filingId} detail={data} /> : null;
}

function shapeOf({ columns, columnUnits, headerRows, rows, summary }: TableDetail): string {
  return JSON.stringify([columns, columnUnits, headerRows, rows.length, summary.line]);
}

function Sheet({ filingId, detail }: { filingId: number; detail: TableDetail }) {
  const { t, language } = useWords();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { editCell, exportFiling } = useActions();
  const [originals, showOriginals] = useState(false);
  const [at, setAt] = useState<At | null>(null);
  const [menu, setMenu] = useState<{ x: number; y: number; at: At } | null>(null);
  const grid = useRef<GridApi<SheetRow> | null>(null);
  const table = detail.summary.index;
  const rows = useMemo<SheetRow[]>(
    () => detail.rows.map((row, index) => ({ ...row, index })).slice(detail.headerRows),
    [detail],
  );
  const write = (cell: At, text: string | null) => {
    const before = detail.rows[cell.row]?.cells[cell.column];
    if (!before || (text !== null && text === before.text)) return;
    // Back to what was read is a revert, however it came about.
    void editCell(filingId, { table, ...cell }, text === before.original ? null : text);
  };
  // Widths are set once for a table: an edited cell must not move its column.
  const [shape] = useState(detail);
  const columns = useMemo(() => sheetColumns(shape, !readOnly), [shape, readOnly]);
  const catcher = useTypingCatcher<SheetRow>({
    api: () => grid.current,
    enabled: !readOnly,
    paste: (row, column, text) => {
      const data = grid.current?.getDisplayedRowAtIndex(row)?.data;
      if (data) write({ row: data.index, column: Number(column) }, firstCell(text));
    },
    copy: (row, column) => grid.current?.getDisplayedRowAtIndex(row)?.data?.cells[Number(column)]?.text ?? '',
  });

  const onEdit = (event: CellEditRequestEvent<SheetRow>) => {
    const text = typeof event.newValue === 'string' ? event.newValue : '';
    write({ row: event.data.index, column: Number(event.column.getColId()) }, text);
  };
  const onFocus = (event: CellFocusedEvent<SheetRow>) => {
    catcher.onCellFocused(event);
    const column = event.column;
    if (event.rowIndex === null || !column || typeof column === 'string') return;
    const row = event.api.getDisplayedRowAtIndex(event.rowIndex)?.data;
    const index = Number(column.getColId());
    if (row && Number.isInteger(index)) setAt({ row: row.index, column: index });
  };
  const stem = (filing?.name ?? 'table').replace(/\.[^.]{1,5}$/, '');

  return (
    <section className="pane" aria-label={detail.summary.title === '' ? t('tables.untitled') : detail.summary.title}>
      <SheetHead
        filingId={filingId}
        detail={detail}
        at={at}
        cell={at === null ? null : (detail.rows[at.row]?.cells[at.column] ?? null)}
        originals={originals}
        canEdit={!readOnly}
        toggleOriginals={() => showOriginals(!originals)}
        toSource={() => {
          const cell = at === null ? undefined : detail.rows[at.row]?.cells[at.column];
          if (!at || !cell) jumpTo(detail.summary.block, null);
          else
            jumpTo(detail.summary.block, {
              in: 'cell',
              table,
              row: at.row,
              column: at.column,
              start: 0,
              end: cell.text.length,
            });
        }}
        exportCsv={() =>
          void exportFiling(
            filingId,
            { kind: 'table-csv', table },
            `${stem}-${detail.summary.title || detail.summary.id}.csv`,
            language,
          )
        }
        revert={() => {
          if (at) write(at, null);
        }}
      />
      <div className="grid-box sheet" ref={catcher.box}>
        <AgGridReact<SheetRow>
          theme={gridTheme}
          rowData={rows}
          columnDefs={columns}
          context={{ originals }}
          defaultColDef={defaultColumn}
          getRowId={({ data }) => String(data.index)}
          rowClassRules={rowClasses}
          getRowHeight={() => (originals && detail.summary.edited > 0 ? 44 : 32)}
          readOnlyEdit
          stopEditingWhenCellsLoseFocus
          enterNavigatesVertically
          enterNavigatesVerticallyAfterEdit
          suppressDragLeaveHidesColumns
          suppressNoRowsOverlay
          animateRows={false}
          onGridReady={(event) => {
            grid.current = event.api;
          }}
          preventDefaultOnContextMenu={!readOnly}
          onCellContextMenu={({ data, column, event }) => {
            if (readOnly || !data || !(event instanceof MouseEvent)) return;
            const cell = { row: data.index, column: Number(column.getColId()) };
            const box = event.target instanceof HTMLElement ? event.target.getBoundingClientRect() : null;
            const byKey = event.clientX === 0 && event.clientY === 0;
            setMenu({
              x: byKey ? (box?.left ?? 0) : event.clientX,
              y: byKey ? (box?.bottom ?? 0) : event.clientY,
              at: cell,
            });
          }}
          onCellFocused={onFocus}
          onCellEditRequest={onEdit}
          onCellEditingStopped={() => catcher.again()}
        />
      </div>
      {menu ? (
        <TableToolsAt filingId={filingId} detail={detail} at={menu.at} point={menu} close={() => setMenu(null)} />
      ) : null}
    </section>
  );
}

/** A paste of several cells takes the first: one cell is written at a time. */
function firstCell(text: string): string {
  const line = text.split(/\r?\n/)[0] ?? '';
  return (line.split('\t')[0] ?? '').trim();
}

/** The column that says what a row is about: the first, or the one behind a serial number. */
function labelColumn(detail: TableDetail): number {
  const body = detail.rows.slice(detail.headerRows, detail.headerRows + 20);
  const serial = body.filter((row) => /^\d{0,3}$/.test(row.cells[0]?.text.trim() ?? '')).length;
  return serial * 2 > body.length && detail.columns.length > 1 ? 1 : 0;
}

function sheetColumns(detail: TableDetail, canEdit: boolean): ColDef<SheetRow>[] {
  const label = labelColumn(detail);
  return detail.columns.map((name, column) => {
    const unit = detail.columnUnits[column];
    let longest = [...name].length * 0.8;
    let right = 0;
    for (const row of detail.rows.slice(detail.headerRows, detail.headerRows + 60)) {
      const text = row.cells[column]?.text ?? '';
      longest = Math.max(longest, widthOf(text));
      if (/^[\d.,%()\s-]+$/.test(text.slice(0, 40)) && text !== '') right += 1;
    }
    const numeric = right * 2 >= Math.min(60, detail.rows.length - detail.headerRows);
    return {
      colId: String(column),
      headerName: unit && !name.includes(unit) ? `${name} (${unit})` : name,
      headerTooltip: name,
      width: Math.round(Math.min(320, Math.max(72, longest * 13 + 46))),
      editable: canEdit,
      cellEditor: TextEditor,
      cellRenderer: SheetCell,
      cellClass: numeric ? 'number-cell' : '',
      valueGetter: ({ data }) => data?.cells[column]?.text ?? '',
      ...(detail.columns.length > 5 && column <= label ? { pinned: 'left' as const } : {}),
    };
  });
}

/** Width in Chinese characters: a Latin letter or digit takes little more than half. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text.slice(0, 60)) width += character.charCodeAt(0) < 0x2e80 ? 0.58 : 1;
  return width;
}

const defaultColumn = {
  resizable: true,
  sortable: false,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: keepForCatcher,
  // Ticks and marks come with the cell's object: a row that is new is drawn anew.
  equals: () => false,
} as const;

const rowClasses = {
  'row-total': ({ data }: { data?: SheetRow | undefined }) => data?.role === 'total' || data?.role === 'subtotal',
  'row-note': ({ data }: { data?: SheetRow | undefined }) => data?.role === 'note',
};
