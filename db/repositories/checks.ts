import type {
  Check,
  CheckReport,
  CheckStatus,
  FormulaToken,
  LedgerEntry,
  Mention,
  RuleId,
} from '../../core/model/finding.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { type CheckedRows, checkedTables } from '../rows/check-rows.ts';
import { insertRows } from '../rows/row.ts';
import { rulesOf } from './facts.ts';
import { findingModels } from './findings.ts';

/** Puts what a check said in the place of what the last one said. Decisions are not touched. */
export function replaceChecked(db: WritableDb, filingId: number, rows: CheckedRows): void {
  for (const [table, columns] of Object.entries(checkedTables)) {
    db.run(`DELETE FROM ${table} WHERE filing_id = ?`, filingId);
    insertRows(db, table, columns, filingId, rows[table as keyof CheckedRows]);
  }
}

interface CheckSqlRow {
  id: string;
  rule: RuleId;
  status: CheckStatus;
  formula: string;
  stated: string | null;
  recomputed: string | null;
  reason_zh: string | null;
  reason_en: string | null;
  mentions: string;
}

/** The last check's report, whole, for an export. */
export function checkReport(db: ReadableDb, filingId: number): CheckReport {
  const checks = db.all<CheckSqlRow>('SELECT * FROM check_result WHERE filing_id = ? ORDER BY position', filingId).map(
    (row): Check => ({
      id: row.id,
      rule: row.rule,
      status: row.status,
      formula: JSON.parse(row.formula) as FormulaToken[],
      stated: row.stated,
      recomputed: row.recomputed,
      reason: row.reason_zh === null ? null : { zh: row.reason_zh, en: row.reason_en ?? row.reason_zh },
      mentions: JSON.parse(row.mentions) as Mention[],
    }),
  );
  const ledger = db
    .all<{ position: number; status: LedgerEntry['status']; rules: string; reason: string | null }>(
      'SELECT position, status, rules, reason FROM number WHERE filing_id = ? ORDER BY position',
      filingId,
    )
    .map(({ position, status, rules, reason }) => ({ number: position, status, rules: rulesOf(rules), reason }));
  const timings: CheckReport['timings'] = {};
  for (const { rule, ms } of db.all<{ rule: RuleId; ms: number }>(
    'SELECT rule, ms FROM rule_time WHERE filing_id = ?',
    filingId,
  )) {
    timings[rule] = ms;
  }
  return { findings: findingModels(db, filingId), checks, ledger, timings };
}
