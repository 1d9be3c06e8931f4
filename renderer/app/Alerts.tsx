import { IconAlertTriangle, IconLock, IconRefresh, IconX } from '@tabler/icons-react';
import { sentenceFor } from '../../core/contract/errors.ts';
import { useActions } from '../api/actions.ts';
import { useWords } from '../i18n/index.ts';
import { useFiling, useSession } from './session.tsx';
import { dropAlert, ui, useUi } from './ui.ts';

/** What failed, until it is read; and what always holds for this window. */
export function Alerts() {
  const { t, language } = useWords();
  const { project } = useSession();
  const alerts = useUi((state) => state.alerts);
  const filing = useFiling();
  const later = useUi((state) => state.rereadLater);
  const { reread } = useActions();
  const outdated = filing?.outdated && !project?.readOnly && !later.has(filing.id) ? filing : null;
  const putOff = (id: number) => ui.set((state) => ({ rereadLater: new Set(state.rereadLater).add(id) }));
  if (alerts.length === 0 && !project?.readOnly && !outdated) return null;
  return (
    <div className="alerts">
      {project?.readOnly ? (
        <div className="alert info" role="status">
          <IconLock size={17} aria-hidden />
          <span className="grow">{t('errors.readOnlyBanner', { name: project.name })}</span>
        </div>
      ) : null}
      {outdated ? (
        <div className="alert info" role="status">
          <IconRefresh size={17} aria-hidden />
          <span className="grow">{t('quality.outdated', { name: outdated.name })}</span>
          <button
            type="button"
            className="btn small primary"
            onClick={() => {
              putOff(outdated.id);
              void reread(outdated.id);
            }}
          >
            {t('quality.reread')}
          </button>
          <button type="button" className="btn small" onClick={() => putOff(outdated.id)}>
            {t('quality.later')}
          </button>
        </div>
      ) : null}
      {alerts.map((alert) => (
        <div className="alert" role="alert" key={alert.id} data-code={alert.report.code}>
          <IconAlertTriangle size={17} aria-hidden />
          <span className="grow">{sentenceFor(alert.report, language)}</span>
          <button type="button" className="btn small" onClick={() => dropAlert(alert.id)}>
            <IconX size={14} aria-hidden />
            {t('errors.dismiss')}
          </button>
        </div>
      ))}
    </div>
  );
}
