import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorReport } from '../../core/contract/errors.ts';
import { connect } from '../../db/connection.ts';
import { latestVersion } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/list.ts';
import { dataFolder, type Host, openWindow, removeFolder, startHost, type Window } from './host.ts';
import { filings, menu, openProjectFile, saysInBoth, stillWorks } from './screen.ts';

const data = dataFolder();
const files = mkdtempSync(join(tmpdir(), 'gouji-bad-'));
/** A real project, as the window saves a copy of it. */
const good = join(files, 'good.gouji');
let host: Host;
let window: Window;
let listed: string[];
let projects: string[];

const corrupt = (name: string): ErrorReport => ({ code: 'project-corrupt', details: { name } });

/** What lies where the program keeps projects, without the side files of the one that is open. */
function kept(): string[] {
  return readdirSync(join(data, 'projects')).filter((name) => name.endsWith('.gouji'));
}

beforeAll(async () => {
  host = await startHost(data);
  window = await openWindow(host.url);
  const { page } = window;
  await page.locator('.findings-grid .ag-row').first().waitFor({ timeout: 60_000 });
  listed = await filings(page);
  projects = kept();
  expect([listed.length, projects.length]).toEqual([1, 1]);
  const [download] = await Promise.all([page.waitForEvent('download'), menu(page, 'saveCopy')]);
  await download.saveAs(good);
});
afterAll(async () => {
  await window?.close();
  await host?.stop();
  removeFolder(data);
  rmSync(files, { recursive: true, force: true });
});

/** The good project with its bytes changed, under another name. */
function spoilt(name: string, change: (bytes: Buffer) => Buffer): string {
  const path = join(files, name);
  writeFileSync(path, change(readFileSync(good)));
  return path;
}

const pageSize = 4096;
const scratch = (bytes: Buffer): Buffer => bytes.fill(0xee, pageSize * 3, pageSize * 6);

const cases: { what: string; make: () => string; report: ErrorReport }[] = [
  {
    what: 'a project of a newer version',
    make: () => {
      const path = join(files, 'newer.gouji');
      copyFileSync(good, path);
      const raw = connect(path, { name: 'newer' });
      raw.pragma('user_version = 99');
      raw.pragma('journal_mode = DELETE');
      raw.close();
      return path;
    },
    report: { code: 'project-newer', details: { name: 'newer', found: 99, supported: latestVersion(migrations) } },
  },
  {
    what: 'a project with pages overwritten',
    make: () => spoilt('scratched.gouji', scratch),
    report: corrupt('scratched'),
  },
  {
    what: 'a project cut short',
    make: () => spoilt('short.gouji', (bytes) => bytes.subarray(0, pageSize * 5)),
    report: corrupt('short'),
  },
  {
    what: 'a project overwritten at its head',
    make: () => spoilt('headless.gouji', (bytes) => bytes.fill(0, 0, 64)),
    report: corrupt('headless'),
  },
  {
    what: 'a text named .gouji',
    make: () => spoilt('text.gouji', () => Buffer.from('不是项目'.repeat(200))),
    report: corrupt('text'),
  },
  {
    what: 'an empty file named .gouji',
    make: () => spoilt('none.gouji', () => Buffer.alloc(0)),
    report: corrupt('none'),
  },
  {
    what: 'another program’s database',
    make: () => {
      const path = join(files, 'theirs.gouji');
      const raw = connect(path, { name: 'theirs', mustExist: false });
      raw.script('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
      raw.close();
      return path;
    },
    report: { code: 'project-not-ours', details: { name: 'theirs.gouji' } },
  },
];

describe('what bad project files get on the screen', { concurrent: false }, () => {
  it.each(cases)('$what: a sentence in both languages, the open project stays', async ({ make, report }) => {
    const { page } = window;
    await openProjectFile(page, make());
    await saysInBoth(page, report);
    expect(await filings(page)).toEqual(listed);
    expect(await page.locator('.crumb').getAttribute('title')).toContain(projects[0]);
    expect(kept()).toEqual(projects);
  });

  it('the open project works as before', () => stillWorks(window.page));

  it('a good copy opens, with its filing', async () => {
    const { page } = window;
    await openProjectFile(page, good);
    await expect.poll(() => page.locator('.crumb').getAttribute('title')).toContain('good.gouji');
    await expect.poll(() => filings(page)).toEqual(listed);
    await page.locator('.findings-grid .ag-row').first().waitFor();
    await stillWorks(page);
  });

  it('a recent project that was damaged since is refused and left as it is; the other one opens', async () => {
    const { page } = window;
    await menu(page, 'closeProject');
    const recent = page.locator('.recent li');
    await expect.poll(() => recent.count()).toBe(2);
    const path = join(data, 'projects', 'good.gouji');
    writeFileSync(path, scratch(readFileSync(path)));
    const bytes = readFileSync(path);
    await recent.filter({ hasText: 'good' }).getByRole('button').click();
    await saysInBoth(page, corrupt('good'));
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(join(data, 'projects')).filter((name) => name.startsWith('good'))).toEqual(['good.gouji']);
    await recent.filter({ hasNotText: 'good' }).getByRole('button').click();
    await expect.poll(() => filings(page)).toEqual(listed);
    await page.locator('.findings-grid .ag-row').first().waitFor();
    await stillWorks(page);
  });

  it('the last project, damaged between two starts, is said at the start', async () => {
    const { page } = window;
    await menu(page, 'closeProject');
    await page.locator('.recent li').first().waitFor();
    const path = join(data, 'projects', projects[0] ?? '');
    writeFileSync(path, scratch(readFileSync(path)));
    await page.reload();
    await saysInBoth(page, corrupt(projects[0]?.replace(/\.gouji$/, '') ?? ''));
    expect(await page.locator('.recent li').count()).toBe(2);
  });
});
