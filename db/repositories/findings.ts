import { GoujiError } from '../../core/contract/errors.ts';
import type { FindingDetail, FindingRow, FindingStatus, MentionRow, SourceMark } from '../../core/contract/rows.ts';
import type { Finding, FormulaToken, Mention, RuleId, Severity } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';
import { type PlaceColumns, placeOf } from '../rows/row.ts';
import { listAnnotations } from './annotations.ts';
import { decidedStatus, reopened } from './decided.ts';
import { findingSubject, historyOf } from './history.ts';
import { headingsOf } from './sections.ts';

interface FindingSqlRow {
  id: string;
  filing_id: number;
  position: number;
  rule: RuleId;
  severity: Severity;
  found_severity: Severity;
  title_zh: string;
  title_en: string;
  stated_shown: string;
  expected_shown: string;
  confidence: number;
  group_id: string | null;
  fingerprint: string;
  status: FindingStatus;
  reason: string;
  note: string;
  tags: string;
  reviewer: string;
  decided_at: string | null;
  reopened: number;
}

const findingSql = `
SELECT x.id, x.filing_id, x.position, x.rule, coalesce(d.severity, x.severity) AS severity,
  x.severity AS found_severity, x.title_zh, x.title_en, x.stated_shown, x.expected_shown, x.confidence,
  x.group_id, x.fingerprint, coalesce(${decidedStatus}, 'open') AS status, coalesce(d.reason, '') AS reason,
  coalesce(d.note, '') AS note, coalesce(d.tags, '[]') AS tags, coalesce(d.reviewer, '') AS reviewer,
  d.decided_at, coalesce(${reopened}, 0) AS reopened
FROM finding x LEFT JOIN decision d ON d.filing_id = x.filing_id AND d.finding_id = x.id
WHERE x.filing_id = ?`;

interface MentionPlaceRow {
  finding_id: string;
  section: number;
  line: number;
  page: number | null;
}

/** The findings of a filing as decided, in the order the check gave. */
export function listFindings(db: ReadableDb, filingId: number): FindingRow[] {
  const places = db.all<MentionPlaceRow>(
    'SELECT finding_id, section, line, page FROM finding_mention WHERE filing_id = ? ORDER BY finding_id, position',
    filingId,
  );
  const byFinding = new Map<string, MentionPlaceRow[]>();
  for (const place of places) {
    const list = byFinding.get(place.finding_id);
    if (list) list.push(place);
    else byFinding.set(place.finding_id, [place]);
  }
  return db
    .all<FindingSqlRow>(`${findingSql} ORDER BY x.position`, filingId)
    .map((row) => findingRow(row, byFinding.get(row.id) ?? []));
}

/** One finding's row; null where the last check did not find it. */
export function findFinding(db: ReadableDb, filingId: number, findingId: string): FindingRow | null {
  const row = db.get<FindingSqlRow>(`${findingSql} AND x.id = ?`, filingId, findingId);
  if (!row) return null;
  const places = db.all<MentionPlaceRow>(
    'SELECT finding_id, section, line, page FROM finding_mention WHERE filing_id = ? AND finding_id = ? ORDER BY position',
    filingId,
    findingId,
  );
  return findingRow(row, places);
}

/** One finding's row; fails with `not-found`. */
export function getFindingRow(db: ReadableDb, filingId: number, findingId: string): FindingRow {
  const row = findFinding(db, filingId, findingId);
  if (!row) throw new GoujiError('not-found', { what: { zh: '差异', en: 'finding' } });
  return row;
}

function findingRow(row: FindingSqlRow, places: MentionPlaceRow[]): FindingRow {
  return {
    id: row.id,
    filingId: row.filing_id,
    rank: row.position,
    rule: row.rule,
    severity: row.severity,
    foundSeverity: row.found_severity,
    title: { zh: row.title_zh, en: row.title_en },
    stated: row.stated_shown,
    expected: row.expected_shown,
    confidence: row.confidence,
    group: row.group_id,
    sections: [...new Set(places.map((place) => place.section))],
    places: places.map(({ line, page }) => ({ line, page })),
    status: row.status,
    reason: row.reason,
    note: row.note,
    tags: JSON.parse(row.tags) as string[],
    reviewer: row.reviewer,
    decidedAt: row.decided_at,
    reopened: row.reopened === 1,
  };
}

interface MentionSqlRow extends PlaceColumns {
  role: Mention['role'];
  section: number;
  line: number;
  page: number | null;
  quote: string;
  focus_start: number;
  focus_finish: number;
  value: string | null;
  unit: string | null;
  number: number | null;
  shown_block: number | null;
  section_id: string | null;
  /** Of a cell's table: JSON of its column headings; and the first words of its row. */
  columns: string | null;
  row_label: string | null;
}

const mentionSql = `
SELECT m.*, coalesce(m.block, t.block) AS shown_block, s.id AS section_id, t.columns,
  (SELECT c.text FROM cell c
   WHERE c.filing_id = m.filing_id AND c.table_position = m.table_position AND c.row_position = m.row_position
     AND c.column_position < m.column_position AND trim(c.text) <> '' AND trim(c.text) GLOB '*[^0-9.,%() -]*'
   ORDER BY c.column_position LIMIT 1) AS row_label
FROM finding_mention m
LEFT JOIN filing_table t ON t.filing_id = m.filing_id AND t.position = m.table_position
LEFT JOIN section s ON s.filing_id = m.filing_id AND s.position = m.section
WHERE m.filing_id = ?`;

