import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, mountPermitted, mountSmallDisk } from '../small-disk.ts';
import { dataFolder, type Host, openWindow, removeFolder, startHost, type Window } from './host.ts';
import { addFiling, alertOf, filings, type Language, speak, stillWorks, words } from './screen.ts';

const data = dataFolder();
const files = mkdtempSync(join(tmpdir(), 'gouji-bad-'));
const permitted = mountPermitted();
let unmount: () => void;
let host: Host;
let window: Window;
let listed: string[];

beforeAll(async () => {
  if (!permitted) return;
  unmount = mountSmallDisk(data, 16_000);
  host = await startHost(data);
  window = await openWindow(host.url);
  await window.page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 60_000 });
  listed = await filings(window.page);
  expect(listed).toHaveLength(1);
});
afterAll(async () => {
  await window?.close();
  await host?.stop();
  unmount?.();
  removeFolder(data);
  rmSync(files, { recursive: true, force: true });
});

async function startExport(language: Language): Promise<void> {
  const { page } = window;
  await page.getByRole('button', { name: words[language].top.export, exact: true }).click();
  await page.getByRole('menuitem', { name: words[language].export.xlsx }).click();
}

/** Puts away every alert: the window may have tried to remember something of its own meanwhile. */
async function dismissAll(language: Language): Promise<void> {
  const buttons = window.page.locator('.alert').getByRole('button', { name: words[language].errors.dismiss });
  while ((await buttons.count()) > 0) await buttons.first().click();
}

describe.skipIf(!permitted)(
  'what a full disk gets on the screen (needs root and the right to mount a tmpfs)',
  { concurrent: false },
  () => {
    it.each<Language>(['en', 'zh'])(
      'an export and a filing: a sentence, and nothing half-written (%s)',
      async (language) => {
        const { page } = window;
        await speak(page, language);
        const ballast = fill(data, 8);
        await startExport(language);
        const name = `${listed[0]?.replace(/\.txt$/, '')}.xlsx`;
        await alertOf(page, { code: 'disk-full', details: { name } }, language);
        expect(readdirSync(join(data, 'exports'))).toEqual([]);
        await dismissAll(language);

        const filing = join(files, 'filing.txt');
        writeFileSync(filing, '第一节 发行概况\n本期债券发行规模不超过10亿元。\n'.repeat(4000));
        await addFiling(page, filing);
        await alertOf(page, { code: 'disk-full', details: { name: 'filing.txt' } }, language);
        expect(await filings(page)).toEqual(listed);
        expect(readdirSync(join(data, 'uploads'))).toEqual([]);
        await dismissAll(language);
        rmSync(ballast);
      },
    );

    it('an import whose reading no longer fits: a sentence, and nothing half-imported', async () => {
      const { page } = window;
      const filing = join(files, 'large.txt');
      writeFileSync(filing, '第一节 发行概况\n本期债券发行规模不超过10亿元。\n'.repeat(4000));
      // Room for the file itself, not for what is read from it.
      const ballast = fill(data, 400);
      await addFiling(page, filing);
      await alertOf(page, { code: 'disk-full', details: { name: listedProject() } }, 'zh');
      expect(await filings(page)).toEqual(listed);
      await dismissAll('zh');
      rmSync(ballast);
    });

    it('with room again, everything works', async () => {
      const { page } = window;
      await stillWorks(page);
      const [download] = await Promise.all([page.waitForEvent('download'), startExport('zh')]);
      expect(await download.failure()).toBeNull();
    });
  },
);

function listedProject(): string {
  const [file] = readdirSync(join(data, 'projects')).filter((name) => name.endsWith('.gouji'));
  return file?.replace(/\.gouji$/, '') ?? '';
}
