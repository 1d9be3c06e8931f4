import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { type Running, sharedFolder, startApp } from './app.ts';

const profile = sharedFolder('workflow');
const exported = join(profile, 'exported');
mkdirSync(exported);
const pictures = join(process.cwd(), 'test-results', 'desktop');
mkdirSync(pictures, { recursive: true });
const note = '与第三节口径一致后再定';
const corrected = '99,999.99';
let running: Running | null = null;

afterAll(async () => {
  await running?.app.close();
});

/** A finding's row by its number from the top. */
function row(page: Page, number: number) {
  return page.locator(`#panel-findings .ag-row[row-index="${number}"]`);
}

/** Answers the next dialogs that ask where to save: into our folder, under the name that was suggested. */
async function answerSaveDialogs({ app }: Running): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const { defaultPath } = args[args.length - 1] as { defaultPath: string };
      return { canceled: false, filePath: `${folder}/${defaultPath.split('/').pop()}` };
    };
  }, exported);
}

async function exportAs({ page }: Running, item: string, file: string): Promise<Buffer> {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
  const path = join(exported, file);
  await expect.poll(() => existsSync(path), { timeout: 30_000 }).toBe(true);
  return readFileSync(path);
}

/** Opens the table with the most rows' worth of numbers that the sample has first, and answers a cell of it. */
async function openTable(page: Page) {
  await page.getByRole('tab', { name: /^表格/ }).click();
  const panel = page.locator('#panel-tables');
  await panel.getByText('项目投资概算').first().click();
  return panel.locator('.grid-box.sheet [row-index="0"] [col-id="2"]');
}

describe('the packaged app', () => {
  it('opens the sample at its first start, with the planted case first', async () => {
    running = await startApp(profile);
    const { page } = running;
    await page.getByRole('tab', { name: /^差异/ }).click({ timeout: 60_000 });
    await expect.poll(() => row(page, 0).textContent(), { timeout: 60_000 }).toMatch(/38.*35|35.*38/);
    const evidence = page.getByRole('complementary').last();
    await expect.poll(() => evidence.textContent()).toContain('国家标准和行业标准');
    await page.screenshot({ path: join(pictures, '1-findings.png') });
  });

  it('decides on a finding and keeps a note', async () => {
    const { page } = running as Running;
    await row(page, 0).locator('[col-id="title"]').click();
    await page.keyboard.press('c');
    await expect.poll(() => page.locator('body').textContent()).toContain('已定 1');
    // A decision may move on to the next finding.
    await row(page, 0).locator('[col-id="title"]').click();
    await page.getByPlaceholder(/^备注/).fill(note);
    await page.keyboard.press('Escape');
    await expect.poll(() => row(page, 0).textContent()).toContain(note);
  });

  it('corrects a cell of a table', async () => {
    const { page } = running as Running;
    const cell = await openTable(page);
    await cell.dblclick();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(corrected);
    await page.keyboard.press('Enter');
    await expect.poll(() => cell.textContent()).toContain(corrected);
    await expect.poll(() => cell.locator('.edited').count()).toBe(1);
    await page.screenshot({ path: join(pictures, '2-table.png') });
  });

  it('exports a workbook, CSV and a report', async () => {
    const app = running as Running;
    await answerSaveDialogs(app);
    const workbook = await exportAs(app, 'Excel 工作簿', 'sample.xlsx');
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    const csv = (await exportAs(app, '全部差异 CSV', 'sample-差异.csv')).toString();
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain(note);
    const report = (await exportAs(app, '可打印的 HTML 报告', 'sample.html')).toString();
    expect(report).toContain(note);
  });

  it('shows it all again after a restart', async () => {
    await running?.app.close();
    running = await startApp(profile);
    const { page } = running;
    await page.getByRole('tab', { name: /^差异/ }).click();
    await expect.poll(() => row(page, 0).textContent(), { timeout: 30_000 }).toContain(note);
    expect(await row(page, 0).textContent()).toContain('已确认');
    const cell = await openTable(page);
    await expect.poll(() => cell.textContent()).toContain(corrected);
    await page.screenshot({ path: join(pictures, '3-again.png') });
    await page.keyboard.press('Control+Z');
    await expect.poll(() => cell.textContent()).not.toContain(corrected);
  });
});
