import { carryDecisions, setOtherFiling } from '../../../db/commands/other-filings.ts';
import { assertFiling } from '../../../db/repositories/filings.ts';
import { otherFilings } from '../../../db/repositories/other-filings.ts';
import { authorOf, currentProject, type Handlers, readable, stale, writable } from '../context.ts';

type Names = 'filing.others' | 'filing.setOther' | 'filing.carryDecisions';

export const otherFilingHandlers: Handlers<Names> = {
  'filing.others': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return otherFilings(db, filingId);
  },
  'filing.setOther': (request, call) => {
    const done = setOtherFiling(writable(call), authorOf(call.shared), request);
    if (!done) return { jobId: null };
    stale(call, ['filings', 'history'], request.filingId);
    return { jobId: call.shared.checks.request(currentProject(call), request.filingId, false) };
  },
  'filing.carryDecisions': ({ filingId }, call) => {
    const carried = carryDecisions(writable(call), authorOf(call.shared), filingId);
    if (carried > 0) stale(call, ['findings', 'filings', 'sections', 'overview', 'history'], filingId);
    return { carried };
  },
};
