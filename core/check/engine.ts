import { GoujiError } from '../contract/errors.ts';
import type { Filing } from '../model/filing.ts';
import type { Check, CheckReport, Finding, FormulaToken, RuleId } from '../model/finding.ts';
import { allRules } from '../rules/index.ts';
import { makeContext } from './context.ts';
import { groupFindings } from './group.ts';
import { anchorText, fingerprintOf, makeIdGiver } from './identity.ts';
import { makeLedger } from './ledger.ts';
import { orderFindings } from './order.ts';
import type { FindingDraft, Prior, Rule, RuleOutput } from './rule.ts';
import { type RuleSettings, settingOf } from './rule-settings.ts';

export interface CheckOptions {
  /** The rules to run, in this order; by default all. */
  rules?: readonly Rule[];
  /** Last year's report, an earlier draft: what `doc.prior` compares with. */
  priors?: readonly Prior[];
  /** Which rules are off, another severity, the lowest confidence; by default nothing is set. */
  settings?: RuleSettings;
  /** Told before each rule and at the end: 0 to 1. */
  onProgress?: (progress: number, rule: RuleId | null) => void;
  /** Ends the run with the error `cancelled`. */
  signal?: AbortSignal;
}

/**
 * Runs the rules over a read filing. Gives the findings in the order a reader should take them, every
 * relation tested whatever came of it, the coverage ledger with one entry a number, and each rule's time.
 * The filing is not changed. Fails with `cancelled` where the signal ends it.
 */
export function checkFiling(filing: Filing, options: CheckOptions = {}): CheckReport {
  const { priors = [], onProgress, signal, settings = {} } = options;
  const rules = (options.rules ?? allRules).filter(({ id }) => !settingOf(settings, id).off);
  const stop = (): void => {
    if (signal?.aborted) throw new GoujiError('cancelled');
  };
  const context = makeContext(filing, stop, priors);
  const checks: Check[] = [];
  const findings: Finding[] = [];
  const reasons = new Map<number, string>();
  const timings: CheckReport['timings'] = {};
  const giveFindingId = makeIdGiver();

  rules.forEach((rule, position) => {
    stop();
    onProgress?.(position / rules.length, rule.id);
    const began = performance.now();
    rule.run(filing, outputFor(rule.id, checks, findings, reasons, giveFindingId, settings), context);
    timings[rule.id] = performance.now() - began;
  });

  stop();
  const ordered = orderFindings(filing, findings);
  groupFindings(ordered);
  onProgress?.(1, null);
  return { findings: ordered, checks, ledger: makeLedger(filing, checks, reasons), timings };
}

/** A formula that fails, written so: its first = is ≠. */
function unequal(formula: readonly FormulaToken[]): FormulaToken[] {
  const first = formula.findIndex((token) => typeof token === 'string' && token.includes('='));
  return formula.map((token, at) => (at === first && typeof token === 'string' ? token.replace('=', '≠') : token));
}

function outputFor(
  rule: RuleId,
  checks: Check[],
  findings: Finding[],
  reasons: Map<number, string>,
  giveId: (rule: RuleId, anchor: string) => string,
  settings: RuleSettings,
): RuleOutput {
  let ordinal = 0;
  const { severity, lowest } = settingOf(settings, rule);
  const addFinding = (draft: FindingDraft): void => {
    // The id is given first: an ordinal must not depend on what is shown.
    const id = giveId(rule, anchorText(draft));
    if (draft.confidence < lowest) return;
    findings.push({
      id,
      rule,
      severity: severity ?? draft.severity,
      title: draft.title,
      explanation: draft.explanation,
      stated: draft.stated ?? null,
      expected: draft.expected ?? null,
      difference: draft.difference ?? null,
      confidence: draft.confidence,
      group: null,
      fingerprint: fingerprintOf(draft),
      formula: draft.formula ?? null,
      mentions: draft.mentions,
      ...(draft.other ? { other: draft.other } : {}),
    });
  };
  return {
    check(given) {
      ordinal += 1;
      const draft = given.status === 'fail' ? { ...given, formula: unequal(given.formula) } : given;
      checks.push({
        id: `${rule}:${draft.key ?? ordinal}`,
        rule,
        status: draft.status,
        formula: draft.formula,
        stated: draft.stated ?? null,
        recomputed: draft.recomputed ?? null,
        reason: draft.reason ?? null,
        mentions: draft.mentions,
        ...(draft.other ? { other: draft.other } : {}),
      });
      if (draft.finding) {
        const { mentions, formula, other } = draft;
        addFinding({ ...draft.finding, mentions, formula, ...(other ? { other } : {}) });
      }
    },
    finding: addFinding,
    unchecked(number, reason) {
      if (!reasons.has(number)) reasons.set(number, reason);
    },
  };
}
