import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { GoujiError } from '../../core/contract/errors.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import type { FromWorker, StoredFiling, Task, TaskResults, ToWorker } from './worker-protocol.ts';

interface RunOptions {
  onProgress?: (step: NonNullable<JobRow['step']>, share: number) => void;
  signal: AbortSignal;
  /** Gives the packed reading of the task's filing where the worker has not got it. */
  reading?: () => Uint8Array;
}

/** How long a worker has to stop by itself before it is ended. */
const graceMs = 400;

/** The worker's file: beside the bundled program, unless said otherwise. */
export function workerFileOr(given: string | undefined): string {
  if (given !== undefined) return given;
  if (typeof __dirname === 'string') return join(__dirname, 'worker.cjs');
  throw new Error('workerFile must be given where the sources run unbundled');
}

/** One worker thread, started when first needed; its tasks run one after another. */
export class WorkerHost {
  readonly #file: string;
  #worker: Worker | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #lastId = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Runs a task when those before it are through. Fails with what the worker reports, or `cancelled`. */
  run<Kind extends Task['kind']>(task: Task & { kind: Kind }, options: RunOptions): Promise<TaskResults[Kind]> {
    const result = this.#queue.then(() => this.#perform(task, options)) as Promise<TaskResults[Kind]>;
    this.#queue = result.catch(() => null);
    return result;
  }

  /** Ends the thread; what it was doing fails with `cancelled`. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #perform(task: Task, { onProgress, signal, reading }: RunOptions): Promise<TaskResults[keyof TaskResults]> {
    if (signal.aborted) return Promise.reject(new GoujiError('cancelled'));
    const worker = this.#started();
    const id = ++this.#lastId;
    const stop = new SharedArrayBuffer(4);
    const send = (what: Task): void => worker.postMessage({ t: 'run', id, task: what, stop } satisfies ToWorker);
    return new Promise((resolve, reject) => {
      let grace: NodeJS.Timeout | null = null;
      const abort = (): void => {
        Atomics.store(new Int32Array(stop), 0, 1);
        grace = setTimeout(() => void this.#end(worker), graceMs);
      };
      const finish = (): void => {
        if (grace) clearTimeout(grace);
        signal.removeEventListener('abort', abort);
        worker.off('message', hear);
        worker.off('error', fail);
        worker.off('exit', gone);
      };
      const fail = (thrown: unknown): void => {
        finish();
        reject(signal.aborted ? new GoujiError('cancelled') : thrown);
      };
      const gone = (): void => fail(new GoujiError('cancelled'));
      const hear = (message: FromWorker): void => {
        if (message.id !== id) return;
        if (message.t === 'progress') onProgress?.(message.step, message.share);
        else if (message.t === 'need-reading') send(withReading(task, reading));
        else if (message.t === 'failed') fail(new GoujiError(message.error.code, message.error.details));
        else if (signal.aborted) fail(new GoujiError('cancelled'));
        else {
          finish();
          resolve(message.result);
        }
      };
      worker.on('message', hear);
      worker.on('error', fail);
      worker.on('exit', gone);
      signal.addEventListener('abort', abort);
      send(task);
    });
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#file);
    worker.setMaxListeners(0);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    // A thread that fails outside a task is replaced at the next one; the task's own listener reports inside.
    worker.on('error', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  async #end(worker: Worker): Promise<void> {
    if (this.#worker === worker) this.#worker = null;
    await worker.terminate();
  }
}

function withReading(task: Task, reading: (() => Uint8Array) | undefined): Task {
  if (task.kind === 'import' || task.kind === 'reread' || !reading)
    throw new Error('the worker asked for a reading that the task has not got');
  const filing: StoredFiling = { ...task.filing, reading: reading() };
  return { ...task, filing };
}
