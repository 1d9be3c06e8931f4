import { parentPort, workerData } from 'node:worker_threads';
import { openViews } from '../../db/query/views-database.ts';
import type { FromQueryThread, QueryWork } from './queries.ts';

/** A thread that runs an analyst's queries one after another; whoever started it ends it when one takes too long. */
const { wasm, views, queries } = workerData as QueryWork;

function tell(message: FromQueryThread): void {
  parentPort?.postMessage(message);
}

async function work(): Promise<void> {
  const db = await openViews(wasm, views);
  tell({ t: 'ready' });
  for (const { id, sql } of queries) tell({ t: 'done', id, outcome: db.run(sql) });
}

void work();
