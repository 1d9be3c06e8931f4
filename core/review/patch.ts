import type { FindingRow, FindingStatus } from '../contract/rows.ts';
import type { Severity } from '../model/finding.ts';

/** What an analyst changes of a finding; a key left out stays. */
export interface FindingPatch {
  status?: FindingStatus | undefined;
  severity?: Severity | undefined;
  reason?: string | undefined;
  note?: string | undefined;
  tags?: string[] | undefined;
}

/** A patch on its way to the store. */
export interface PendingPatch {
  findingIds: readonly string[];
  patch: FindingPatch;
}

/** Rows as they will be once the store has taken the patches on their way: the window never waits for it. */
export function withPending(rows: readonly FindingRow[], pending: readonly PendingPatch[]): FindingRow[] {
  if (pending.length === 0) return rows as FindingRow[];
  const patches = new Map<string, FindingPatch>();
  for (const { findingIds, patch } of pending) {
    for (const id of findingIds) patches.set(id, { ...patches.get(id), ...definedOf(patch) });
  }
  return rows.map((row) => {
    const patch = patches.get(row.id);
    return patch ? patched(row, patch) : row;
  });
}

/** One row with a patch laid over it. A reason belongs to a dismissal and goes when that is taken back. */
export function patched(row: FindingRow, patch: FindingPatch): FindingRow {
  const next = { ...row, ...definedOf(patch) };
  if (patch.status !== undefined && patch.status !== 'dismissed' && patch.reason === undefined) next.reason = '';
  if (patch.status !== undefined) next.reopened = false;
  return next;
}

function definedOf(patch: FindingPatch): Partial<Pick<FindingRow, 'status' | 'severity' | 'reason' | 'note' | 'tags'>> {
  const out: Partial<Pick<FindingRow, 'status' | 'severity' | 'reason' | 'note' | 'tags'>> = {};
  if (patch.status !== undefined) out.status = patch.status;
  if (patch.severity !== undefined) out.severity = patch.severity;
  if (patch.reason !== undefined) out.reason = patch.reason;
  if (patch.note !== undefined) out.note = patch.note;
  if (patch.tags !== undefined) out.tags = patch.tags;
  return out;
}

/** Tags as typed in one field: parted by blanks, commas or 、, each once. */
export function parseTags(text: string): string[] {
  const tags: string[] = [];
  for (const part of text.split(/[\s,，、;；]+/)) {
    const tag = part.trim().slice(0, 60);
    if (tag !== '' && !tags.includes(tag)) tags.push(tag);
  }
  return tags.slice(0, 30);
}
