import type { Overview } from '../../../core/contract/rows.ts';
import { useSectionTree } from '../../api/filing.ts';
import { jumpTo, ui } from '../../app/ui.ts';
import { count, percent } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { reasonWord } from '../../i18n/reasons.ts';
import { sectionName } from '../../i18n/sectionName.ts';

const noQuantity: ReadonlySet<string> = new Set(['date', 'heading', 'ordinal', 'identifier', 'law', 'footnote']);

/** Which numbers a check reached, over the whole and by section, and why the others were not. */
export function CoverageCard({ overview, filingId }: { overview: Overview; filingId: number }) {
  const { t, language } = useWords();
  const tree = useSectionTree(filingId);
  const { checked, unchecked } = overview.coverage;
  // Dates, headings and codes are numbers that no one would check: they do not count against the coverage.
  const quantities = unchecked.filter((row) => !noQuantity.has(row.reason));
  const numbers = quantities.reduce((sum, row) => sum + row.count, checked);
  const share = numbers === 0 ? 0 : checked / numbers;
  const name = (index: number) => {
    const section = tree.byIndex.get(index);
    return section ? sectionName(section) : t('left.front');
  };
  const reasons = [...quantities].sort((left, right) => right.count - left.count).slice(0, 6);
  return (
    <section className="o-card">
      <h2>{t('overview.coverage')}</h2>
      <div className="coverage-line">
        <b className="big">{percent(share)}</b>
        <span className="mute">{t('overview.coverageOf', { numbers: count(numbers), checked: count(checked) })}</span>
      </div>
      <div className="bar-line wide">
        <i style={{ width: percent(share) }} />
      </div>
      <h2>{t('overview.coverageBySection')}</h2>
      <div className="cover-map">
        {overview.coverageBySection
          .filter((row) => row.numbers > 0)
          .map((row) => {
            const section = tree.byIndex.get(row.section);
            const part = row.checked / row.numbers;
            return (
              <button
                key={row.section}
                type="button"
                title={t('overview.coverageCell', {
                  section: name(row.section),
                  checked: count(row.checked),
                  numbers: count(row.numbers),
                })}
                onClick={() => {
                  ui.set({ tab: 'source', section: row.section });
                  jumpTo(section?.block ?? 0, null);
                }}
              >
                <span className="cut">{name(row.section)}</span>
                <span className="bar-line">
                  <i style={{ width: percent(part) }} />
                </span>
                <span className="n">{percent(part)}</span>
              </button>
            );
          })}
      </div>
      {reasons.length > 0 ? (
        <>
          <h2>{t('overview.unchecked')}</h2>
          <div className="reasons">
            {reasons.map((row) => (
              <span key={row.reason}>
                {reasonWord(row.reason, language)} <b>{count(row.count)}</b>
              </span>
            ))}
          </div>
        </>
      ) : null}
    </section>
  );
}
