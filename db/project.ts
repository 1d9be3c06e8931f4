import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { GoujiError } from '../core/contract/errors.ts';
import { type Connection, connect, type ReadableDb, type WritableDb } from './connection.ts';
import { fileError, readError } from './file-error.ts';
import { applicationId, readHeader } from './header.ts';
import { takeWriteLock, type WriteLock } from './lock.ts';
import { assertKnownVersion, migrate } from './migrate.ts';
import { migrations as allMigrations, type Migration } from './migrations/list.ts';

/** The ending of a project file's name, with its dot. */
export const projectEnding = '.gouji';

/** An open project file. */
export interface Project {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  /** For queries. */
  readonly db: ReadableDb;
  /** For commands; null where the project is open read-only. */
  readonly writable: WritableDb | null;
  /** Copies the project as it stands to a file, by a temporary name beside it. */
  saveCopy(target: string, options?: { onProgress?: (done: number) => void }): Promise<void>;
  /** Folds the log into the file and lets go of it; the file alone is then the whole project. */
  close(): void;
}

interface OpenOptions {
  /** For tests of the migrations themselves. */
  migrations?: readonly Migration[];
}

/** The project's name as shown: its file's, without the ending. */
export function projectName(path: string): string {
  const name = basename(path);
  return name.endsWith(projectEnding) ? name.slice(0, -projectEnding.length) : name;
}

/**
 * Makes a new project file and opens it. It gets its name when it is whole, so that a program that ends
 * in between leaves no half project. Fails with `target-unwritable` where something stands there already.
 */
export async function createProject(
  path: string,
  options: { migrations?: readonly Migration[] } = {},
): Promise<Project> {
  const name = projectName(path);
  if (existsSync(path)) {
    throw new GoujiError('target-unwritable', {
      name: basename(path),
      reason: { zh: '同名文件已存在', en: 'a file of that name exists already' },
    });
  }
  const temporary = `${path}.part`;
  try {
    accessSync(dirname(path), constants.W_OK);
    rmSync(temporary, { force: true });
    const db = connect(temporary, { name, mustExist: false });
    try {
      db.pragma(`application_id = ${applicationId}`);
      await migrate(db, { name, migrations: options.migrations ?? allMigrations, backupPath: null });
    } finally {
      db.close();
    }
    renameSync(temporary, path);
  } catch (thrown) {
    for (const ending of ['', '-journal']) rmSync(temporary + ending, { force: true });
    throw fileError(basename(path), thrown);
  }
  return openProject(path, options);
}

/**
 * Opens a project file. A file that is none of ours, is newer or is damaged is refused and left as it
 * was, byte for byte. Where another process has it open, or its folder can't be written, it opens
 * read-only.
 */
export async function openProject(givenPath: string, options: OpenOptions = {}): Promise<Project> {
  const path = resolved(givenPath);
  const name = projectName(path);
  const migrations = options.migrations ?? allMigrations;
  assertOurs(path, name, migrations);
  const lock = lockToWrite(path);
  if (lock === 'unwritable') return openedInMemory(path, name, migrations);
  const hadLog = existsSync(`${path}-wal`);
  let db = connect(path, { name, readOnly: true });
  try {
    inspect(db, path, name, migrations);
    if (!lock) return opened(db, path, null);
    db.close();
    db = connect(path, { name });
    prepare(db);
    await migrate(db, { name, migrations, backupPath: (version) => `${path}.backup-v${version}` });
    return opened(db, path, lock.release);
  } catch (thrown) {
    db.close();
    // A connection that only reads makes these and can't take them away; nobody else has the file open.
    if (lock && !hadLog) for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
    lock?.release();
    throw thrown;
  }
}

function resolved(path: string): string {
  try {
    if (statSync(path).isDirectory()) throw new GoujiError('project-not-ours', { name: basename(path) });
    return realpathSync(path);
  } catch (thrown) {
    throw readError(basename(path), thrown);
  }
}

