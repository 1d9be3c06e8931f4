import { editCell } from '../../../db/commands/edit-cell.ts';
import { assertFiling } from '../../../db/repositories/filings.ts';
import { getTable, listTables } from '../../../db/repositories/tables.ts';
import { authorOf, currentProject, type Handlers, readable, stale, writable } from '../context.ts';

export const tableHandlers: Handlers<'tables.list' | 'tables.get' | 'tables.editCell'> = {
  'tables.list': ({ filingId }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return listTables(db, filingId);
  },
  'tables.get': ({ filingId, table }, call) => {
    const db = readable(call);
    assertFiling(db, filingId);
    return getTable(db, filingId, table);
  },
  'tables.editCell': (args, call) => {
    const db = writable(call);
    assertFiling(db, args.filingId);
    const change = editCell(db, authorOf(call.shared), args);
    if (change) {
      stale(call, ['tables', 'source', 'quality', 'history'], args.filingId);
      call.shared.checks.request(currentProject(call), args.filingId, false);
    }
    return getTable(db, args.filingId, args.table);
  },
};
