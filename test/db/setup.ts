import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { importFiling } from '../../db/commands/filing.ts';
import type { WritableDb } from '../../db/connection.ts';
import { createProject, type Project } from '../../db/project.ts';
import { checkedRows } from '../../db/rows/check-rows.ts';
import { inventedFiling, inventedReport, newFiling } from './filing.ts';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

/** A folder of the test's own, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Closes a project after the test, at the latest. */
export function closing(project: Project): Project {
  cleanups.push(() => project.close());
  return project;
}

export function writableOf(project: Project): WritableDb {
  if (!project.writable) throw new Error('the project is read-only');
  return project.writable;
}

export const author = { who: '张三', at: '2024-02-03T04:05:06.000Z' };

/** A new project that holds the invented filing with one finding of fingerprint `fp1`. */
export async function projectWithFiling(): Promise<{
  project: Project;
  db: WritableDb;
  path: string;
  filingId: number;
}> {
  const path = join(temporaryFolder(), 'case.gouji');
  const project = closing(await createProject(path));
  const db = writableOf(project);
  const filing = inventedFiling();
  const filingId = importFiling(db, author, newFiling(filing), checkedRows(filing, inventedReport('fp1')));
  return { project, db, path, filingId };
}