/** From the first 100 bytes only. An empty file is none of ours either. */
function assertOurs(path: string, name: string, migrations: readonly Migration[]): void {
  let header: ReturnType<typeof readHeader>;
  try {
    header = readHeader(path);
  } catch (thrown) {
    throw readError(basename(path), thrown);
  }
  if (!header.isSqlite) {
    // A project cut short or overwritten at its head keeps its ending: call that damaged.
    if (path.endsWith(projectEnding)) throw new GoujiError('project-corrupt', { name });
    throw new GoujiError('project-not-ours', { name: basename(path) });
  }
  if (header.applicationId !== applicationId) throw new GoujiError('project-not-ours', { name: basename(path) });
  assertKnownVersion(name, header.userVersion, migrations);
}

/** The right to write, null where another process has it, or that file or folder does not take it. */
function lockToWrite(path: string): WriteLock | null | 'unwritable' {
  try {
    closeSync(openSync(path, 'r+'));
    return takeWriteLock(path);
  } catch (thrown) {
    const error = fileError(basename(path), thrown);
    // Permission or a read-only file system, of the file or of its folder: look, don't touch.
    if (error instanceof GoujiError && error.code === 'target-unwritable') return 'unwritable';
    throw error;
  }
}

/** Looks through the whole file on a connection that can't write, so that a damaged file stays as it is. */
function inspect(db: Connection, path: string, name: string, migrations: readonly Migration[]): void {
  let verdict: unknown;
  try {
    if (Number(db.pragma('application_id')) !== applicationId) {
      throw new GoujiError('project-not-ours', { name: basename(path) });
    }
    assertKnownVersion(name, Number(db.pragma('user_version')), migrations);
    verdict = db.pragma('quick_check(1)');
  } catch (thrown) {
    if (thrown instanceof GoujiError) throw thrown;
    throw new GoujiError('project-corrupt', { name }, { cause: thrown });
  }
  if (verdict !== 'ok') throw new GoujiError('project-corrupt', { name });
}

/**
 * A file that can't be written, opened in memory: SQLite can't read a file in WAL mode from a folder in
 * which it can't make its side files. An older format is brought up to date in memory only.
 */
async function openedInMemory(path: string, name: string, migrations: readonly Migration[]): Promise<Project> {
  const bytes = readFileSync(path);
  // Bytes 18 and 19 of the header say WAL (2); memory knows only the rollback journal (1).
  bytes[18] = 1;
  bytes[19] = 1;
  const db = connect(bytes, { name });
  try {
    inspect(db, path, name, migrations);
    await migrate(db, { name, migrations, backupPath: null });
    return opened(db, path, null);
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

function prepare(db: Connection): void {
  db.pragma('journal_mode = WAL');
  // Every commit reaches the disk before it is reported as done.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
}

function opened(db: Connection, path: string, release: (() => void) | null): Project {
  let open = true;
  return {
    id: randomUUID(),
    path,
    name: projectName(path),
    db,
    writable: release ? db : null,
    saveCopy: (target, options) => saveCopy(db, target, options?.onProgress),
    close: () => {
      if (!open) return;
      open = false;
      try {
        if (release) foldLog(db);
      } finally {
        db.close();
        release?.();
      }
    },
  };
}

function foldLog(db: Connection): void {
  try {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (thrown) {
    // On a full disk the log stays beside the file, with all that was stored; the next opening folds it in.
    if (!(thrown instanceof GoujiError && thrown.code === 'disk-full')) throw thrown;
  }
}

async function saveCopy(db: Connection, target: string, onProgress?: (done: number) => void): Promise<void> {
  const temporary = `${target}.part`;
  try {
    // Fails with the system's own reason where the folder takes no files.
    accessSync(dirname(target), constants.W_OK);
    rmSync(temporary, { force: true });
    await db.backup(temporary, onProgress);
    renameSync(temporary, target);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw fileError(basename(target), thrown);
  }
}
