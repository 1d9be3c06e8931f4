import type { FactRow, TermRow } from '../../core/contract/rows.ts';
import type { NumberKind } from '../../core/model/filing.ts';
import type { CheckStatus, RuleId } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';
import { type PlaceColumns, placeOf } from '../rows/row.ts';

interface FactSqlRow extends PlaceColumns {
  id: string;
  subject: string;
  measure: string;
  period: string | null;
  quote: string;
  raw: string;
  value: string | null;
  unit: string | null;
  kind: NumberKind;
  section: number;
  line: number;
  page: number | null;
  status: CheckStatus | 'unchecked';
  rules: string;
  reason: string | null;
  shown_block: number | null;
}

/** A filing's facts in reading order, each with what the checks said of its number. */
export function listFacts(db: ReadableDb, filingId: number): FactRow[] {
  return db
    .all<FactSqlRow>(
      `SELECT f.id, f.subject, f.measure, f.period, f.quote, n.*, coalesce(n.block, t.block) AS shown_block
       FROM fact f
       JOIN number n ON n.filing_id = f.filing_id AND n.position = f.number
       LEFT JOIN filing_table t ON t.filing_id = n.filing_id AND t.position = n.table_position
       WHERE f.filing_id = ? ORDER BY f.position`,
      filingId,
    )
    .map((row) => ({
      id: row.id,
      subject: row.subject,
      measure: row.measure,
      raw: row.raw,
      value: row.value ?? '',
      unit: row.unit,
      period: row.period,
      kind: row.kind,
      place: placeOf(row),
      block: row.shown_block ?? 0,
      section: row.section,
      line: row.line,
      page: row.page,
      quote: row.quote,
      checked: row.status,
      rules: rulesOf(row.rules),
      reason: row.reason,
    }));
}

/** Rules as stored beside a number: ids joined by blanks. */
export function rulesOf(stored: string): RuleId[] {
  return stored === '' ? [] : (stored.split(' ') as RuleId[]);
}

interface TermSqlRow extends PlaceColumns {
  term: string;
  meaning: string;
  kind: TermRow['kind'];
  uses: number;
  line: number;
  page: number | null;
  shown_block: number | null;
}

/** A filing's terms in the order of their definitions. */
export function listTerms(db: ReadableDb, filingId: number): TermRow[] {
  return db
    .all<TermSqlRow>(
      `SELECT m.*, coalesce(m.block, t.block) AS shown_block FROM term m
       LEFT JOIN filing_table t ON t.filing_id = m.filing_id AND t.position = m.table_position
       WHERE m.filing_id = ? ORDER BY m.position`,
      filingId,
    )
    .map((row) => ({
      term: row.term,
      meaning: row.meaning,
      kind: row.kind,
      uses: row.uses,
      block: row.shown_block ?? 0,
      place: placeOf(row),
      line: row.line,
      page: row.page,
    }));
}
