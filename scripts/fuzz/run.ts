import { Worker } from 'node:worker_threads';
import type { FuzzFormat } from './seeds.ts';
import type { Done } from './worker.ts';

export interface FuzzPlan {
  format: FuzzFormat;
  seed: number;
  /** Case numbers from `from`, `count` of them. */
  from: number;
  count: number;
}

export interface FuzzTally {
  read: number;
  /** By the error's code. */
  refused: Record<string, number>;
  /** What went wrong, by case number: a fault, a hang, or the end of the whole thread. */
  faults: { at: number; what: string }[];
  /** Milliseconds of the slowest case, and its number. */
  slowest: { at: number; ms: number };
}

/** A case may take so many times as long as the slowest unchanged file, and never has less than a few seconds. */
const patience = 100;
const leastPatienceMs = 10_000;
/** Each PDF is read by a WebAssembly instance of its own; a thread that has started many hundreds gets no more memory for them. */
const casesAThread = 250;
/** A thread needs this long to load the product at most. */
const startMs = 60_000;

/**
 * Runs a format's cases in a worker thread. A case that exceeds its deadline, or takes the thread with it, is
 * counted as a fault and the rest goes on in another thread. Throws where an unchanged file fails.
 */
export async function runFuzz(plan: FuzzPlan, onDone: (done: Done) => void = () => undefined): Promise<FuzzTally> {
  const tally: FuzzTally = { read: 0, refused: {}, faults: [], slowest: { at: -1, ms: 0 } };
  const end = plan.from + plan.count;
  let next = plan.from;
  while (next < end) {
    const { at, fate } = await oneThread({ ...plan, from: next, count: Math.min(casesAThread, end - next) }, (done) => {
      count(tally, done);
      onDone(done);
    });
    if (fate) tally.faults.push({ at, what: fate });
    next = at + 1;
  }
  return tally;
}

function count(tally: FuzzTally, { at, verdict }: Done): void {
  if (verdict.kind === 'read') tally.read += 1;
  else if (verdict.kind === 'refused') tally.refused[verdict.code] = (tally.refused[verdict.code] ?? 0) + 1;
  else tally.faults.push({ at, what: verdict.stack === '' ? verdict.what : `${verdict.what}\n${verdict.stack}` });
  if (verdict.ms > tally.slowest.ms) tally.slowest = { at, ms: verdict.ms };
}

/** Answers the last case begun, and what ended the thread before its time, if anything did. */
function oneThread(plan: FuzzPlan, onDone: (done: Done) => void): Promise<{ at: number; fate: string | null }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: plan,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    let at = plan.from;
    let deadline = startMs;
    let started = false;
    let timer: ReturnType<typeof setTimeout>;
    const settle = (fate: string | null): void => {
      clearTimeout(timer);
      void worker.terminate();
      if (started) resolve({ at, fate });
      else reject(new Error(`the unchanged files: ${fate}`));
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => settle(`no end after ${(deadline / 1000).toFixed(0)} s`), deadline);
    };
    wait();
    worker.on('message', (message: { slowestSeedMs: number } | Done) => {
      if ('slowestSeedMs' in message) {
        started = true;
        deadline = Math.max(leastPatienceMs, patience * message.slowestSeedMs);
      } else {
        onDone(message);
        if (message.at + 1 === plan.from + plan.count) return settle(null);
        at = message.at + 1;
      }
      wait();
    });
    worker.on('error', (error) => {
      if (started) settle(`the thread ended: ${error.stack ?? error.message}`);
      else reject(error);
    });
  });
}
