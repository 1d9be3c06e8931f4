import { z } from 'zod';
import { priorRelations, ruleIds, severities } from '../model/finding.ts';

/**
 * The command line's JSON. Decimals are strings in the base unit; lines and pages are 1-based; a page is
 * null where the format has none. Changing a shape here means a new `schema` number.
 */
const position = { line: z.number().int().positive(), page: z.number().int().positive().nullable() };
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

export const cliSource = z.object({
  name: z.string(),
  format: z.enum(['txt', 'pdf', 'docx', 'html']),
  encoding: z.string().nullable(),
  characters: z.number().int(),
  pages: z.number().int().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export const cliSection = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  level: z.number().int().min(1).max(8),
  number: z.string(),
  title: z.string(),
  ...position,
});

export const cliTable = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  columnUnits: z.array(z.string().nullable()),
  sectionId: z.string().nullable(),
  ...position,
  endLine: z.number().int().positive(),
  endPage: z.number().int().positive().nullable(),
  headerRows: z.number().int().min(0),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  totalRows: z.array(z.number().int().min(0)),
});

export const cliFact = z.object({
  id: z.string(),
  subject: z.string(),
  measure: z.string(),
  value: decimal,
  digits: z.number().int().min(0),
  unit: z.string().nullable(),
  approximate: z.boolean(),
  period: z.string().nullable(),
  sectionId: z.string().nullable(),
  ...position,
  quote: z.string(),
});

export const cliTerm = z.object({
  term: z.string(),
  meaning: z.string(),
  kind: z.enum(['glossary', 'inline', 'abbreviation', 'title']),
  ...position,
});

export const cliReference = z.object({ text: z.string(), target: z.string().nullable(), ...position });

export const cliWarning = z.object({
  code: z.string(),
  message: z.string(),
  line: z.number().int().positive().nullable(),
  page: z.number().int().positive().nullable(),
});

export const cliMention = z.object({
  sectionId: z.string().nullable(),
  ...position,
  quote: z.string(),
  value: decimal.nullable(),
  unit: z.string().nullable(),
});

/** A place in the file given by `--draft` or `--prior-year`; line, page and quote are that file's. */
export const cliOther = z.object({
  relation: z.enum(priorRelations),
  document: z.string(),
  heading: z.string(),
  ...position,
  quote: z.string(),
  value: decimal.nullable(),
  unit: z.string().nullable(),
});

export const cliFinding = z.object({
  id: z.string(),
  rule: z.enum(ruleIds),
  severity: z.enum(severities),
  title: z.string(),
  explanation: z.string(),
  stated: z.string().nullable(),
  expected: z.string().nullable(),
  difference: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  group: z.string().nullable(),
  mentions: z.array(cliMention),
  other: z.array(cliOther).optional(),
});

const status = z.enum(['pass', 'rounding', 'fail', 'not-checkable']);

export const cliCheck = z.object({
  id: z.string(),
  rule: z.enum(ruleIds),
  status,
  formula: z.string(),
  stated: z.string().nullable(),
  recomputed: z.string().nullable(),
  reason: z.string().nullable(),
  mentions: z.array(cliMention),
  other: z.array(cliOther).optional(),
});

export const cliLedgerEntry = z.object({
  value: z.string().nullable(),
  ...position,
  status: z.union([status, z.literal('unchecked')]),
  rules: z.array(z.enum(ruleIds)),
  reason: z.string().nullable(),
});

export const cliReadDocument = z.object({
  schema: z.literal(1),
  source: cliSource,
  sections: z.array(cliSection),
  tables: z.array(cliTable),
  facts: z.array(cliFact),
  terms: z.array(cliTerm),
  references: z.array(cliReference),
  warnings: z.array(cliWarning),
  timings: z.object({ readMs: z.number() }),
});

const draftPlace = z.object({ ...position, quote: z.string() });

/** What became of the earlier draft's findings, and the passages that changed. */
export const cliDraft = z.object({
  document: z.string(),
  /** Findings of the earlier draft that are there no more. */
  settled: z.array(
    z.object({ id: z.string(), rule: z.enum(ruleIds), severity: z.enum(severities), title: z.string() }),
  ),
  /** Ids of findings that the earlier draft did not have. */
  new: z.array(z.string()),
  /** `id` in `findings`, `draftId` in the earlier draft; `changed` where an operand is another now. */
  remaining: z.array(z.object({ id: z.string(), draftId: z.string(), changed: z.boolean() })),
  changes: z.array(
    z.object({
      kind: z.enum(['changed', 'added', 'removed']),
      now: draftPlace.nullable(),
      draft: draftPlace.nullable(),
      figures: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
  ),
});

export const cliCheckDocument = cliReadDocument.extend({
  findings: z.array(cliFinding),
  checks: z.array(cliCheck),
  coverage: z.object({
    numbers: z.number().int(),
    checked: z.number().int(),
    unchecked: z.record(z.string(), z.number().int()),
  }),
  timings: z.object({ readMs: z.number(), checkMs: z.number() }),
  ledger: z.array(cliLedgerEntry).optional(),
  draft: cliDraft.optional(),
});

export type CliSection = z.infer<typeof cliSection>;
export type CliTable = z.infer<typeof cliTable>;
export type CliFact = z.infer<typeof cliFact>;
export type CliTerm = z.infer<typeof cliTerm>;
export type CliReference = z.infer<typeof cliReference>;
export type CliMention = z.infer<typeof cliMention>;
export type CliOther = z.infer<typeof cliOther>;
export type CliDraft = z.infer<typeof cliDraft>;
export type CliFinding = z.infer<typeof cliFinding>;
export type CliCheck = z.infer<typeof cliCheck>;
export type CliLedgerEntry = z.infer<typeof cliLedgerEntry>;
