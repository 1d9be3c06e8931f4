import { z } from 'zod';
import { customCheck } from '../check/custom/format.ts';
import { priorRelations, ruleIds, severities } from '../model/finding.ts';
import type { Quality } from './quality-rows.ts';
import {
  type AnnotationRow,
  type AppInfo,
  type CustomResult,
  type FactRow,
  type FilingRow,
  type FindingDetail,
  type FindingRow,
  findingStatuses,
  type HistoryRow,
  type HistoryState,
  type JobRow,
  type OtherFilingRow,
  type Overview,
  type PickedNumber,
  type ProjectInfo,
  type RecentProject,
  type Rules,
  type SearchHit,
  type SectionRow,
  type Settings,
  type SourceBlock,
  type SourceMark,
  type TableDetail,
  type TableSummary,
  type TermRow,
} from './rows.ts';

/** Marks a method's result type; the value is never looked at. */
function returns<Result>(): Result {
  return undefined as Result;
}

const filing = { filingId: z.number().int().positive() };
const none = z.object({}).strict();
const place = z.union([
  z.object({ in: z.literal('block'), block: z.number().int(), start: z.number().int(), end: z.number().int() }),
  z.object({
    in: z.literal('cell'),
    table: z.number().int(),
    row: z.number().int(),
    column: z.number().int(),
    start: z.number().int(),
    end: z.number().int(),
  }),
]);

/** What can be changed of a finding; a key left out stays as it is. */
export const findingPatch = z
  .object({
    status: z.enum(findingStatuses),
    severity: z.enum(severities),
    reason: z.string().max(2000),
    note: z.string().max(20000),
    tags: z.array(z.string().min(1).max(60)).max(30),
  })
  .partial()
  .strict();

const index = z.number().int().min(0);

/** What can be set right of a reading, by the indexes of what is shown; core/reader/corrections ties it to the source. */
export const correctionRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), block: index, level: z.number().int().min(1).max(8).nullable() }).strict(),
  z.object({ kind: z.literal('take-in'), table: index, side: z.enum(['before', 'after']) }).strict(),
  z.object({ kind: z.literal('give-back'), table: index, side: z.enum(['first', 'last']), row: index }).strict(),
  z.object({ kind: z.literal('split-table'), table: index, row: index }).strict(),
  z.object({ kind: z.literal('join-tables'), table: index }).strict(),
  z
    .object({
      kind: z.literal('split-cell'),
      table: index,
      row: index,
      column: index,
      /** Where the right part begins in the cell's text, in UTF-16 code units. */
      offset: index,
      whole: z.boolean(),
    })
    .strict(),
  z.object({ kind: z.literal('join-cells'), table: index, row: index, column: index, whole: z.boolean() }).strict(),
  z.object({ kind: z.literal('header-rows'), table: index, count: z.number().int().min(0).max(8) }).strict(),
  z
    .object({ kind: z.literal('unit'), table: index, column: index.nullable(), unit: z.string().max(30).nullable() })
    .strict(),
]);
export type CorrectionRequest = z.output<typeof correctionRequest>;

export const settingsPatch = z
  .object({
    language: z.enum(['zh', 'en']),
    theme: z.enum(['light', 'dark', 'system']),
    reviewer: z.string().max(100),
    fontSize: z.number().int().min(12).max(18),
    layout: z.record(z.string(), z.string().max(100000)),
  })
  .partial()
  .strict();

/**
 * Every call a window can make. A handle stands for a file that a dialog, a drop, an upload or the
 * command line named; paths never come from the window. Handlers and the client both derive from this
 * map, so a method is declared once.
 */
