import { useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useFiling } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Asks why findings are dismissed. The reason may stay empty; Enter is enough. */
export function DismissDialog({ findingIds, close }: { findingIds: string[]; close: () => void }) {
  const { t } = useWords();
  const filing = useFiling();
  const { updateFindings } = useActions();
  const [reason, setReason] = useState('');
  const submit = () => {
    if (filing) void updateFindings(filing.id, findingIds, { status: 'dismissed', reason: reason.trim() });
    close();
  };
  const common = t('decide.reasons', { returnObjects: true }) as unknown as string[];
  return (
    <FormDialog
      size={440}
      title={t('decide.dismissTitle', { count: findingIds.length })}
      close={close}
      submit={submit}
      done={
        <>
          {t('decide.dismiss')} <kbd>Enter</kbd>
        </>
      }
    >
      <label className="form-label">
        {t('decide.reason')}
        <input
          className="field"
          data-autofocus
          maxLength={2000}
          placeholder={t('decide.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <div className="choices">
        {common.map((words) => (
          <button type="button" key={words} className="pill" onClick={() => setReason(words)}>
            {words}
          </button>
        ))}
      </div>
    </FormDialog>
  );
}
