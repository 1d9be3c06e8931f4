import { useState } from 'react';
import type { QueryCheck } from '../../../core/check/custom/format.ts';
import { views } from '../../../core/check/custom/views.ts';
import { severityNames } from '../../../core/contract/labels.ts';
import { severities } from '../../../core/model/finding.ts';
import { useActions } from '../../api/actions.ts';
import { useWords } from '../../i18n/index.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { freshId } from './tray.ts';

const example = `SELECT number, label || '：负数' AS title\nFROM cells\nWHERE value < 0`;

/** A query over what was read, whose rows are findings. */
export function QueryDialog({ check, close }: { check: QueryCheck | null; close: () => void }) {
  const { t, say } = useWords();
  const { attempt } = useActions();
  const [title, setTitle] = useState(check?.title ?? '');
  const [sql, setSql] = useState(check?.sql ?? example);
  const [severity, setSeverity] = useState(check?.severity ?? 'medium');
  const submit = async () => {
    const made = {
      id: check?.id ?? freshId(),
      title: title.trim(),
      severity,
      enabled: true,
      kind: 'query' as const,
      sql,
    };
    if (await attempt('checks.save', { checks: [made] })) close();
  };
  return (
    <FormDialog
      size={680}
      title={check ? t('rules.editQuery') : t('rules.newQuery')}
      close={close}
      submit={() => void submit()}
      ready={title.trim() !== '' && sql.trim() !== ''}
      done={t('common.save')}
    >
      <label className="form-label">
        {t('rules.checkTitle')}
        <input
          className="field"
          data-autofocus
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <label className="form-label">
        {t('rules.severity')}
        <select
          className="field"
          value={severity}
          onChange={(event) => setSeverity(severities.find((one) => one === event.currentTarget.value) ?? severity)}
        >
          {severities.map((one) => (
            <option key={one} value={one}>
              {say(severityNames[one])}
            </option>
          ))}
        </select>
      </label>
      <label className="form-label">
        SQL
        <textarea
          className="box sql"
          required
          rows={8}
          maxLength={20000}
          spellCheck={false}
          value={sql}
          onChange={(event) => setSql(event.currentTarget.value)}
        />
      </label>
      <p className="faint small-print">{t('rules.queryHint')}</p>
      <details className="view-list">
        <summary>{t('rules.views')}</summary>
        <dl>
          {views.map((view) => (
            <div key={view.name}>
              <dt>
                <code>{view.name}</code> {say(view.rowIs)}
              </dt>
              <dd>
                {view.columns.map((one) => (
                  <span key={one.name} title={say(one.what)}>
                    <code>{one.name}</code>{' '}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </FormDialog>
  );
}
