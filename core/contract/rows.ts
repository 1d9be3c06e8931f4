import type { CustomCheck, PlacedOperand } from '../check/custom/format.ts';
import type { RuleSettings } from '../check/rule-settings.ts';
import type { NumberKind, RowRole } from '../model/filing.ts';
import type { CheckStatus, FormulaToken, Mention, PriorRelation, RuleId, Severity } from '../model/finding.ts';
import type { Bilingual, Place } from '../model/text.ts';
import type { ErrorReport } from './errors.ts';

/** Rows as the window and the exports see them: one type a grid. */

export interface AppInfo {
  version: string;
  host: 'electron' | 'browser';
  platform: string;
  /** Where projects lie unless the analyst chose another place. */
  dataFolder: string;
}

export interface Settings {
  language: 'zh' | 'en';
  theme: 'light' | 'dark' | 'system';
  /** Name that decisions are signed with. */
  reviewer: string;
  /** Pixels of the base font, 12 to 18. */
  fontSize: number;
  /** What the window remembers of itself (pane sizes, column state), by key; the backend does not look inside. */
  layout: Record<string, string>;
}

export interface ProjectInfo {
  /** Changes with each project that is opened; part of every query key. */
  id: string;
  name: string;
  path: string;
  readOnly: boolean;
}

export interface RecentProject {
  path: string;
  name: string;
  /** ISO instant. */
  openedAt: string;
  missing: boolean;
}

/** A filing of the project that another one is held against. */
export interface OtherFilingRow {
  relation: PriorRelation;
  filingId: number;
  name: string;
}

export interface FilingRow {
  id: number;
  name: string;
  format: string;
  pages: number | null;
  characters: number;
  /** ISO instant. */
  importedAt: string;
  findings: number;
  decided: number;
  /** Milliseconds of the last reading and check. */
  readMs: number;
  checkMs: number;
  /** Share of quantity numbers that some check reached, 0 to 1. */
  coverage: number;
  /** True where an older version of the program read it: reading it again may bring more. */
  outdated: boolean;
}

export interface SectionRow {
  index: number;
  id: string;
  parentId: string | null;
  level: number;
  number: string;
  title: string;
  line: number;
  page: number | null;
  block: number;
  /** Open findings in this section and all below it, and the worst among them. */
  findings: number;
  worst: Severity | null;
}

