import type { CellEditRequestEvent, CellFocusedEvent, GridApi, SelectionChangedEvent } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FindingStatus, findingStatuses } from '../../../core/contract/rows.ts';
import { type Severity, severities } from '../../../core/model/finding.ts';
import { type ArrangedRow, neighbour, type SortKey } from '../../../core/review/arrange.ts';
import { type FindingPatch, parseTags } from '../../../core/review/patch.ts';
import { useActions } from '../../api/actions.ts';
import { useFiling, useReadOnly } from '../../app/session.tsx';
import { selectFinding, toggleFold, ui, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { gridTheme } from '../../ui/grid.ts';
import { useColumnMemory } from '../../ui/useColumnMemory.ts';
import { useTypingCatcher } from '../../ui/useTypingCatcher.ts';
import { GroupHeader } from './cells.tsx';
import { extraColumns, findingColumns, keepFromGrid, takesText } from './columns.tsx';
import { offerColumns } from './gridColumns.ts';

/** Below this width the columns start narrower, so that the finding itself keeps its room. */
const tight = 780;
const tightColumns = [
  { colId: 'severity', width: 50 },
  { colId: 'rule', width: 80 },
  { colId: 'values', width: 160 },
  { colId: 'places', width: 82 },
  { colId: 'status', width: 74 },
  { colId: 'note', width: 60 },
];

/** The columns before anyone has changed them, by the room there is. */
function firstColumns(width: number) {
  const hidden = width < roomy ? extraColumns : (['confidence'] as const);
  return [...hidden.map((colId) => ({ colId, hide: true })), ...(width < tight ? tightColumns : [])];
}

/** From this width on the grid has room for the columns that are left out at first. */
const roomy = 1060;

/** The findings as an editable grid: a view of the arranged rows, whose edits are commands to the store. */
export function FindingsGrid({ rows }: { rows: readonly ArrangedRow[] }) {
  const words = useWords();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { updateFindings } = useActions();
  const [api, setApi] = useState<GridApi<ArrangedRow> | null>(null);
  const memory = useColumnMemory<ArrangedRow>('grid:findings');
  const { asKept } = memory;
  const kept = useRef(asKept);
  const [first] = useState(() => firstColumns(document.querySelector('#grid')?.clientWidth ?? window.innerWidth));
  const columns = useMemo(() => kept.current(findingColumns(words, !readOnly), first), [words, readOnly, first]);
  /** What the last key was: the grid tells of a new focus and selection later, and for other reasons too. */
  const held = useRef({ shift: false, moves: false });
  useFollowSelection(api, rows);
  const write = (row: ArrangedRow | undefined, column: string, text: string) => {
    const patch = patchOf(column, text);
    if (row?.kind === 'finding' && filing && patch) void updateFindings(filing.id, [row.key], patch);
  };
  const catcher = useTypingCatcher<ArrangedRow>({
    api: () => api,
    enabled: !readOnly,
    takes: takesText,
    paste: (row, column, text) => write(api?.getDisplayedRowAtIndex(row)?.data, column, text.slice(0, 20000)),
    copy: (row, column) => textOf(api?.getDisplayedRowAtIndex(row)?.data, column),
  });

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
    catcher.onCellFocused(event);
    // Only a key that moves the focus chooses a finding; the focus also follows what was chosen elsewhere.
    if (!held.current.moves || event.rowIndex === null) return;
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
      ref={catcher.box}
      className="findings-grid"
      data-keys="review"
      onMouseDownCapture={(event) => {
        held.current = { shift: false, moves: false };
        // The grid tells of a click a moment later; a key pressed at once must already find the right finding.
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const id = (event.target as HTMLElement).closest('[row-id]')?.getAttribute('row-id');
        if (id && !id.startsWith('group:')) selectFinding(id);
      }}
      onKeyDownCapture={(event) => {
        const mod = event.ctrlKey || event.metaKey;
        held.current = { shift: event.shiftKey, moves: !mod && movingKeys.has(event.key) };
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0 || !event.shiftKey || !api || api.getEditingCells().length > 0) return;
        event.preventDefault();
        event.stopPropagation();
        extendSelection(api, rows, step);
      }}
    >
      <AgGridReact<ArrangedRow>
        theme={theme}
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
        // Its room is counted from the start: found too late it would push the columns out of sight.
        alwaysShowVerticalScroll
        animateRows={false}
        onGridReady={(event) => {
          setApi(event.api);
          offerColumns({ api: event.api, keep: memory.changed });
        }}
        maintainColumnOrder
        onCellEditRequest={onEdit}
        onCellFocused={onFocus}
        onCellEditingStopped={() => catcher.again()}
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

/** Takes the next finding into the selection; the grid itself has no key for that. */
function extendSelection(api: GridApi<ArrangedRow>, rows: readonly ArrangedRow[], step: 1 | -1): void {
  const { findingId, selectedIds } = ui.get();
  const next = neighbour(rows, findingId, step);
  if (next === null) return;
  ui.set({ findingId: next, selectedIds: [...new Set([...selectedIds, next])] });
  api.getRowNode(next)?.setSelected(true, false);
}

const theme = gridTheme.withParams({ cellHorizontalPadding: 8 });

const movingKeys: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Tab']);

function idsOf(api: GridApi<ArrangedRow>): string[] {
  return api.getSelectedNodes().flatMap((node) => (node.data?.kind === 'finding' ? [node.data.key] : []));
}

function sortOf(api: GridApi<ArrangedRow>): { key: SortKey; descending: boolean } | null {
  const sorted = api.getColumnState().find((column) => column.sort !== null && column.sort !== undefined);
  return sorted ? { key: sorted.colId as SortKey, descending: sorted.sort === 'desc' } : null;
}

/** What a cell of free text holds. */
function textOf(row: ArrangedRow | undefined, column: string): string {
  if (row?.kind !== 'finding') return '';
  return column === 'tags' ? row.finding.tags.join(' ') : row.finding.note;
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
