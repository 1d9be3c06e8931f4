import type { Bilingual, Place } from './text.ts';

export const ruleIds = [
  'fact.repeat',
  'fact.table',
  'fact.event',
  'table.foot',
  'table.crossfoot',
  'table.share',
  'table.repeat',
  'calc.change',
  'calc.ratio',
  'calc.cagr',
  'calc.rollforward',
  'calc.trend',
  'calc.sentence',
  'calc.statement',
  'count.list',
  'date.order',
  'date.asof',
  'unit.scale',
  'name.variant',
  'term.glossary',
  'ref.target',
  'number.sequence',
  'text.slip',
  'doc.prior',
  'custom',
] as const;

export type RuleId = (typeof ruleIds)[number];

export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** One place that a check or a finding speaks of. */
export interface Mention {
  place: Place;
  /** Id of the section, or null before the first heading. */
  sectionId: string | null;
  /** 1-based source line of the mention's first character. */
  line: number;
  page: number | null;
  /** The source's own text around and including the mention, a sentence or a cell. */
  quote: string;
  /** Range of the number or word that matters, in `quote`. */
  focus: { start: number; end: number };
  /** Decimal string in the base unit, or null where the mention is no number. */
  value: string | null;
  /** Unit as printed. */
  unit: string | null;
  /** Index in `Filing.numbers`, or null. */
  number: number | null;
  /** What the mention is in the check: `stated`, `operand`, or `other` (a passage shown beside it). */
  role: 'stated' | 'operand' | 'other';
}

/** What another filing is to the one that is checked. */
export const priorRelations = ['prior-year', 'earlier-draft'] as const;
export type PriorRelation = (typeof priorRelations)[number];

/** A place in another filing that a check compared with; line, page and quote are that filing's. */
export interface OtherMention {
  relation: PriorRelation;
  /** The other filing's file name. */
  document: string;
  /** The heading that it stands under, as printed; empty before the first. */
  heading: string;
  line: number;
  page: number | null;
  quote: string;
  /** Range of the number or word that matters, in `quote`. */
  focus: { start: number; end: number };
  /** Decimal string in the base unit, or null where it is no number. */
  value: string | null;
  /** Unit as printed. */
  unit: string | null;
}

/** A formula as shown: plain text, and operands that lead to mentions by their index. */
export type FormulaToken = string | { mention: number; text: string };

export type CheckStatus = 'pass' | 'rounding' | 'fail' | 'not-checkable';

/** One relation that a rule tested, whatever came of it. */
export interface Check {
  id: string;
  rule: RuleId;
  status: CheckStatus;
  formula: FormulaToken[];
  /** Decimal strings in the base unit, or null. */
  stated: string | null;
  recomputed: string | null;
  /** Why it could not be checked, or what rounding explains; null where status says all. */
  reason: Bilingual | null;
  mentions: Mention[];
  /** Places in another filing (`doc.prior` only). */
  other?: OtherMention[];
}

/** A contradiction found. */
export interface Finding {
  /** Rule and a hash of the normalised text of its anchors, numbers left out: survives a new draft. */
  id: string;
  rule: RuleId;
  severity: Severity;
  title: Bilingual;
  /** One sentence: both values, both places, the reason. */
  explanation: Bilingual;
  stated: string | null;
  expected: string | null;
  difference: string | null;
  /** 0 to 1. */
  confidence: number;
  /** Id of the root finding that this one follows from, or null. */
  group: string | null;
  /** Hash of the operands' values: tells a changed operand from a moved one. */
  fingerprint: string;
  formula: FormulaToken[] | null;
  mentions: Mention[];
  /** Places in another filing (`doc.prior` only). */
  other?: OtherMention[];
}

/** Whether each number was checked, and if not, why. */
export interface LedgerEntry {
  /** Index in `Filing.numbers`. */
  number: number;
  status: CheckStatus | 'unchecked';
  rules: RuleId[];
  /** For `unchecked`: a stable code such as `no-second-mention`, `date`, `heading`, `identifier`. */
  reason: string | null;
}

export interface CheckReport {
  /** Ordered as a reader should take them: severity, confidence, size, place. */
  findings: Finding[];
  checks: Check[];
  ledger: LedgerEntry[];
  /** Milliseconds that each rule took. */
  timings: Partial<Record<RuleId, number>>;
}