export const findingStatuses = ['open', 'confirmed', 'dismissed', 'ask', 'resolved'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

export interface FindingRow {
  id: string;
  filingId: number;
  /** Position in the order the check gave. */
  rank: number;
  rule: RuleId;
  /** As decided by the analyst, else as found. */
  severity: Severity;
  foundSeverity: Severity;
  title: Bilingual;
  /** The two values shown side by side, as printed, with units; empty where the finding has none. */
  stated: string;
  expected: string;
  confidence: number;
  group: string | null;
  /** Sections (index) of its mentions, first first, without repeats. */
  sections: number[];
  /** Places as shown: page, or line where there are no pages. */
  places: { line: number; page: number | null }[];
  status: FindingStatus;
  /** Why it was dismissed. */
  reason: string;
  note: string;
  tags: string[];
  reviewer: string;
  /** ISO instant of the last decision, or null. */
  decidedAt: string | null;
  /** True where an operand changed since the decision, so the decision was reopened. */
  reopened: boolean;
}

export interface MentionRow extends Omit<Mention, 'number'> {
  /** Headings from the top down to the mention, as printed. */
  headings: string[];
  /** The block to show for it (for a cell, the table's block). */
  block: number;
  /** Of a cell: the heading of its column and the words its row begins with, where there are any. */
  columnHeading?: string;
  rowLabel?: string;
}

export interface FindingDetail {
  row: FindingRow;
  explanation: Bilingual;
  difference: string | null;
  formula: FormulaToken[] | null;
  mentions: MentionRow[];
  history: HistoryRow[];
  annotations: AnnotationRow[];
  /** Findings that follow from this one. */
  consequences: string[];
}

/** A block of the source reader, with what is marked in it. */
export interface SourceBlock {
  index: number;
  kind: 'heading' | 'paragraph' | 'caption' | 'contents' | 'footnote' | 'table';
  /** Heading level, 0 for other blocks. */
  level: number;
  text: string;
  line: number;
  page: number | null;
  section: number;
  table: number | null;
}

export interface SourceMark {
  findingId: string;
  severity: Severity;
  place: Place;
  /** Block that shows it. */
  block: number;
}

export interface SearchHit {
  place: Place;
  block: number;
  line: number;
  page: number | null;
  /** Text around the hit and where in it the hit stands. */
  excerpt: string;
  start: number;
  end: number;
}

export interface TableSummary {
  index: number;
  id: string;
  title: string;
  unit: string | null;
  section: number;
  line: number;
  page: number | null;
  rows: number;
  columns: number;
  kind: 'grid' | 'key-value' | 'glossary';
  parts: number;
  confidence: number;
  /** Checks of this table by their result. */
  checks: Record<CheckStatus, number>;
  edited: number;
  block: number;
}

export interface TableCell {
  /** What stands in the cell now. */
  text: string;
  /** What was read from the source. */
  original: string;
  edited: boolean;
  spanned: boolean;
  /** The worst result of the checks that this cell is part of, and their formulas. */
  tick: CheckStatus | null;
  formulas: string[];
}

export interface TableDetail {
  summary: TableSummary;
  headerRows: number;
  columns: string[];
  columnUnits: (string | null)[];
  rows: { role: RowRole; indent: number; line: number; page: number | null; cells: TableCell[] }[];
}

export interface FactRow {
  id: string;
  subject: string;
  measure: string;
  raw: string;
  value: string;
  unit: string | null;
  period: string | null;
  kind: NumberKind;
  place: Place;
  block: number;
  section: number;
  line: number;
  page: number | null;
  quote: string;
  /** Result of the checks that reached it, or `unchecked`. */
  checked: CheckStatus | 'unchecked';
  rules: RuleId[];
  reason: string | null;
}

export interface TermRow {
  term: string;
  meaning: string;
  kind: 'glossary' | 'inline' | 'abbreviation' | 'title';
  /** Times the term stands in the filing outside its definition. */
  uses: number;
  block: number;
  place: Place;
  line: number;
  page: number | null;
}

export interface AnnotationRow {
  id: number;
  filingId: number;
  findingId: string | null;
  place: Place | null;
  /** The words annotated, as they stood. */
  quote: string;
  text: string;
  author: string;
  createdAt: string;
}

export interface HistoryRow {
  id: number;
  /** ISO instant. */
  at: string;
  who: string;
  /** A sentence for people. */
  sentence: Bilingual;
  /** What it touched: a finding's id, a table's id and the like, to filter by. */
  subject: string;
  undone: boolean;
  undoable: boolean;
}

export interface HistoryState {
  undo: Bilingual | null;
  redo: Bilingual | null;
}

export interface Overview {
  bySeverity: Record<Severity, number>;
  byStatus: Record<FindingStatus, number>;
  /** Findings by top section (index, −1 before the first) and rule. */
  heat: { section: number; rule: RuleId; count: number; worst: Severity }[];
  checks: Record<CheckStatus, number>;
  checksByRule: { rule: RuleId; pass: number; rounding: number; fail: number; notCheckable: number; ms: number }[];
  coverage: { numbers: number; checked: number; unchecked: { reason: string; count: number }[] };
  /** Checked and all quantities of each top section. */
  coverageBySection: { section: number; numbers: number; checked: number }[];
  /** Ids of the five worst open findings. */
  worst: string[];
  reading: {
    lines: number;
    pages: number | null;
    headings: number;
    tables: number;
    joinedTables: number;
    numbers: number;
    facts: number;
    terms: number;
    references: number;
  };
  warnings: { code: string; message: Bilingual; line: number | null; page: number | null }[];
}

/** What is made of the rules in a project. */
export interface Rules {
  settings: RuleSettings;
  checks: CustomCheck[];
}

/** What the last check of a filing said of one of the analyst's own checks. */
export interface CustomResult {
  id: string;
  status: CheckStatus;
  formula: string;
  reason: Bilingual | null;
}

/** A number picked for a check: words that lead to it again, and what it says now. */
export interface PickedNumber {
  operand: PlacedOperand;
  raw: string;
  unit: string | null;
  line: number;
  page: number | null;
}

export type JobKind = 'import' | 'check' | 'export' | 'reread';
export type JobState = 'running' | 'done' | 'failed' | 'cancelled';

export interface JobRow {
  id: number;
  kind: JobKind;
  /** The file's name or the like. */
  title: string;
  state: JobState;
  step: 'open' | 'decode' | 'read' | 'check' | 'save' | 'write' | null;
  /** 0 to 1 of the whole. */
  progress: number;
  /** ISO instant. */
  startedAt: string;
  /** Milliseconds so far, or in all. */
  elapsedMs: number;
  error: ErrorReport | null;
  /** Of a finished import the filing's id; of an export the target's handle. */
  result: { filingId?: number; handle?: string; name?: string } | null;
}
