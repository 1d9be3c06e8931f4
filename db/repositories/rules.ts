import type { CustomCheck } from '../../core/check/custom/format.ts';
import type { RuleSetting, RuleSettings } from '../../core/check/rule-settings.ts';
import type { CustomResult } from '../../core/contract/rows.ts';
import { formulaText } from '../../core/export/document.ts';
import type { CheckStatus, FormulaToken, RuleId } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';

/** A check of an analyst's as kept. */
export interface StoredCheck {
  check: CustomCheck;
  /** Rises in the order in which they were added. */
  position: number;
}

/** What is set of the rules. */
export function ruleSettings(db: ReadableDb): RuleSettings {
  const settings: RuleSettings = {};
  for (const { rule, body } of db.all<{ rule: RuleId; body: string }>('SELECT rule, body FROM rule_setting')) {
    settings[rule] = JSON.parse(body) as RuleSetting;
  }
  return settings;
}

/** The analyst's own checks, in their order. */
export function storedChecks(db: ReadableDb): StoredCheck[] {
  return db
    .all<{ position: number; body: string }>('SELECT position, body FROM custom_check ORDER BY position, id')
    .map(({ position, body }) => ({ position, check: JSON.parse(body) as CustomCheck }));
}

/** What the last check of a filing said of the analyst's own checks. */
export function customResults(db: ReadableDb, filingId: number): CustomResult[] {
  return db
    .all<{ id: string; status: CheckStatus; formula: string; reason_zh: string | null; reason_en: string | null }>(
      "SELECT id, status, formula, reason_zh, reason_en FROM check_result WHERE filing_id = ? AND rule = 'custom' ORDER BY position",
      filingId,
    )
    .map(({ id, status, formula, reason_zh, reason_en }) => ({
      id: id.slice('custom:'.length),
      status,
      formula: formulaText(JSON.parse(formula) as FormulaToken[]),
      reason: reason_zh === null ? null : { zh: reason_zh, en: reason_en ?? reason_zh },
    }));
}
