import { GoujiError } from '../../core/contract/errors.ts';
import type { Scope } from '../../core/contract/methods.ts';
import type { HistoryRow } from '../../core/contract/rows.ts';
import type { Bilingual } from '../../core/model/text.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { listFilings } from '../repositories/filings.ts';
import { findingSubject, getHistory, nextRedo, nextUndo } from '../repositories/history.ts';
import { redoSentence, undoSentence } from './sentences.ts';
import { putValue, type ValueChange } from './values.ts';

/** Who changes something, and when (an ISO instant). */
export interface Author {
  who: string;
  at: string;
}

interface NewChange {
  kind: string;
  sentence: Bilingual;
  /** What it touched, to filter by. */
  subject: string;
  /** Keys under which the history of one thing finds it (findingSubject). */
  keys?: string[];
  values: ValueChange[];
}

/** Makes a change: its values and its entry in the audit trail are stored together or not at all. */
export function makeChange(db: WritableDb, author: Author, change: NewChange): HistoryRow {
  return db.transaction(() => {
    db.run('UPDATE change SET discarded = 1 WHERE undoable = 1 AND undone = 1 AND discarded = 0');
    for (const value of change.values) putValue(db, value, 'new');
    return record(db, author, change, { undoable: true, reverses: null });
  });
}

/** Adds an entry to the audit trail for what can't be undone (an import, a check). */
export function noteEvent(db: WritableDb, author: Author, event: Omit<NewChange, 'values'>): HistoryRow {
  return record(db, author, { ...event, values: [] }, { undoable: false, reverses: null });
}

/** What a step through the history touched. */
export interface Step {
  /** The change that was taken back or made again. */
  done: HistoryRow;
  filingIds: number[];
  scopes: Scope[];
}

/** Takes back the last change that stands; the audit trail keeps both. Fails with `nothing-to-undo`. */
export function undo(db: WritableDb, author: Author): Step {
  const id = nextUndo(db);
  if (id === null) throw new GoujiError('nothing-to-undo');
  return step(db, author, id, 'undo');
}

/** Makes the last undone change again. Fails with `nothing-to-redo`. */
export function redo(db: WritableDb, author: Author): Step {
  const id = nextRedo(db);
  if (id === null) throw new GoujiError('nothing-to-redo');
  return step(db, author, id, 'redo');
}

function step(db: WritableDb, author: Author, id: number, kind: 'undo' | 'redo'): Step {
  return db.transaction(() => {
    const stored = db.get<{ values_json: string }>('SELECT values_json FROM change WHERE id = ?', id);
    const values = JSON.parse(stored?.values_json ?? '[]') as ValueChange[];
    const ordered = kind === 'undo' ? [...values].reverse() : values;
    for (const value of ordered) putValue(db, value, kind === 'undo' ? 'old' : 'new');
    db.run('UPDATE change SET undone = ? WHERE id = ?', kind === 'undo' ? 1 : 0, id);
    const done = getHistory(db, id);
    const sentence = kind === 'undo' ? undoSentence(done.sentence) : redoSentence(done.sentence);
    const keys = db
      .all<{ subject: string }>('SELECT subject FROM change_subject WHERE change_id = ?', id)
      .map(({ subject }) => subject);
    record(db, author, { kind, sentence, subject: done.subject, keys, values: [] }, { undoable: false, reverses: id });
    return {
      done,
      filingIds: filingsOf(db, values),
      scopes: scopesOf(values),
    };
  });
}

/** The filings that values are of: all, where one is of the whole project. */
function filingsOf(db: ReadableDb, values: readonly ValueChange[]): number[] {
  const ids = new Set(
    values.flatMap(({ filingId }) => (filingId === null ? listFilings(db).map(({ id }) => id) : filingId)),
  );
  return [...ids];
}

function record(
  db: WritableDb,
  author: Author,
  change: NewChange,
  how: { undoable: boolean; reverses: number | null },
): HistoryRow {
  const { id } = db.run(
    `INSERT INTO change (at, who, kind, sentence_zh, sentence_en, subject, values_json, undoable, reverses)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    author.at,
    author.who,
    change.kind,
    change.sentence.zh,
    change.sentence.en,
    change.subject,
    JSON.stringify(change.values),
    how.undoable ? 1 : 0,
    how.reverses,
  );
  for (const key of new Set(change.keys))
    db.run('INSERT INTO change_subject (subject, change_id) VALUES (?, ?)', key, id);
  return getHistory(db, id);
}

const entityScopes: Record<ValueChange['entity'], readonly Scope[]> = {
  decision: ['findings', 'filings', 'sections', 'overview', 'history'],
  correction: ['tables', 'source', 'quality', 'history'],
  doubt: ['quality', 'history'],
  annotation: ['annotations', 'findings', 'history'],
  'other-filing': ['filings', 'history'],
  'filing-removed': ['filings', 'history'],
  'rule-setting': ['rules', 'history'],
  'custom-check': ['rules', 'history'],
};

/** The parts of the store that values lie in. */
export function scopesOf(values: readonly Pick<ValueChange, 'entity'>[]): Scope[] {
  return [...new Set(values.flatMap((value) => entityScopes[value.entity]))];
}

/** The keys of findings' histories. */
export function findingKeys(filingId: number, findingIds: readonly string[]): string[] {
  return findingIds.map((id) => findingSubject(filingId, id));
}
