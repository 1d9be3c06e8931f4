import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type SampleWindow } from './host.ts';
import { idle } from './screen.ts';

/** The reading report, and what an analyst sets right of a reading, in the sample. */
let window: SampleWindow;
let page: Page;

beforeAll(async () => {
  window = await openSample({ width: 1280, height: 720 });
  page = window.page;
});
afterAll(() => window?.close());

const view = () => page.getByRole('region', { name: '读取质量' });
const doubts = () => view().locator('.ag-row[row-id]');
/** A check runs in between. */
const later = { timeout: 20_000 };
const tableNames = () => page.locator('.table-item .name').allTextContents();
const tableFacts = () => page.locator('.table-item.on .facts').textContent();
const sheetRows = () => page.locator('.sheet .ag-row').count();
const treeItem = (title: string) => page.getByRole('treeitem', { name: title });

async function tool(name: string): Promise<void> {
  await page.getByRole('button', { name: '修正', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

describe('the reading report of the sample', { concurrent: false }, () => {
  let heading = '';
  let names: string[] = [];

  it('shows what was read in figures', async () => {
    await page.keyboard.press('Control+8');
    await view().waitFor();
    const figures = await view().locator('.figures').textContent();
    expect(figures).toMatch(/43 页/);
    expect(figures).toMatch(/\d+ 标题/);
    expect(figures).toMatch(/文字已归位/);
    expect(figures).toMatch(/0% 未归位/);
  });

  it('leads from a doubt to its place, by keyboard, and takes its acceptance back', async () => {
    await doubts().first().locator('[col-id="what"]').click();
    const words = (await doubts().first().locator('[col-id="what"]').textContent()) ?? '';
    heading = /“(.+)”/.exec(words)?.[1] ?? '';
    expect(heading).not.toBe('');
    expect(await view().locator('.quality-why').textContent()).toContain('接不上');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.reader [data-target="true"]').first().textContent()).toContain(heading);
    await page.keyboard.press('a');
    await expect.poll(() => doubts().first().textContent(), later).toContain('按原样接受');
    await page.keyboard.press('Control+z');
    await expect.poll(() => doubts().first().textContent(), later).toContain('待处理');
  });

  it('sets a heading’s level right from the doubt', async () => {
    await doubts().first().locator('[col-id="what"]').click();
    await page.keyboard.press('e');
    await page.getByRole('menuitem', { name: '5 级标题' }).click();
    await page.locator('.notice', { hasText: '定为 5 级标题' }).waitFor();
    await idle(page);
    await expect.poll(() => doubts().first().textContent(), later).toContain('已修正');
    await expect.poll(() => page.locator('.block.h5', { hasText: heading }).count(), later).toBe(1);
  });

  it('splits a table at a row and sets its unit', async () => {
    await page.keyboard.press('Control+4');
    await page.locator('.sheet .ag-row').first().waitFor();
    names = await tableNames();
    const rows = await sheetRows();
    await page.locator('.sheet .ag-row[row-index="3"] [col-id="0"]').click();
    await tool('从第 4 行起拆成两张表');
    await idle(page);
    await expect.poll(() => tableNames().then((all) => all.length), later).toBe(names.length + 1);
    await expect.poll(sheetRows, later).toBe(3);
    expect(rows).toBeGreaterThan(3);
    await tool('表的单位…');
    await page.getByRole('dialog').getByRole('textbox').fill('亿元');
    await page.keyboard.press('Enter');
    await idle(page);
    await expect.poll(tableFacts, later).toContain('亿元');
  });

  it('keeps all of it when the file is read again', async () => {
    await page.keyboard.press('Control+8');
    await view().getByRole('button', { name: '重新读取' }).click();
    await page.locator('.notice', { hasText: '已重新读取' }).waitFor({ timeout: 30_000 });
    await idle(page);
    await view()
      .getByRole('button', { name: /^修正 \d/ })
      .click();
    await expect
      .poll(() => view().locator('.doubt.set-right').allTextContents(), later)
      .toEqual(['已生效', '已生效', '已生效']);
    await page.keyboard.press('Control+4');
    await expect.poll(tableFacts, later).toContain('亿元');
    expect(await tableNames()).toHaveLength(names.length + 1);
    await expect.poll(() => page.locator('.block.h5', { hasText: heading }).count(), later).toBe(1);
  });

  it('takes back one after the other', async () => {
    await page.locator('.table-item.on').click();
    await page.keyboard.press('Control+z');
    await expect.poll(tableFacts, later).not.toContain('亿元');
    await page.keyboard.press('Control+z');
    await expect.poll(tableNames, later).toEqual(names);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.block.h5', { hasText: heading }).count(), later).toBe(0);
    await idle(page);
  });

  it('offers the levels on a heading of the outline, by the menu key’s event', async () => {
    const item = treeItem('三、发行数量').first();
    await item.click({ button: 'right' });
    await page.getByRole('menuitem', { name: '改为正文' }).click();
    await expect.poll(() => treeItem('三、发行数量').count(), later).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => treeItem('三、发行数量').count(), later).toBe(1);
  });

  it('leaves the page without complaints', () => {
    expect(window.complaints).toEqual([]);
  });
});
