import { ruleNames } from '../../../core/contract/labels.ts';
import { selectFinding, ui } from '../../app/ui.ts';
import { placesLabel } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { SeverityChip } from '../../ui/parts.tsx';
import { useArranged } from '../findings/useArranged.tsx';

/** Where to begin. */
export function WorstCard({ ids }: { ids: readonly string[] }) {
  const { t, say } = useWords();
  const { all } = useArranged();
  const rows = ids.flatMap((id) => all.find((row) => row.id === id) ?? []);
  return (
    <section className="o-card">
      <h2>{t('overview.worst')}</h2>
      {rows.length === 0 ? <p className="mute">{t('overview.noWorst')}</p> : null}
      <ol className="worst">
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              onClick={() => {
                ui.set({ tab: 'findings' });
                selectFinding(row.id);
              }}
            >
              <SeverityChip severity={row.severity} />
              <span className="grow">
                <span className="cut line">{say(row.title)}</span>
                <small className="mute cut line">
                  {say(ruleNames[row.rule])} · {placesLabel(t, row.places)}
                  {row.stated === '' || row.expected === '' ? null : (
                    <>
                      {' · '}
                      {row.expected}
                      <span className="vs" aria-hidden>
                        ⟷
                      </span>
                      <b className="bad">{row.stated}</b>
                    </>
                  )}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
