import type { FindingRow, FindingStatus } from '../contract/rows.ts';
import type { RuleId, Severity } from '../model/finding.ts';

/** What the findings grid shows; an empty list means no limit of that kind. */
export interface FindingFilter {
  statuses: FindingStatus[];
  severities: Severity[];
  rules: RuleId[];
  /** Sections (index) together with all below them. */
  sections: number[];
  reviewers: string[];
  text: string;
}

export const noFilter: FindingFilter = {
  statuses: [],
  severities: [],
  rules: [],
  sections: [],
  reviewers: [],
  text: '',
};

/** True where nothing is filtered out. */
export function isUnfiltered(filter: FindingFilter): boolean {
  return (
    filter.statuses.length + filter.severities.length + filter.rules.length + filter.sections.length === 0 &&
    filter.reviewers.length === 0 &&
    filter.text.trim() === ''
  );
}

/** A test for one row; `sectionsBelow` widens a chosen section to those inside it. */
export function matcher(
  filter: FindingFilter,
  sectionsBelow: (section: number) => readonly number[],
  ruleName: (rule: RuleId) => string,
): (row: FindingRow) => boolean {
  const sections = new Set(filter.sections.flatMap((section) => [section, ...sectionsBelow(section)]));
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (row) => {
    if (filter.statuses.length > 0 && !filter.statuses.includes(row.status)) return false;
    if (filter.severities.length > 0 && !filter.severities.includes(row.severity)) return false;
    if (filter.rules.length > 0 && !filter.rules.includes(row.rule)) return false;
    if (filter.reviewers.length > 0 && !filter.reviewers.includes(row.reviewer)) return false;
    if (sections.size > 0 && !row.sections.some((section) => sections.has(section))) return false;
    if (words.length === 0) return true;
    const hay = searchText(row, ruleName(row.rule));
    return words.every((word) => hay.includes(word));
  };
}

function searchText(row: FindingRow, rule: string): string {
  const places = row.places.map((place) => (place.page === null ? `行 ${place.line}` : `p.${place.page}`)).join(' ');
  const parts = [row.title.zh, row.title.en, row.stated, row.expected, row.note, row.reason, row.tags.join(' ')];
  return [...parts, row.rule, rule, row.reviewer, places].join(' ').toLowerCase();
}

/** Every section inside a section, by the parent links of the list. */
export function sectionTree(sections: readonly { index: number; id: string; parentId: string | null }[]): {
  below: (section: number) => readonly number[];
  topOf: (section: number) => number;
} {
  const indexOf = new Map(sections.map((section) => [section.id, section.index]));
  const children = new Map<number, number[]>();
  const parent = new Map<number, number>();
  for (const section of sections) {
    const above = section.parentId === null ? undefined : indexOf.get(section.parentId);
    if (above === undefined) continue;
    parent.set(section.index, above);
    const list = children.get(above);
    if (list) list.push(section.index);
    else children.set(above, [section.index]);
  }
  const below = (section: number): number[] => {
    const all: number[] = [];
    const open = [...(children.get(section) ?? [])];
    while (open.length > 0) {
      const next = open.pop() as number;
      all.push(next);
      open.push(...(children.get(next) ?? []));
    }
    return all;
  };
  const topOf = (section: number): number => {
    let at = section;
    for (let steps = 0; steps < 32; steps += 1) {
      const above = parent.get(at);
      if (above === undefined) return at;
      at = above;
    }
    return at;
  };
  return { below, topOf };
}

/** How many findings have been decided; `open` alone is undecided. */
export function progressOf(rows: readonly Pick<FindingRow, 'status'>[]): { decided: number; all: number } {
  let decided = 0;
  for (const row of rows) if (row.status !== 'open') decided += 1;
  return { decided, all: rows.length };
}
