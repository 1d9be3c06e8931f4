import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, extname, join, normalize, sep } from 'node:path';
import { pagePolicy, pageTypes } from '../../core/contract/page.ts';

/** What every answer carries. */
export const safetyHeaders = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Answers with a file of the built page; what lies outside of its folder does not exist. */
export function servePage(folder: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  const file = contained(folder, path);
  const type = file === null ? undefined : pageTypes[extname(file)];
  const stat = file === null || type === undefined ? null : statSync(file, { throwIfNoEntry: false });
  if (file === null || type === undefined || !stat?.isFile()) {
    refuse(response, 404, 'Not found');
    return;
  }
  response.writeHead(200, { ...safetyHeaders, 'content-type': type, 'content-length': stat.size });
  if (request.method === 'HEAD') response.end();
  else send(file, response);
}

/** Answers with an exported file as a download. */
export function serveDownload(file: string, request: IncomingMessage, response: ServerResponse): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    refuse(response, 404, 'Not found');
    return;
  }
  response.writeHead(200, {
    ...safetyHeaders,
    'cache-control': 'no-store',
    'content-type': 'application/octet-stream',
    'content-length': stat.size,
    'content-disposition': disposition(basename(file)),
  });
  if (request.method === 'HEAD') response.end();
  else send(file, response);
}

function send(file: string, response: ServerResponse): void {
  const stream = createReadStream(file);
  // The head is out: all that is left to say is that the body is not whole.
  stream.on('error', () => response.destroy());
  stream.pipe(response);
}

/** A short answer in plain words. */
export function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { ...safetyHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(words);
}

/** A file's name for a download, for old and for Unicode-aware readers (RFC 6266, RFC 5987). */
export function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The file that a request's path names inside `folder`, or null where it names anything else. */
export function contained(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const root = normalize(folder + sep);
  const full = normalize(join(root, decoded === '/' ? 'index.html' : decoded));
  return full.startsWith(root) ? full : null;
}
