import type {
  CellEditRequestEvent,
  CellFocusedEvent,
  GridApi,
  GridReadyEvent,
  SelectionChangedEvent,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FindingStatus, findingStatuses } from '../../../core/contract/rows.ts';
import { type Severity, severities } from '../../../core/model/finding.ts';
import type { ArrangedRow, SortKey } from '../../../core/review/arrange.ts';
import { type FindingPatch, parseTags } from '../../../core/review/patch.ts';
import { useActions } from '../../api/actions.ts';
import { useFiling, useReadOnly } from '../../app/session.tsx';
import { toggleFold, ui, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { gridTheme } from '../../ui/grid.ts';
import { useColumnMemory } from '../../ui/useColumnMemory.ts';
import { GroupHeader } from './cells.tsx';
import { extraColumns, findingColumns, keepFromGrid } from './columns.tsx';

/** Below this width the columns start narrower, so that the finding itself keeps its room. */
const tight = 780;
const tightColumns = [
  { colId: 'severity', width: 54 },
  { colId: 'rule', width: 74 },
  { colId: 'values', width: 128 },
  { colId: 'places', width: 64 },
  { colId: 'status', width: 76 },
  { colId: 'note', width: 66 },
];

/** From this width on the grid has room for the columns that are left out at first. */
const roomy = 1060;

/** The findings as an editable grid: a view of the arranged rows, whose edits are commands to the store. */
export function FindingsGrid({ rows }: { rows: readonly ArrangedRow[] }) {
  const words = useWords();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { updateFindings } = useActions();
  const [api, setApi] = useState<GridApi<ArrangedRow> | null>(null);
  const memory = useColumnMemory('grid:findings', api);
  const columns = useMemo(() => findingColumns(words, !readOnly), [words, readOnly]);
  const pointer = useRef(false);
  const held = useRef({ shift: false, mod: false });
  useFollowSelection(api, rows);

  const onReady = (event: GridReadyEvent<ArrangedRow>) => {
    setApi(event.api);
    if (!memory.restore(event.api)) {
      const width = document.querySelector('.findings-grid')?.clientWidth ?? 0;
      event.api.setColumnsVisible(width < roomy ? [...extraColumns] : ['confidence'], false);
      if (width < tight) event.api.applyColumnState({ state: tightColumns });
    }
  };

  const onEdit = (event: CellEditRequestEvent<ArrangedRow>) => {
    const row = event.data;
    if (row.kind !== 'finding' || !filing) return;
    const patch = patchOf(event.column.getColId(), event.newValue);
    if (!patch) return;
    const { selectedIds } = ui.get();
    // A status or severity chosen for one of several selected findings is meant for all of them.
    const many = selectedIds.includes(row.key) && ('status' in patch || 'severity' in patch);
    void updateFindings(filing.id, many ? [...selectedIds] : [row.key], patch);
  };

  const onFocus = (event: CellFocusedEvent<ArrangedRow>) => {
    if (pointer.current || held.current.mod || event.rowIndex === null) return;
    const node = event.api.getDisplayedRowAtIndex(event.rowIndex);
    if (node?.data?.kind !== 'finding') return;
    node.setSelected(true, !held.current.shift);
    ui.set({ findingId: node.data.key });
  };

  const onSelection = useCallback((event: SelectionChangedEvent<ArrangedRow>) => {
    if (event.source === 'api' && !held.current.shift) {
      const ids = idsOf(event.api);
      if (ids.length > 0) ui.set({ selectedIds: ids });
      return;
    }
    const ids = idsOf(event.api);
    const { findingId } = ui.get();
    if (ids.length === 0) return;
    ui.set({
      selectedIds: ids,
      findingId: findingId !== null && ids.includes(findingId) ? findingId : (ids[0] ?? null),
    });
  }, []);

  return (
    <div
      className="findings-grid"
      data-keys="review"
      onMouseDownCapture={() => {
        pointer.current = true;
      }}
      onMouseUpCapture={() => {
        setTimeout(() => {
          pointer.current = false;
        }, 0);
      }}
      onKeyDownCapture={(event) => {
        held.current = { shift: event.shiftKey, mod: event.ctrlKey || event.metaKey };
      }}
      onKeyUpCapture={(event) => {
        held.current = { shift: event.shiftKey, mod: event.ctrlKey || event.metaKey };
      }}
    >
      <AgGridReact<ArrangedRow>
        theme={gridTheme}
        rowData={rows as ArrangedRow[]}
        columnDefs={columns}
        defaultColDef={defaultColumn}
        getRowId={({ data }) => data.key}
        isFullWidthRow={({ rowNode }) => rowNode.data?.kind === 'group'}
        fullWidthCellRenderer={GroupHeader}
        rowSelection={selection}
        rowClassRules={rowClasses}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        suppressDragLeaveHidesColumns
        suppressScrollOnNewData
        suppressNoRowsOverlay
        animateRows={false}
        onGridReady={onReady}
        onCellEditRequest={onEdit}
        onCellFocused={onFocus}
        onRowClicked={({ data, event }) => {
          const mouse = event as MouseEvent | null;
          if (data?.kind === 'finding' && !mouse?.ctrlKey && !mouse?.metaKey) ui.set({ findingId: data.key });
        }}
        onSelectionChanged={onSelection}
        onSortChanged={(event) => ui.set({ sort: sortOf(event.api) })}
        onColumnResized={memory.changed}
        onColumnMoved={memory.changed}
        onColumnVisible={memory.changed}
        onCellKeyDown={(event) => {
          const key = event.event as KeyboardEvent | null;
          if (event.data?.kind === 'group' && key?.key === 'Enter') toggleFold(event.data.key);
        }}
      />
    </div>
  );
}

/** Shows the chosen finding in the grid, whoever chose it, and chooses the first where none is. */
function useFollowSelection(api: GridApi<ArrangedRow> | null, rows: readonly ArrangedRow[]): void {
  const findingId = useUi((state) => state.findingId);
  useEffect(() => {
    if (findingId !== null) return;
    const first = rows.find((row) => row.kind === 'finding');
    if (first) ui.set({ findingId: first.key, selectedIds: [first.key] });
  }, [findingId, rows]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows can bring the chosen one in
  useEffect(() => {
    if (!api || findingId === null) return;
    // After the render: the grid draws cells at once, which React forbids while it is drawing itself.
    const timer = setTimeout(() => follow(api, findingId), 0);
    return () => clearTimeout(timer);
  }, [api, findingId, rows]);
}

function follow(api: GridApi<ArrangedRow>, findingId: string): void {
  // What was chosen meanwhile must not be taken back.
  if (api.isDestroyed() || ui.get().findingId !== findingId) return;
  const node = api.getRowNode(findingId);
  if (!node) return;
  if (!ui.get().selectedIds.includes(findingId) || !node.isSelected()) node.setSelected(true, true);
  api.ensureNodeVisible(node);
  const active = document.activeElement;
  const free = active === document.body || active?.closest('.findings-grid') !== null;
  const at = api.getFocusedCell();
  if (free && node.rowIndex !== null && at?.rowIndex !== node.rowIndex && api.getEditingCells().length === 0) {
    api.setFocusedCell(node.rowIndex, at?.column.getColId() ?? 'title');
  }
}

function idsOf(api: GridApi<ArrangedRow>): string[] {
  return api.getSelectedNodes().flatMap((node) => (node.data?.kind === 'finding' ? [node.data.key] : []));
}

function sortOf(api: GridApi<ArrangedRow>): { key: SortKey; descending: boolean } | null {
  const sorted = api.getColumnState().find((column) => column.sort !== null && column.sort !== undefined);
  return sorted ? { key: sorted.colId as SortKey, descending: sorted.sort === 'desc' } : null;
}

/** The change that an edited cell asks for, or null where the value is none. */
function patchOf(column: string, value: unknown): FindingPatch | null {
  const text = typeof value === 'string' ? value : '';
  if (column === 'note') return { note: text };
  if (column === 'tags') return { tags: parseTags(text) };
  if (column === 'status' && findingStatuses.includes(text as FindingStatus)) return { status: text as FindingStatus };
  if (column === 'severity' && severities.includes(text as Severity)) return { severity: text as Severity };
  return null;
}

const defaultColumn = {
  sortable: true,
  resizable: true,
  // Rows come arranged; the header's arrow only says in which order.
  comparator: () => 0,
  suppressKeyboardEvent: keepFromGrid,
  suppressHeaderMenuButton: true,
} as const;

const selection = {
  mode: 'multiRow',
  enableClickSelection: true,
  checkboxes: false,
  headerCheckbox: false,
  isRowSelectable: (node: { data?: ArrangedRow | undefined }) => node.data?.kind === 'finding',
} as const;

const rowClasses = {
  'row-follows': ({ data }: { data?: ArrangedRow | undefined }) => data?.kind === 'finding' && data.depth > 0,
  'row-done': ({ data }: { data?: ArrangedRow | undefined }) =>
    data?.kind === 'finding' && (data.finding.status === 'dismissed' || data.finding.status === 'resolved'),
};
