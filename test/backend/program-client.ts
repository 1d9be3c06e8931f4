import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PickedFile } from '../../core/contract/bridge.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import type { MethodArgs, MethodName, MethodResult } from '../../core/contract/methods.ts';
import type { ToWindow } from '../../core/contract/protocol.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import { afterwards, root, sampleFile, workerFile } from './client.ts';

/** Speaks with a backend in a process of its own (program.ts). */
export class ProgramClient {
  readonly process: ChildProcess;
  /** Set when the process has ended, however. */
  readonly ended: Promise<void>;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #jobs = new Map<number, JobRow>();
  readonly #jobListeners = new Set<() => void>();
  #lastId = 0;

  /** `nodeArguments` come before the program, `environment` beside the test's own. */
  constructor(dataFolder: string, nodeArguments: string[] = [], environment: Record<string, string> = {}) {
    const options = { dataFolder, host: 'electron', version: '0', platform: 'linux', sampleFile, workerFile };
    const program = join(root, 'test', 'backend', 'program.ts');
    this.process = spawn(process.execPath, [...nodeArguments, program, JSON.stringify(options)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    this.ended = new Promise((resolve) => this.process.once('exit', () => resolve()));
    void this.ended.then(() => {
      for (const { reject } of this.#waiting.values()) reject(new GoujiError('connection-lost'));
      this.#waiting.clear();
    });
    this.process.stdin?.on('error', () => undefined);
    if (this.process.stdout) createInterface({ input: this.process.stdout }).on('line', (line) => this.#hear(line));
    afterwards(() => void this.process.kill('SIGKILL'));
  }

  call<Name extends MethodName>(method: Name, args: MethodArgs<Name>): Promise<MethodResult<Name>> {
    return this.#ask({ t: 'call', method, args }) as Promise<MethodResult<Name>>;
  }

  register(path: string): Promise<PickedFile> {
    return this.#ask({ t: 'register', path }) as Promise<PickedFile>;
  }

  /** Goes on as another user. */
  become(user: number): Promise<unknown> {
    return this.#ask({ t: 'become', user });
  }

  /** Resolves with the job's row when it is over. */
  over(jobId: number): Promise<JobRow> {
    return new Promise((resolve) => {
      const look = (): void => {
        const row = this.#jobs.get(jobId);
        if (!row || row.state === 'running') return;
        this.#jobListeners.delete(look);
        resolve(row);
      };
      this.#jobListeners.add(look);
      look();
    });
  }

  #ask(message: object): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.process.stdin?.write(`${JSON.stringify({ ...message, id })}\n`);
    });
  }

  #hear(line: string): void {
    const message = JSON.parse(line) as ToWindow;
    if (message.t === 'event') {
      if (message.name !== 'job.changed') return;
      const row = message.payload as JobRow;
      this.#jobs.set(row.id, row);
      for (const listener of [...this.#jobListeners]) listener();
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new GoujiError(message.error.code, message.error.details));
  }
}
