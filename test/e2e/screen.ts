import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ErrorReport, sentenceFor } from '../../core/contract/errors.ts';
import { en } from '../../renderer/i18n/en.ts';
import { zh } from '../../renderer/i18n/zh.ts';

/** What the tests of bad files do to a window, and read from it. */

export type Language = 'zh' | 'en';
export const words = { zh, en } as const;

/** Sets the window's language the way an analyst does. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(language === 'zh' ? '中文' : 'English', { exact: true }).click();
  await expect.poll(() => dialog.textContent()).toContain(words[language].settings.theme);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
}

/** Gives the file at that path to the file chooser that a click opens. */
export async function choose(page: Page, click: () => Promise<void>, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click()]);
  await chooser.setFiles(path);
}

/** Adds a file to the open project. */
export async function addFiling(page: Page, path: string): Promise<void> {
  const plus = page.getByRole('button', { name: /^添加文件|^Add a filing/ });
  await choose(page, () => plus.click(), path);
}

/** Clicks an entry of the menu at the top right, by its words in the two languages. */
export async function menu(page: Page, key: 'openProject' | 'saveCopy' | 'closeProject'): Promise<void> {
  await page.getByRole('button', { name: /^(更多|More)$/ }).click();
  await page.getByRole('menuitem', { name: either(zh.top[key], en.top[key]) }).click();
}

export async function openProjectFile(page: Page, path: string): Promise<void> {
  await choose(page, () => menu(page, 'openProject'), path);
}

function either(left: string, right: string): RegExp {
  const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^(${plain(left)}|${plain(right)})$`);
}

/** The alert for that failure stands on the screen in the one language and then in the other; it is put away. */
export async function saysInBoth(page: Page, report: ErrorReport): Promise<void> {
  const alert = await alertOf(page, report, 'zh');
  await speak(page, 'en');
  expect(await (await alertOf(page, report, 'en')).count()).toBe(1);
  await speak(page, 'zh');
  await alert.getByRole('button', { name: zh.errors.dismiss }).click();
  await expect.poll(() => page.locator('.alert').count()).toBe(0);
}

/** The one alert for a failure, with exactly the sentence of the language. */
export async function alertOf(page: Page, report: ErrorReport, language: Language): Promise<Locator> {
  const sentence = page.locator(`.alert[data-code="${report.code}"] .grow`);
  await sentence.first().waitFor({ timeout: 60_000 });
  await expect.poll(() => sentence.allTextContents()).toEqual([sentenceFor(report, language)]);
  return page.locator(`.alert[data-code="${report.code}"]`);
}

/** Waits until no job runs any more. */
export async function idle(page: Page, timeout = 30_000): Promise<void> {
  await expect.poll(() => page.locator('.status .job').count(), { timeout }).toBe(0);
}

/** Names of the project's filings, as listed. */
export function filings(page: Page): Promise<string[]> {
  return page.locator('.doc b').allTextContents();
}

/** The project takes a decision and its undoing: what is stored before still is, and more can be. */
export async function stillWorks(page: Page): Promise<void> {
  const status = page.locator('.findings-grid .ag-row[row-index="0"] [col-id="status"]');
  await page.locator('.findings-grid .ag-row[row-index="0"] [col-id="title"]').click();
  const before = await status.textContent();
  await page.keyboard.press('q');
  await expect.poll(() => status.textContent()).toBe('问询');
  expect(before).not.toBe('问询');
  await page.keyboard.press('Control+z');
  await expect.poll(() => status.textContent()).toBe(before);
}
