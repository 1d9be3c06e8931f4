import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder, type Host, openWindow, removeFolder, startHost, type Window } from './host.ts';

const data = dataFolder();
let host: Host;
let window: Window;
let page: Page;

async function start(): Promise<void> {
  host = await startHost(data);
  window = await openWindow(host.url);
  page = window.page;
}

beforeAll(start);
afterAll(async () => {
  await window?.close();
  await host?.stop();
  removeFolder(data);
});

const rows = () => page.locator('.findings-grid .ag-row[row-id]');
/** Where the planted case of 38 and 35 standards stands in the list. */
let top = 0;
/** A row counted from the planted case. */
const row = (number: number) => page.locator(`.findings-grid .ag-row[row-index="${top + number}"]`);
const cell = (number: number, column: string) => row(number).locator(`[col-id="${column}"]`);
const evidence = () => page.getByRole('complementary', { name: /证据|Evidence/ });
const body = () => page.locator('body');
const undoButton = () => page.getByRole('button', { name: /^撤销/ }).first();

describe('the review of the sample in the browser', { concurrent: false }, () => {
  it('opens the sample by itself the first time, with the planted case among the first', async () => {
    await rows().first().waitFor({ timeout: 60_000 });
    const values = await page.locator('.findings-grid .ag-row [col-id="values"]').allTextContents();
    const planted = page.locator('.findings-grid .ag-row', { hasText: /38 ?项.*35 ?项/ }).first();
    top = Number(await planted.getAttribute('row-index'));
    expect(top, values.join(' | ')).toBeLessThan(5);
    await cell(0, 'title').click();
    await expect.poll(() => evidence().locator('mark.b.focus').first().textContent()).toMatch(/^35/);
    expect(await evidence().locator('mark.a.focus').first().textContent()).toMatch(/^38/);
    expect(await evidence().textContent()).toMatch(/另有 2 处同为/);
  });

  it('marks the place in the source below', async () => {
    const hit = page.locator('.reader [data-target="true"]').first();
    await hit.waitFor();
    expect(await hit.textContent()).toMatch(/^35/);
    await expect
      .poll(async () => {
        const box = await hit.boundingBox();
        const reader = await page.locator('.reader').boundingBox();
        return box && reader && box.y >= reader.y && box.y + box.height <= reader.y + reader.height;
      })
      .toBe(true);
  });

  it('decides by keyboard, and the next finding is one key away', async () => {
    await cell(0, 'title').click();
    await page.keyboard.press('c');
    await expect.poll(() => cell(0, 'status').textContent()).toBe('已确认');
    await page.keyboard.press('j');
    await expect.poll(() => row(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('q');
    await expect.poll(() => cell(1, 'status').textContent()).toBe('问询');
    await expect.poll(() => page.locator('.status').textContent()).toContain('已定 2');
    await page.keyboard.press('k');
    await expect.poll(() => row(0).getAttribute('aria-selected')).toBe('true');
  });

  it('dismisses with a reason', async () => {
    await cell(2, 'title').click();
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('口径不同');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(2, 'status').textContent()).toBe('已排除');
    await expect.poll(() => evidence().textContent()).toContain('排除理由：口径不同');
  });

  it('takes letters in the note as text, not as commands', async () => {
    await cell(0, 'title').click();
    await page.keyboard.press('n');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('finding-note');
    await page.keyboard.type('ddcjk 请会计师核对');
    await page.keyboard.press('Escape');
    await expect.poll(() => cell(0, 'note').textContent()).toBe('ddcjk 请会计师核对');
    expect(await cell(0, 'status').textContent()).toBe('已确认');
  });

  it('edits the note in the grid', async () => {
    await cell(1, 'note').dblclick();
    await page.keyboard.type('向发行人问询');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(1, 'note').textContent()).toBe('向发行人问询');
  });

  it('takes letters typed on a note cell as its note, none of them lost or a command', async () => {
    const status = await cell(3, 'status').textContent();
    await cell(3, 'note').click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('cdx 再核');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(3, 'note').textContent()).toBe('cdx 再核');
    expect(await cell(3, 'status').textContent()).toBe(status);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(3, 'note').textContent()).toBe('');
  });

  it('changes severity in the grid by a choice', async () => {
    const before = await cell(0, 'severity').textContent();
    expect(before).toBe('高');
    await cell(0, 'severity').dblclick();
    await page.getByRole('option', { name: /^中/ }).click();
    await expect.poll(() => cell(0, 'severity').textContent()).toBe('中');
  });

  it('takes a choice by arrows and Enter, and stays in the grid', async () => {
    await cell(2, 'title').click();
    await cell(2, 'status').dblclick();
    await page.getByRole('listbox').waitFor();
    const chosen = page.getByRole('option', { selected: true });
    const before = await chosen.textContent();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => chosen.textContent()).not.toBe(before);
    const wanted = (await chosen.textContent())?.replace(/\d+$/, '') ?? '';
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(2, 'status').textContent()).toBe(wanted);
    expect(await page.locator('#tab-findings').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(2, 'status').textContent()).toBe('已排除');
  });

  it('undoes and redoes with a notice of what', async () => {
    await cell(0, 'title').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(0, 'severity').textContent()).toBe('高');
    await expect.poll(() => body().textContent()).toContain('已撤销：');
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => cell(0, 'severity').textContent()).toBe('中');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(0, 'severity').textContent()).toBe('高');
  });

  it('narrows the findings down and says how many pass', async () => {
    const all = await page.locator('#tab-findings em').textContent();
    await page.locator('.filters .pill', { hasText: '低' }).click();
    await expect
      .poll(async () => new Set(await page.locator('.findings-grid .ag-row .sev').allTextContents()))
      .toEqual(new Set(['低']));
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('searchbox', { name: '筛选差异' }).fill('没有这样的差异');
    await expect.poll(() => body().textContent()).toContain('没有符合筛选条件的差异');
    await page.getByRole('button', { name: '清除筛选' }).last().click();
    expect(await page.locator('#tab-findings em').textContent()).toBe(all);
  });

  it('groups by rule with its own header rows, which fold', async () => {
    await page.locator('.filters').getByRole('button', { name: '分组' }).click();
    await page.getByRole('menuitem', { name: '按规则' }).click();
    const header = page.locator('.group-row').first();
    await header.waitFor();
    expect(await page.locator('.findings-grid [row-index="1"] .group-row').count()).toBe(0);
    await header.click();
    await page.locator('.findings-grid [row-index="1"] .group-row').waitFor();
    await header.click();
    await page.locator('.filters').getByRole('button', { name: '按规则' }).click();
    await page.getByRole('menuitem', { name: '不分组' }).click();
  });

  it('shows further columns, tags among them, and edits a tag in the grid', async () => {
    await page.locator('.filters').getByRole('button', { name: '分组' }).click();
    await page.getByRole('menuitemcheckbox', { name: '标签' }).click();
    await page.keyboard.press('Escape');
    await cell(1, 'tags').dblclick();
    await page.keyboard.type('重要、待查');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(1, 'tags').locator('.tag').allTextContents()).toEqual(['重要', '待查']);
  });

  it('decides on several at once', async () => {
    await cell(3, 'title').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('toolbar', { name: '已选 2 处' }).waitFor();
    await cell(3, 'title').click();
    await cell(4, 'title').click({ modifiers: ['Control'] });
    await page.getByRole('toolbar', { name: '已选 2 处' }).getByRole('button', { name: '确认' }).click();
    await expect.poll(() => cell(3, 'status').textContent()).toBe('已确认');
    await expect.poll(() => cell(4, 'status').textContent()).toBe('已确认');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(4, 'status').textContent()).toBe('待定');
    expect(await cell(3, 'status').textContent()).toBe('待定');
  });

  it('finds text as one types, from two characters on', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('研发');
    await expect.poll(() => page.locator('.source-head').textContent()).toMatch(/1 \/ \d+/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.source-head').textContent()).toMatch(/2 \/ \d+/);
    await page.keyboard.press('Escape');
  });

  it('reaches everything by the palette', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: /输入差异/ }).fill('概览');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#tab-overview').getAttribute('aria-selected')).toBe('true');
    await page.locator('.big-counts button').first().click();
    await expect.poll(() => page.locator('#tab-findings').getAttribute('aria-selected')).toBe('true');
    await page.getByRole('button', { name: '清除筛选' }).click();
  });
});

