import { rmSync, statSync } from 'node:fs';
import { type Connection, connect } from './connection.ts';

/** Says that this process writes a project; `release` gives it up. */
export interface WriteLock {
  release(): void;
}

/**
 * Takes the right to write a project, or answers null where another process (or this one) has it.
 * The lock is SQLite's exclusive lock on a small file beside the project: the system drops it when its
 * process ends however it ends, so a crash leaves no stale lock, only a file that the next one reuses.
 */
export function takeWriteLock(projectPath: string): WriteLock | null {
  const path = `${projectPath}.lock`;
  for (let attempt = 0; attempt < 3; attempt++) {
    const db = lockFile(path);
    if (!db) return null;
    // Whoever releases also removes the file: make sure that what we locked is still what stands there.
    if (identity(path) !== null) return { release: () => release(db, path) };
    db.close();
  }
  return null;
}

function lockFile(path: string): Connection | null {
  const db = connect(path, { name: path, mustExist: false });
  try {
    db.pragma('busy_timeout = 0');
    db.pragma('journal_mode = DELETE');
    db.pragma('locking_mode = EXCLUSIVE');
    db.script('BEGIN EXCLUSIVE');
    return db;
  } catch (thrown) {
    db.close();
    if (isBusy(thrown)) return null;
    throw thrown;
  }
}

function isBusy(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('SQLITE_BUSY');
}

function identity(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}

function release(db: Connection, path: string): void {
  try {
    rmSync(path, { force: true });
    rmSync(`${path}-journal`, { force: true });
  } catch {
    // The folder may no longer be ours to change; a lock file that nobody holds locks nobody out.
  } finally {
    db.close();
  }
}
