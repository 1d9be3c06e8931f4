import { GoujiError } from '../../../core/contract/errors.ts';
import type { JobRow } from '../../../core/contract/rows.ts';
import type { WritableDb } from '../../../db/connection.ts';
import type { Shared } from '../context.ts';
import type { OpenProject } from '../open-projects.ts';
import { WorkerHost } from '../worker-host.ts';
import type { Task, TaskResults } from '../worker-protocol.ts';

type ReadingKind = 'import' | 'reread';

/** Has a file read and checked; answers what came of it and the store to put it in. Fails with `cancelled`. */
type ReadIt<Kind extends ReadingKind> = (
  task: Task & { kind: Kind },
) => Promise<{ result: TaskResults[Kind]; writable: WritableDb }>;

/**
 * Starts work that reads a whole file; answers the job. The reading happens in a thread of its own, and what comes of
 * it is stored in one transaction at the end: all of it or nothing.
 */
export function startReading<Kind extends ReadingKind>(
  shared: Shared,
  open: OpenProject,
  job: { kind: Kind; name: string },
  work: (readIt: ReadIt<Kind>) => Promise<JobRow['result']>,
): number {
  const jobId = shared.jobs.start(job.kind, job.name, async ({ signal, progress }) => {
    open.jobs.add(jobId);
    const worker = new WorkerHost(shared.workerFile);
    try {
      return await work(async (task) => {
        const result = await worker.run<Kind>(task, { signal, onProgress: progress });
        progress('save', 0);
        // The step is announced before the store is busy; a cancel that came meanwhile still counts.
        await new Promise((resolve) => setImmediate(resolve));
        const { writable } = open.project;
        if (signal.aborted || open.closed || !writable) throw new GoujiError('cancelled');
        return { result, writable };
      });
    } finally {
      open.jobs.delete(jobId);
      await worker.close();
    }
  });
  return jobId;
}
