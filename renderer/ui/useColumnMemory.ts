import type { ColDef, GridApi } from 'ag-grid-community';
import { useRef, useState } from 'react';
import { useActions } from '../api/actions.ts';
import { useSession } from '../app/session.tsx';

interface KeptColumn {
  colId: string;
  width?: number | undefined;
  hide?: boolean | undefined;
  flex?: number | null | undefined;
}

/** Keeps a grid's column widths, order and visibility in the settings. */
export function useColumnMemory<Row>(name: string) {
  const { settings } = useSession();
  const { remember } = useActions();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [kept] = useState(() => keptColumns(settings.layout[name]));
  return {
    /** The columns as they were left; where nothing is kept, as `otherwise` has them. */
    asKept(columns: readonly ColDef<Row>[], otherwise: readonly KeptColumn[] = []): ColDef<Row>[] {
      const states = kept ?? otherwise;
      const byId = new Map(states.map((state) => [state.colId, state]));
      const place = new Map((kept ?? []).map((state, index) => [state.colId, index]));
      const placed = columns.map(({ width, flex, ...column }): ColDef<Row> => {
        const state = byId.get(idOf(column));
        const wide = state?.width ?? width;
        const stretch = state && 'flex' in state ? (state.flex ?? undefined) : flex;
        return {
          ...column,
          ...(wide === undefined ? {} : { initialWidth: wide }),
          ...(stretch === undefined || stretch === null ? {} : { initialFlex: stretch }),
          ...(state?.hide === undefined ? {} : { initialHide: state.hide }),
        };
      });
      return placed.sort((left, right) => (place.get(idOf(left)) ?? 0) - (place.get(idOf(right)) ?? 0));
    },
    /** For the grid's column events: keeps what the analyst changed, not what the grid did by itself. */
    changed(event: { source: string; api: GridApi<Row> }): void {
      if (!event.source.startsWith('ui')) return;
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        if (event.api.isDestroyed()) return;
        const state = event.api.getColumnState().map(({ colId, width, hide, flex }) => ({ colId, width, hide, flex }));
        void remember(name, JSON.stringify(state));
      }, 400);
    },
  };
}

function idOf(column: ColDef): string {
  return column.colId ?? column.field ?? '';
}

function keptColumns(saved: string | undefined): KeptColumn[] | null {
  if (!saved) return null;
  try {
    const value: unknown = JSON.parse(saved);
    return Array.isArray(value) ? (value as KeptColumn[]) : null;
  } catch {
    // Columns of another version count as none kept.
    return null;
  }
}
