import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redo, undo } from '../../db/commands/changes.ts';
import { editCell } from '../../db/commands/edit-cell.ts';
import { updateFindings } from '../../db/commands/update-findings.ts';
import type { WritableDb } from '../../db/connection.ts';
import { openProject, type Project } from '../../db/project.ts';
import { listFindings } from '../../db/repositories/findings.ts';
import { listHistory } from '../../db/repositories/history.ts';
import { getTable } from '../../db/repositories/tables.ts';
import { author, closing, projectWithFiling, writableOf } from './setup.ts';

interface State {
  cell: string;
  note: string;
}

const text = fc.constantFrom('2', '3', '4');
const command = fc.oneof(
  fc.record({ kind: fc.constant('cell' as const), text }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'reopen' as const) }),
);

function stateOf(db: WritableDb, filingId: number): State {
  return {
    cell: getTable(db, filingId, 0).rows[2]?.cells[1]?.text ?? '',
    note: listFindings(db, filingId)[0]?.note ?? '',
  };
}

test('whatever the order of changes, undo, redo and restarts, the store is where a stack of states would be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
      const made = await projectWithFiling();
      const { filingId, path } = made;
      let project: Project = made.project;
      let db = made.db;
      const states: State[] = [stateOf(db, filingId)];
      let at = 0;
      let entries = listHistory(db, 1000).length;
      for (const one of commands) {
        const now = states[at] as State;
        if (one.kind === 'cell' || one.kind === 'note') {
          if (one.kind === 'cell') editCell(db, author, { filingId, table: 0, row: 2, column: 1, text: one.text });
          else updateFindings(db, author, { filingId, findingIds: ['table.foot-1'], patch: { note: one.text } });
          if (now[one.kind] === one.text) continue;
          states.splice(at + 1, states.length, { ...now, [one.kind]: one.text });
          at += 1;
          entries += 1;
        } else if (one.kind === 'reopen') {
          project.close();
          project = closing(await openProject(path));
          db = writableOf(project);
        } else {
          const possible = one.kind === 'undo' ? at > 0 : at < states.length - 1;
          const step = () => (one.kind === 'undo' ? undo(db, author) : redo(db, author));
          if (!possible) expect(step).toThrow(expect.objectContaining({ code: `nothing-to-${one.kind}` }));
          else {
            step();
            at += one.kind === 'undo' ? -1 : 1;
            entries += 1;
          }
        }
        expect(stateOf(db, filingId)).toEqual(states[at]);
        expect(listHistory(db, 1000)).toHaveLength(entries);
      }
      project.close();
    }),
    { numRuns: 25 },
  );
});
