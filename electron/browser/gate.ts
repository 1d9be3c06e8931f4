import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may speak with the server. A link holds a token that is good for one use; it is exchanged for a
 * session in a cookie that scripts can't read and other sites can't send. Host and Origin are checked, so
 * that no page of another site reaches the server under a name of its own (DNS rebinding).
 */
export class Gate {
  readonly #tokens = new Set<string>();
  readonly #sessions = new Set<string>();
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** The path of a link that lets one browser in, once. */
  newLink(): string {
    const token = randomBytes(32).toString('base64url');
    this.#tokens.add(digest(token));
    return `/?token=${token}`;
  }

  /** Exchanges a token for the cookie to set, or null where it is no token or was used. */
  admit(token: string): string | null {
    if (!take(this.#tokens, digest(token))) return null;
    const session = randomBytes(32).toString('base64url');
    this.#sessions.add(digest(session));
    return `${this.#cookieName()}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether the request carries a session. */
  hasSession(request: IncomingMessage): boolean {
    const prefix = `${this.#cookieName()}=`;
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const cookie = part.trim();
      if (cookie.startsWith(prefix) && find(this.#sessions, digest(cookie.slice(prefix.length))) !== null) return true;
    }
    return false;
  }

  /** Whether the request names this server as its host, and not another name that leads here. */
  isHost(request: IncomingMessage): boolean {
    const { host } = request.headers;
    return host === `127.0.0.1:${this.#port}` || host === `localhost:${this.#port}`;
  }

  /** Whether the request comes from a page of this server. */
  isOwnOrigin(request: IncomingMessage): boolean {
    return request.headers.origin === `http://${request.headers.host}`;
  }

  /** Cookies do not know ports: two servers on one machine need two names. */
  #cookieName(): string {
    return `gouji_${this.#port}`;
  }
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function find(digests: ReadonlySet<string>, wanted: string): string | null {
  for (const known of digests) {
    if (timingSafeEqual(Buffer.from(known), Buffer.from(wanted))) return known;
  }
  return null;
}

function take(digests: Set<string>, wanted: string): boolean {
  const known = find(digests, wanted);
  return known !== null && digests.delete(known);
}
