import { GoujiError, reportOf } from '../../../core/contract/errors.ts';
import type { JobKind, JobRow } from '../../../core/contract/rows.ts';
import { log } from '../log.ts';

type Step = NonNullable<JobRow['step']>;

/** What a job's work is given. */
export interface JobContext {
  signal: AbortSignal;
  /** Tells the step that runs and how much of it is done, 0 to 1. */
  progress(step: Step, share: number): void;
}

interface Job {
  row: JobRow;
  startedAt: number;
  controller: AbortController;
  ended: Promise<void>;
}

/** Where in the whole each step begins and ends, by the time that it takes of a usual filing. */
const spans: Record<JobKind, Partial<Record<Step, readonly [number, number]>>> = {
  import: { open: [0, 0.05], decode: [0.05, 0.3], read: [0.3, 0.6], check: [0.6, 0.85], save: [0.85, 1] },
  check: { check: [0, 0.9], save: [0.9, 1] },
  export: { write: [0, 1] },
  reread: { decode: [0, 0.3], read: [0.3, 0.6], check: [0.6, 0.85], save: [0.85, 1] },
};

const announceEveryMs = 80;
const jobsKept = 100;

/** Long work with a number, a step, progress and a way to cancel it. */
export class Jobs {
  readonly #jobs = new Map<number, Job>();
  readonly #changed: (row: JobRow) => void;
  #lastId = 0;

  constructor(changed: (row: JobRow) => void) {
    this.#changed = changed;
  }

  /** Newest last. */
  list(): JobRow[] {
    return [...this.#jobs.values()].map(withElapsed);
  }

  /** Starts work; answers the job's number at once. */
  start(kind: JobKind, title: string, work: (context: JobContext) => Promise<JobRow['result']>): number {
    const id = ++this.#lastId;
    const controller = new AbortController();
    const row: JobRow = {
      id,
      kind,
      title,
      state: 'running',
      step: null,
      progress: 0,
      startedAt: new Date().toISOString(),
      elapsedMs: 0,
      error: null,
      result: null,
    };
    const job: Job = { row, startedAt: performance.now(), controller, ended: Promise.resolve() };
    this.#jobs.set(id, job);
    this.#forgetOld();
    job.ended = this.#run(job, work);
    this.#changed(withElapsed(job));
    return id;
  }

  /** Asks a job to stop; one that is over stays as it is. Fails with `not-found`. */
  cancel(id: number): void {
    const job = this.#jobs.get(id);
    if (!job) throw new GoujiError('not-found', { what: { zh: '任务', en: 'job' } });
    job.controller.abort();
  }

  /** Resolves when a job is over, however. */
  async ended(id: number): Promise<void> {
    await this.#jobs.get(id)?.ended;
  }

  async #run(job: Job, work: (context: JobContext) => Promise<JobRow['result']>): Promise<void> {
    const { signal } = job.controller;
    let announced = 0;
    const progress = (step: Step, share: number): void => {
      const [from, to] = spans[job.row.kind][step] ?? [0, 1];
      const changedStep = job.row.step !== step;
      job.row.step = step;
      job.row.progress = Math.max(job.row.progress, from + (to - from) * Math.min(1, Math.max(0, share)));
      const now = performance.now();
      if (!changedStep && now - announced < announceEveryMs) return;
      announced = now;
      this.#changed(withElapsed(job));
    };
    try {
      // The caller has the job's number before the first event of it.
      await Promise.resolve();
      job.row.result = await work({ signal, progress });
      job.row.state = 'done';
      job.row.progress = 1;
    } catch (thrown) {
      const error = reportOf(thrown);
      const cancelled = signal.aborted || error.code === 'cancelled';
      job.row.state = cancelled ? 'cancelled' : 'failed';
      job.row.error = cancelled ? { code: 'cancelled', details: {} } : error;
      if (!cancelled && error.code === 'internal') log(`job ${job.row.kind}: ${stackOf(thrown)}`);
    }
    job.row.elapsedMs = performance.now() - job.startedAt;
    this.#changed(withElapsed(job));
  }

  #forgetOld(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#jobs.size <= jobsKept) return;
      if (job.row.state !== 'running') this.#jobs.delete(id);
    }
  }
}

function withElapsed({ row, startedAt }: Job): JobRow {
  const elapsedMs = row.state === 'running' ? performance.now() - startedAt : row.elapsedMs;
  return { ...row, elapsedMs: Math.round(elapsedMs) };
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
