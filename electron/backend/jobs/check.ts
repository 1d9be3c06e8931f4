import { GoujiError } from '../../../core/contract/errors.ts';
import type { Scope } from '../../../core/contract/methods.ts';
import type { Rules } from '../../../core/contract/rows.ts';
import type { Author } from '../../../db/commands/changes.ts';
import { saveCheck } from '../../../db/commands/filing.ts';
import { listCorrections } from '../../../db/repositories/corrections.ts';
import { getFiling, packedReading, staleFilings, structureChanged } from '../../../db/repositories/filings.ts';
import { otherFilings } from '../../../db/repositories/other-filings.ts';
import { ruleSettings, storedChecks } from '../../../db/repositories/rules.ts';
import type { OpenProject } from '../open-projects.ts';
import type { WorkerHost } from '../worker-host.ts';
import type { KeptCorrection, StoredFiling, StoredPrior } from '../worker-protocol.ts';
import type { Jobs } from './jobs.ts';

/** What a check, or a new reading, says anew. */
export const checkedScopes: Scope[] = [
  'filings',
  'sections',
  'findings',
  'source',
  'tables',
  'facts',
  'terms',
  'annotations',
  'history',
  'overview',
  'quality',
];

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

  /** Starts a running check over, where there is one: what it looks at has changed under it. */
  startOver(open: OpenProject, filingId: number): void {
    const running = this.#pending.get(filingKey(open, filingId));
    if (!running) return;
    running.again = true;
    running.restart.abort();
  }

  /** Starts a check of each filing that no check has seen as it is now; `among` leaves all others alone. */
  requestStale(open: OpenProject, among: readonly number[] | null = null): void {
    for (const filingId of staleFilings(open.project.db)) {
      if (among === null || among.includes(filingId)) this.request(open, filingId, false);
    }
  }

  /** Starts a check, or starts the running one over; answers its job. `announce` notes it in the audit trail. */
  request(open: OpenProject, filingId: number, announce: boolean): number {
    const key = filingKey(open, filingId);
    const running = this.#pending.get(key);
    if (running) {
      this.startOver(open, filingId);
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
    const structure = structureChanged(db, filingId);
    try {
      const { checked, reading, unapplied, checkMs } = await this.#worker.run(
        {
          kind: 'check',
          filing: storedFiling(open, filingId),
          structure,
          rules: ruleSetup(open),
          priors: storedPriors(open, filingId),
        },
        {
          signal: pending.restart.signal,
          reading: () => packedReading(db, filingId),
          onProgress: (_step, share) => progress('check', share),
        },
      );
      if (pending.again) return false;
      if (open.closed || !writable) throw new GoujiError('cancelled');
      progress('save', 0);
      saveCheck(writable, this.#author(), { filingId, rows: checked, reading, unapplied, checkMs, announce });
      open.emit('stale', { scopes: checkedScopes, filingId });
      return true;
    } catch (thrown) {
      if (pending.again) return false;
      throw thrown;
    }
  }
}

function filingKey(open: OpenProject, filingId: number): string {
  return `${open.project.id}/${filingId}`;
}

/** A filing of an open project for the worker, which keeps it under a key of its reading. */
export function storedFiling(open: OpenProject, filingId: number): StoredFiling {
  const { db } = open.project;
  // The time that a reading took, in fractions of milliseconds, tells one reading of the file from the next.
  const key = `${filingKey(open, filingId)}/${getFiling(db, filingId).readMs}`;
  return { key, corrections: keptCorrections(open, filingId), reading: null };
}

/** The filings that a filing is held against, for the worker. */
export function storedPriors(open: OpenProject, filingId: number): StoredPrior[] {
  const { db } = open.project;
  return otherFilings(db, filingId).map(({ relation, filingId: other }) => ({
    relation,
    filing: { ...storedFiling(open, other), reading: packedReading(db, other) },
  }));
}

/** The corrections in the order in which they are applied. */
export function keptCorrections(open: OpenProject, filingId: number): KeptCorrection[] {
  return listCorrections(open.project.db, filingId).map(({ id, correction }) => ({ id, correction }));
}

/** What the analyst has made of the rules. */
export function ruleSetup({ project: { db } }: OpenProject): Rules {
  return { settings: ruleSettings(db), checks: storedChecks(db).map(({ check }) => check) };
}

/** Whether nothing was made of the rules since they were looked at. */
export function rulesAreStill(open: OpenProject, rules: Rules): boolean {
  return JSON.stringify(ruleSetup(open)) === JSON.stringify(rules);
}
