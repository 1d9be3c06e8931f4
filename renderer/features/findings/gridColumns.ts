import type { GridApi } from 'ag-grid-community';
import type { ArrangedRow } from '../../../core/review/arrange.ts';

/** Columns that can be shown and left out by a menu. */
export const optionalColumns = ['rule', 'values', 'places', 'note', 'tags', 'reviewer', 'confidence'] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

interface Handle {
  api: GridApi<ArrangedRow>;
  keep: (event: { source: string; api: GridApi<ArrangedRow> }) => void;
}

let handle: Handle | null = null;

/** The findings grid gives itself to the menu above it. */
export function offerColumns(next: Handle): void {
  handle = next;
}

/** Which of the optional columns are shown now. */
export function shownColumns(): ReadonlySet<string> {
  if (!handle || handle.api.isDestroyed()) return new Set();
  return new Set(handle.api.getAllDisplayedColumns().map((column) => column.getColId()));
}

/** Shows or leaves out a column, and keeps it so. */
export function toggleColumn(column: OptionalColumn): void {
  if (!handle || handle.api.isDestroyed()) return;
  handle.api.setColumnsVisible([column], !shownColumns().has(column));
  handle.keep({ source: 'uiMenu', api: handle.api });
}
