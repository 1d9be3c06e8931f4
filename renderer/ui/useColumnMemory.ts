import type { ColumnState, GridApi } from 'ag-grid-community';
import { useRef } from 'react';
import { useActions } from '../api/actions.ts';
import { useSession } from '../app/session.tsx';

/** Keeps a grid's column widths, order and visibility in the settings. */
export function useColumnMemory<Row>(name: string, api: GridApi<Row> | null) {
  const { settings } = useSession();
  const { remember } = useActions();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  return {
    /** Puts the columns as they were; false where nothing is remembered. */
    restore(ready: GridApi<Row>): boolean {
      const saved = settings.layout[name];
      if (!saved) return false;
      try {
        const state = JSON.parse(saved) as ColumnState[];
        return ready.applyColumnState({ state, applyOrder: true });
      } catch {
        // Columns of another version count as none remembered.
        return false;
      }
    },
    changed(event: { source: string }): void {
      if (!event.source.startsWith('ui') && event.source !== 'columnMenu' && event.source !== 'contextMenu') return;
      this.save();
    },
    save(): void {
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (!api || api.isDestroyed()) return;
        const state = api.getColumnState().map(({ colId, width, hide, flex }) => ({ colId, width, hide, flex }));
        void remember(name, JSON.stringify(state));
      }, 400);
    },
  };
}
