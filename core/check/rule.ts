import type { Filing, NumberMention } from '../model/filing.ts';
import type {
  CheckStatus,
  FormulaToken,
  Mention,
  OtherMention,
  PriorRelation,
  RuleId,
  Severity,
} from '../model/finding.ts';
import type { Bilingual, Place } from '../model/text.ts';
import type { Grid } from './grid.ts';
import type { JoinedText } from './joined.ts';
import type { Miss } from './near-misses.ts';

/** The parts of a read filing that a rule can depend on. */
export type Need = 'blocks' | 'sections' | 'tables' | 'numbers' | 'facts' | 'terms' | 'references';

/** A contradiction as a rule reports it; the engine adds id, fingerprint, group and order. */
export interface FindingDraft {
  severity: Severity;
  title: Bilingual;
  /** One sentence: both values, both places, the reason. */
  explanation: Bilingual;
  /** 0 to 1. */
  confidence: number;
  mentions: Mention[];
  /** Indices in `mentions` of the passages that name the finding over drafts; by default the stated ones. */
  anchors?: number[];
  /** Tells findings of one rule apart that lie in the same passage: what was compared, where a rule compares many things. */
  key?: string;
  stated?: string | null;
  expected?: string | null;
  difference?: string | null;
  formula?: FormulaToken[] | null;
  other?: OtherMention[];
}

/** A tested relation as a rule reports it; `finding` goes with a failing one that is worth a line. */
export interface CheckDraft {
  /** Names the check in place of its ordinal; once a run. */
  key?: string;
  status: CheckStatus;
  formula: FormulaToken[];
  mentions: Mention[];
  stated?: string | null;
  recomputed?: string | null;
  reason?: Bilingual | null;
  other?: OtherMention[];
  finding?: Omit<FindingDraft, 'mentions' | 'formula' | 'other'>;
}

/** Another read filing that the checked one is held against: last year's report or an earlier draft. */
export interface Prior {
  relation: PriorRelation;
  filing: Filing;
}

/** What a rule yields. */
export interface RuleOutput {
  check(draft: CheckDraft): void;
  finding(draft: FindingDraft): void;
  /** Says why a number was not checked: a stable code; the first one given for a number is kept. */
  unchecked(number: number, reason: string): void;
}

/** Views over the filing that rules share; each is made once a run, on first use. */
export interface CheckContext {
  /** The text that a place lies in. */
  textOf(place: Place): string;
  /** A sentence or a table row around a place. */
  mention(place: Place, role: Mention['role'], number?: NumberMention): Mention;
  numberMention(number: number, role: Mention['role']): Mention;
  /** Indices of the numbers in a block, by their start. */
  numbersOfBlock(block: number): readonly number[];
  /** Indices of the numbers in a cell, by their start. */
  numbersOfCell(table: number, row: number, column: number): readonly number[];
  /** The whole filing as one string to search words in. */
  joined(): JoinedText;
  /** Values that stand once and miss another of the same thing by a slip of the hand. */
  nearMisses(): readonly Miss[];
  /** A table read for arithmetic. */
  gridOf(table: number): Grid;
  /** Bounds of the sentences of a block, one after another. */
  sentencesOf(block: number): readonly Span[];
  /** The section's heading as printed, number and title; empty before the first heading. */
  headingOf(section: number): string;
  /** Index of the section that a place lies in, −1 before the first heading. */
  sectionOf(place: Place): number;
  /** Other filings given for comparison, each with views of its own. */
  priors: readonly (Prior & { context: CheckContext })[];
  /** Throws where the run was cancelled; called in long loops. */
  stopIfCancelled(): void;
}

export interface Span {
  start: number;
  end: number;
}

/** One rule: what it needs of the read filing, and what it yields. A rule keeps nothing between runs. */
export interface Rule {
  id: RuleId;
  needs: readonly Need[];
  run(filing: Filing, out: RuleOutput, context: CheckContext): void;
}
