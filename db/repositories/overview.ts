import type { FindingRow, Overview } from '../../core/contract/rows.ts';
import { findingStatuses } from '../../core/contract/rows.ts';
import { type CheckStatus, type RuleId, severities } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';
import { listFindings } from './findings.ts';

const worstShown = 5;

/** The counts and maps of a filing's first page. */
export function overview(db: ReadableDb, filingId: number): Overview {
  const findings = listFindings(db, filingId);
  const topOf = topSections(db, filingId);
  return {
    bySeverity: tally(severities, findings, (row) => row.severity),
    byStatus: tally(findingStatuses, findings, (row) => row.status),
    heat: heatMap(findings, topOf),
    ...checkCounts(db, filingId),
    ...coverage(db, filingId, topOf),
    worst: worstOpen(findings),
    reading: reading(db, filingId),
    warnings: db
      .all<{ code: string; message_zh: string; message_en: string; line: number | null; page: number | null }>(
        'SELECT code, message_zh, message_en, line, page FROM warning WHERE filing_id = ? ORDER BY position',
        filingId,
      )
      .map(({ code, message_zh, message_en, line, page }) => ({
        code,
        message: { zh: message_zh, en: message_en },
        line,
        page,
      })),
  };
}

function tally<Key extends string>(
  keys: readonly Key[],
  rows: readonly FindingRow[],
  keyOf: (row: FindingRow) => Key,
): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const row of rows) counts[keyOf(row)] += 1;
  return counts;
}

function topSections(db: ReadableDb, filingId: number): (section: number) => number {
  const tops = db
    .all<{ top: number }>('SELECT top FROM section WHERE filing_id = ? ORDER BY position', filingId)
    .map(({ top }) => top);
  return (section) => (section < 0 ? -1 : (tops[section] ?? -1));
}

/** A finding counts once in every top section that one of its mentions stands in. */
function heatMap(findings: readonly FindingRow[], topOf: (section: number) => number): Overview['heat'] {
  const cells = new Map<string, Overview['heat'][number]>();
  for (const { rule, severity, sections } of findings) {
    for (const section of new Set(sections.map(topOf))) {
      const key = `${section} ${rule}`;
      const cell = cells.get(key);
      if (!cell) cells.set(key, { section, rule, count: 1, worst: severity });
      else {
        cell.count += 1;
        if (severities.indexOf(severity) < severities.indexOf(cell.worst)) cell.worst = severity;
      }
    }
  }
  return [...cells.values()].sort((a, b) => a.section - b.section || a.rule.localeCompare(b.rule));
}

function checkCounts(db: ReadableDb, filingId: number): Pick<Overview, 'checks' | 'checksByRule'> {
  const checks: Record<CheckStatus, number> = { pass: 0, rounding: 0, fail: 0, 'not-checkable': 0 };
  const byRule = new Map<RuleId, Overview['checksByRule'][number]>();
  for (const { rule, ms } of db.all<{ rule: RuleId; ms: number }>(
    'SELECT rule, ms FROM rule_time WHERE filing_id = ? ORDER BY rule',
    filingId,
  )) {
    byRule.set(rule, { rule, pass: 0, rounding: 0, fail: 0, notCheckable: 0, ms });
  }
  for (const { rule, status, count } of db.all<{ rule: RuleId; status: CheckStatus; count: number }>(
    'SELECT rule, status, count(*) AS count FROM check_result WHERE filing_id = ? GROUP BY rule, status',
    filingId,
  )) {
    checks[status] += count;
    const entry = byRule.get(rule) ?? { rule, pass: 0, rounding: 0, fail: 0, notCheckable: 0, ms: 0 };
    byRule.set(rule, entry);
    entry[status === 'not-checkable' ? 'notCheckable' : status] = count;
  }
  return { checks, checksByRule: [...byRule.values()] };
}

function coverage(
  db: ReadableDb,
  filingId: number,
  topOf: (section: number) => number,
): Pick<Overview, 'coverage' | 'coverageBySection'> {
  const rows = db.all<{ section: number; status: string; reason: string | null; kind: string; count: number }>(
    'SELECT section, status, reason, kind, count(*) AS count FROM number WHERE filing_id = ? GROUP BY section, status, reason, kind',
    filingId,
  );
  let numbers = 0;
  let checked = 0;
  const unchecked = new Map<string, number>();
  const bySection = new Map<number, { section: number; numbers: number; checked: number }>();
  for (const { section, status, reason, kind, count } of rows) {
    numbers += count;
    const reached = status === 'pass' || status === 'rounding' || status === 'fail';
    if (reached) checked += count;
    else {
      const why = reason ?? status;
      unchecked.set(why, (unchecked.get(why) ?? 0) + count);
    }
    if (kind !== 'quantity') continue;
    const top = topOf(section);
    const entry = bySection.get(top) ?? { section: top, numbers: 0, checked: 0 };
    bySection.set(top, entry);
    entry.numbers += count;
    if (reached) entry.checked += count;
  }
  return {
    coverage: {
      numbers,
      checked,
      unchecked: [...unchecked].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    },
    coverageBySection: [...bySection.values()].sort((a, b) => a.section - b.section),
  };
}

function worstOpen(findings: readonly FindingRow[]): string[] {
  return findings
    .filter((row) => row.status === 'open' && row.group === null)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.rank - b.rank)
    .slice(0, worstShown)
    .map((row) => row.id);
}

function reading(db: ReadableDb, filingId: number): Overview['reading'] {
  const counted = db.get<Overview['reading']>(
    `SELECT f.lines, f.pages,
       (SELECT count(*) FROM section WHERE filing_id = f.id) AS headings,
       (SELECT count(*) FROM filing_table WHERE filing_id = f.id) AS tables,
       (SELECT count(*) FROM filing_table WHERE filing_id = f.id AND parts > 1) AS joinedTables,
       (SELECT count(*) FROM number WHERE filing_id = f.id) AS numbers,
       (SELECT count(*) FROM fact WHERE filing_id = f.id) AS facts,
       (SELECT count(*) FROM term WHERE filing_id = f.id) AS terms,
       (SELECT count(*) FROM reference WHERE filing_id = f.id) AS "references"
     FROM filing f WHERE f.id = ?`,
    filingId,
  );
  return (
    counted ?? {
      lines: 0,
      pages: null,
      headings: 0,
      tables: 0,
      joinedTables: 0,
      numbers: 0,
      facts: 0,
      terms: 0,
      references: 0,
    }
  );
}
