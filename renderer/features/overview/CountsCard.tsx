import { severityNames, statusNames } from '../../../core/contract/labels.ts';
import { findingStatuses, type Overview } from '../../../core/contract/rows.ts';
import { severities } from '../../../core/model/finding.ts';
import { showFindings } from '../../app/ui.ts';
import { count } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

/** How many findings there are, by severity and by what became of them. */
export function CountsCard({ overview }: { overview: Overview }) {
  const { t, say } = useWords();
  const all = findingStatuses.reduce((sum, status) => sum + (overview.byStatus[status] ?? 0), 0);
  return (
    <section className="o-card counts">
      <h2>{t('overview.bySeverity')}</h2>
      <div className="big-counts">
        {severities.map((severity) => (
          <button key={severity} type="button" onClick={() => showFindings({ severities: [severity] })}>
            <b className={`big ${severity}`}>{count(overview.bySeverity[severity] ?? 0)}</b>
            <span className={`sev ${severity}`}>{say(severityNames[severity])}</span>
          </button>
        ))}
      </div>
      <h2>{t('overview.byStatus')}</h2>
      <div className="stack-bar" aria-hidden>
        {findingStatuses.map((status) => {
          const share = all === 0 ? 0 : ((overview.byStatus[status] ?? 0) / all) * 100;
          return share === 0 ? null : <i key={status} className={`bar-${status}`} style={{ width: `${share}%` }} />;
        })}
      </div>
      <div className="legend">
        {findingStatuses.map((status) => (
          <button key={status} type="button" onClick={() => showFindings({ statuses: [status] })}>
            <span className={`st ${status}`}>{say(statusNames[status])}</span>{' '}
            <b>{count(overview.byStatus[status] ?? 0)}</b>
          </button>
        ))}
      </div>
    </section>
  );
}
