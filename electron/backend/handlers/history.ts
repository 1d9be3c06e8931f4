import type { HistoryRow } from '../../../core/contract/rows.ts';
import { redo, type Step, undo } from '../../../db/commands/changes.ts';
import { historyState, listHistory } from '../../../db/repositories/history.ts';
import { authorOf, type Call, currentProject, type Handlers, readable, stale, writable } from '../context.ts';

export const historyHandlers: Handlers<'history.list' | 'history.state' | 'history.undo' | 'history.redo'> = {
  'history.list': ({ limit }, call) => listHistory(readable(call), limit),
  'history.state': (_args, call) => historyState(readable(call)),
  'history.undo': (_args, call) => stepped(call, undo(writable(call), authorOf(call.shared))),
  'history.redo': (_args, call) => stepped(call, redo(writable(call), authorOf(call.shared))),
};

function stepped(call: Call, step: Step): { done: HistoryRow } {
  const [only] = step.filingIds;
  stale(call, step.scopes, step.filingIds.length === 1 && only !== undefined ? only : null);
  call.shared.checks.requestStale(currentProject(call), step.filingIds);
  return { done: step.done };
}
