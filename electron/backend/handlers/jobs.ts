import { assertFiling } from '../../../db/repositories/filings.ts';
import { currentProject, type Handlers, readable } from '../context.ts';
import { startExport } from '../jobs/export.ts';
import { targetOf } from '../targets.ts';

export const jobHandlers: Handlers<'jobs.list' | 'jobs.cancel' | 'export.start'> = {
  'jobs.list': (_args, { shared }) => shared.jobs.list(),
  'jobs.cancel': ({ jobId }, { shared }) => {
    shared.jobs.cancel(jobId);
    return null;
  },
  'export.start': (request, call) => {
    assertFiling(readable(call), request.filingId);
    const target = targetOf(call.shared, request.target);
    return { jobId: startExport(call.shared, currentProject(call), request, target) };
  },
};
