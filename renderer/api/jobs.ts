import type { PickedFile } from '../../core/contract/bridge.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import { createStore, useStore } from '../app/store.ts';

/** What this window started, so that it can follow it up when the job ends. */
export interface StartedHere {
  file: PickedFile | null;
  doing: 'import' | 'export' | 'reread';
  /** The filing that is read again. */
  filingId?: number;
}

interface JobsState {
  /** Jobs by id, newest last. */
  byId: ReadonlyMap<number, JobRow>;
  mine: ReadonlyMap<number, StartedHere>;
}

const store = createStore<JobsState>({ byId: new Map(), mine: new Map() });
/** The reply that says a job is ours can come after its end; milliseconds to wait for it. */
const adoptAfter = 600;
const settled = new Set<number>();
const endListeners = new Set<(job: JobRow, mine: StartedHere) => void>();

/** The window's picture of running work, fed by the backend's events. */
export const jobs = {
  put(job: JobRow): void {
    const known = store.get().byId.get(job.id);
    // Events can come late: what has ended does not run again.
    if (known && known.state !== 'running' && job.state === 'running') return;
    store.set((state) => ({ byId: new Map(state.byId).set(job.id, job) }));
    if (job.state === 'running') return;
    this.settle(job.id);
    if (job.kind !== 'export') setTimeout(() => this.adopt(job.id), adoptAfter);
  },
  startedHere(id: number, mine: StartedHere): void {
    store.set((state) => ({ mine: new Map(state.mine).set(id, mine) }));
    this.settle(id);
  },
  /** Tells of the end once both the job's end and who started it are known, whichever came first. */
  settle(id: number): void {
    const { byId, mine } = store.get();
    const job = byId.get(id);
    const started = mine.get(id);
    if (!job || !started || job.state === 'running' || settled.has(id)) return;
    settled.add(id);
    for (const listener of endListeners) listener(job, started);
  },
  /** Work that another window or the command line started is followed up too, once it is plain that it is not ours. */
  adopt(id: number): void {
    const job = store.get().byId.get(id);
    if (!job || store.get().mine.has(id)) return;
    const doing = job.kind === 'export' || job.kind === 'reread' ? job.kind : 'import';
    this.startedHere(id, { file: null, doing });
  },
  onEnd(listener: (job: JobRow, mine: StartedHere) => void): () => void {
    endListeners.add(listener);
    return () => endListeners.delete(listener);
  },
  reset(): void {
    settled.clear();
    store.set({ byId: new Map(), mine: new Map() });
  },
};

/** The running job that the status line shows: the newest. */
export function useRunningJob(): JobRow | null {
  return useStore(store, (state) => {
    let newest: JobRow | null = null;
    for (const job of state.byId.values()) {
      if (job.state === 'running' && (newest === null || job.id > newest.id)) newest = job;
    }
    return newest;
  });
}
