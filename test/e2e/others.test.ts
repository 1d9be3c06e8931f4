import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type SampleWindow } from './host.ts';
import { addFiling, idle } from './screen.ts';

/** The sample as the earlier draft of a later one, in which a figure was changed in one of its places. */
let window: SampleWindow;
let page: Page;

beforeAll(async () => {
  window = await openSample();
  page = window.page;
});
afterAll(() => window?.close());

const found = () => page.locator('.findings-grid .ag-row', { hasText: '一处已改、他处未改' });
const dialog = () => page.getByRole('dialog');

async function runCommand(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('输入差异、章节、表格或命令').fill(words);
  await page.getByRole('button', { name: words }).first().click();
}

describe('a filing beside another of its project', { concurrent: false }, () => {
  it('takes an earlier draft from the palette’s command and lists what was changed in one place only', async () => {
    const text = readFileSync('assets/sample/sample.txt', 'utf8');
    const later = join(window.data, 'later.txt');
    writeFileSync(later, text.replace('等价物为 86,369.29 万元', '等价物为 86,396.29 万元'));
    await addFiling(page, later);
    await idle(page, 60_000);
    await page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 60_000 });
    expect(await found().count()).toBe(0);
    await runCommand('与前稿比对');
    await dialog().getByLabel('前稿').selectOption({ label: 'sample.txt' });
    await dialog().getByRole('button', { name: '沿用前稿的处理' }).waitFor();
    await dialog().getByRole('button', { name: '关闭' }).last().click();
    await found().first().waitFor({ timeout: 30_000 });
    expect(await found().first().textContent()).toContain('86,396.29');
  });

  it('takes the link back by undo', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(() => found().count(), { timeout: 30_000 }).toBe(0);
  });
});
