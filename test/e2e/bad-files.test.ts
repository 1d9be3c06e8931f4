import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErrorCode, errorSentences } from '../../core/contract/errors.ts';
import { dataFolder, type Host, openWindow, removeFolder, startHost, type Window } from './host.ts';

const data = dataFolder();
const files = mkdtempSync(join(tmpdir(), 'gouji-bad-'));
let host: Host;
let window: Window;

function write(name: string, bytes: Buffer | string): string {
  const path = join(files, name);
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  host = await startHost(data);
  window = await openWindow(host.url);
  await window.page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 60_000 });
});
afterAll(async () => {
  await window?.close();
  await host?.stop();
  removeFolder(data);
  rmSync(files, { recursive: true, force: true });
});

async function open(path: string): Promise<void> {
  const { page } = window;
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /^添加文件|^Add a filing/ }).click(),
  ]);
  await chooser.setFiles(path);
}

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(400, 7)]);
let seed = 7;
const noise = Buffer.from(
  Array.from({ length: 6000 }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return (seed >> 8) & 255;
  }),
);

const cases: { what: string; name: string; bytes: Buffer | string; code: ErrorCode }[] = [
  { what: 'an empty file', name: 'empty.txt', bytes: '', code: 'file-empty' },
  { what: 'a JPEG named .pdf', name: 'scan.pdf', bytes: jpeg, code: 'file-kind-unknown' },
  { what: 'random bytes named .txt', name: 'noise.txt', bytes: noise, code: 'file-not-text' },
  { what: 'a truncated PDF', name: 'cut.pdf', bytes: '%PDF-1.7\n1 0 obj\n<< /Type /Catalog', code: 'pdf-damaged' },
  { what: 'a text named .gouji', name: 'not-a-project.gouji', bytes: '不是项目'.repeat(200), code: 'project-corrupt' },
];

/** The sentence with whatever the details fill in. */
function pattern(code: ErrorCode, language: 'zh' | 'en'): RegExp {
  const parts = errorSentences[code][language]
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}

describe('what bad files get on the screen', { concurrent: false }, () => {
  for (const { what, name, bytes, code } of cases) {
    it(`${what}: a sentence that stays, and nothing half-imported`, async () => {
      const { page } = window;
      await open(write(name, bytes));
      const alert = page.locator(`.alert[data-code="${code}"]`);
      await alert.waitFor({ timeout: 30_000 });
      expect(await alert.textContent()).toMatch(pattern(code, 'zh'));
      expect(await page.locator('.doc').count()).toBe(1);
      await alert.getByRole('button', { name: '知道了' }).click();
      await expect.poll(() => alert.count()).toBe(0);
    });
  }

  it('says it in English too', async () => {
    const { page } = window;
    await page.keyboard.press('Control+,');
    await page.getByText('English', { exact: true }).click();
    await page.keyboard.press('Escape');
    await open(join(files, 'empty.txt'));
    const alert = page.locator('.alert[data-code="file-empty"]');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(pattern('file-empty', 'en'));
  });
});