describe('tables, exports, and coming back', { concurrent: false }, () => {
  const sheet = () => page.locator('.grid-box.sheet');
  const first = () => sheet().locator('[row-index="0"] [col-id="1"]');

  it('corrects a cell by typing, keeps the original beside it and checks again', async () => {
    await page.keyboard.press('Control+4');
    await sheet().waitFor();
    const original = (await first().locator('.cut').first().textContent()) ?? '';
    const marks = await page.locator('#tab-findings em').textContent();
    await first().click();
    await page.waitForTimeout(100);
    await page.keyboard.type('9876');
    await page.keyboard.press('Enter');
    await expect.poll(() => first().textContent()).toContain('9876');
    expect(await first().locator('.edited').count()).toBe(1);
    await expect.poll(() => first().locator('.cut').first().getAttribute('title')).toBe(`原为“${original}”`);
    // A corrected operand makes a total fail, or takes a failure away.
    await expect.poll(() => page.locator('#tab-findings em').textContent(), { timeout: 20_000 }).not.toBe(marks);
    await first().click();
    await page.getByRole('button', { name: '还原此格' }).click();
    await expect.poll(() => first().textContent()).toContain(original);
    await expect.poll(() => first().locator('.edited').count()).toBe(0);
    await expect.poll(() => page.locator('#tab-findings em').textContent(), { timeout: 20_000 }).toBe(marks);
  });

  it('takes what an input method composes whole, first key and all', async () => {
    await first().click();
    await page.waitForTimeout(100);
    const session = await window.context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'jin', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.imeSetComposition', { text: '金额', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: '金额' });
    await expect.poll(() => sheet().locator('input.cell-input').inputValue()).toBe('金额');
    await page.keyboard.press('Escape');
  });

  it('downloads the table, the findings, a workbook and a report', async () => {
    const take = async (open: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), open()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const choose = (item: string) => async () => {
      await page.getByRole('button', { name: '导出', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const table = await take(() => page.getByRole('button', { name: '导出 CSV' }).click());
    expect(table.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const findings = await take(choose('全部差异 CSV'));
    expect(findings.bytes.toString()).toContain('请会计师核对');
    const workbook = await take(choose('Excel 工作簿'));
    expect(workbook.name).toMatch(/\.xlsx$/);
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
    const report = await take(choose('HTML'));
    expect(report.bytes.toString()).toContain('请会计师核对');
  });

  it('keeps everything over a restart, undo included', async () => {
    await window.close();
    await host.stop();
    await start();
    await page.keyboard.press('Control+2');
    await rows().first().waitFor({ timeout: 30_000 });
    expect(await cell(0, 'status').textContent()).toBe('已确认');
    expect(await cell(0, 'note').textContent()).toBe('ddcjk 请会计师核对');
    expect(await cell(1, 'note').textContent()).toBe('向发行人问询');
    // The column that was asked for is still there.
    expect(await cell(1, 'tags').locator('.tag').allTextContents()).toEqual(['重要', '待查']);
    await expect.poll(() => undoButton().isEnabled()).toBe(true);
    await page.keyboard.press('Control+7');
    await expect.poll(() => page.getByRole('region', { name: '历史' }).textContent()).toContain('口径不同');
  });

  it('speaks English and goes dark, and says so in the document', async () => {
    await page.keyboard.press('Control+,');
    await page.getByText('English', { exact: true }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByText('Dark', { exact: true }).click();
    await expect.poll(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+2');
    await expect.poll(() => cell(0, 'status').textContent()).toBe('Confirmed');
    expect(await body().textContent()).not.toMatch(/findings\.|decide\.|evidence\./);
  });

  it('had nothing to complain of on the way', () => {
    expect(window.complaints).toEqual([]);
  });
});
