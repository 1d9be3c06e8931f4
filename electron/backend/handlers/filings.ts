import { basename } from 'node:path';
import { GoujiError } from '../../../core/contract/errors.ts';
import { removeFiling } from '../../../db/commands/filing.ts';
import { projectEnding } from '../../../db/project.ts';
import { assertFiling, listFilings } from '../../../db/repositories/filings.ts';
import { overview } from '../../../db/repositories/overview.ts';
import { listSections } from '../../../db/repositories/sections.ts';
import { authorOf, currentProject, type Handlers, readable, stale, writable } from '../context.ts';
import { startImport } from '../jobs/import.ts';
import { startReread } from '../jobs/reread.ts';

type Names =
  | 'filings.list'
  | 'filing.import'
  | 'filing.remove'
  | 'filing.sections'
  | 'filing.overview'
  | 'filing.check'
  | 'filing.reread';

export const filingHandlers: Handlers<Names> = {
  'filings.list': (_args, call) => listFilings(readable(call)),
  'filing.import': ({ handle, password }, call) => {
    writable(call);
    const path = call.shared.handles.pathOf(handle);
    // Reading the bytes of a database that this process has open would drop its file locks.
    if (path.endsWith(projectEnding)) {
      const found = { zh: '勾稽工作台的项目', en: 'a Gouji project' };
      throw new GoujiError('file-kind-unknown', { name: basename(path), found });
    }
    return { jobId: startImport(call.shared, currentProject(call), path, password) };
  },
  'filing.remove': ({ filingId }, call) => {
    removeFiling(writable(call), authorOf(call.shared), filingId);
    stale(call, ['filings', 'history'], null);
    return null;
  },
  'filing.sections': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listSections(db, filingId);
  },
  'filing.overview': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return overview(db, filingId);
  },
  'filing.check': ({ filingId }, call) => {
    const db = writable(call);
    assertFiling(db, filingId);
    return { jobId: call.shared.checks.request(currentProject(call), filingId, true) };
  },
  'filing.reread': ({ filingId, password }, call) => {
    assertFiling(writable(call), filingId);
    return { jobId: startReread(call.shared, currentProject(call), filingId, password) };
  },
};
