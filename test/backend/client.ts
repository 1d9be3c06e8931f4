import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type ErrorCode, GoujiError } from '../../core/contract/errors.ts';
import type { Events, MethodArgs, MethodName, MethodResult } from '../../core/contract/methods.ts';
import type { ToWindow } from '../../core/contract/protocol.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import { type Backend, type BackendOptions, createBackend } from '../../electron/backend/backend.ts';

export const root = join(import.meta.dirname, '..', '..');
export const sampleFile = join(root, 'assets', 'sample', 'sample.txt');
export const workerFile = join(root, 'electron', 'backend', 'worker.ts');

const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

export function afterwards(clean: () => void | Promise<void>): void {
  cleanups.push(clean);
}

/** A folder of the test's own, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A backend on a data folder, closed after the test. */
export function startBackend(dataFolder = temporaryFolder(), more: Partial<BackendOptions> = {}): Backend {
  const backend = createBackend({
    dataFolder,
    host: 'electron',
    version: '0.0.0-test',
    platform: process.platform,
    sampleFile,
    workerFile,
    ...more,
  });
  cleanups.push(() => backend.close());
  return backend;
}

type Event = { [Name in keyof Events]: { name: Name; payload: Events[Name] } }[keyof Events];

/** A window, as a test plays it. */
export class Client {
  readonly messages: ToWindow[] = [];
  readonly events: Event[] = [];
  readonly #connection: ReturnType<Backend['connect']>;
  readonly #waiting = new Map<number, (message: ToWindow & { t: 'result' }) => void>();
  readonly #listeners = new Set<(event: Event) => void>();
  #lastId = 0;

  constructor(backend: Backend) {
    this.#connection = backend.connect((message) => {
      const carried = structuredClone(message);
      this.messages.push(carried);
      if (carried.t === 'result') this.#waiting.get(carried.id)?.(carried);
      else {
        const event = carried as unknown as Event;
        this.events.push(event);
        for (const listener of [...this.#listeners]) listener(event);
      }
    });
  }

  call<Name extends MethodName>(method: Name, args: MethodArgs<Name>): Promise<MethodResult<Name>> {
    return this.raw(method, args) as Promise<MethodResult<Name>>;
  }

  /** A call that the contract does not know. */
  raw(method: string, args: unknown): Promise<unknown> {
    return this.start(method, args).result;
  }

  start(method: string, args: unknown): { id: number; result: Promise<unknown> } {
    const id = ++this.#lastId;
    const result = new Promise((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        this.#waiting.delete(id);
        if (message.ok) resolve(message.value);
        else reject(new GoujiError(message.error.code, message.error.details));
      });
    });
    this.#connection.receive({ t: 'call', id, method, args });
    return { id, result };
  }

  /** Sends anything at all. */
  send(message: unknown): void {
    this.#connection.receive(message);
  }

  /** Resolves with the job's row when it is over. */
  async over(jobId: number): Promise<JobRow> {
    const rows = await this.call('jobs.list', {});
    const now = rows.find((row) => row.id === jobId);
    if (now && now.state !== 'running') return now;
    return new Promise((resolve) => {
      const listener = (event: Event): void => {
        if (event.name !== 'job.changed' || event.payload.id !== jobId || event.payload.state === 'running') return;
        this.#listeners.delete(listener);
        resolve(event.payload);
      };
      this.#listeners.add(listener);
    });
  }

  onEvent(listener: (event: Event) => void): void {
    this.#listeners.add(listener);
  }

  /** Resolves when every job is over. */
  async idle(): Promise<void> {
    for (const { id } of await this.call('jobs.list', {})) await this.over(id);
  }

  close(): void {
    this.#connection.close();
  }
}

/** A window on the sample project, imported and checked; answers the filing's id. */
export async function sampleWindow(backend: Backend): Promise<{ client: Client; filingId: number }> {
  const client = new Client(backend);
  const { jobId } = await client.call('project.openSample', {});
  if (jobId !== null) {
    const job = await client.over(jobId);
    if (job.state !== 'done') throw new Error(JSON.stringify(job.error));
  }
  const [filing] = await client.call('filings.list', {});
  if (!filing) throw new Error('the sample was not imported');
  return { client, filingId: filing.id };
}

/** What an expected failure looks like. */
export function failure(code: ErrorCode): object {
  return { code };
}
