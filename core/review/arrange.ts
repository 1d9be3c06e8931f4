import type { FindingRow } from '../contract/rows.ts';
import { type RuleId, type Severity, severities } from '../model/finding.ts';

/** What the findings grid shows as rows: group headers and findings, consequences under their root. */
export type ArrangedRow =
  | { kind: 'group'; key: string; group: GroupValue; count: number; decided: number; folded: boolean }
  | {
      kind: 'finding';
      key: string;
      finding: FindingRow;
      /** 0 for a root, 1 for what follows from it. */
      depth: number;
      /** Consequences under it that pass the filter, whether shown or folded. */
      consequences: number;
      folded: boolean;
      /** True where the root itself is filtered out and this consequence stands alone. */
      orphan: boolean;
    };

export type GroupBy = 'none' | 'rule' | 'section' | 'severity';
export type GroupValue =
  | { by: 'rule'; rule: RuleId }
  | { by: 'section'; section: number }
  | { by: 'severity'; severity: Severity };

export type SortKey =
  | 'severity'
  | 'rule'
  | 'title'
  | 'values'
  | 'places'
  | 'status'
  | 'note'
  | 'tags'
  | 'reviewer'
  | 'confidence';

export interface Arrangement {
  groupBy: GroupBy;
  /** Empty for the order the check gave. */
  sort: { key: SortKey; descending: boolean } | null;
  /** Keys of folded roots and groups. */
  folded: ReadonlySet<string>;
  matches: (row: FindingRow) => boolean;
  /** Top section of a section. */
  topOf: (section: number) => number;
  ruleName: (rule: RuleId) => string;
  title: (row: FindingRow) => string;
}

const statusRank = { open: 0, ask: 1, confirmed: 2, resolved: 3, dismissed: 4 } as const;
const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Lays out the findings: filtered, sorted, grouped, with consequences folded under their root. None is lost. */
export function arrange(rows: readonly FindingRow[], plan: Arrangement): ArrangedRow[] {
  const shown = rows.filter(plan.matches);
  const shownIds = new Set(shown.map((row) => row.id));
  const followers = new Map<string, FindingRow[]>();
  const roots: { row: FindingRow; orphan: boolean }[] = [];
  for (const row of shown) {
    const root = row.group;
    if (root !== null && root !== row.id && shownIds.has(root)) {
      const list = followers.get(root);
      if (list) list.push(row);
      else followers.set(root, [row]);
    } else {
      roots.push({ row, orphan: root !== null && root !== row.id });
    }
  }
  for (const row of unreachable(shown, roots, followers)) roots.push({ row, orphan: true });
  const compare = comparator(plan);
  roots.sort((left, right) => compare(left.row, right.row));
  for (const list of followers.values()) list.sort(compare);

  if (plan.groupBy === 'none') return flatten(roots, followers, plan);
  return grouped(roots, followers, plan);
}

/** Findings that point at each other in a ring have no root: one of each ring stands alone rather than vanish. */
function unreachable(
  shown: readonly FindingRow[],
  roots: readonly { row: FindingRow }[],
  followers: ReadonlyMap<string, FindingRow[]>,
): FindingRow[] {
  const placed = new Set<string>();
  for (const { row } of roots) markPlaced(row, followers, placed);
  const alone: FindingRow[] = [];
  for (const row of shown) {
    if (placed.has(row.id)) continue;
    alone.push(row);
    markPlaced(row, followers, placed);
  }
  return alone;
}

function flatten(
  roots: readonly { row: FindingRow; orphan: boolean }[],
  followers: ReadonlyMap<string, FindingRow[]>,
  plan: Arrangement,
): ArrangedRow[] {
  const out: ArrangedRow[] = [];
  const placed = new Set<string>();
  const place = (row: FindingRow, depth: number, orphan: boolean): void => {
    if (placed.has(row.id)) return;
    placed.add(row.id);
    const under = followers.get(row.id) ?? [];
    const folded = plan.folded.has(row.id);
    out.push({ kind: 'finding', key: row.id, finding: row, depth, consequences: under.length, folded, orphan });
    if (folded) for (const child of under) markPlaced(child, followers, placed);
    else for (const child of under) place(child, Math.min(depth + 1, 3), false);
  };
  for (const { row, orphan } of roots) place(row, 0, orphan);
  return out;
}

