import { basename } from 'node:path';
import { importFiling } from '../../../db/commands/filing.ts';
import { authorOf, type Shared } from '../context.ts';
import type { OpenProject } from '../open-projects.ts';
import { ruleSetup, rulesAreStill } from './check.ts';
import { startReading } from './reading.ts';

/** Starts the import of a file into an open project; answers the job. */
export function startImport(shared: Shared, open: OpenProject, path: string, password?: string): number {
  return startReading(shared, open, { kind: 'import', name: basename(path) }, async (readIt) => {
    const rules = ruleSetup(open);
    const { result, writable } = await readIt({
      kind: 'import',
      path,
      password: password ?? null,
      pdfiumWasm: shared.pdfiumWasm,
      rules,
    });
    const { filing, checked } = result;
    const author = authorOf(shared);
    const filingId = importFiling(writable, author, { ...filing, importedAt: author.at }, checked);
    open.emit('stale', {
      scopes: ['filings', 'sections', 'findings', 'source', 'tables', 'facts', 'terms', 'history', 'overview'],
      filingId,
    });
    // Rules that were changed while the file was being read are not in yet.
    if (!rulesAreStill(open, rules)) shared.checks.request(open, filingId, false);
    return { filingId, name: filing.name };
  });
}
