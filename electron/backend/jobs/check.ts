import { GoujiError } from '../../../core/contract/errors.ts';
import type { Scope } from '../../../core/contract/methods.ts';
import type { Author } from '../../../db/commands/changes.ts';
import { saveCheck } from '../../../db/commands/filing.ts';
import { listCellEdits } from '../../../db/repositories/cell-edits.ts';
import { getFiling, packedReading } from '../../../db/repositories/filings.ts';
import type { OpenProject } from '../open-projects.ts';
import type { WorkerHost } from '../worker-host.ts';
import type { Jobs } from './jobs.ts';

const checkedScopes: Scope[] = ['filings', 'sections', 'findings', 'source', 'tables', 'facts', 'history', 'overview'];

interface Pending {
  jobId: number;
  /** Another correction came while it ran: what it found no longer counts. */
  again: boolean;
  restart: AbortController;
}

/** Checks of stored filings: at most one at a time of each; a correction in the middle starts it over. */
export class Checks {
  readonly #jobs: Jobs;
  readonly #worker: WorkerHost;
  readonly #author: () => Author;
  readonly #pending = new Map<string, Pending>();

  constructor(jobs: Jobs, worker: WorkerHost, author: () => Author) {
    this.#jobs = jobs;
    this.#worker = worker;
    this.#author = author;
  }

  /** Starts a check, or starts the running one over; answers its job. `announce` notes it in the audit trail. */
  request(open: OpenProject, filingId: number, announce: boolean): number {
    const key = filingKey(open, filingId);
    const running = this.#pending.get(key);
    if (running) {
      running.again = true;
      running.restart.abort();
      return running.jobId;
    }
    const { name } = getFiling(open.project.db, filingId);
    const pending: Pending = { jobId: 0, again: false, restart: new AbortController() };
    this.#pending.set(key, pending);
    pending.jobId = this.#jobs.start('check', name, async ({ signal, progress }) => {
      open.jobs.add(pending.jobId);
      const stop = (): void => pending.restart.abort();
      signal.addEventListener('abort', stop);
      try {
        do {
          pending.again = false;
          pending.restart = new AbortController();
          if (signal.aborted) throw new GoujiError('cancelled');
        } while (!(await this.#round(open, filingId, pending, announce, progress)));
        return { filingId };
      } finally {
        signal.removeEventListener('abort', stop);
        this.#pending.delete(key);
        open.jobs.delete(pending.jobId);
      }
    });
    return pending.jobId;
  }

  /** One check; answers false where it must be done again. */
  async #round(
    open: OpenProject,
    filingId: number,
    pending: Pending,
    announce: boolean,
    progress: (step: 'check' | 'save', share: number) => void,
  ): Promise<boolean> {
    const { db, writable } = open.project;
    const filing = { key: filingKey(open, filingId), edits: listCellEdits(db, filingId), reading: null };
    try {
      const { checked, checkMs } = await this.#worker.run(
        { kind: 'check', filing },
        {
          signal: pending.restart.signal,
          reading: () => packedReading(db, filingId),
          onProgress: (_step, share) => progress('check', share),
        },
      );
      if (pending.again) return false;
      if (open.closed || !writable) throw new GoujiError('cancelled');
      progress('save', 0);
      saveCheck(writable, this.#author(), { filingId, rows: checked, checkMs, announce });
      open.emit('stale', { scopes: checkedScopes, filingId });
      return true;
    } catch (thrown) {
      if (pending.again) return false;
      throw thrown;
    }
  }
}

/** Names a filing of an open project to the worker. */
export function filingKey(open: OpenProject, filingId: number): string {
  return `${open.project.id}/${filingId}`;
}
