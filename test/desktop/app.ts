import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

/** What scripts/desktop.mjs says of the packaged apps; the tests run only under it. */
export const desktop = {
  folder: named('GOUJI_DESKTOP_FOLDER'),
  launch: named('GOUJI_DESKTOP_LAUNCH'),
  driven: named('GOUJI_DESKTOP_DRIVEN'),
  released: named('GOUJI_DESKTOP_RELEASED'),
};

export interface Running {
  app: ElectronApplication;
  page: Page;
}

/** A folder that the app may write to, also where it runs as another user. */
export function sharedFolder(name: string): string {
  const folder = mkdtempSync(join(desktop.folder, `${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Starts the app that can be driven, in a profile of its own, and waits for its page.
 * @param profile a folder from sharedFolder; the same one again means the same user, come back
 */
export async function startApp(profile: string, args: string[] = []): Promise<Running> {
  const app = await _electron.launch({
    executablePath: launcher(),
    args: [`--user-data-dir=${join(profile, 'browser')}`, `--data=${join(profile, 'data')}`, '--lang=zh-CN', ...args],
    env: { ...plainEnvironment(), RIG_APP: desktop.driven, RIG_SHARE: profile, LANGUAGE: 'zh_CN', LANG: 'C.UTF-8' },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page };
}

/** Playwright switches the sandbox off where it runs as root; the app runs as another user, so it stays on. */
function launcher(): string {
  const path = join(desktop.folder, 'launch-sandboxed.sh');
  const lines = [
    '#!/usr/bin/env bash',
    'args=()',
    'for arg in "$@"; do [[ $arg == --no-sandbox ]] || args+=("$arg"); done',
    `exec ${desktop.launch} "\${args[@]}"`,
  ];
  mkdirSync(desktop.folder, { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o755 });
  return path;
}

function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function named(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run these tests by npm run test:desktop`);
  return value;
}
