import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample, type SampleWindow } from './host.ts';
import { choose, idle, speak } from './screen.ts';

/** The rules' switches and pages, and a check made of picked numbers, in the sample. */
let window: SampleWindow;
let page: Page;

beforeAll(async () => {
  window = await openSample();
  page = window.page;
});
afterAll(() => window?.close());

const later = { timeout: 20_000 };
const view = () => page.getByRole('region', { name: '规则', exact: true });
const ruleItem = (name: string) => view().locator('.rule-item', { hasText: name }).first();
const own = () => page.getByRole('region', { name: '自定核对', exact: true });
const tray = () => page.getByRole('form', { name: '核对篮' });

async function openRules(name: string): Promise<void> {
  await page.keyboard.press('Control+9');
  await ruleItem(name).click();
}

/** Takes the number of a cell in: by the cell's menu. */
async function pick(cell: ReturnType<Page['locator']>): Promise<void> {
  const before = await page.locator('.tray-item').count();
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: '加入核对' }).first().click();
  await expect.poll(() => page.locator('.tray-item').count(), later).toBe(before + 1);
}

describe('the rules of the sample', { concurrent: false }, () => {
  it('picks a number of the running text where the mouse points at it', async () => {
    await page
      .locator('.findings-grid .ag-row', { hasText: /38 ?项.*35 ?项/ })
      .first()
      .locator('[col-id="title"]')
      .click();
    const number = page.locator('.reader .block.paragraph [data-target="true"]').first();
    await number.waitFor();
    await number.click({ button: 'right', position: { x: 4, y: 6 } });
    expect(await page.getByRole('menuitem', { name: /^加入核对：/ }).allTextContents()).toEqual(['加入核对：35']);
    await page.getByRole('menuitem', { name: '加入核对：35' }).click();
    await expect
      .poll(() => page.locator('.tray-item b').allTextContents(), later)
      .toEqual([expect.stringMatching(/^35/)]);
    await tray().getByRole('button', { name: '取消' }).click();
    await expect.poll(() => tray().count()).toBe(0);
  });

  it('shows a page for each rule', async () => {
    await openRules('合计校验');
    expect(await view().locator('.rule-item').count()).toBe(25);
    expect(await view().getByRole('article').textContent()).toContain('小计行与其上各行之和');
    await speak(page, 'en');
    const english = page.getByRole('region', { name: 'Rules', exact: true });
    expect(await english.getByRole('article').textContent()).toContain('Totals and subtotals with the rows above them');
    await speak(page, 'zh');
  });

  it('switches a rule off, its findings go, and undo brings them back', async () => {
    await openRules('同一事实');
    await view()
      .getByRole('button', { name: /条差异/ })
      .waitFor();
    await view().getByRole('switch', { name: '启用', exact: true }).click();
    await idle(page);
    await expect
      .poll(
        () =>
          view()
            .getByRole('button', { name: /条差异/ })
            .count(),
        later,
      )
      .toBe(0);
    expect(await ruleItem('同一事实').textContent()).toContain('停用');
    await page.keyboard.press('Control+z');
    await idle(page);
    await view()
      .getByRole('button', { name: /条差异/ })
      .waitFor(later);
  });

  it('makes a check of two picked cells, which fails', async () => {
    await page.keyboard.press('Control+4');
    const numbers = page.locator('.sheet .ag-row .number-cell');
    await numbers.first().waitFor();
    await pick(numbers.nth(0));
    const first = await page.locator('.tray-item b').first().textContent();
    const texts = await numbers.allTextContents();
    const other = texts.findIndex((text) => /^\d[\d,.]*/.test(text) && !text.startsWith(first ?? ''));
    await pick(numbers.nth(other));
    await tray().getByRole('textbox', { name: '标题' }).fill('两格应当相等');
    await tray().getByRole('button', { name: '保存核对' }).click();
    await expect.poll(() => tray().count(), later).toBe(0);
    await idle(page);
    await openRules('自定核对');
    await expect.poll(() => own().locator('li').textContent(), later).toContain('不符');
    await view()
      .getByRole('button', { name: /1 条差异/ })
      .click();
    await expect
      .poll(() => page.locator('.findings-grid .ag-row [col-id="title"]').allTextContents(), later)
      .toEqual([expect.stringContaining('两格应当相等')]);
  });

  it('exports the checks, deletes them, and takes them in again', async () => {
    await openRules('自定核对');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      own().getByRole('button', { name: '导出…' }).click(),
    ]);
    const file = join(window.data, 'checks.json');
    await download.saveAs(file);
    const content = JSON.parse(readFileSync(file, 'utf8')) as { checks: { title: string }[] };
    expect(content.checks.map(({ title }) => title)).toEqual(['两格应当相等']);
    await own().getByRole('button', { name: '删除: 两格应当相等' }).click();
    await expect.poll(() => own().locator('li').count(), later).toBe(0);
    await idle(page);
    await choose(page, () => own().getByRole('button', { name: '导入…' }).click(), file);
    await expect.poll(() => own().locator('li').textContent(), later).toContain('不符');
  });

  it('a query with a mistake says what SQLite says; put right, its rows are findings', async () => {
    await own().getByRole('button', { name: '新建查询' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('标题').fill('百分比之和');
    await dialog.getByLabel('SQL').fill('SELECT number FROM no_such_view');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => dialog.count(), later).toBe(0);
    await idle(page);
    const item = own().locator('li', { hasText: '百分比之和' });
    await expect.poll(() => item.textContent(), later).toContain('no such table: no_such_view');
    await item.getByRole('button', { name: /^修改/ }).click();
    await dialog.getByLabel('SQL').fill("SELECT number, '负数' AS title FROM numbers WHERE unit = '%' LIMIT 3");
    await dialog.getByRole('button', { name: '保存' }).click();
    await idle(page);
    await expect.poll(() => item.textContent(), later).toContain('不符');
    await view()
      .getByRole('button', { name: /4 条差异/ })
      .waitFor(later);
  });

  it('leaves the page without complaints', () => {
    expect(window.complaints).toEqual([]);
  });
});
