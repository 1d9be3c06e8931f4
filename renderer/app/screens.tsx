import { IconPlugConnectedX, IconTool } from '@tabler/icons-react';
import { type ErrorReport, sentenceFor } from '../../core/contract/errors.ts';
import { useWords } from '../i18n/index.ts';

/** Before anything is known: an empty window, not a flash of something else. */
export function Starting() {
  const { t } = useWords();
  return <div className="screen" role="status" aria-label={t('common.loading')} />;
}

/** The backend can't say what it is, or what is set. */
export function StartFailed({ report, again }: { report: ErrorReport; again: () => void }) {
  const { t, language } = useWords();
  return (
    <div className="screen">
      <div className="box-card" role="alert">
        <IconTool size={30} stroke={1.5} aria-hidden />
        <h1>{t('errors.startTitle')}</h1>
        <p>{sentenceFor(report, language)}</p>
        <div>
          <button type="button" className="btn primary" onClick={again}>
            {t('errors.retry')}
          </button>
        </div>
      </div>
    </div>
  );
}

/** Laid over the window while the backend is away; the work stays visible beneath. */
export function ConnectionLost() {
  const { t } = useWords();
  return (
    <div className="overlay">
      <div className="screen" style={{ background: 'none' }}>
        <div className="box-card" role="alert">
          <IconPlugConnectedX size={30} stroke={1.5} aria-hidden />
          <h1>{t('errors.lostTitle')}</h1>
          <p>{t('errors.lostText')}</p>
          <div>
            <button type="button" className="btn primary" onClick={() => window.location.reload()}>
              {t('errors.lostRetry')}
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}
