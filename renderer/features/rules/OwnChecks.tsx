import { Switch } from '@mantine/core';
import { IconDownload, IconEdit, IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import type { CustomCheck } from '../../../core/check/custom/format.ts';
import { checkStatusNames, tickMarks } from '../../../core/contract/labels.ts';
import type { CustomResult } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useRuleResults } from '../../api/filing.ts';
import { useFiling, useReadOnly } from '../../app/session.tsx';
import { ui } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { SeverityChip } from '../../ui/parts.tsx';
import { editInTray } from './tray.ts';
import { useChecksFile } from './useChecksFile.ts';

/** The analyst's own checks, with what the last check of this filing said of them. */
export function OwnChecks({ checks }: { checks: readonly CustomCheck[] }) {
  const { t } = useWords();
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { data: results } = useRuleResults(filing?.id ?? null);
  const { importChecks, exportChecks } = useChecksFile();
  const byId = new Map((results ?? []).map((result) => [result.id, result]));
  return (
    <section className="own-checks" aria-label={t('rules.own')}>
      <header>
        <h3>{t('rules.own')}</h3>
        <button
          type="button"
          className="btn small"
          disabled={readOnly}
          onClick={() => ui.set({ dialog: { kind: 'query', check: null } })}
        >
          <IconPlus size={14} aria-hidden /> {t('rules.newQuery')}
        </button>
        <button type="button" className="btn small" disabled={readOnly} onClick={() => void importChecks()}>
          <IconUpload size={14} aria-hidden /> {t('rules.import')}
        </button>
        <button type="button" className="btn small" disabled={checks.length === 0} onClick={() => void exportChecks()}>
          <IconDownload size={14} aria-hidden /> {t('rules.export')}
        </button>
      </header>
      <p className="faint">{t('rules.howToPick')}</p>
      <ul>
        {checks.map((check) => (
          <OwnCheck key={check.id} check={check} result={byId.get(check.id)} />
        ))}
      </ul>
    </section>
  );
}

function OwnCheck({ check, result }: { check: CustomCheck; result: CustomResult | undefined }) {
  const { t, say } = useWords();
  const { attempt } = useActions();
  const readOnly = useReadOnly();
  const shown = check.enabled ? result : undefined;
  const edit = () => {
    if (check.kind === 'query') ui.set({ dialog: { kind: 'query', check } });
    else editInTray(check);
  };
  return (
    <li aria-label={check.title}>
      <Switch
        size="xs"
        disabled={readOnly}
        aria-label={`${t('rules.on')}: ${check.title}`}
        checked={check.enabled}
        onChange={(event) =>
          void attempt('checks.save', { checks: [{ ...check, enabled: event.currentTarget.checked }] })
        }
      />
      <SeverityChip severity={check.severity} />
      <div className="grow">
        <b>{check.title}</b>
        <span className="faint">
          {check.kind === 'query' ? t('rules.query') : t(`rules.relations.${check.kind}`)}
          {shown && check.kind !== 'query' ? ` · ${shown.formula}` : ''}
        </span>
        {shown?.reason ? <span className="faint">{say(shown.reason)}</span> : null}
      </div>
      {shown ? (
        <span className={`check-word ${shown.status}`}>
          {tickMarks[shown.status]} {say(checkStatusNames[shown.status])}
        </span>
      ) : null}
      <button
        type="button"
        className="icon-btn small"
        disabled={readOnly}
        title={t('rules.edit')}
        aria-label={`${t('rules.edit')}: ${check.title}`}
        onClick={edit}
      >
        <IconEdit size={14} />
      </button>
      <button
        type="button"
        className="icon-btn small"
        disabled={readOnly}
        title={t('rules.remove')}
        aria-label={`${t('rules.remove')}: ${check.title}`}
        onClick={() => void attempt('checks.remove', { ids: [check.id] })}
      >
        <IconTrash size={14} />
      </button>
    </li>
  );
}
