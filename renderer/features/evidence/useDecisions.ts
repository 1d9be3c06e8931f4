import { neighbour } from '../../../core/review/arrange.ts';
import { useActions } from '../../api/actions.ts';
import { useFiling } from '../../app/session.tsx';
import { decisionOf, selectFinding, ui } from '../../app/ui.ts';
import { useArranged } from '../findings/useArranged.tsx';

export type Decision = 'confirm' | 'dismiss' | 'ask' | 'resolve' | 'reopen';

/** Decides on the selected findings. After a single decision the next open one is a key away, not forced. */
export function useDecisions(): (decision: Decision) => void {
  const filing = useFiling();
  const { updateFindings } = useActions();
  const { rows } = useArranged();
  return (decision) => {
    const { selectedIds, findingId } = ui.get();
    const among = findingId === null || selectedIds.includes(findingId);
    const ids = among ? [...selectedIds] : [findingId];
    if (!filing || ids.length === 0) return;
    if (decision === 'dismiss') {
      ui.set({ dialog: { kind: 'dismiss', findingIds: ids } });
      return;
    }
    // Where the filter is about to hide the finding, its neighbour takes its place.
    const next = ids.length === 1 ? neighbour(rows, ids[0] ?? null, 1) : null;
    const status = decisionOf[decision];
    void updateFindings(filing.id, ids, { status });
    const { statuses } = ui.get().filter;
    if (next !== null && statuses.length > 0 && !statuses.includes(status)) selectFinding(next);
  };
}
