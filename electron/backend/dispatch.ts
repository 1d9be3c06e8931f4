import { z } from 'zod';
import { GoujiError, reportOf } from '../../core/contract/errors.ts';
import { type MethodName, methods } from '../../core/contract/methods.ts';
import type { ToWindow } from '../../core/contract/protocol.ts';
import type { Call, Session, Shared } from './context.ts';
import { handlers } from './handlers/all.ts';
import { log } from './log.ts';

const envelope = z.union([
  z.object({ t: z.literal('call'), id: z.number().int(), method: z.string(), args: z.unknown() }),
  z.object({ t: z.literal('cancel'), id: z.number().int() }),
]);

/** Answers one window's messages: checks them, calls the handler, sends the result or the error. */
export class Dispatcher {
  readonly #shared: Shared;
  readonly #session: Session;
  readonly #post: (message: ToWindow) => void;
  readonly #running = new Map<number, AbortController>();

  constructor(shared: Shared, session: Session, post: (message: ToWindow) => void) {
    this.#shared = shared;
    this.#session = session;
    this.#post = post;
  }

  /** Takes a message as it came; what is no message of the protocol is said on stderr and dropped. */
  receive(message: unknown): void {
    const parsed = envelope.safeParse(message);
    if (!parsed.success) {
      log('a message that is none of the protocol was dropped');
      return;
    }
    if (parsed.data.t === 'cancel') this.#running.get(parsed.data.id)?.abort();
    else void this.#answer(parsed.data);
  }

  /** Cancels what is still running for a window that is gone. */
  close(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  async #answer({ id, method, args }: { id: number; method: string; args: unknown }): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const call: Call = { shared: this.#shared, session: this.#session, signal: controller.signal };
    try {
      // A cancelled call fails with `cancelled` only where its handler could still leave everything as it was.
      const value = await perform(method, args, call);
      this.#send({ t: 'result', id, ok: true, value });
    } catch (thrown) {
      const error = reportOf(thrown);
      if (error.code === 'internal') log(`${method}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
      this.#send({ t: 'result', id, ok: false, error });
    } finally {
      this.#running.delete(id);
    }
  }

  /** A result that can't cross becomes an error with the same id, so that no caller waits for ever. */
  #send(message: ToWindow & { t: 'result' }): void {
    try {
      this.#post(message);
    } catch (thrown) {
      log(`a result could not be sent: ${String(thrown)}`);
      this.#post({ t: 'result', id: message.id, ok: false, error: { code: 'not-cloneable', details: {} } });
    }
  }
}

async function perform(method: string, args: unknown, call: Call): Promise<unknown> {
  if (!isMethod(method)) throw badRequest(`no method ${method}`);
  const parsed = methods[method].args.safeParse(args);
  if (!parsed.success) throw badRequest(firstIssue(parsed.error));
  const handler = handlers[method] as (args: unknown, call: Call) => unknown;
  return handler(parsed.data, call);
}

function isMethod(method: string): method is MethodName {
  return Object.hasOwn(methods, method);
}

function badRequest(reason: string): GoujiError {
  return new GoujiError('bad-request', { reason });
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'arguments'}: ${issue.message}` : 'arguments';
}
