import { renameSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { GoujiError } from '../../../core/contract/errors.ts';
import type { ProjectInfo } from '../../../core/contract/rows.ts';
import { openProject, projectName } from '../../../db/project.ts';
import { listFilings } from '../../../db/repositories/filings.ts';
import { type Call, currentProject, type Handlers } from '../context.ts';
import { ensureFolder, freeProjectPath } from '../folders.ts';
import { startImport } from '../jobs/import.ts';
import { createNamed, enter, leave, leaveAndDiscard, openAt } from '../project-life.ts';
import { targetOf } from '../targets.ts';

type Names =
  | 'project.recent'
  | 'project.current'
  | 'project.create'
  | 'project.open'
  | 'project.openRecent'
  | 'project.openSample'
  | 'project.saveCopy'
  | 'project.close';

export const projectHandlers: Handlers<Names> = {
  'project.recent': (_args, { shared }) => shared.settings.recent(),
  'project.current': (_args, { session }) => session.current?.infoFor(session) ?? null,
  'project.create': async ({ name }, { shared, session }) => enter(shared, session, await createNamed(shared, name)),
  'project.open': async ({ handle }, call) => {
    const { shared, session } = call;
    return enter(shared, session, await openAt(shared, await adopted(call, shared.handles.pathOf(handle))));
  },
  'project.openRecent': async ({ path }, { shared, session }) => {
    // The one path that a window sends; only one that the list itself holds is taken.
    if (!shared.settings.recent().some((entry) => entry.path === path)) {
      throw new GoujiError('not-found', { what: { zh: '项目', en: 'project' } });
    }
    return enter(shared, session, await openAt(shared, path));
  },
  'project.openSample': (_args, call) => openSample(call),
  'project.saveCopy': async ({ target }, call) => {
    const { path } = targetOf(call.shared, target);
    const open = currentProject(call);
    if (path === open.project.path) {
      const reason = { zh: '它就是正在使用的项目文件', en: 'it is the project file in use' };
      throw new GoujiError('target-unwritable', { name: basename(path), reason });
    }
    const onProgress = (): void => {
      if (call.signal.aborted) throw new GoujiError('cancelled');
    };
    await open.project.saveCopy(path, { onProgress });
    return { name: basename(path) };
  },
  'project.close': async ({ discardUntouched }, { shared, session }) => {
    if (discardUntouched) await leaveAndDiscard(shared, session);
    else await leave(shared, session);
    session.send('project.changed', null);
    return null;
  },
};

/** A project that came in through the browser moves to where projects live, if it is one. */
async function adopted({ shared }: Call, path: string): Promise<string> {
  const inUploads = relative(shared.folders.uploads, path);
  if (inUploads.startsWith('..') || dirname(inUploads) === '.') return path;
  (await openProject(path)).close();
  ensureFolder(shared.folders.projects);
  const place = freeProjectPath(shared.folders, projectName(path));
  renameSync(path, place);
  return place;
}

/** The name says what it is in both languages; the file stays the same when the language changes. */
const sampleName = '示例 Sample';

async function openSample({ shared, session }: Call): Promise<{ project: ProjectInfo; jobId: number | null }> {
  const open = await createNamed(shared, sampleName, { orOpen: true });
  const project = await enter(shared, session, open);
  if (project.readOnly || listFilings(open.project.db).length > 0 || open.jobs.size > 0)
    return { project, jobId: null };
  return { project, jobId: startImport(shared, open, shared.sampleFile) };
}
