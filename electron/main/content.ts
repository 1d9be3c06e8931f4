import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { pagePolicy, pageTypes } from '../../core/contract/page.ts';

/** The only origin that a window of ours shows. */
export const origin = 'app://gouji';

/** Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page from `folder` over app://; what lies outside of it does not exist. */
export function serveContent(folder: string): void {
  protocol.handle('app', async (request) => {
    const path = contained(folder, request.url);
    const type = path === null ? undefined : pageTypes[extname(path)];
    if (path === null || type === undefined || request.method !== 'GET') return refused();
    let body: Buffer;
    try {
      body = await readFile(path);
    } catch {
      return refused();
    }
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-security-policy': pagePolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}

function refused(): Response {
  return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}

/** The file that a URL names inside `folder`, or null where it names anything else. */
export function contained(folder: string, url: string): string | null {
  let path: string;
  try {
    const parsed = new URL(url);
    if (`${parsed.protocol}//${parsed.host}` !== origin) return null;
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const root = normalize(folder + sep);
  const full = normalize(join(root, path === '/' ? 'index.html' : path));
  return full.startsWith(root) ? full : null;
}
