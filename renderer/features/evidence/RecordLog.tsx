import type { FindingDetail } from '../../../core/contract/rows.ts';
import { instant } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

/** What became of the finding, newest first, down to the check that found it. */
export function RecordLog({ detail }: { detail: FindingDetail }) {
  const { t, say } = useWords();
  return (
    <section className="log">
      <h3>{t('evidence.record')}</h3>
      <ul>
        {detail.history.map((row) => (
          <li key={row.id} className={row.undone ? 'undone' : ''}>
            <time>{instant(row.at)}</time> {say(row.sentence)}
            {row.who === '' ? '' : ` · ${row.who}`}
            {row.undone ? ` · ${t('history.isUndone')}` : ''}
          </li>
        ))}
        <li>{t('evidence.found', { rule: detail.row.rule })}</li>
      </ul>
    </section>
  );
}
