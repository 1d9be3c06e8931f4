import { acceptDoubts } from '../../../db/commands/accept-doubts.ts';
import { correct, dropCorrection } from '../../../db/commands/correct.ts';
import { assertFiling } from '../../../db/repositories/filings.ts';
import { quality } from '../../../db/repositories/quality.ts';
import { authorOf, currentProject, type Handlers, readable, stale, writable } from '../context.ts';

type Names = 'quality.get' | 'quality.accept' | 'reading.correct' | 'reading.drop';

export const qualityHandlers: Handlers<Names> = {
  'quality.get': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return quality(db, filingId);
  },
  'quality.accept': (args, call) => {
    const db = writable(call);
    assertFiling(db, args.filingId);
    acceptDoubts(db, authorOf(call.shared), args);
    stale(call, ['quality', 'history'], args.filingId);
    return null;
  },
  'reading.correct': ({ filingId, correction }, call) => {
    const db = writable(call);
    assertFiling(db, filingId);
    const done = correct(db, authorOf(call.shared), filingId, correction);
    stale(call, ['quality', 'history'], filingId);
    call.shared.checks.request(currentProject(call), filingId, false);
    return { done };
  },
  'reading.drop': ({ filingId, id }, call) => {
    const db = writable(call);
    assertFiling(db, filingId);
    const done = dropCorrection(db, authorOf(call.shared), filingId, id);
    stale(call, ['quality', 'tables', 'source', 'history'], filingId);
    call.shared.checks.request(currentProject(call), filingId, false);
    return { done };
  },
};
