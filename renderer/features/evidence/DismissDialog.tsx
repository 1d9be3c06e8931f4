import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useActions } from '../../api/actions.ts';
import { useFiling } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';

/** Asks why findings are dismissed. The reason may stay empty; Enter is enough. */
export function DismissDialog({ findingIds, close }: { findingIds: string[]; close: () => void }) {
  const { t } = useWords();
  const filing = useFiling();
  const { updateFindings } = useActions();
  const [reason, setReason] = useState('');
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (filing) void updateFindings(filing.id, findingIds, { status: 'dismissed', reason: reason.trim() });
    close();
  };
  const common = t('decide.reasons', { returnObjects: true }) as unknown as string[];
  return (
    <Modal
      opened
      onClose={close}
      size={440}
      title={t('decide.dismissTitle', { count: findingIds.length })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form className="form" onSubmit={submit}>
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
        <div className="form-end">
          <button type="button" className="btn" onClick={close}>
            {t('decide.cancel')}
          </button>
          <button type="submit" className="btn primary">
            {t('decide.dismiss')} <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </Modal>
  );
}
