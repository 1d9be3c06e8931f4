import { ruleNames } from '../../../core/contract/labels.ts';
import type { Overview } from '../../../core/contract/rows.ts';
import { showFindings } from '../../app/ui.ts';
import { count } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { CheckMark } from '../../ui/CheckMark.tsx';

const order = ['pass', 'rounding', 'fail', 'not-checkable'] as const;

/** Every relation tested, by result and by rule. */
export function ChecksCard({ overview }: { overview: Overview }) {
  const { t, say } = useWords();
  return (
    <section className="o-card">
      <h2>{t('overview.checks')}</h2>
      <div className="legend">
        {order.map((status) => (
          <span key={status}>
            <CheckMark status={status} /> <b>{count(overview.checks[status] ?? 0)}</b>
          </span>
        ))}
      </div>
      <table className="by-rule">
        <thead>
          <tr>
            <th>{t('overview.checksByRule')}</th>
            {order.map((status) => (
              <th key={status} className="num">
                <CheckMark status={status} word={false} />
              </th>
            ))}
            <th className="num">ms</th>
          </tr>
        </thead>
        <tbody>
          {overview.checksByRule.map((row) => (
            <tr key={row.rule}>
              <td>
                <button type="button" className="link" onClick={() => showFindings({ rules: [row.rule] })}>
                  {say(ruleNames[row.rule])}
                </button>
              </td>
              <td className="num">{count(row.pass)}</td>
              <td className="num">{count(row.rounding)}</td>
              <td className={row.fail > 0 ? 'num bad' : 'num'}>{count(row.fail)}</td>
              <td className="num faint">{count(row.notCheckable)}</td>
              <td className="num faint">{Math.round(row.ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
