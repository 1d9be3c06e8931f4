import { useEffect, useState } from 'react';
import type { JobRow } from '../../core/contract/rows.ts';
import { progressOf } from '../../core/review/filter.ts';
import { useActions } from '../api/actions.ts';
import { useFindings } from '../api/filing.ts';
import { useRunningJob } from '../api/jobs.ts';
import { duration, percent } from '../i18n/format.ts';
import { useWords } from '../i18n/index.ts';
import { useFiling, useReadOnly } from './session.tsx';
import { showFindings, ui, useUi } from './ui.ts';

/** One line that tells what was done, what runs, and that all is saved. */
export function StatusBar() {
  const { t } = useWords();
  const filing = useFiling();
  const { data: findings } = useFindings(filing?.id ?? null);
  const job = useRunningJob();
  const saving = useUi((state) => state.pending.length > 0);
  const readOnly = useReadOnly();
  const progress = progressOf(findings ?? []);
  return (
    <footer className="status">
      {filing ? (
        <>
          <button type="button" className="plain" onClick={() => showFindings({})}>
            {t('status.findings', { count: findings ? progress.all : filing.findings })} ·{' '}
            {t('status.decided', { count: findings ? progress.decided : filing.decided })}
          </button>
          <button type="button" className="plain" onClick={() => ui.set({ tab: 'overview' })}>
            {t('status.coverage')} {percent(filing.coverage)}
            <span className="bar-line" aria-hidden>
              <i style={{ width: percent(filing.coverage) }} />
            </span>
          </button>
          {job ? null : (
            <span>{t('status.read', { read: duration(t, filing.readMs), check: duration(t, filing.checkMs) })}</span>
          )}
        </>
      ) : null}
      {job ? <RunningJob job={job} /> : null}
      <span className="end">
        <span role="status">
          {readOnly ? t('status.readOnly') : saving ? t('status.saving') : t('status.saved')} · {t('status.offline')}
        </span>
        <span className="keys hide-narrow">
          {t('status.next')} <kbd>J</kbd> {t('status.previous')} <kbd>K</kbd>
        </span>
        <button type="button" className="plain" onClick={() => ui.set({ dialog: { kind: 'shortcuts' } })}>
          {t('status.keys')} <kbd>F1</kbd>
        </button>
      </span>
    </footer>
  );
}

/** Step, share done and time of the running job, with a way to stop it. */
function RunningJob({ job }: { job: JobRow }) {
  const { t } = useWords();
  const { attempt } = useActions();
  const elapsed = useElapsed(job);
  const words = {
    import: 'job.importing',
    check: 'job.checking',
    export: 'job.exporting',
    reread: 'job.rereading',
  } as const;
  return (
    <span className="job">
      <span className="spin" aria-hidden />
      <span className="cut" style={{ maxWidth: 320 }}>
        {t(words[job.kind], { title: job.title })}
      </span>
      <span className="mute">
        {job.step ? `${t(`job.steps.${job.step}`)} ` : ''}
        {percent(job.progress)} · {duration(t, elapsed)}
      </span>
      <span
        className="bar-line"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(job.progress * 100)}
        aria-label={t(words[job.kind], { title: job.title })}
      >
        <i style={{ width: percent(job.progress), background: 'var(--accent)' }} />
      </span>
      <button type="button" className="link" onClick={() => void attempt('jobs.cancel', { jobId: job.id })}>
        {t('status.cancel')}
      </button>
    </span>
  );
}

/** The job's time, running on between the backend's reports. */
export function useElapsed(job: JobRow): number {
  const [now, setNow] = useState(() => ({ at: performance.now(), base: job.elapsedMs, since: performance.now() }));
  useEffect(() => {
    const since = performance.now();
    setNow({ at: since, base: job.elapsedMs, since });
    if (job.state !== 'running') return;
    const timer = setInterval(() => setNow((old) => ({ ...old, at: performance.now() })), 200);
    return () => clearInterval(timer);
  }, [job.elapsedMs, job.state]);
  return now.base + (job.state === 'running' ? now.at - now.since : 0);
}
