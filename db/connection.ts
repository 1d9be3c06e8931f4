import Database from 'better-sqlite3';
import { GoujiError } from '../core/contract/errors.ts';

/** What SQLite stores and gives back here; blobs come back as Buffers, which are Uint8Arrays. */
export type SqlValue = string | number | null | Uint8Array;

/** A connection that can only be read from: what queries take. */
export interface ReadableDb {
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
}

/** A connection that can be written to: what commands take. */
export interface WritableDb extends ReadableDb {
  /** Runs one statement; tells how many rows changed and the last id given. */
  run(sql: string, ...values: SqlValue[]): { changes: number; id: number };
  /** Runs several statements without values: for migrations. */
  script(sql: string): void;
  /** Runs `work` as one transaction: all of it is stored, or none. A transaction inside another joins it. */
  transaction<Result>(work: () => Result): Result;
}

/** An open database file with what its owner needs besides queries. */
export interface Connection extends WritableDb {
  readonly readOnly: boolean;
  pragma(text: string): SqlValue | undefined;
  /** Copies the database as it is now to a new file; `onProgress` hears 0 to 1 and may throw to stop. */
  backup(path: string, onProgress?: (done: number) => void): Promise<void>;
  close(): void;
}

/** How long a statement waits for another process's lock. */
const busyMs = 4000;
const backupPagesPerStep = 2000;

/**
 * Opens a database file. The only place that touches the driver.
 * @param source a path, or the bytes of a whole database, which is then read from memory
 * @param name what to call the file in an error
 */
export function connect(
  source: string | Uint8Array,
  options: { name: string; readOnly?: boolean; mustExist?: boolean },
): Connection {
  const { name, readOnly = false, mustExist = true } = options;
  const inMemory = typeof source !== 'string';
  const driver = mapped(name, () => {
    if (inMemory) return new Database(Buffer.from(source), { readonly: readOnly });
    return new Database(source, { readonly: readOnly, fileMustExist: mustExist, timeout: busyMs });
  });
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string): Database.Statement => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = driver.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    readOnly: readOnly || inMemory,
    all: <Row>(sql: string, ...values: SqlValue[]) => mapped(name, () => prepared(sql).all(...values) as Row[]),
    get: <Row>(sql: string, ...values: SqlValue[]) =>
      mapped(name, () => prepared(sql).get(...values) as Row | undefined),
    run: (sql, ...values) =>
      mapped(name, () => {
        const { changes, lastInsertRowid } = prepared(sql).run(...values);
        return { changes, id: Number(lastInsertRowid) };
      }),
    script: (sql) => mapped(name, () => void driver.exec(sql)),
    transaction: (work) => {
      if (driver.inTransaction) return work();
      try {
        return mapped(name, () => driver.transaction(work).immediate());
      } catch (thrown) {
        if (thrown instanceof GoujiError && thrown.code === 'disk-full') giveBackLog(driver);
        throw thrown;
      }
    },
    pragma: (text) => mapped(name, () => driver.pragma(text, { simple: true }) as SqlValue | undefined),
    backup: async (path, onProgress) => {
      try {
        await driver.backup(path, {
          progress: ({ totalPages, remainingPages }) => {
            onProgress?.(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
            return backupPagesPerStep;
          },
        });
      } catch (thrown) {
        throw asGoujiError(name, thrown);
      }
    },
    close: () => {
      if (driver.open) driver.close();
    },
  };
}

/** After a rollback the log keeps the size that filled the disk; this cuts it back where it can. */
function giveBackLog(driver: Database.Database): void {
  try {
    driver.pragma('wal_checkpoint(TRUNCATE)');
  } catch (thrown) {
    // There is no room even for folding the log in: it stays, whole, and what failed is what is reported.
    if (!(thrown instanceof Database.SqliteError)) throw thrown;
  }
}

function mapped<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw asGoujiError(name, thrown);
  }
}

/** SQLite's own reasons as the product's errors; what is none of them stays what it was. */
function asGoujiError(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const { code, message } = thrown;
  const options = { cause: thrown };
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return new GoujiError('disk-full', { name }, options);
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new GoujiError('project-corrupt', { name }, options);
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/.test(code)) {
    return new GoujiError('target-unwritable', { name, reason: message }, options);
  }
  return thrown;
}
