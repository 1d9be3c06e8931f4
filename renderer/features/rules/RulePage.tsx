import { SegmentedControl, Switch } from '@mantine/core';
import type { RuleSetting } from '../../../core/check/rule-settings.ts';
import { ruleNames, severityNames } from '../../../core/contract/labels.ts';
import { type RuleId, severities } from '../../../core/model/finding.ts';
import { rulePages } from '../../../core/rules/pages/index.ts';
import { useActions } from '../../api/actions.ts';
import { useReadOnly } from '../../app/session.tsx';
import { showFindings } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';

const lowest = [0, 0.5, 0.7, 0.9];

/** What a rule compares, when it is silent, examples, and what can be set of it. */
export function RulePage({ rule, setting, findings }: { rule: RuleId; setting: RuleSetting; findings: number }) {
  const { t, say } = useWords();
  const { attempt } = useActions();
  const readOnly = useReadOnly();
  const page = rulePages[rule];
  const set = (change: Partial<RuleSetting>) => void attempt('rules.set', { rule, setting: { ...setting, ...change } });
  return (
    <article aria-label={say(ruleNames[rule])}>
      <header>
        <h2>{say(ruleNames[rule])}</h2>
        <code className="faint">{rule}</code>
        {findings > 0 ? (
          <button type="button" className="link" onClick={() => showFindings({ rules: [rule] })}>
            {t('rules.findings', { count: findings })}
          </button>
        ) : null}
      </header>
      <div className="rule-settings">
        <Switch
          size="sm"
          disabled={readOnly}
          label={t('rules.on')}
          checked={!setting.off}
          onChange={(event) => set({ off: !event.currentTarget.checked })}
        />
        <fieldset disabled={setting.off || readOnly}>
          <legend>{t('rules.severity')}</legend>
          <SegmentedControl
            size="xs"
            disabled={setting.off || readOnly}
            aria-label={t('rules.severity')}
            value={setting.severity ?? 'own'}
            onChange={(value) => set({ severity: severities.find((one) => one === value) ?? null })}
            data={[
              { value: 'own', label: t('rules.ownSeverity') },
              ...severities.map((one) => ({ value: one, label: say(severityNames[one]) })),
            ]}
          />
        </fieldset>
        <fieldset disabled={setting.off || readOnly}>
          <legend>{t('rules.lowest')}</legend>
          <SegmentedControl
            size="xs"
            disabled={setting.off || readOnly}
            aria-label={t('rules.lowest')}
            value={String(lowest.includes(setting.lowest) ? setting.lowest : 0)}
            onChange={(value) => set({ lowest: Number(value) })}
            data={lowest.map((one) => ({
              value: String(one),
              label: one === 0 ? t('rules.any') : `${Math.round(one * 100)}%`,
            }))}
          />
        </fieldset>
      </div>
      <h3>{t('rules.compares')}</h3>
      <p>{say(page.compares)}</p>
      <h3>{t('rules.silent')}</h3>
      <p>{say(page.silent)}</p>
      <h3>{t('rules.wrong')}</h3>
      <p>{say(page.wrong)}</p>
      <h3>{t('rules.right')}</h3>
      <p>{say(page.right)}</p>
    </article>
  );
}
