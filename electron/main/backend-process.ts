import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { PickedFile } from '../../core/contract/bridge.ts';
import { type ErrorReport, GoujiError } from '../../core/contract/errors.ts';
import type { BackendStart, FromUtility, ToUtility } from '../../core/contract/host.ts';

/** How long the backend may take to close the project before it is ended. */
const closingMs = 5000;

/** The utility process that holds the backend: started when first asked for, and again after a crash. */
export class BackendProcess {
  readonly #script: string;
  readonly #start: BackendStart;
  readonly #onLost: (error: ErrorReport) => void;
  readonly #waiting = new Map<number, { resolve: (file: PickedFile) => void; reject: (error: Error) => void }>();
  #process: UtilityProcess | null = null;
  #closing = false;
  #lastId = 0;

  /** `onLost` hears that the backend ended without having been asked to. */
  constructor(script: string, start: BackendStart, onLost: (error: ErrorReport) => void) {
    this.#script = script;
    this.#start = start;
    this.#onLost = onLost;
  }

  /** A port that speaks core/contract/protocol.ts with the backend. */
  connect(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.#send({ t: 'connect' }, [port1]);
    return port2;
  }

  /** Makes a path known to the backend. Fails with the backend's own error. */
  register(as: 'file' | 'target', path: string): Promise<PickedFile> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ t: 'register', id, as, path });
    });
  }

  /** Has the backend close its project and end; resolves when it is gone. */
  async close(): Promise<void> {
    const process = this.#process;
    this.#closing = true;
    if (!process) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => process.kill(), closingMs);
      process.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      process.postMessage({ t: 'close' } satisfies ToUtility);
    });
  }

  #send(message: ToUtility, ports: MessagePortMain[] = []): void {
    this.#process ??= this.#fork();
    this.#process.postMessage(message, ports);
  }

  #fork(): UtilityProcess {
    const process = utilityProcess.fork(this.#script, [], { serviceName: 'Gouji backend', env: plainEnvironment() });
    process.on('message', (message: FromUtility) => this.#hear(message));
    process.once('exit', () => {
      this.#process = null;
      if (!this.#closing) this.#lost({ code: 'connection-lost', details: {} });
    });
    process.postMessage({ t: 'start', start: this.#start } satisfies ToUtility);
    return process;
  }

  #hear(message: FromUtility): void {
    if (message.t === 'failed') {
      this.#lost(message.error);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.t === 'registered') waiting?.resolve(message.file);
    else waiting?.reject(new GoujiError(message.error.code, message.error.details));
  }

  #lost(error: ErrorReport): void {
    for (const { reject } of this.#waiting.values()) reject(new GoujiError(error.code, error.details));
    this.#waiting.clear();
    this.#onLost(error);
  }
}

/** The environment without what would change how Node itself runs. */
function plainEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(NODE_|ELECTRON_)/.test(name)) env[name] = value;
  }
  return env;
}
