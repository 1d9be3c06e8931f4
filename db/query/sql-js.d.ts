/** What is used of sql.js, which comes without types. */
declare module 'sql.js' {
  type Value = string | number | Uint8Array | null;

  export interface Statement {
    run(values: Value[]): void;
    step(): boolean;
    get(): Value[];
    getColumnNames(): string[];
    free(): void;
  }

  export interface Database {
    run(sql: string): void;
    prepare(sql: string): Statement;
    /** Statements one after another, each compiled when asked for. */
    iterateStatements(sql: string): Iterator<Statement, undefined> & { getRemainingSQL(): string };
  }

  export default function initSqlJs(options: { wasmBinary: ArrayBuffer }): Promise<{ Database: new () => Database }>;
}