function markPlaced(row: FindingRow, followers: ReadonlyMap<string, FindingRow[]>, placed: Set<string>): void {
  if (placed.has(row.id)) return;
  placed.add(row.id);
  for (const child of followers.get(row.id) ?? []) markPlaced(child, followers, placed);
}

function grouped(
  roots: readonly { row: FindingRow; orphan: boolean }[],
  followers: ReadonlyMap<string, FindingRow[]>,
  plan: Arrangement,
): ArrangedRow[] {
  const groups = new Map<string, { value: GroupValue; roots: { row: FindingRow; orphan: boolean }[] }>();
  for (const root of roots) {
    const value = groupOf(root.row, plan);
    const key = groupKey(value);
    const group = groups.get(key);
    if (group) group.roots.push(root);
    else groups.set(key, { value, roots: [root] });
  }
  const ordered = [...groups].sort((left, right) => groupRank(left[1].value) - groupRank(right[1].value));
  const out: ArrangedRow[] = [];
  for (const [key, group] of ordered) {
    const inner = flatten(group.roots, followers, { ...plan, folded: new Set() });
    const findings = inner.flatMap((row) => (row.kind === 'finding' ? [row.finding] : []));
    const decided = findings.filter((row) => row.status !== 'open').length;
    const folded = plan.folded.has(key);
    out.push({ kind: 'group', key, group: group.value, count: findings.length, decided, folded });
    if (!folded) out.push(...flatten(group.roots, followers, plan));
  }
  return out;
}

function groupOf(row: FindingRow, plan: Arrangement): GroupValue {
  if (plan.groupBy === 'rule') return { by: 'rule', rule: row.rule };
  if (plan.groupBy === 'severity') return { by: 'severity', severity: row.severity };
  return { by: 'section', section: row.sections.length > 0 ? plan.topOf(row.sections[0] ?? -1) : -1 };
}

/** The key of a group header, the same from one arrangement to the next. */
export function groupKey(value: GroupValue): string {
  if (value.by === 'rule') return `group:rule:${value.rule}`;
  if (value.by === 'severity') return `group:severity:${value.severity}`;
  return `group:section:${value.section}`;
}

function groupRank(value: GroupValue): number {
  if (value.by === 'severity') return severities.indexOf(value.severity);
  if (value.by === 'section') return value.section;
  return 0;
}

function comparator(plan: Arrangement): (left: FindingRow, right: FindingRow) => number {
  const byRank = (left: FindingRow, right: FindingRow): number => left.rank - right.rank;
  if (!plan.sort) return byRank;
  const { key, descending } = plan.sort;
  const sign = descending ? -1 : 1;
  return (left, right) => sign * compareBy(key, left, right, plan) || byRank(left, right);
}

function compareBy(key: SortKey, left: FindingRow, right: FindingRow, plan: Arrangement): number {
  switch (key) {
    case 'severity':
      return severities.indexOf(left.severity) - severities.indexOf(right.severity);
    case 'status':
      return statusRank[left.status] - statusRank[right.status];
    case 'confidence':
      return left.confidence - right.confidence;
    case 'places':
      return (left.places[0]?.line ?? 0) - (right.places[0]?.line ?? 0);
    case 'rule':
      return collator.compare(plan.ruleName(left.rule), plan.ruleName(right.rule));
    case 'title':
      return collator.compare(plan.title(left), plan.title(right));
    case 'values':
      return collator.compare(left.stated, right.stated);
    case 'note':
      return blanksLast(left.note, right.note);
    case 'tags':
      return blanksLast(left.tags.join(' '), right.tags.join(' '));
    case 'reviewer':
      return blanksLast(left.reviewer, right.reviewer);
  }
}

function blanksLast(left: string, right: string): number {
  if (left === '' || right === '') return Number(left === '') - Number(right === '');
  return collator.compare(left, right);
}

/** The finding after or before one in an arrangement; stays at the ends. */
export function neighbour(rows: readonly ArrangedRow[], current: string | null, step: 1 | -1): string | null {
  const findings = rows.filter((row) => row.kind === 'finding');
  if (findings.length === 0) return null;
  const at = findings.findIndex((row) => row.key === current);
  if (at < 0) return findings[step === 1 ? 0 : findings.length - 1]?.key ?? null;
  return findings[Math.min(findings.length - 1, Math.max(0, at + step))]?.key ?? null;
}
