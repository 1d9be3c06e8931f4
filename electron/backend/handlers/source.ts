import { assertFiling } from '../../../db/repositories/filings.ts';
import { listMarks } from '../../../db/repositories/findings.ts';
import { listBlocks, search } from '../../../db/repositories/source.ts';
import { type Handlers, readable } from '../context.ts';

export const sourceHandlers: Handlers<'source.blocks' | 'source.marks' | 'source.search'> = {
  'source.blocks': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listBlocks(db, filingId);
  },
  'source.marks': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listMarks(db, filingId);
  },
  'source.search': ({ filingId, query, limit }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return search(db, filingId, query, limit);
  },
};
