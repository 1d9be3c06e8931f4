import type { FindingStatus } from '../../../core/contract/rows.ts';
import { labelOf } from '../../../core/review/keys.ts';
import { useReadOnly } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { type Decision, useDecisions } from './useDecisions.ts';

const statusOf: Record<Decision, FindingStatus> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  ask: 'ask',
  resolve: 'resolved',
  reopen: 'open',
};

/** The decisions, each with its key; the one taken is pressed. */
export function Decisions({ status }: { status: FindingStatus }) {
  const { t } = useWords();
  const decide = useDecisions();
  const readOnly = useReadOnly();
  const shown: Decision[] = ['confirm', 'dismiss', 'ask', 'resolve', 'reopen'];
  return (
    <div className="acts" role="toolbar" aria-label={t('decide.label')}>
      {shown.map((decision) => (
        <button
          key={decision}
          type="button"
          className={decision === 'confirm' && status === 'open' ? 'btn primary' : 'btn'}
          aria-pressed={decision !== 'reopen' && statusOf[decision] === status}
          disabled={readOnly || (decision === 'reopen' && status === 'open')}
          onClick={() => decide(decision)}
        >
          {t(`decide.${decision}`)} <kbd>{labelOf(decision)}</kbd>
        </button>
      ))}
    </div>
  );
}
