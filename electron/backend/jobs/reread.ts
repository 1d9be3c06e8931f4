import { saveReread } from '../../../db/commands/filing.ts';
import { getFiling, originalFile } from '../../../db/repositories/filings.ts';
import { authorOf, type Shared } from '../context.ts';
import type { OpenProject } from '../open-projects.ts';
import { checkedScopes, keptCorrections, ruleSetup, rulesAreStill, storedPriors } from './check.ts';
import { startReading } from './reading.ts';

/**
 * Starts reading a filing's kept file again with today's reader; answers the job. The corrections are laid
 * over the new reading; a failure changes nothing.
 */
export function startReread(shared: Shared, open: OpenProject, filingId: number, password?: string): number {
  const { db } = open.project;
  const { name } = getFiling(db, filingId);
  return startReading(shared, open, { kind: 'reread', name }, async (readIt) => {
    const corrections = keptCorrections(open, filingId);
    const rules = ruleSetup(open);
    const { result, writable } = await readIt({
      kind: 'reread',
      name,
      bytes: originalFile(db, filingId),
      password: password ?? null,
      pdfiumWasm: shared.pdfiumWasm,
      corrections,
      rules,
      priors: storedPriors(open, filingId),
    });
    // What was set right, taken back or set of a rule while the file was being read is not in yet.
    const now = keptCorrections(open, filingId);
    const same = now.map(({ id }) => id).join() === corrections.map(({ id }) => id).join();
    const complete = same && rulesAreStill(open, rules);
    saveReread(writable, authorOf(shared), filingId, { ...result, complete });
    shared.checks.startOver(open, filingId);
    open.emit('stale', { scopes: checkedScopes, filingId });
    if (!complete) shared.checks.request(open, filingId, false);
    return { filingId, name };
  });
}
