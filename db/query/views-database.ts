/// <reference path="./sql-js.d.ts" />
import initSqlJs, { type Database, type Statement } from 'sql.js';
import { mostRows, type QueryOutcome } from '../../core/check/custom/outcome.ts';
import type { View, ViewValue } from '../../core/check/custom/views.ts';
import type { Bilingual } from '../../core/model/text.ts';

/** A view's rows as they cross to the thread that queries them. */
export interface ViewData {
  name: string;
  columns: Pick<View['columns'][number], 'name' | 'type'>[];
  rows: ViewValue[][];
}

/** Runs queries over views of a filing. */
export interface ViewsDatabase {
  /** Never throws for a query's own faults: they are its outcome. */
  run(sql: string): QueryOutcome;
}

/**
 * Makes a database of the views in memory, apart from every file, with SQLite in WebAssembly: unlike the
 * native one, a thread that runs it can be ended in the middle of a statement.
 * @param wasm the bytes of sql.js's binary
 */
export async function openViews(wasm: Uint8Array<ArrayBuffer>, views: readonly ViewData[]): Promise<ViewsDatabase> {
  const { Database } = await initSqlJs({ wasmBinary: wasm.buffer });
  const db = new Database();
  db.run('BEGIN');
  for (const { name, columns, rows } of views) {
    db.run(`CREATE TABLE ${name} (${columns.map((one) => `${one.name} ${one.type}`).join(', ')})`);
    const statement = db.prepare(`INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) statement.run(row);
    statement.free();
  }
  db.run('COMMIT');
  db.run('PRAGMA query_only = 1');
  return { run: (sql) => runQuery(db, sql) };
}

function runQuery(db: Database, sql: string): QueryOutcome {
  const refused = refusal(sql);
  if (refused) return { failed: refused };
  let statement: Statement | null = null;
  try {
    const statements = db.iterateStatements(sql);
    const first = statements.next();
    if (first.done) return { failed: oneQuery };
    statement = first.value;
    if (withoutComments(statements.getRemainingSQL()) !== '') return { failed: oneQuery };
    return rowsOf(statement);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { failed: { zh: `SQLite 报告：${message}`, en: `SQLite says: ${message}` } };
  } finally {
    statement?.free();
  }
}

function rowsOf(statement: Statement): QueryOutcome {
  const rows: Record<string, ViewValue>[] = [];
  while (statement.step()) {
    if (rows.length === mostRows) return { rows, more: true };
    const names = statement.getColumnNames();
    const values = statement.get();
    const row: Record<string, ViewValue> = {};
    names.forEach((name, at) => {
      const value = values[at] ?? null;
      row[name.toLowerCase()] = typeof value === 'object' ? null : value;
    });
    rows.push(row);
  }
  return { rows, more: false };
}

const oneQuery: Bilingual = { zh: '只能写一条查询', en: 'there must be exactly one query' };

/** Why a statement is none that may run: only what reads is a query. SQLite itself refuses writes too. */
function refusal(sql: string): Bilingual | null {
  const word = /^[a-z]*/i.exec(withoutComments(sql))?.[0].toUpperCase() ?? '';
  if (word === 'SELECT' || word === 'WITH' || word === 'VALUES') return null;
  return {
    zh: `只能查询（SELECT 或 WITH），不能用 ${word || '这条语句'}`,
    en: `only queries (SELECT or WITH) are run, not ${word || 'this statement'}`,
  };
}

/** SQL from its first word on: blanks, semicolons and comments before it are left out. */
function withoutComments(sql: string): string {
  let at = 0;
  for (;;) {
    while (at < sql.length && /[\s;]/.test(sql[at] as string)) at += 1;
    let end = -1;
    if (sql.startsWith('--', at)) end = sql.indexOf('\n', at);
    else if (sql.startsWith('/*', at)) {
      end = sql.indexOf('*/', at + 2);
      if (end >= 0) end += 2;
    } else return sql.slice(at);
    if (end < 0) return '';
    at = end;
  }
}
