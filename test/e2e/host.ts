import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from '../../scripts/build.mjs';

const program = join(process.cwd(), 'out', 'browser.cjs');
const chromiumPath = process.env.GOUJI_CHROMIUM ?? '/usr/bin/chromium';

export interface Host {
  /** A link that lets one browser in. */
  url: string;
  stop(): Promise<void>;
}

/** A data folder of its own; the same one again means the same analyst, come back. */
export function dataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gouji-e2e-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the real browser host and waits for the link that it prints. */
export async function startHost(data: string, args: string[] = []): Promise<Host> {
  await build();
  if (!existsSync(program)) throw new Error('The browser host was not built');
  const child = spawn(process.execPath, [program, '--data', data, '--no-open', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await printedLink(child);
  return {
    url,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

function printedLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const link = /^http:\/\/127\.0\.0\.1:\d+\/\S*$/m.exec(said);
      if (link) resolve(link[0]);
    });
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    child.once('exit', (code) => reject(new Error(`The host ended with ${code}: ${said}`)));
  });
}

export interface Window {
  page: Page;
  context: BrowserContext;
  /** What the page complained of: errors thrown and content that its policy refused. */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens the window in Chromium, as one that prefers the given colours. */
export async function openWindow(
  url: string,
  options: { width?: number; height?: number; dark?: boolean } = {},
): Promise<Window> {
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    acceptDownloads: true,
    locale: 'zh-CN',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, context, complaints, close: () => browser.close() };
}

/** A window with the sample in it, in a data folder of its own. */
export interface SampleWindow extends Window {
  data: string;
}

/** Starts the program for the first time ever and waits for the sample's findings; closing takes everything away. */
export async function openSample(options: { width?: number; height?: number } = {}): Promise<SampleWindow> {
  const data = dataFolder();
  let host: Host | null = null;
  let window: Window | null = null;
  const close = async (): Promise<void> => {
    await window?.close();
    await host?.stop();
    removeFolder(data);
  };
  try {
    host = await startHost(data);
    window = await openWindow(host.url, options);
    await window.page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 90_000 });
    return { ...window, data, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
