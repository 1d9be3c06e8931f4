import { type ErrorReport, GoujiError } from '../../core/contract/errors.ts';
import type { Events, MethodArgs, MethodName, MethodResult } from '../../core/contract/methods.ts';
import type { ToBackend, ToWindow } from '../../core/contract/protocol.ts';

export type ConnectionState = 'connecting' | 'open' | 'lost';

/** What carries messages to the backend, whatever hosts the window. */
export interface Transport {
  post(message: ToBackend): void;
  /** One listener; replaces an earlier one. */
  subscribe(listener: (message: ToWindow) => void): void;
  /** Hears of the connection opening and breaking; one listener. */
  onState(listener: (state: ConnectionState) => void): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  /** Called once the call needs no abort listener any more. */
  done(): void;
}

type Listener<Name extends keyof Events> = (payload: Events[Name]) => void;

/** Typed calls and events over a transport. */
export interface Client {
  /** Calls a method; fails with a GoujiError. Aborting the signal cancels it in the backend. */
  call<Name extends MethodName>(
    method: Name,
    args: MethodArgs<Name>,
    signal?: AbortSignal,
  ): Promise<MethodResult<Name>>;
  on<Name extends keyof Events>(name: Name, listener: Listener<Name>): () => void;
  onState(listener: (state: ConnectionState) => void): () => void;
  state(): ConnectionState;
}

/** Makes the window's client. Calls made while connecting wait in the transport; a broken connection fails them. */
export function createClient(transport: Transport): Client {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  let state: ConnectionState = 'connecting';
  let lastId = 0;

  transport.subscribe((message) => {
    if (message.t === 'event') {
      for (const listener of listeners.get(message.name) ?? []) listener(message.payload as never);
      return;
    }
    const call = waiting.get(message.id);
    if (!call) return;
    waiting.delete(message.id);
    call.done();
    if (message.ok) call.resolve(message.value);
    else call.reject(errorOf(message.error));
  });
  transport.onState((next) => {
    state = next;
    if (next === 'lost') {
      const lost = [...waiting.values()];
      waiting.clear();
      for (const call of lost) {
        call.done();
        call.reject(new GoujiError('connection-lost'));
      }
    }
    for (const listener of stateListeners) listener(next);
  });

  return {
    call(method, args, signal) {
      return new Promise((resolve, reject) => {
        if (state === 'lost') {
          reject(new GoujiError('connection-lost'));
          return;
        }
        if (signal?.aborted) {
          reject(new GoujiError('cancelled'));
          return;
        }
        lastId += 1;
        const id = lastId;
        const abort = () => {
          if (!waiting.delete(id)) return;
          transport.post({ t: 'cancel', id });
          reject(new GoujiError('cancelled'));
        };
        signal?.addEventListener('abort', abort, { once: true });
        waiting.set(id, {
          resolve: resolve as (value: unknown) => void,
          reject,
          done: () => signal?.removeEventListener('abort', abort),
        });
        transport.post({ t: 'call', id, method, args });
      });
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    state: () => state,
  };
}

function errorOf(report: ErrorReport): GoujiError {
  return new GoujiError(report.code, report.details);
}
