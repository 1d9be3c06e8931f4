import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zh } from '../../renderer/i18n/zh.ts';
import { dataFolder, type Host, openWindow, removeFolder, startHost, type Window } from './host.ts';
import { choose, menu } from './screen.ts';

/** The first file of all, chosen from the start screen: a project is made for it, and not without it. */
const fixtures = resolve('test/fixtures/source');
const data = dataFolder();
let host: Host;
let window: Window;

beforeAll(async () => {
  host = await startHost(data);
  window = await openWindow(host.url);
  await window.page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 60_000 });
  await menu(window.page, 'closeProject');
  await start().waitFor();
});
afterAll(async () => {
  await window?.close();
  await host?.stop();
  removeFolder(data);
});

const start = () => window.page.getByRole('button', { name: new RegExp(`^${zh.welcome.open}`) });
const projects = () => readdirSync(join(data, 'projects')).filter((name) => name.endsWith('.gouji'));

it('a file that can’t be read leaves no project behind, on disk or in the list', async () => {
  const before = projects();
  await choose(window.page, () => start().click(), join(fixtures, 'random.txt'));
  await window.page.locator('.alert').waitFor();
  await start().waitFor();
  await expect.poll(projects).toEqual(before);
  await expect.poll(() => window.page.locator('.recent').textContent()).not.toContain('random');
});

it('the next, a good one, is opened and kept', async () => {
  await choose(window.page, () => start().click(), join(fixtures, 'utf-8.txt'));
  await expect.poll(() => projects().length, { timeout: 30_000 }).toBe(2);
  await expect.poll(() => window.page.locator('.alert').count()).toBe(0);
  await expect.poll(() => window.page.locator('body').textContent()).toContain('utf-8.txt');
  expect(existsSync(join(data, 'projects', 'utf-8.gouji'))).toBe(true);
});
