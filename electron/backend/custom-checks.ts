import type { CustomCheck, QueryCheck } from '../../core/check/custom/format.ts';
import { type CheckOptions, checkFiling } from '../../core/check/engine.ts';
import { mergeReports } from '../../core/check/merge-reports.ts';
import { settingOf } from '../../core/check/rule-settings.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { customRule } from '../../core/rules/custom.ts';
import { runQueries } from './queries.ts';

/**
 * Adds what the analyst's own checks say to the report of the other rules, whose findings their queries
 * can read. Fails with `cancelled`.
 */
export async function addCustomChecks(
  filing: Filing,
  report: CheckReport,
  checks: readonly CustomCheck[],
  { settings = {}, signal }: Pick<CheckOptions, 'settings' | 'signal'>,
): Promise<CheckReport> {
  const enabled = checks.filter((check) => check.enabled);
  if (enabled.length === 0 || settingOf(settings, 'custom').off) return report;
  const cancel = signal ? { signal } : {};
  const queries = enabled.filter((check): check is QueryCheck => check.kind === 'query');
  const outcomes = await runQueries(filing, report, queries, cancel);
  const own = checkFiling(filing, { rules: [customRule(enabled, outcomes)], settings, ...cancel });
  return mergeReports(filing, report, own);
}
