import type { WritableDb } from '../connection.ts';
import { first } from './0001-first.ts';
import { corrections } from './0002-corrections.ts';
import { rules } from './0003-rules.ts';
import { otherFilings } from './0004-other-filings.ts';

/** One step of the project file's format; a shipped step is never edited. */
export interface Migration {
  version: number;
  name: string;
  up(db: WritableDb): void;
}

/** All steps, rising. */
export const migrations: readonly Migration[] = [first, corrections, rules, otherFilings];
