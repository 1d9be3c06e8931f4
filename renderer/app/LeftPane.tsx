import { modals } from '@mantine/modals';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useActions } from '../api/actions.ts';
import { count } from '../i18n/format.ts';
import { useWords } from '../i18n/index.ts';
import { SectionTree } from './SectionTree.tsx';
import { useFiling, useFilings, useReadOnly } from './session.tsx';
import { showFiling } from './ui.ts';

/** The project's filings, and the section tree of the one on the screen. */
export function LeftPane() {
  const { t } = useWords();
  const { data: filings } = useFilings();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { pickAndTake, attempt } = useActions();

  const remove = (id: number, name: string) =>
    modals.openConfirmModal({
      title: t('left.remove'),
      children: t('left.removeSure', { name }),
      labels: { confirm: t('left.removeAction'), cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => void attempt('filing.remove', { filingId: id }),
    });

  return (
    <>
      <div className="head">
        <span>{t('left.filings')}</span>
        <button
          type="button"
          className="icon-btn small"
          disabled={readOnly}
          aria-label={t('left.add')}
          title={t('left.add')}
          onClick={() => void pickAndTake('filing')}
        >
          <IconPlus size={15} />
        </button>
      </div>
      <ul className="docs scroll">
        {filings?.map((one) => (
          <li key={one.id} className={one.id === filing?.id ? 'doc on' : 'doc'}>
            <button
              type="button"
              className="main"
              aria-current={one.id === filing?.id}
              title={one.name}
              onClick={() => showFiling(one.id)}
            >
              <b className="cut">{one.name}</b>
              <small className="cut">
                {one.pages !== null
                  ? t('left.pages', { count: one.pages })
                  : t('left.characters', { count: count(one.characters) as unknown as number })}
                {' · '}
                {t('left.findings', { count: one.findings })}
                {' · '}
                {t('left.decided', { count: one.decided })}
              </small>
            </button>
            {readOnly ? null : (
              <button
                type="button"
                className="icon-btn small"
                aria-label={t('left.remove')}
                title={t('left.remove')}
                onClick={() => remove(one.id, one.name)}
              >
                <IconTrash size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="head" style={{ marginTop: 10 }} id="sections-head">
        {t('left.sections')}
      </div>
      <SectionTree filingId={filing?.id ?? null} />
    </>
  );
}