export const methods = {
  'app.info': { args: none, result: returns<AppInfo>() },
  'settings.get': { args: none, result: returns<Settings>() },
  'settings.set': { args: settingsPatch, result: returns<Settings>() },

  'project.recent': { args: none, result: returns<RecentProject[]>() },
  'project.current': { args: none, result: returns<ProjectInfo | null>() },
  'project.create': { args: z.object({ name: z.string().min(1).max(120) }).strict(), result: returns<ProjectInfo>() },
  'project.open': { args: z.object({ handle: z.string() }).strict(), result: returns<ProjectInfo>() },
  'project.openRecent': { args: z.object({ path: z.string() }).strict(), result: returns<ProjectInfo>() },
  'project.openSample': { args: none, result: returns<{ project: ProjectInfo; jobId: number | null }>() },
  'project.saveCopy': { args: z.object({ target: z.string() }).strict(), result: returns<{ name: string }>() },
  /** With `discardUntouched`, a project made in this session in which nothing was ever stored is taken away. */
  'project.close': {
    args: z.object({ discardUntouched: z.boolean().optional() }).strict(),
    result: returns<null>(),
  },

  'filings.list': { args: none, result: returns<FilingRow[]>() },
  'filing.import': {
    args: z.object({ handle: z.string(), password: z.string().max(500).optional() }).strict(),
    result: returns<{ jobId: number }>(),
  },
  'filing.remove': { args: z.object(filing).strict(), result: returns<null>() },
  'filing.sections': { args: z.object(filing).strict(), result: returns<SectionRow[]>() },
  'filing.overview': { args: z.object(filing).strict(), result: returns<Overview>() },
  'filing.check': { args: z.object(filing).strict(), result: returns<{ jobId: number }>() },

  'quality.get': { args: z.object(filing).strict(), result: returns<Quality>() },
  /** Accepts doubts as they are, or takes that back. */
  'quality.accept': {
    args: z.object({ ...filing, keys: z.array(z.string().max(200)).min(1).max(10000), accepted: z.boolean() }).strict(),
    result: returns<null>(),
  },
  'reading.correct': {
    args: z.object({ ...filing, correction: correctionRequest }).strict(),
    result: returns<{ done: HistoryRow }>(),
  },
  /** Takes one correction away, whenever it was made. */
  'reading.drop': {
    args: z.object({ ...filing, id: z.number().int() }).strict(),
    result: returns<{ done: HistoryRow }>(),
  },
  /** Reads the kept file with today's reader; corrections, decisions, notes and annotations stay. */
  'filing.reread': {
    args: z.object({ ...filing, password: z.string().max(500).optional() }).strict(),
    result: returns<{ jobId: number }>(),
  },
  /** The filings of the project that this one is held against. */
  'filing.others': { args: z.object(filing).strict(), result: returns<OtherFilingRow[]>() },
  /** Sets one, or with null takes it back, and checks the filing again; `jobId` is null where nothing changed. */
  'filing.setOther': {
    args: z.object({ ...filing, relation: z.enum(priorRelations), otherId: z.number().int().nullable() }).strict(),
    result: returns<{ jobId: number | null }>(),
  },
  /** Takes over the decisions on the earlier draft's findings that stand unchanged in this filing. */
  'filing.carryDecisions': { args: z.object(filing).strict(), result: returns<{ carried: number }>() },

  'jobs.list': { args: none, result: returns<JobRow[]>() },
  'jobs.cancel': { args: z.object({ jobId: z.number().int() }).strict(), result: returns<null>() },

  'findings.list': { args: z.object(filing).strict(), result: returns<FindingRow[]>() },
  'findings.get': {
    args: z.object({ ...filing, findingId: z.string() }).strict(),
    result: returns<FindingDetail>(),
  },
  'findings.update': {
    args: z.object({ ...filing, findingIds: z.array(z.string()).min(1).max(100000), patch: findingPatch }).strict(),
    result: returns<FindingRow[]>(),
  },

  'source.blocks': { args: z.object(filing).strict(), result: returns<SourceBlock[]>() },
  'source.marks': { args: z.object(filing).strict(), result: returns<SourceMark[]>() },
  'source.search': {
    args: z.object({ ...filing, query: z.string().min(1).max(200), limit: z.number().int().min(1).max(1000) }).strict(),
    result: returns<{ hits: SearchHit[]; total: number }>(),
  },

  'tables.list': { args: z.object(filing).strict(), result: returns<TableSummary[]>() },
  'tables.get': {
    args: z.object({ ...filing, table: z.number().int().min(0) }).strict(),
    result: returns<TableDetail>(),
  },
  'tables.editCell': {
    args: z
      .object({
        ...filing,
        table: z.number().int().min(0),
        row: z.number().int().min(0),
        column: z.number().int().min(0),
        /** New text, or null to go back to what was read. */
        text: z.string().max(20000).nullable(),
      })
      .strict(),
    result: returns<TableDetail>(),
  },

  'facts.list': { args: z.object(filing).strict(), result: returns<FactRow[]>() },
  'terms.list': { args: z.object(filing).strict(), result: returns<TermRow[]>() },

  'annotations.list': { args: z.object(filing).strict(), result: returns<AnnotationRow[]>() },
  'annotations.add': {
    args: z
      .object({
        ...filing,
        findingId: z.string().nullable(),
        place: place.nullable(),
        quote: z.string().max(20000),
        text: z.string().min(1).max(20000),
      })
      .strict(),
    result: returns<AnnotationRow>(),
  },
  'annotations.remove': { args: z.object({ id: z.number().int() }).strict(), result: returns<null>() },

  'history.list': {
    args: z.object({ limit: z.number().int().min(1).max(100000) }).strict(),
    result: returns<HistoryRow[]>(),
  },
  'history.state': { args: none, result: returns<HistoryState>() },
  'history.undo': { args: none, result: returns<{ done: HistoryRow }>() },
  'history.redo': { args: none, result: returns<{ done: HistoryRow }>() },

  'rules.get': { args: none, result: returns<Rules>() },
  'rules.set': {
    args: z
      .object({
        rule: z.enum(ruleIds),
        setting: z
          .object({ off: z.boolean(), severity: z.enum(severities).nullable(), lowest: z.number().min(0).max(1) })
          .strict(),
      })
      .strict(),
    result: returns<null>(),
  },
  'rules.results': { args: z.object(filing).strict(), result: returns<CustomResult[]>() },
  /** Adds checks of the analyst's own, or changes those with their ids. */
  'checks.save': {
    args: z.object({ checks: z.array(customCheck).min(1).max(5000) }).strict(),
    /** Null where nothing changed. */
    result: returns<{ done: HistoryRow | null }>(),
  },
  'checks.remove': { args: z.object({ ids: z.array(z.string()).min(1).max(5000) }).strict(), result: returns<null>() },
  /** Takes the checks of a file in. Queries among them are switched off until the analyst wants them. */
  'checks.import': {
    args: z.object({ handle: z.string() }).strict(),
    result: returns<{ added: number; replaced: number; queries: number }>(),
  },
  'checks.export': {
    args: z.object({ target: z.string() }).strict(),
    result: returns<{ handle: string; name: string }>(),
  },
  /** The number at a place, or null where none stands there. */
  'checks.pick': { args: z.object({ ...filing, place }).strict(), result: returns<PickedNumber | null>() },

  'export.start': {
    args: z
      .object({
        ...filing,
        target: z.string(),
        what: z.union([
          z.object({ kind: z.literal('xlsx') }).strict(),
          z.object({ kind: z.literal('html') }).strict(),
          z.object({ kind: z.literal('findings-csv'), findingIds: z.array(z.string()).optional() }).strict(),
          z.object({ kind: z.literal('table-csv'), table: z.number().int().min(0) }).strict(),
        ]),
        language: z.enum(['zh', 'en']),
      })
      .strict(),
    result: returns<{ jobId: number }>(),
  },
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type MethodArgs<Name extends MethodName> = z.input<Methods[Name]['args']>;
export type MethodParsed<Name extends MethodName> = z.output<Methods[Name]['args']>;
export type MethodResult<Name extends MethodName> = Methods[Name]['result'];

/** What the backend tells every window without being asked. `stale` names what queries should be read again. */
export interface Events {
  'job.changed': JobRow;
  stale: { scopes: Scope[]; filingId: number | null };
  'project.changed': ProjectInfo | null;
}

/** The parts of the store that a query can depend on. */
export const scopes = [
  'filings',
  'sections',
  'findings',
  'source',
  'tables',
  'facts',
  'terms',
  'annotations',
  'history',
  'overview',
  'quality',
  'rules',
  'settings',
] as const;
export type Scope = (typeof scopes)[number];
