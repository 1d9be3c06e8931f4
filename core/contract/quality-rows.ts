import type { ReadingReport } from '../model/filing.ts';
import type { WarningCode } from '../model/source.ts';
import type { Bilingual } from '../model/text.ts';
import type { Correction } from '../reader/corrections/correction.ts';
import type { SourceBlock } from './rows.ts';

/** Rows of how a filing was read: what is doubtful, and what was set right. */

/** Something about the reading that a person should look at. */
export interface DoubtRow {
  /** Stays the same when the file is read again. */
  key: string;
  code: WarningCode;
  message: Bilingual;
  line: number | null;
  page: number | null;
  /** Block and table that show the place; null where it has none. */
  block: number | null;
  table: number | null;
  kind: SourceBlock['kind'] | null;
  state: 'open' | 'set-right' | 'accepted';
}

export interface CorrectionRow {
  id: number;
  kind: Correction['kind'];
  sentence: Bilingual;
  who: string;
  /** ISO instant. */
  at: string;
  /** False where the last reading found no place for it. */
  applied: boolean;
  block: number | null;
}

/** The reading report of a filing. */
export interface Quality {
  /** Null where an older version of the program read the file and nothing was corrected or read again since. */
  report: ReadingReport | null;
  outdated: boolean;
  doubts: DoubtRow[];
  /** Oldest first. */
  corrections: CorrectionRow[];
}
