import type { MouseEvent } from 'react';
import { ui } from '../../app/ui.ts';

/** Opens the menu of heading levels where the mouse is, or from the keyboard beside what was pressed. */
export function openHeadingMenu(event: MouseEvent<HTMLElement>, block: number): void {
  // Text that is marked keeps the browser's own menu, for copying.
  const marked = window.getSelection()?.toString() ?? '';
  if (event.type === 'contextmenu' && marked !== '') return;
  event.preventDefault();
  event.stopPropagation();
  const box = event.currentTarget.getBoundingClientRect();
  const byMouse = event.type === 'contextmenu' && (event.clientX > 0 || event.clientY > 0);
  const at = byMouse ? { x: event.clientX, y: event.clientY } : { x: box.left + 12, y: box.bottom };
  ui.set({ headingMenu: { block, ...at, offset: byMouse ? offsetAt(event) : null } });
}

/** Where in the text of the block under the mouse it points; null beside the text. */
function offsetAt(event: MouseEvent<HTMLElement>): number | null {
  const body = event.currentTarget.querySelector('.body');
  const point = document.caretRangeFromPoint(event.clientX, event.clientY);
  if (!body || !point || !body.contains(point.startContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(body);
  before.setEnd(point.startContainer, point.startOffset);
  return before.toString().length;
}
