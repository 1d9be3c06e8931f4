import { Modal } from '@mantine/core';
import { type PriorRelation, priorRelations } from '../../../core/model/finding.ts';
import { useActions } from '../../api/actions.ts';
import { useMethod } from '../../api/queries.ts';
import { useFiling, useFilings, useProjectId, useReadOnly } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { notify } from '../../ui/notify.ts';

/** Says which filings of the project are this one's last year's report and earlier draft; each choice counts at once. */
export function OthersDialog({ close }: { close: () => void }) {
  const { t } = useWords();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { data: filings } = useFilings();
  const { data: others } = useMethod(useProjectId(), 'filing.others', { filingId: filing?.id ?? 0 }, filing !== null);
  const { attempt } = useActions();
  if (!filing) return null;
  const rest = (filings ?? []).filter((one) => one.id !== filing.id);
  const chosen = (relation: PriorRelation) => others?.find((one) => one.relation === relation)?.filingId ?? null;

  const choose = (relation: PriorRelation, value: string) =>
    attempt('filing.setOther', { filingId: filing.id, relation, otherId: value === '' ? null : Number(value) });
  const carry = async () => {
    const done = await attempt('filing.carryDecisions', { filingId: filing.id });
    if (done) notify(t('others.carried', { count: done.carried }));
  };

  return (
    <Modal
      opened
      onClose={close}
      size={520}
      title={t('others.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className="form">
        {rest.length === 0 ? <p className="mute">{t('others.none')}</p> : null}
        {priorRelations.map((relation) => (
          <label key={relation} className="form-label">
            {t(`others.${relation}`)}
            <select
              className="field"
              value={chosen(relation) ?? ''}
              disabled={readOnly || rest.length === 0}
              onChange={(event) => void choose(relation, event.currentTarget.value)}
            >
              <option value="">{t('others.nothing')}</option>
              {rest.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        ))}
        <p className="mute">{t('others.hint')}</p>
        <div className="form-end">
          {chosen('earlier-draft') === null ? null : (
            <button type="button" className="btn" disabled={readOnly} onClick={() => void carry()}>
              {t('others.carry')}
            </button>
          )}
          <button type="button" className="btn primary" onClick={close}>
            {t('common.close')}
          </button>
        </div>
      </div>
    </Modal>
  );
}
