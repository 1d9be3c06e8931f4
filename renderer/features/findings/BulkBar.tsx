import { useReadOnly } from '../../app/session.tsx';
import { useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { useDecisions } from '../evidence/useDecisions.ts';

/** Decisions for several findings at once; lies over the grid's foot only while several are selected. */
export function BulkBar() {
  const { t } = useWords();
  const count = useUi((state) => state.selectedIds.length);
  const decide = useDecisions();
  const readOnly = useReadOnly();
  if (count < 2 || readOnly) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={t('findings.selected', { count })}>
      <b>{t('findings.selected', { count })}</b>
      {(['confirm', 'dismiss', 'ask', 'resolve', 'reopen'] as const).map((decision) => (
        <button key={decision} type="button" className="btn small" onClick={() => decide(decision)}>
          {t(`decide.${decision}`)}
        </button>
      ))}
    </div>
  );
}
