import type { RuleId, Severity } from '../model/finding.ts';

/** What an analyst sets of one rule. */
export interface RuleSetting {
  /** True: it is not run. */
  off: boolean;
  /** The severity of all its findings; null where each has its own. */
  severity: Severity | null;
  /** Findings of a lower confidence are left out, 0 to 1. */
  lowest: number;
}

/** The rules of which something is set; all others run as they are. */
export type RuleSettings = Partial<Record<RuleId, RuleSetting>>;

export const unset: RuleSetting = { off: false, severity: null, lowest: 0 };

export function settingOf(settings: RuleSettings, rule: RuleId): RuleSetting {
  return settings[rule] ?? unset;
}

/** Whether it says anything at all. */
export function isUnset({ off, severity, lowest }: RuleSetting): boolean {
  return !off && severity === null && lowest === 0;
}
