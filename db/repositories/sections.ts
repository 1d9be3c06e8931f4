import type { SectionRow } from '../../core/contract/rows.ts';
import { type Severity, severities } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';
import { decidedStatus } from './decided.ts';

interface SectionSqlRow {
  position: number;
  id: string;
  parent_id: string | null;
  level: number;
  number: string;
  title: string;
  line: number;
  page: number | null;
  block: number;
}

const sectionSql =
  'SELECT position, id, parent_id, level, number, title, line, page, block FROM section WHERE filing_id = ? ORDER BY position';

/** The section tree in reading order, each with the open findings in it and below it. */
export function listSections(db: ReadableDb, filingId: number): SectionRow[] {
  const rows = db.all<SectionSqlRow>(sectionSql, filingId);
  const parents = parentsOf(rows);
  const counts = openFindings(db, filingId, parents);
  return rows.map((row) => ({
    index: row.position,
    id: row.id,
    parentId: row.parent_id,
    level: row.level,
    number: row.number,
    title: row.title,
    line: row.line,
    page: row.page,
    block: row.block,
    findings: counts.get(row.position)?.count ?? 0,
    worst: counts.get(row.position)?.worst ?? null,
  }));
}

/** For a section's position its parent's, −1 for none. */
function parentsOf(rows: readonly SectionSqlRow[]): number[] {
  const byId = new Map(rows.map((row) => [row.id, row.position]));
  return rows.map((row) => (row.parent_id === null ? -1 : (byId.get(row.parent_id) ?? -1)));
}

/** A finding counts once in each section that one of its mentions stands in, and in those above. */
function openFindings(
  db: ReadableDb,
  filingId: number,
  parents: readonly number[],
): Map<number, { count: number; worst: Severity }> {
  const rows = db.all<{ id: string; severity: Severity; section: number }>(
    `SELECT DISTINCT x.id, coalesce(d.severity, x.severity) AS severity, m.section
     FROM finding x
     JOIN finding_mention m ON m.filing_id = x.filing_id AND m.finding_id = x.id
     LEFT JOIN decision d ON d.filing_id = x.filing_id AND d.finding_id = x.id
     WHERE x.filing_id = ? AND coalesce(${decidedStatus}, 'open') = 'open' ORDER BY x.id`,
    filingId,
  );
  const counts = new Map<number, { count: number; worst: Severity; last: string }>();
  for (const { id, severity, section } of rows) {
    for (let at = section; at >= 0; at = parents[at] ?? -1) {
      const entry = counts.get(at);
      if (entry?.last === id) break;
      if (!entry) counts.set(at, { count: 1, worst: severity, last: id });
      else {
        entry.count += 1;
        entry.last = id;
        if (severities.indexOf(severity) < severities.indexOf(entry.worst)) entry.worst = severity;
      }
    }
  }
  return counts;
}

/** Answers the headings from the top down to a section, as printed. */
export function headingsOf(db: ReadableDb, filingId: number): (section: number) => string[] {
  const rows = db.all<SectionSqlRow>(sectionSql, filingId);
  const parents = parentsOf(rows);
  return (section) => {
    const path: string[] = [];
    for (let at = section; at >= 0; at = parents[at] ?? -1) {
      const row = rows[at];
      if (row) path.unshift(`${row.number}${row.title}`);
    }
    return path;
  };
}
