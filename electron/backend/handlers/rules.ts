import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CustomCheck, checksFileOf } from '../../../core/check/custom/format.ts';
import { removeChecks, saveChecks, setRule } from '../../../db/commands/change-rules.ts';
import { fileError } from '../../../db/file-error.ts';
import { assertFiling, packedReading } from '../../../db/repositories/filings.ts';
import { customResults, storedChecks } from '../../../db/repositories/rules.ts';
import { readChecks } from '../checks-file.ts';
import { authorOf, type Call, currentProject, type Handlers, readable, stale, writable } from '../context.ts';
import { ruleSetup, storedFiling } from '../jobs/check.ts';
import { targetOf } from '../targets.ts';

type Names =
  | 'rules.get'
  | 'rules.set'
  | 'rules.results'
  | 'checks.save'
  | 'checks.remove'
  | 'checks.import'
  | 'checks.export'
  | 'checks.pick';

export const ruleHandlers: Handlers<Names> = {
  'rules.get': (_args, call) => ruleSetup(currentProject(call)),
  'rules.set': ({ rule, setting }, call) => {
    if (setRule(writable(call), authorOf(call.shared), rule, setting)) changed(call);
    return null;
  },
  'rules.results': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return customResults(db, filingId);
  },
  'checks.save': ({ checks }, call) => {
    const { done } = saveChecks(writable(call), authorOf(call.shared), checks, 'made');
    if (done) changed(call);
    return { done };
  },
  'checks.remove': ({ ids }, call) => {
    removeChecks(writable(call), authorOf(call.shared), ids);
    changed(call);
    return null;
  },
  'checks.import': async ({ handle }, call) => {
    writable(call);
    const read = await readChecks(call.shared.handles.pathOf(handle));
    const db = writable(call);
    const known = new Map(storedChecks(db).map(({ check }) => [check.id, JSON.stringify(check)]));
    let queries = 0;
    const checks = read.map((check): CustomCheck => {
      // Somebody else's query runs once the analyst has looked at it.
      if (check.kind !== 'query' || !check.enabled || known.get(check.id) === JSON.stringify(check)) return check;
      queries += 1;
      return { ...check, enabled: false };
    });
    const { done, added, replaced } = saveChecks(db, authorOf(call.shared), checks, 'imported');
    if (done) changed(call);
    return { added, replaced, queries };
  },
  'checks.export': async ({ target }, call) => {
    const { checks } = ruleSetup(currentProject(call));
    const { path, handle } = targetOf(call.shared, target);
    const partial = `${path}.part`;
    try {
      await writeFile(partial, checksFileOf(checks));
      await rename(partial, path);
    } catch (thrown) {
      await rm(partial, { force: true });
      throw fileError(basename(path), thrown);
    }
    return { handle, name: basename(path) };
  },
  'checks.pick': ({ filingId, place }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return call.shared.worker.run(
      { kind: 'pick', filing: storedFiling(currentProject(call), filingId), place },
      { signal: call.signal, reading: () => packedReading(db, filingId) },
    );
  },
};

/** Says that the rules changed, and checks every filing of the project again. */
function changed(call: Call): void {
  stale(call, ['rules', 'history'], null);
  call.shared.checks.requestStale(currentProject(call));
}
