import { IconAlertTriangle, IconLock, IconX } from '@tabler/icons-react';
import { sentenceFor } from '../../core/contract/errors.ts';
import { useWords } from '../i18n/index.ts';
import { useSession } from './session.tsx';
import { dropAlert, useUi } from './ui.ts';

/** What failed, until it is read; and what always holds for this window. */
export function Alerts() {
  const { t, language } = useWords();
  const { project } = useSession();
  const alerts = useUi((state) => state.alerts);
  if (alerts.length === 0 && !project?.readOnly) return null;
  return (
    <div className="alerts">
      {project?.readOnly ? (
        <div className="alert info" role="status">
          <IconLock size={17} aria-hidden />
          <span className="grow">{t('errors.readOnlyBanner', { name: project.name })}</span>
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
