import { IconBook2, IconFileText, IconFolderOpen } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { JobRow } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useRunningJob } from '../../api/jobs.ts';
import { useMethod } from '../../api/queries.ts';
import { useElapsed } from '../../app/StatusBar.tsx';
import { useSession } from '../../app/session.tsx';
import { duration, instant, percent } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

/** What the window shows before there is a filing to show. */
export function Welcome() {
  const job = useRunningJob();
  return <div className="welcome scroll">{job?.kind === 'import' ? <Importing job={job} /> : <Start />}</div>;
}

function Start() {
  const { t } = useWords();
  const { project } = useSession();
  const { pickAndTake, openSample } = useActions();
  return (
    <div className="welcome-in">
      <h1>{project ? t('welcome.noFiling') : t('welcome.title')}</h1>
      <p className="lead">{project ? t('welcome.noFilingHint') : t('welcome.lead')}</p>
      <div className="ways">
        <Way
          icon={<IconFileText />}
          title={t('welcome.open')}
          hint={t('welcome.openHint')}
          primary
          onClick={() => void pickAndTake('filing')}
        />
        <Way
          icon={<IconBook2 />}
          title={t('welcome.sample')}
          hint={t('welcome.sampleHint')}
          onClick={() => void openSample()}
        />
        <Way
          icon={<IconFolderOpen />}
          title={t('welcome.project')}
          hint={t('welcome.projectHint')}
          onClick={() => void pickAndTake('project')}
        />
      </div>
      <Recent />
    </div>
  );
}

function Way(props: { icon: ReactNode; title: string; hint: string; primary?: boolean; onClick: () => void }) {
  return (
    <button type="button" className={props.primary ? 'way primary' : 'way'} onClick={props.onClick}>
      <span aria-hidden>{props.icon}</span>
      <b>{props.title}</b>
      <small>{props.hint}</small>
    </button>
  );
}

function Recent() {
  const { t } = useWords();
  const { openRecent } = useActions();
  const { data } = useMethod(null, 'project.recent', {});
  if (!data || data.length === 0) return null;
  return (
    <section className="recent">
      <h2>{t('welcome.recent')}</h2>
      <ul>
        {data.slice(0, 8).map((one) => (
          <li key={one.path}>
            <button type="button" disabled={one.missing} onClick={() => void openRecent(one.path)} title={one.path}>
              <b className="cut">{one.name}</b>
              <span className="cut faint">{one.missing ? t('welcome.missing') : one.path}</span>
              <time className="faint">{instant(one.openedAt)}</time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const steps = ['open', 'decode', 'read', 'check', 'save'] as const;

/** A filing on its way in, step by step. */
function Importing({ job }: { job: JobRow }) {
  const { t } = useWords();
  const { attempt } = useActions();
  const elapsed = useElapsed(job);
  const at = job.step === null ? -1 : (steps as readonly string[]).indexOf(job.step);
  return (
    <div className="importing" role="status" aria-live="polite">
      <h1>{t('job.importing', { title: job.title })}</h1>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < at ? 'past' : index === at ? 'now' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            <span aria-hidden>{index < at ? '✓' : index + 1}</span>
            {t(`job.steps.${step}`)}
          </li>
        ))}
      </ol>
      <div className="bar-line wide">
        <i style={{ width: percent(job.progress), background: 'var(--accent)' }} />
      </div>
      <div className="importing-end">
        <span>
          {percent(job.progress)} · {duration(t, elapsed)}
        </span>
        <button type="button" className="btn" onClick={() => void attempt('jobs.cancel', { jobId: job.id })}>
          {t('status.cancel')}
        </button>
      </div>
      <p className="faint">{t('job.hint')}</p>
    </div>
  );
}
