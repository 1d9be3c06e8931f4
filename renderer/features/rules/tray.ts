import type { Operand, RelationCheck } from '../../../core/check/custom/format.ts';
import type { PickedNumber } from '../../../core/contract/rows.ts';
import type { Severity } from '../../../core/model/finding.ts';
import { createStore, useStore } from '../../app/store.ts';

/** A number or constant in the tray. */
export interface TrayItem {
  operand: Operand;
  /** As printed, or the constant. */
  raw: string;
}

/** A check in the making: the first item is the result that the others should give. */
interface Tray {
  /** The check that is being changed; null for a new one. */
  id: string | null;
  enabled: boolean;
  title: string;
  kind: RelationCheck['kind'];
  severity: Severity;
  items: readonly TrayItem[];
}

const empty: Tray = { id: null, enabled: true, title: '', kind: 'equal', severity: 'medium', items: [] };

export const tray = createStore<Tray>(empty);

export function useTray(): Tray {
  return useStore(tray, (state) => state);
}

export function addPicked({ operand, raw }: PickedNumber): void {
  tray.set((state) => ({ items: [...state.items, { operand, raw }] }));
}

export function clearTray(): void {
  tray.set(empty);
}

/** Takes a check into the tray, to be changed. */
export function editInTray({ id, enabled, title, kind, severity, result, operands }: RelationCheck): void {
  const items = [result, ...operands].map((operand) => ({ operand, raw: '' }));
  tray.set({ id, enabled, title, kind, severity, items });
}

/** The check as it stands in the tray; null while something is missing. */
export function checkInTray({ id, enabled, title, kind, severity, items }: Tray): RelationCheck | null {
  const [result, ...operands] = items.map(({ operand }) => operand);
  if (!result || title.trim() === '') return null;
  const least = kind === 'equal' ? 1 : 2;
  if (operands.length < least || (kind === 'ratio' && operands.length !== 2)) return null;
  return { id: id ?? freshId(), enabled, title: title.trim(), kind, severity, result, operands };
}

/** An id that no other check has: what is exchanged between analysts must not collide. */
export function freshId(): string {
  return `c-${crypto.randomUUID().slice(0, 13)}`;
}
