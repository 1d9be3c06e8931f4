import { useEffect, useRef } from 'react';
import { selectFinding, useUi } from '../../app/ui.ts';
import { useArranged } from '../findings/useArranged.tsx';

/**
 * Moves the selection on where the chosen finding is no more (a correction settled it, another filing came in
 * front): to the finding that took its place in the list, or to none. Answers whether the chosen one is there.
 */
export function useLivingSelection(): boolean {
  const { all, findings } = useArranged();
  const findingId = useUi((state) => state.findingId);
  const lastPosition = useRef(0);
  const gone = findingId !== null && all.length > 0 && !all.some((row) => row.id === findingId);
  useEffect(() => {
    const position = findings.findIndex((row) => row.id === findingId);
    if (position >= 0) lastPosition.current = position;
    if (gone) selectFinding(findings[Math.min(lastPosition.current, findings.length - 1)]?.id ?? null);
  }, [findings, findingId, gone]);
  return !gone;
}
