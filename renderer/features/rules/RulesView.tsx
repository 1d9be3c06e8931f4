import { settingOf } from '../../../core/check/rule-settings.ts';
import { ruleNames } from '../../../core/contract/labels.ts';
import type { FindingRow } from '../../../core/contract/rows.ts';
import { type RuleId, ruleIds } from '../../../core/model/finding.ts';
import { useFindings, useRules } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { ui, useUi } from '../../app/ui.ts';
import { count } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { Failed, Skeleton } from '../../ui/parts.tsx';
import { OwnChecks } from './OwnChecks.tsx';
import { RulePage } from './RulePage.tsx';

/** Every rule with its page, its switch and settings, and the analyst's own checks. */
export function RulesView() {
  const { t, say } = useWords();
  const filing = useFiling();
  const chosen = useUi((state) => state.rule);
  const { data, isLoading, error, refetch } = useRules();
  const { data: findings } = useFindings(filing?.id ?? null);
  if (isLoading) return <Skeleton rows={9} label={t('common.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return null;
  const counts = countsOf(findings ?? []);
  return (
    <section className="rules" aria-label={t('rules.label')}>
      <ul className="rule-list scroll" aria-label={t('rules.list')}>
        {ruleIds.map((rule) => {
          const { off } = settingOf(data.settings, rule);
          const n = rule === 'custom' ? data.checks.length : (counts.get(rule) ?? 0);
          return (
            <li key={rule}>
              <button
                type="button"
                className={`rule-item${rule === chosen ? ' on' : ''}${off ? ' off' : ''}`}
                aria-current={rule === chosen}
                onClick={() => ui.set({ rule })}
              >
                <span>{say(ruleNames[rule])}</span>
                <small className="faint">{rule}</small>
                {off ? <em>{t('rules.isOff')}</em> : n > 0 ? <em>{count(n)}</em> : null}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="rule-page scroll">
        <RulePage rule={chosen} setting={settingOf(data.settings, chosen)} findings={counts.get(chosen) ?? 0} />
        {chosen === 'custom' ? <OwnChecks checks={data.checks} /> : null}
      </div>
    </section>
  );
}

function countsOf(findings: readonly FindingRow[]): Map<RuleId, number> {
  const counts = new Map<RuleId, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}
