import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { UploadReply } from '../../core/contract/bridge.ts';
import { reportOf } from '../../core/contract/errors.ts';
import type { Backend } from '../backend/backend.ts';
import { foldersIn } from '../backend/folders.ts';
import { takeUpload } from '../backend/upload.ts';
import { refuse, safetyHeaders, serveDownload, servePage } from './content.ts';
import { Gate } from './gate.ts';

export interface ServerOptions {
  backend: Backend;
  dataFolder: string;
  /** The built page. */
  rendererFolder: string;
  /** 0 takes any free one. */
  port: number;
  /** Told a fresh link where someone came with one that was used already. */
  onUsedLink?: (url: string) => void;
}

export interface BrowserServer {
  /** A link that lets one browser in, once. */
  newUrl(): string;
  readonly port: number;
  close(): Promise<void>;
}

const largestMessage = 64 * 1024 * 1024;
const pingEveryMs = 30_000;

/**
 * The window's host where Electron can't be installed: pages, uploads, downloads and a WebSocket that
 * speaks core/contract/protocol.ts with the backend, on 127.0.0.1 only.
 */
export async function startServer(options: ServerOptions): Promise<BrowserServer> {
  const server = createServer((request, response) => {
    answer(options, gate, newUrl, request, response).catch((thrown: unknown) => {
      if (!response.headersSent) refuse(response, 500, String(thrown instanceof Error ? thrown.message : thrown));
      else response.destroy();
    });
  });
  forgetOldUploads(foldersIn(options.dataFolder).uploads);
  const port = await listen(server, options.port);
  const gate = new Gate(port);
  const newUrl = (): string => `http://127.0.0.1:${port}${gate.newLink()}`;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const allowed = gate.isHost(request) && gate.isOwnOrigin(request) && gate.hasSession(request);
    if (!allowed || pathOf(request) !== '/ws') {
      dropUpgrade(socket);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => tie(options.backend, opened));
  });
  return {
    newUrl,
    port,
    close: async () => {
      for (const socket of sockets.clients) socket.close(1001);
      sockets.close();
      const closed = new Promise<void>((done) => server.close(() => done()));
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, 200).unref();
      server.closeIdleConnections();
      await closed;
    },
  };
}

const uploadKeptMs = 24 * 60 * 60 * 1000;

/** A filing's file is in its project once it is imported; what came in and stayed is not kept longer than a day. */
function forgetOldUploads(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > uploadKeptMs) rmSync(path, { recursive: true, force: true });
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done((server.address() as AddressInfo).port);
    });
  });
}

async function answer(
  options: ServerOptions,
  gate: Gate,
  newUrl: () => string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!gate.isHost(request)) return refuse(response, 403, 'Not this host.');
  const path = pathOf(request);
  if (path === null) return refuse(response, 400, 'Not a path.');
  const query = queryOf(request);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  const token = query.get('token');
  if (path === '/' && token !== null && (reading || request.method === 'POST')) {
    // What is no browser (a script that only looks whether we are up) must not use up the analyst's link.
    if (reading && request.headers['sec-fetch-mode'] === undefined) return knock(token, response);
    return enter(options, gate, newUrl, token, request, response);
  }
  if (!gate.hasSession(request)) {
    request.resume();
    return refuse(response, 403, askForLink);
  }
  if (reading && path.startsWith('/download/')) return download(options, path, request, response);
  if (reading) return servePage(options.rendererFolder, path, request, response);
  if (request.method !== 'POST' || path !== '/upload') return refuse(response, 405, 'Not allowed.');
  if (!gate.isOwnOrigin(request)) {
    request.resume();
    return refuse(response, 403, 'Not from this page.');
  }
  return upload(options, query.get('name') ?? '', request, response);
}

const askForLink = '请使用终端中显示的链接打开勾稽工作台。\nOpen Gouji by the link that the terminal shows.\n';
const usedLink =
  '这个链接已经用过；终端中已显示一个新的链接。\nThis link has been used; the terminal now shows a new one.\n';

/** A page with one button that uses the link: for browsers that do not say that they are one. */
function knock(token: string, response: ServerResponse): void {
  const action = `/?token=${encodeURIComponent(token)}`;
  response.writeHead(200, {
    ...safetyHeaders,
    'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
    'content-type': 'text/html; charset=utf-8',
  });
  response.end(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>勾稽工作台</title>` +
      `<form method="post" action="${action}"><p>勾稽工作台正在运行。Gouji is running.</p>` +
      `<button>打开 · Open</button></form></html>\n`,
  );
}

function enter(
  options: ServerOptions,
  gate: Gate,
  newUrl: () => string,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const cookie = gate.admit(token);
  if (cookie === null && !gate.hasSession(request)) {
    options.onUsedLink?.(newUrl());
    refuse(response, 403, usedLink);
    return;
  }
  // The token goes out of the address bar and the browser's history.
  response.writeHead(303, { ...safetyHeaders, location: '/', ...(cookie === null ? {} : { 'set-cookie': cookie }) });
  response.end();
}

function download(options: ServerOptions, path: string, request: IncomingMessage, response: ServerResponse): void {
  let asked: string;
  try {
    asked = decodeURIComponent(path.slice('/download/'.length));
  } catch {
    refuse(response, 400, 'Not a path.');
    return;
  }
  const file = options.backend.pathOf(asked);
  const exports = foldersIn(options.dataFolder).exports;
  // Only what was written to go out: not uploads, not projects.
  if (file === null || relative(resolve(exports), resolve(file)).startsWith('..')) refuse(response, 404, 'Not found');
  else serveDownload(file, request, response);
}

async function upload(
  options: ServerOptions,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let reply: UploadReply;
  try {
    const { uploads } = foldersIn(options.dataFolder);
    const announcedBytes = Number(request.headers['content-length'] ?? 0);
    const path = await takeUpload(request, { folder: uploads, name, announcedBytes });
    reply = { ok: true, file: options.backend.registerFile(path) };
  } catch (thrown) {
    reply = { ok: false, error: reportOf(thrown) };
  }
  response.writeHead(reply.ok ? 200 : 422, { ...safetyHeaders, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(reply));
}

/** The path of the request, or null where it is none. */
function pathOf(request: IncomingMessage): string | null {
  const url = request.url ?? '';
  if (!url.startsWith('/')) return null;
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

function queryOf(request: IncomingMessage): URLSearchParams {
  const url = request.url ?? '';
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}

function dropUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

/** Ties a WebSocket to the backend: text messages, one JSON value each. */
function tie(backend: Backend, socket: WebSocket): void {
  const connection = backend.connect((message) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  });
  let alive = true;
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
  }, pingEveryMs);
  socket.on('pong', () => {
    alive = true;
  });
  socket.on('message', (data, isBinary) => {
    let message: unknown;
    try {
      if (isBinary) throw new TypeError('binary');
      message = JSON.parse(String(data));
    } catch {
      socket.close(1003);
      return;
    }
    connection.receive(message);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(timer);
    connection.close();
  });
}
