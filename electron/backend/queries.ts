import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { QueryCheck } from '../../core/check/custom/format.ts';
import type { QueryOutcome } from '../../core/check/custom/outcome.ts';
import { views } from '../../core/check/custom/views.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import type { ViewData } from '../../db/query/views-database.ts';
import { findBinary } from './binary.ts';

/** What the query thread is started with. */
export interface QueryWork {
  wasm: Uint8Array<ArrayBuffer>;
  views: ViewData[];
  queries: { id: string; sql: string }[];
}

export type FromQueryThread = { t: 'ready' } | { t: 'done'; id: string; outcome: QueryOutcome };

interface QueryOptions {
  signal?: AbortSignal;
  /** Milliseconds that one query may take. */
  limitMs?: number;
}

const defaultLimitMs = 5000;
/** How often a signal that can't be listened to is looked at. */
const lookMs = 100;

/**
 * Runs queries over views of a read and checked filing, in a thread of its own, which is ended where one
 * takes longer than it may; the others still run. Answers what came of each by its check's id. Fails
 * with `cancelled` where the signal ends it.
 */
export async function runQueries(
  filing: Filing,
  report: CheckReport,
  checks: readonly QueryCheck[],
  { signal, limitMs = defaultLimitMs }: QueryOptions = {},
): Promise<Map<string, QueryOutcome>> {
  const outcomes = new Map<string, QueryOutcome>();
  if (checks.length === 0) return outcomes;
  const wasm = Uint8Array.from(await readFile(findBinary('sql-wasm.wasm', 'sql.js/dist/sql-wasm.wasm')));
  const data = views.map(({ name, columns, rows }) => ({
    name,
    columns: columns.map((one) => ({ name: one.name, type: one.type })),
    rows: rows(filing, report),
  }));
  let queries = checks.map(({ id, sql }) => ({ id, sql }));
  while (queries.length > 0) {
    await inThread({ wasm, views: data, queries }, outcomes, limitMs, signal);
    queries = queries.filter(({ id }) => !outcomes.has(id));
  }
  return outcomes;
}

/** Runs queries until all are through, or one had to be ended: at least one more has its outcome then. */
async function inThread(
  work: QueryWork,
  outcomes: Map<string, QueryOutcome>,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const worker = new Worker(threadFile(), { workerData: work });
  const waiting = work.queries.map(({ id }) => id);
  let since: number | null = null;
  let look: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (failed: { zh: string; en: string }): void => {
        const id = waiting.shift();
        if (id !== undefined) outcomes.set(id, { failed });
        resolve();
      };
      look = setInterval(
        () => {
          if (signal?.aborted) reject(new GoujiError('cancelled'));
          else if (since !== null && performance.now() - since > limitMs) fail(tooLong(limitMs));
        },
        Math.min(lookMs, limitMs),
      );
      worker.on('message', (message: FromQueryThread) => {
        since = performance.now();
        if (message.t === 'ready') return;
        outcomes.set(message.id, message.outcome);
        waiting.shift();
        if (waiting.length === 0) resolve();
      });
      // Memory that ran out ends the thread; the query at work was it.
      worker.on('error', (error) => {
        const { message } = error as Error;
        fail({ zh: `查询中断：${message}`, en: `the query broke off: ${message}` });
      });
    });
  } finally {
    clearInterval(look);
    await worker.terminate();
  }
}

function tooLong(limitMs: number): { zh: string; en: string } {
  const seconds = limitMs / 1000;
  return { zh: `查询超过 ${seconds} 秒，已停止`, en: `the query took longer than ${seconds} seconds and was stopped` };
}

/** Beside the bundled program; where the sources run unbundled, in the folder that they run from. */
function threadFile(): string {
  const bundled = typeof __dirname === 'string' ? join(__dirname, 'query.cjs') : '';
  if (bundled !== '' && existsSync(bundled)) return bundled;
  const source = join(process.cwd(), 'electron', 'backend', 'query-thread.ts');
  if (!existsSync(source)) throw new Error('query-thread.ts was not found in the folder that the program runs in');
  return source;
}
