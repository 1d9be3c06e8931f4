import { basename } from 'node:path';
import { GoujiError } from '../../../core/contract/errors.ts';
import { importFiling } from '../../../db/commands/filing.ts';
import { authorOf, type Shared } from '../context.ts';
import type { OpenProject } from '../open-projects.ts';
import { WorkerHost } from '../worker-host.ts';
import { ruleSetup } from './check.ts';

/**
 * Starts the import of a file into an open project; answers the job. Everything happens in a thread of
 * its own, and what comes of it is stored in one transaction at the end: all of it or nothing.
 */
export function startImport(shared: Shared, open: OpenProject, path: string, password?: string): number {
  const jobId = shared.jobs.start('import', basename(path), async ({ signal, progress }) => {
    open.jobs.add(jobId);
    const worker = new WorkerHost(shared.workerFile);
    try {
      const rules = ruleSetup(open);
      const { filing, checked } = await worker.run(
        { kind: 'import', path, password: password ?? null, pdfiumWasm: shared.pdfiumWasm, rules },
        { signal, onProgress: progress },
      );
      progress('save', 0);
      // The step is announced before the store is busy; a cancel that came meanwhile still counts.
      await new Promise((resolve) => setImmediate(resolve));
      const { writable } = open.project;
      if (signal.aborted || open.closed || !writable) throw new GoujiError('cancelled');
      const author = authorOf(shared);
      const filingId = importFiling(writable, author, { ...filing, importedAt: author.at }, checked);
      open.emit('stale', {
        scopes: ['filings', 'sections', 'findings', 'source', 'tables', 'facts', 'terms', 'history', 'overview'],
        filingId,
      });
      // Rules that were changed while the file was being read are not in yet.
      if (JSON.stringify(ruleSetup(open)) !== JSON.stringify(rules)) shared.checks.request(open, filingId, false);
      return { filingId, name: filing.name };
    } finally {
      open.jobs.delete(jobId);
      await worker.close();
    }
  });
  return jobId;
}
