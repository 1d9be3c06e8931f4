import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { dataFolder, openWindow, removeFolder, startHost } from '../test/e2e/host.ts';

/**
 * Takes a picture of every view, in both languages and themes, with the sample open.
 * Usage: npm run screenshots [-- FOLDER]. Without a folder only the two pictures of the README are taken,
 * into docs/screenshots.
 */
const folder = process.argv[2];
const size = { width: 1440, height: 900 };
const small = { width: 1280, height: 720 };
const tabs = ['overview', 'findings', 'source', 'tables', 'facts', 'terms', 'history', 'quality', 'rules'] as const;

interface Look {
  language: 'zh' | 'en';
  theme: 'light' | 'dark';
}

async function withWindow(look: Look, dimensions: typeof size, work: (page: Page) => Promise<void>): Promise<void> {
  const data = dataFolder();
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ settings: look }));
  const host = await startHost(data);
  const window = await openWindow(host.url, { ...dimensions, dark: look.theme === 'dark' });
  try {
    await window.page.locator('.ag-row').first().waitFor({ timeout: 60_000 });
    await window.page.waitForTimeout(800);
    await work(window.page);
    if (window.complaints.length > 0) throw new Error(`The page complained: ${window.complaints.join('; ')}`);
  } finally {
    await window.close();
    await host.stop();
    removeFolder(data);
  }
}

async function every(target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const language of ['zh', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      for (const dimensions of [size, small]) {
        await withWindow({ language, theme }, dimensions, async (page) => {
          for (const [index, tab] of tabs.entries()) {
            await page.getByRole('tab').nth(index).click();
            await page.waitForTimeout(700);
            await page.screenshot({ path: join(target, `${tab}-${language}-${theme}-${dimensions.width}.png`) });
          }
        });
      }
    }
  }
}

async function forReadme(): Promise<void> {
  const target = resolve('docs/screenshots');
  mkdirSync(target, { recursive: true });
  await withWindow({ language: 'zh', theme: 'light' }, size, async (page) => {
    await page.screenshot({ path: join(target, 'findings-light.png') });
  });
  await withWindow({ language: 'en', theme: 'dark' }, size, async (page) => {
    await page.screenshot({ path: join(target, 'findings-dark-en.png') });
  });
}

if (folder) await every(resolve(folder));
else await forReadme();
