import { type KeyboardEvent, useRef } from 'react';
import { progressOf } from '../../core/review/filter.ts';
import { useFacts, useFindings, useTables, useTerms } from '../api/filing.ts';
import { count, percent } from '../i18n/format.ts';
import { useWords } from '../i18n/index.ts';
import { useFiling } from './session.tsx';
import { type Tab, tabs, ui, useUi } from './ui.ts';

/** The views of a filing, with how much each holds. */
export function Tabs() {
  const { t } = useWords();
  const tab = useUi((state) => state.tab);
  const filing = useFiling();
  const id = filing?.id ?? null;
  const findings = useFindings(id).data;
  const progress = progressOf(findings ?? []);
  const list = useRef<HTMLDivElement>(null);
  const counts: Partial<Record<Tab, number | undefined>> = {
    findings: findings?.length,
    tables: useTables(id).data?.length,
    facts: useFacts(id).data?.length,
    terms: useTerms(id).data?.length,
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab;
    ui.set({ tab: next });
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className="tabs-row">
      <div className="tabs" role="tablist" aria-label={t('tabs.label')} ref={list} onKeyDown={onKey}>
        {tabs.map((one, index) => {
          const n = counts[one];
          return (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              className="tab"
              aria-selected={one === tab}
              aria-controls={`panel-${one}`}
              tabIndex={one === tab ? 0 : -1}
              title={`Ctrl ${index + 1}`}
              onClick={() => ui.set({ tab: one })}
            >
              {t(`tabs.${one}`)}
              {n === undefined ? null : <em>{count(n)}</em>}
            </button>
          );
        })}
      </div>
      <span className="mute decided" title={t('findings.decidedOf', progress)}>
        <span className="bar-line" aria-hidden>
          <i style={{ width: percent(progress.all === 0 ? 0 : progress.decided / progress.all) }} />
        </span>
        <span className="words">{t('findings.decidedOf', progress)}</span>
      </span>
    </div>
  );
}
