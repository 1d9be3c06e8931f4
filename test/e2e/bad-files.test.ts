import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorReport } from '../../core/contract/errors.ts';
import { dataFolder, type Host, openWindow, removeFolder, startHost, type Window } from './host.ts';
import { addFiling, filings, type Language, saysInBoth, speak, stillWorks, words } from './screen.ts';

const fixtures = resolve('test/fixtures/source');
const data = dataFolder();
const files = mkdtempSync(join(tmpdir(), 'gouji-bad-'));
let host: Host;
let window: Window;
/** What the project lists before any bad file came. */
let listed: string[];

beforeAll(async () => {
  host = await startHost(data);
  window = await openWindow(host.url);
  await window.page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 60_000 });
  listed = await filings(window.page);
  expect(listed).toHaveLength(1);
});
afterAll(async () => {
  await window?.close();
  await host?.stop();
  removeFolder(data);
  rmSync(files, { recursive: true, force: true });
});

function large(): string {
  const path = join(files, 'large.txt');
  writeFileSync(path, '');
  truncateSync(path, 200 * 1024 * 1024);
  return path;
}

const jpeg = { zh: ' JPEG 图片', en: 'a JPEG picture' };
const cases: { what: string; path: () => string; report: ErrorReport }[] = [
  { what: 'an empty file', path: fixture('empty.txt'), report: named('file-empty', 'empty.txt') },
  { what: 'a file of blanks', path: fixture('blank.txt'), report: named('file-empty', 'blank.txt') },
  { what: 'random bytes named .txt', path: fixture('random.txt'), report: named('file-not-text', 'random.txt') },
  {
    what: 'a PDF without text',
    path: fixture('scan.pdf'),
    report: { code: 'pdf-no-text', details: { name: 'scan.pdf', pages: 2 } },
  },
  { what: 'a truncated PDF', path: fixture('truncated.pdf'), report: named('pdf-damaged', 'truncated.pdf') },
  {
    what: 'a JPEG named .pdf',
    path: fixture('picture-named.pdf'),
    report: { code: 'file-kind-unknown', details: { name: 'picture-named.pdf', found: jpeg } },
  },
  {
    what: 'a file of 200 MB',
    path: large,
    report: { code: 'file-too-large', details: { name: 'large.txt', size: '200 MB', limit: '150 MB' } },
  },
];

function fixture(name: string): () => string {
  return () => join(fixtures, name);
}

function named(code: ErrorReport['code'], name: string): ErrorReport {
  return { code, details: { name } };
}

/** Drops what lies at a path on the window, after something was done to it on the disk. */
async function drop(path: string, meanwhile: () => void): Promise<void> {
  const { page } = window;
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'to-drop';
    document.body.append(input);
  });
  await page.setInputFiles('#to-drop', path);
  meanwhile();
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#to-drop');
    const dataTransfer = new DataTransfer();
    for (const file of input?.files ?? []) dataTransfer.items.add(file);
    input?.remove();
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
}

describe('what bad files get on the screen', { concurrent: false }, () => {
  it.each(cases)('$what: a sentence in both languages, and nothing half-imported', async ({ path, report }) => {
    const { page } = window;
    await addFiling(page, path());
    await saysInBoth(page, report);
    expect(await filings(page)).toEqual(listed);
  });

  const reason = { zh: '它是文件夹，或已被移动、删除', en: 'it is a folder, or it was moved or deleted' };

  it('a file that vanishes as it is handed over', async () => {
    const path = join(files, 'gone.txt');
    writeFileSync(path, '第一节 概况\n');
    await drop(path, () => rmSync(path));
    await saysInBoth(window.page, { code: 'file-unreadable', details: { name: 'gone.txt', reason } });
    expect(await filings(window.page)).toEqual(listed);
  });

  it('a folder that takes the place of the file handed over', async () => {
    const path = join(files, 'folder.txt');
    writeFileSync(path, '第一节 概况\n');
    await drop(path, () => {
      rmSync(path);
      mkdirSync(path);
    });
    await saysInBoth(window.page, { code: 'file-unreadable', details: { name: 'folder.txt', reason } });
    expect(await filings(window.page)).toEqual(listed);
  });

  it('the project works as before', () => stillWorks(window.page));

  it.each<Language>(['en', 'zh'])(
    'a PDF with a password asks for it, and says when it is wrong (%s)',
    async (language) => {
      const { page } = window;
      const said = words[language].password;
      await speak(page, language);
      await addFiling(page, join(fixtures, 'user-password.pdf'));
      const dialog = page.getByRole('dialog', { name: said.title });
      await dialog.waitFor();
      expect(await dialog.textContent()).toContain(said.text.replace('{{name}}', 'user-password.pdf'));
      expect(await dialog.getByRole('alert').count()).toBe(0);
      await dialog.getByLabel(said.label).fill('sesame');
      await page.keyboard.press('Enter');
      await expect.poll(() => dialog.getByRole('alert').allTextContents()).toEqual([said.wrong]);
      expect(await filings(page)).toEqual(listed);
      if (language === 'en') {
        await dialog.getByRole('button', { name: words.en.common.cancel }).click();
        await expect.poll(() => dialog.count()).toBe(0);
        expect(await filings(page)).toEqual(listed);
        return;
      }
      await dialog.getByLabel(said.label).fill('open-sesame');
      await page.keyboard.press('Enter');
      await expect.poll(() => filings(page), { timeout: 30_000 }).toEqual([...listed, 'user-password.pdf']);
      await expect.poll(() => dialog.count()).toBe(0);
      expect(await page.locator('.alert').count()).toBe(0);
    },
  );

  it('a PDF that only its owner restricted opens without asking', async () => {
    const { page } = window;
    const before = await filings(page);
    await addFiling(page, join(fixtures, 'owner-restricted.pdf'));
    await expect.poll(() => filings(page), { timeout: 30_000 }).toEqual([...before, 'owner-restricted.pdf']);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.locator('.alert').count()).toBe(0);
  });

  it('nothing of this was an error of the page', () => {
    const own = window.complaints.filter((complaint) => !/status of 422|ERR_FILE_NOT_FOUND|net::ERR_/.test(complaint));
    expect(own).toEqual([]);
  });
});
