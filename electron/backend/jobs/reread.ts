import { GoujiError } from '../../../core/contract/errors.ts';
import { saveReread } from '../../../db/commands/filing.ts';
import { getFiling, originalFile } from '../../../db/repositories/filings.ts';
import { authorOf, type Shared } from '../context.ts';
import type { OpenProject } from '../open-projects.ts';
import { WorkerHost } from '../worker-host.ts';
import { checkedScopes, keptCorrections, ruleSetup, storedPriors } from './check.ts';

/**
 * Starts reading a filing's kept file again with today's reader; answers the job. The corrections are laid
 * over the new reading, and all of it is stored in one transaction at the end: a failure changes nothing.
 */
export function startReread(shared: Shared, open: OpenProject, filingId: number, password?: string): number {
  const { db } = open.project;
  const { name } = getFiling(db, filingId);
  const jobId = shared.jobs.start('reread', name, async ({ signal, progress }) => {
    open.jobs.add(jobId);
    const worker = new WorkerHost(shared.workerFile);
    try {
      const corrections = keptCorrections(open, filingId);
      const rules = ruleSetup(open);
      const again = await worker.run(
        {
          kind: 'reread',
          name,
          bytes: originalFile(db, filingId),
          password: password ?? null,
          pdfiumWasm: shared.pdfiumWasm,
          corrections,
          rules,
          priors: storedPriors(open, filingId),
        },
        { signal, onProgress: progress },
      );
      progress('save', 0);
      await new Promise((resolve) => setImmediate(resolve));
      const { writable } = open.project;
      if (signal.aborted || open.closed || !writable) throw new GoujiError('cancelled');
      // What was set right, taken back or set of a rule while the file was being read is not in yet.
      const now = keptCorrections(open, filingId);
      const same = now.map(({ id }) => id).join() === corrections.map(({ id }) => id).join();
      const complete = same && JSON.stringify(ruleSetup(open)) === JSON.stringify(rules);
      saveReread(writable, authorOf(shared), filingId, { ...again, complete });
      shared.checks.startOver(open, filingId);
      open.emit('stale', { scopes: checkedScopes, filingId });
      if (!complete) shared.checks.request(open, filingId, false);
      return { filingId, name };
    } finally {
      open.jobs.delete(jobId);
      await worker.close();
    }
  });
  return jobId;
}
