import type { Filing } from '../model/filing.ts';
import type { CheckReport } from '../model/finding.ts';
import { groupFindings } from './group.ts';
import { makeLedger } from './ledger.ts';
import { orderFindings } from './order.ts';

/** Two reports on one filing by different rules as one: findings ordered and grouped anew, the ledger over both. */
export function mergeReports(filing: Filing, first: CheckReport, second: CheckReport): CheckReport {
  const findings = orderFindings(filing, [...first.findings, ...second.findings]);
  groupFindings(findings);
  const checks = [...first.checks, ...second.checks];
  const reasons = new Map<number, string>();
  for (const { number, reason } of first.ledger) if (reason !== null) reasons.set(number, reason);
  const ledger = makeLedger(filing, checks, reasons);
  return { ...first, findings, checks, ledger, timings: { ...first.timings, ...second.timings } };
}
