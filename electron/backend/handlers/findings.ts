import { addAnnotation, removeAnnotation } from '../../../db/commands/annotate.ts';
import { updateFindings } from '../../../db/commands/update-findings.ts';
import { listAnnotations } from '../../../db/repositories/annotations.ts';
import { assertFiling } from '../../../db/repositories/filings.ts';
import { getFinding, listFindings } from '../../../db/repositories/findings.ts';
import { authorOf, type Handlers, readable, stale, writable } from '../context.ts';

type Names =
  | 'findings.list'
  | 'findings.get'
  | 'findings.update'
  | 'annotations.list'
  | 'annotations.add'
  | 'annotations.remove';

export const findingHandlers: Handlers<Names> = {
  'findings.list': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listFindings(db, filingId);
  },
  'findings.get': ({ filingId, findingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return getFinding(db, filingId, findingId);
  },
  'findings.update': (args, call) => {
    const db = writable(call);
    assertFiling(db, args.filingId);
    const rows = updateFindings(db, authorOf(call.shared), args);
    stale(call, ['findings', 'filings', 'sections', 'overview', 'history'], args.filingId);
    return rows;
  },
  'annotations.list': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listAnnotations(db, filingId);
  },
  'annotations.add': (args, call) => {
    const db = writable(call);
    assertFiling(db, args.filingId);
    const annotation = addAnnotation(db, authorOf(call.shared), args);
    stale(call, ['annotations', 'history'], args.filingId);
    return annotation;
  },
  'annotations.remove': ({ id }, call) => {
    const { filingId } = removeAnnotation(writable(call), authorOf(call.shared), id);
    stale(call, ['annotations', 'history'], filingId);
    return null;
  },
};
