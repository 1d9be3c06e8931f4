import type { ErrorReport } from '../../core/contract/errors.ts';
import type { MethodParsed } from '../../core/contract/methods.ts';
import type { JobRow, PickedNumber } from '../../core/contract/rows.ts';
import type { ExportData } from '../../core/export/data.ts';
import type { PriorRelation } from '../../core/model/finding.ts';
import type { Place } from '../../core/model/text.ts';
import type { Correction } from '../../core/reader/corrections/correction.ts';
import type { NewFiling } from '../../db/repositories/filings.ts';
import type { CheckedRows } from '../../db/rows/check-rows.ts';
import type { ReadingRows } from '../../db/rows/reading-rows.ts';
import type { RuleSetup } from './pipeline.ts';

/** What the backend and its worker threads say to each other; all of it is structured-cloned. */

/** A correction with its id in the store. */
export interface KeptCorrection {
  id: number;
  correction: Correction;
}

/** A stored filing: the worker keeps the last ones read under their keys, and asks where it has not got one. */
export interface StoredFiling {
  key: string;
  corrections: KeptCorrection[];
  /** The packed reading, null at the first try. */
  reading: Uint8Array | null;
}

/** Another stored filing that one is held against; its reading always comes along. */
export interface StoredPrior {
  relation: PriorRelation;
  filing: StoredFiling;
}

/** What a worker can be asked to do. */
export type Task =
  | { kind: 'import'; path: string; password: string | null; pdfiumWasm: string | null; rules: RuleSetup }
  /** `structure`: the rows of the reading come back too. */
  | { kind: 'check'; filing: StoredFiling; structure: boolean; rules: RuleSetup; priors: StoredPrior[] }
  /** The number at a place, for a check of the analyst's own. */
  | { kind: 'pick'; filing: StoredFiling; place: Place }
  | {
      kind: 'reread';
      name: string;
      bytes: Uint8Array;
      password: string | null;
      pdfiumWasm: string | null;
      corrections: KeptCorrection[];
      rules: RuleSetup;
      priors: StoredPrior[];
    }
  | {
      kind: 'export';
      filing: StoredFiling;
      request: Pick<MethodParsed<'export.start'>, 'what' | 'language'>;
      data: Omit<ExportData, 'filing'>;
      /** Where to write; the caller renames it. */
      path: string;
      /** What to call the target in an error. */
      name: string;
    };

/** What comes of each kind of task. */
export interface TaskResults {
  import: { filing: Omit<NewFiling, 'importedAt'>; checked: CheckedRows };
  /** `unapplied`: ids of corrections whose place is no more. */
  check: { checked: CheckedRows; reading: ReadingRows | null; unapplied: number[]; checkMs: number };
  reread: { filing: Omit<NewFiling, 'importedAt' | 'bytes'>; checked: CheckedRows; unapplied: number[] };
  pick: PickedNumber | null;
  export: null;
}

/** `stop` holds one 32-bit number; other than 0, the task ends as soon as it looks. */
export type ToWorker = { t: 'run'; id: number; task: Task; stop: SharedArrayBuffer };

export type FromWorker =
  | { t: 'progress'; id: number; step: NonNullable<JobRow['step']>; share: number }
  | { t: 'need-reading'; id: number }
  | { t: 'done'; id: number; result: TaskResults[keyof TaskResults] }
  | { t: 'failed'; id: number; error: ErrorReport };
