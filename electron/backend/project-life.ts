import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectInfo } from '../../core/contract/rows.ts';
import { projectEnding } from '../../db/project.ts';
import { isUntouched } from '../../db/repositories/filings.ts';
import type { Session, Shared } from './context.ts';
import { ensureFolder, freeProjectPath, safeName } from './folders.ts';
import type { OpenProject } from './open-projects.ts';

/** How projects are opened, entered by windows, left and closed. */

/** Makes a project in the data folder; with `orOpen`, opens the one of that name where there is one. */
export async function createNamed(
  shared: Shared,
  name: string,
  { orOpen = false }: { orOpen?: boolean } = {},
): Promise<OpenProject> {
  ensureFolder(shared.folders.projects);
  const path = join(shared.folders.projects, `${safeName(name)}${projectEnding}`);
  if (orOpen && existsSync(path)) return openAt(shared, path);
  const open = await shared.projects.create(freeProjectPath(shared.folders, name));
  open.fresh = true;
  remember(shared, open);
  return open;
}

/** Opens a project file; one that the program left between a correction and its check is checked now. */
export async function openAt(shared: Shared, path: string): Promise<OpenProject> {
  const open = await shared.projects.open(path);
  remember(shared, open);
  if (open.project.writable) shared.checks.requestStale(open);
  return open;
}

function remember(shared: Shared, { project }: OpenProject): void {
  shared.settings.opened(project.path, project.name, new Date().toISOString());
}

/** Makes an open project the window's own, after leaving the one before. */
export async function enter(shared: Shared, session: Session, open: OpenProject): Promise<ProjectInfo> {
  if (session.current !== open) {
    open.join(session);
    await leave(shared, session);
    session.current = open;
  }
  const info = open.infoFor(session);
  session.send('project.changed', info);
  return info;
}

/** Takes a window off its project; the project closes with its last window. */
export async function leave(shared: Shared, session: Session): Promise<void> {
  const open = session.current;
  session.current = null;
  if (!open) return;
  open.leave(session);
  if (open.members.length === 0) await closeProject(shared, open);
}

/** Ends a project's jobs and lets go of its file. */
export async function closeProject(shared: Shared, open: OpenProject): Promise<void> {
  const jobs = [...open.jobs];
  for (const id of jobs) shared.jobs.cancel(id);
  await Promise.all(jobs.map((id) => shared.jobs.ended(id)));
  // A window may have come in meanwhile.
  if (open.members.length > 0) return;
  shared.projects.close(open);
}

/**
 * Takes a window off its project. One made in this session that never held anything (its first filing could not
 * be read) ceases to be, with its place in the recent list.
 */
export async function leaveAndDiscard(shared: Shared, session: Session): Promise<void> {
  const open = session.current;
  const unused = open?.project.writable != null && open.fresh && isUntouched(open.project.db);
  await leave(shared, session);
  if (!open?.closed || !unused) return;
  rmSync(open.project.path, { force: true });
  shared.settings.forgotten(open.project.path);
}
