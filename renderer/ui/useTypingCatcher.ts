import type { CellFocusedEvent, GridApi, SuppressKeyboardEventParams } from 'ag-grid-community';
import { useEffect, useMemo, useRef } from 'react';
import { takeTyped } from './typed.ts';

interface Options<Row> {
  api: () => GridApi<Row> | null;
  enabled: boolean;
  /** Whether typing on a cell of this column edits it; without it, on every one. */
  takes?: (column: string) => boolean;
  /** Text was pasted on a cell that is not being edited. */
  paste: (row: number, column: string, text: string) => void;
  copy: (row: number, column: string) => string;
}

/**
 * Lets typing on a cell start an edit without losing or doubling its first key. An input method only
 * composes in a field, so the focused cell holds an unseen one: what is composed or typed there starts
 * the edit, whole. The grid itself would take the first key as a letter.
 */
export function useTypingCatcher<Row>(options: Options<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(options);
  latest.current = options;
  const field = useMemo(() => {
    const area = document.createElement('textarea');
    area.className = 'catcher';
    area.tabIndex = -1;
    area.rows = 1;
    area.setAttribute('aria-hidden', 'true');
    area.dataset.catcher = 'true';
    return area;
  }, []);

  useEffect(() => {
    let composing = false;
    const focused = () => {
      const api = latest.current.api();
      const cell = api?.getFocusedCell();
      return api && cell ? { api, row: cell.rowIndex, column: cell.column.getColId() } : null;
    };
    const start = () => {
      const text = field.value;
      const at = focused();
      field.value = '';
      if (text === '' || !at) return;
      // Keys go on coming until the editor stands: it takes them all.
      takeTyped.text = (takeTyped.text ?? '') + text;
      if (at.api.getEditingCells().length > 0) return;
      at.api.startEditingCell({ rowIndex: at.row, colKey: at.column });
    };
    const onInput = () => {
      if (!composing) start();
    };
    const onCompositionStart = () => {
      composing = true;
      field.classList.add('composing');
    };
    const onCompositionEnd = () => {
      composing = false;
      field.classList.remove('composing');
      start();
    };
    const onPaste = (event: ClipboardEvent) => {
      event.preventDefault();
      const at = focused();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (at && text !== '') latest.current.paste(at.row, at.column, text);
    };
    const onCopy = (event: ClipboardEvent) => {
      const at = focused();
      if (!at) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', latest.current.copy(at.row, at.column));
    };
    field.addEventListener('input', onInput);
    field.addEventListener('compositionstart', onCompositionStart);
    field.addEventListener('compositionend', onCompositionEnd);
    field.addEventListener('paste', onPaste);
    field.addEventListener('copy', onCopy);
    return () => {
      field.removeEventListener('input', onInput);
      field.removeEventListener('compositionstart', onCompositionStart);
      field.removeEventListener('compositionend', onCompositionEnd);
      field.removeEventListener('paste', onPaste);
      field.removeEventListener('copy', onCopy);
      field.remove();
    };
  }, [field]);

  const moveTo = (row: number, column: string) => {
    const selector = `.ag-row[row-index="${row}"] .ag-cell[col-id="${CSS.escape(column)}"]`;
    const cell = box.current?.querySelector<HTMLElement>(selector);
    if (!cell || !latest.current.enabled || latest.current.takes?.(column) === false) return;
    if (cell.classList.contains('ag-cell-inline-editing')) return;
    cell.append(field);
    field.value = '';
    field.focus({ preventScroll: true });
  };

  return {
    box,
    onCellFocused(event: CellFocusedEvent<Row>): void {
      const { column, rowIndex } = event;
      if (rowIndex === null || !column || typeof column === 'string') return;
      const id = column.getColId();
      // The grid gives the focus to the cell after it has told of it.
      setTimeout(() => {
        const at = event.api.getFocusedCell();
        if (event.api.isDestroyed() || at?.rowIndex !== rowIndex || at.column.getColId() !== id) return;
        if (event.api.getEditingCells().length === 0) moveTo(rowIndex, id);
      }, 0);
    },
    /** After an edit the focus is the grid's again. */
    again(): void {
      setTimeout(() => {
        const api = latest.current.api();
        if (!api || api.isDestroyed() || api.getEditingCells().length > 0) return;
        const at = api.getFocusedCell();
        const inside = box.current?.contains(document.activeElement) ?? false;
        if (at && inside) moveTo(at.rowIndex, at.column.getColId());
      }, 0);
    },
  };
}

/** Keys that are the catcher's, or an input method's, and not the grid's. */
export function keepForCatcher({ event, editing }: SuppressKeyboardEventParams): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  if (editing) return false;
  const mod = event.ctrlKey || event.metaKey || event.altKey;
  return event.key.length === 1 && (!mod || ['c', 'v', 'x', 'z', 'y', 'a'].includes(event.key.toLowerCase()));
}
