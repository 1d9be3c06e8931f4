import { listFacts, listTerms } from '../../../db/repositories/facts.ts';
import { assertFiling } from '../../../db/repositories/filings.ts';
import { type Handlers, readable } from '../context.ts';

export const factHandlers: Handlers<'facts.list' | 'terms.list'> = {
  'facts.list': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listFacts(db, filingId);
  },
  'terms.list': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listTerms(db, filingId);
  },
};
