import { useMemo } from 'react';
import { ruleNames } from '../../../core/contract/labels.ts';
import type { Overview } from '../../../core/contract/rows.ts';
import { type RuleId, ruleIds } from '../../../core/model/finding.ts';
import { useSectionTree } from '../../api/filing.ts';
import { showFindings } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { sectionName } from '../../i18n/sectionName.ts';

/** Where which rules found something; a cell leads to its findings. */
export function HeatCard({ overview, filingId }: { overview: Overview; filingId: number }) {
  const { t, say } = useWords();
  const tree = useSectionTree(filingId);
  const { rules, sections, cells, most } = useMemo(() => {
    const found = new Set(overview.heat.map((cell) => cell.rule));
    const map = new Map(overview.heat.map((cell) => [`${cell.section}:${cell.rule}`, cell]));
    return {
      rules: ruleIds.filter((rule) => found.has(rule)),
      sections: [...new Set(overview.heat.map((cell) => cell.section))].sort((left, right) => left - right),
      cells: map,
      most: Math.max(1, ...overview.heat.map((cell) => cell.count)),
    };
  }, [overview.heat]);
  const name = (index: number) => {
    const section = tree.byIndex.get(index);
    return section ? sectionName(section) : t('left.front');
  };
  const filterOf = (section: number, rule?: RuleId) => ({ sections: [section], ...(rule ? { rules: [rule] } : {}) });
  return (
    <section className="o-card wide">
      <h2>
        {t('overview.heat')} <span className="faint">{t('overview.heatHint')}</span>
      </h2>
      {sections.length === 0 ? <p className="mute">{t('overview.heatEmpty')}</p> : null}
      <div className="heat-scroll scroll">
        <table className="heat">
          <thead>
            <tr>
              <th />
              {rules.map((rule) => (
                <th key={rule} scope="col">
                  <button type="button" className="link" onClick={() => showFindings({ rules: [rule] })}>
                    {say(ruleNames[rule])}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => (
              <tr key={section}>
                <th scope="row">
                  <button
                    type="button"
                    className="link cut"
                    title={name(section)}
                    onClick={() => showFindings(filterOf(section))}
                  >
                    {name(section)}
                  </button>
                </th>
                {rules.map((rule) => {
                  const cell = cells.get(`${section}:${rule}`);
                  if (!cell) return <td key={rule} />;
                  return (
                    <td key={rule}>
                      <button
                        type="button"
                        className={`heat-cell ${cell.worst}`}
                        style={{ '--heat': 0.25 + 0.75 * (cell.count / most) } as React.CSSProperties}
                        aria-label={`${name(section)}, ${say(ruleNames[rule])}: ${cell.count}`}
                        onClick={() => showFindings(filterOf(section, rule))}
                      >
                        {cell.count}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
