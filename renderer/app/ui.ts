import type { QueryCheck } from '../../core/check/custom/format.ts';
import type { ErrorReport } from '../../core/contract/errors.ts';
import type { FindingStatus } from '../../core/contract/rows.ts';
import type { RuleId } from '../../core/model/finding.ts';
import type { Place } from '../../core/model/text.ts';
import type { GroupBy, SortKey } from '../../core/review/arrange.ts';
import { type FindingFilter, noFilter } from '../../core/review/filter.ts';
import type { PendingPatch } from '../../core/review/patch.ts';
import { createStore, useStore } from './store.ts';

export const tabs = [
  'overview',
  'findings',
  'source',
  'tables',
  'facts',
  'terms',
  'history',
  'quality',
  'rules',
] as const;
export type Tab = (typeof tabs)[number];

/** Tabs that take the whole space, without the source below. */
export const wholeTabs: ReadonlySet<Tab> = new Set(['overview', 'history', 'rules']);

/** Where the source reader is asked to go. A new object each time, so that the same place can be asked for again. */
export interface Jump {
  block: number;
  place: Place | null;
}

/** Something that failed and stays on the screen until it is read. */
export interface Alert {
  id: number;
  report: ErrorReport;
  /** What was being done, where the sentence alone would not tell. */
  doing: string | null;
}

export type Dialog =
  | { kind: 'shortcuts' }
  | { kind: 'settings' }
  | { kind: 'dismiss'; findingIds: string[] }
  | { kind: 'password'; handle: string; name: string; wrong: boolean }
  | { kind: 'reread-password'; filingId: number; name: string; wrong: boolean }
  | { kind: 'unit'; table: number; column: number | null; name: string; unit: string | null }
  | { kind: 'others' }
  | { kind: 'query'; check: QueryCheck | null }
  | { kind: 'split-cell'; table: number; row: number; column: number; text: string };

/** A text block whose level is to be set, and where in the window its menu opens. */
export interface HeadingMenuAt {
  block: number;
  x: number;
  y: number;
  /** Where in the block's text the mouse was; null from the keyboard. */
  offset: number | null;
}

export interface UiState {
  filingId: number | null;
  tab: Tab;
  /** The finding whose evidence is shown. */
  findingId: string | null;
  /** All selected findings; the shown one among them. */
  selectedIds: readonly string[];
  filter: FindingFilter;
  groupBy: GroupBy;
  sort: { key: SortKey; descending: boolean } | null;
  folded: ReadonlySet<string>;
  jump: Jump | null;
  /** Section chosen in the tree. */
  section: number | null;
  table: number | null;
  dialog: Dialog | null;
  alerts: readonly Alert[];
  /** Changes on their way to the store. */
  pending: readonly PendingPatch[];
  /** The finding whose note is to be written as soon as its evidence is there. */
  noteWish: string | null;
  /** Rises with each wish to show the formula, to search the source. */
  formulaWish: number;
  searchWish: number;
  leftShown: boolean;
  rightShown: boolean;
  exportOpen: boolean;
  headingMenu: HeadingMenuAt | null;
  /** A cell of a table in the source, and where its menu opens. */
  pickMenu: { place: Place; x: number; y: number } | null;
  /** The rule whose page is shown. */
  rule: RuleId;
  /** Filings that an older version read and that are to stay so for now. */
  rereadLater: ReadonlySet<number>;
}

const initial: UiState = {
  filingId: null,
  tab: 'findings',
  findingId: null,
  selectedIds: [],
  filter: noFilter,
  groupBy: 'none',
  sort: null,
  folded: new Set(),
  jump: null,
  section: null,
  table: null,
  dialog: null,
  alerts: [],
  pending: [],
  noteWish: null,
  formulaWish: 0,
  searchWish: 0,
  leftShown: true,
  rightShown: true,
  exportOpen: false,
  headingMenu: null,
  pickMenu: null,
  rule: 'fact.repeat',
  rereadLater: new Set(),
};

export const ui = createStore<UiState>(initial);

export function useUi<Part>(select: (state: UiState) => Part): Part {
  return useStore(ui, select);
}

/** Everything that belongs to one filing goes when another is shown. */
export function showFiling(filingId: number | null): void {
  if (ui.get().filingId === filingId) return;
  ui.set({
    filingId,
    findingId: null,
    selectedIds: [],
    filter: noFilter,
    folded: new Set(),
    jump: null,
    section: null,
    table: null,
  });
}

/** The window as it starts, for a new project and for tests. */
export function resetUi(): void {
  ui.set({ ...initial, alerts: ui.get().alerts });
}

export function selectFinding(findingId: string | null): void {
  ui.set({ findingId, selectedIds: findingId === null ? [] : [findingId] });
}

export function jumpTo(block: number, place: Place | null): void {
  ui.set({ jump: { block, place } });
}

export function setFilter(change: Partial<FindingFilter>): void {
  ui.set((state) => ({ filter: { ...state.filter, ...change } }));
}

/** Shows the findings of one kind alone, from a count that was clicked. */
export function showFindings(filter: Partial<FindingFilter>): void {
  ui.set({ tab: 'findings', filter: { ...noFilter, ...filter } });
}

export function toggleFold(key: string): void {
  ui.set((state) => {
    const folded = new Set(state.folded);
    if (!folded.delete(key)) folded.add(key);
    return { folded };
  });
}

let lastAlert = 0;

export function raiseAlert(report: ErrorReport, doing: string | null = null): void {
  if (report.code === 'cancelled') return;
  ui.set((state) => {
    const same = state.alerts.some((alert) => alert.report.code === report.code && sameDetails(alert.report, report));
    if (same) return {};
    lastAlert += 1;
    return { alerts: [...state.alerts.slice(-3), { id: lastAlert, report, doing }] };
  });
}

function sameDetails(left: ErrorReport, right: ErrorReport): boolean {
  return JSON.stringify(left.details) === JSON.stringify(right.details);
}

export function dropAlert(id: number): void {
  ui.set((state) => ({ alerts: state.alerts.filter((alert) => alert.id !== id) }));
}

/** Takes away what failed of one kind of work, as that work is begun again. */
export function dropAlertsOf(doing: string): void {
  ui.set((state) => ({ alerts: state.alerts.filter((alert) => alert.doing !== doing) }));
}

export const decisionOf: Record<'confirm' | 'ask' | 'resolve' | 'reopen', FindingStatus> = {
  confirm: 'confirmed',
  ask: 'ask',
  resolve: 'resolved',
  reopen: 'open',
};

/** Milliseconds after which a wish that nothing could fulfil is dropped. */
const wishFor = 1500;

/** Asks for the note of the chosen finding. */
export function wishNote(): void {
  const { findingId } = ui.get();
  if (findingId === null) return;
  ui.set({ noteWish: findingId, rightShown: true });
  setTimeout(() => {
    if (ui.get().noteWish === findingId) ui.set({ noteWish: null });
  }, wishFor);
}