/** A finding with its evidence; fails with `not-found`. */
export function getFinding(db: ReadableDb, filingId: number, findingId: string): FindingDetail {
  const row = getFindingRow(db, filingId, findingId);
  const more = db.get<{
    explanation_zh: string;
    explanation_en: string;
    difference: string | null;
    formula: string | null;
  }>(
    'SELECT explanation_zh, explanation_en, difference, formula FROM finding WHERE filing_id = ? AND id = ?',
    filingId,
    findingId,
  );
  const mentions = db.all<MentionSqlRow>(`${mentionSql} AND m.finding_id = ? ORDER BY m.position`, filingId, findingId);
  const headings = headingsOf(db, filingId);
  return {
    row,
    explanation: { zh: more?.explanation_zh ?? '', en: more?.explanation_en ?? '' },
    difference: more?.difference ?? null,
    formula: more?.formula ? (JSON.parse(more.formula) as FormulaToken[]) : null,
    mentions: mentions.map(
      (mention): MentionRow => ({
        place: placeOf(mention),
        sectionId: mention.section_id,
        headings: headings(mention.section),
        line: mention.line,
        page: mention.page,
        quote: mention.quote,
        focus: { start: mention.focus_start, end: mention.focus_finish },
        value: mention.value,
        unit: mention.unit,
        role: mention.role,
        block: mention.shown_block ?? 0,
        ...cellNames(mention),
      }),
    ),
    history: historyOf(db, findingSubject(filingId, findingId)),
    annotations: listAnnotations(db, filingId).filter((annotation) => annotation.findingId === findingId),
    consequences: db
      .all<{ id: string }>(
        'SELECT id FROM finding WHERE filing_id = ? AND group_id = ? ORDER BY position',
        filingId,
        findingId,
      )
      .map(({ id }) => id),
  };
}

/** What a cell goes by in its table. */
function cellNames(mention: MentionSqlRow): Pick<MentionRow, 'columnHeading' | 'rowLabel'> {
  const columns = mention.columns === null ? [] : (JSON.parse(mention.columns) as string[]);
  const columnHeading = mention.column_position === null ? '' : (columns[mention.column_position]?.trim() ?? '');
  const rowLabel = mention.row_label?.trim() ?? '';
  return {
    ...(columnHeading === '' ? {} : { columnHeading }),
    ...(rowLabel === '' ? {} : { rowLabel }),
  };
}

/** Every place that a finding speaks of, for the source reader. */
export function listMarks(db: ReadableDb, filingId: number): SourceMark[] {
  return db
    .all<PlaceColumns & { finding_id: string; severity: Severity; shown_block: number | null }>(
      `SELECT m.*, coalesce(m.block, t.block) AS shown_block, coalesce(d.severity, x.severity) AS severity
       FROM finding_mention m
       JOIN finding x ON x.filing_id = m.filing_id AND x.id = m.finding_id
       LEFT JOIN decision d ON d.filing_id = x.filing_id AND d.finding_id = x.id
       LEFT JOIN filing_table t ON t.filing_id = m.filing_id AND t.position = m.table_position
       WHERE m.filing_id = ? ORDER BY x.position, m.position`,
      filingId,
    )
    .map((row) => ({
      findingId: row.finding_id,
      severity: row.severity,
      place: placeOf(row),
      block: row.shown_block ?? 0,
    }));
}

interface FindingModelRow {
  id: string;
  rule: RuleId;
  severity: Severity;
  title_zh: string;
  title_en: string;
  explanation_zh: string;
  explanation_en: string;
  stated: string | null;
  expected: string | null;
  difference: string | null;
  confidence: number;
  group_id: string | null;
  fingerprint: string;
  formula: string | null;
}

/** The findings as the check gave them, with their mentions. */
export function findingModels(db: ReadableDb, filingId: number): Finding[] {
  const mentions = new Map<string, Mention[]>();
  const rows = db.all<MentionSqlRow & { finding_id: string }>(
    `${mentionSql} ORDER BY m.finding_id, m.position`,
    filingId,
  );
  for (const row of rows) {
    const mention: Mention = {
      place: placeOf(row),
      sectionId: row.section_id,
      line: row.line,
      page: row.page,
      quote: row.quote,
      focus: { start: row.focus_start, end: row.focus_finish },
      value: row.value,
      unit: row.unit,
      number: row.number,
      role: row.role,
    };
    const list = mentions.get(row.finding_id);
    if (list) list.push(mention);
    else mentions.set(row.finding_id, [mention]);
  }
  return db
    .all<FindingModelRow>('SELECT * FROM finding WHERE filing_id = ? ORDER BY position', filingId)
    .map((row) => ({
      id: row.id,
      rule: row.rule,
      severity: row.severity,
      title: { zh: row.title_zh, en: row.title_en },
      explanation: { zh: row.explanation_zh, en: row.explanation_en },
      stated: row.stated,
      expected: row.expected,
      difference: row.difference,
      confidence: row.confidence,
      group: row.group_id,
      fingerprint: row.fingerprint,
      formula: row.formula === null ? null : (JSON.parse(row.formula) as FormulaToken[]),
      mentions: mentions.get(row.id) ?? [],
    }));
}
