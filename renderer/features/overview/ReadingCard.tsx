import { useState } from 'react';
import type { Overview } from '../../../core/contract/rows.ts';
import { type Tab, ui } from '../../app/ui.ts';
import { count, placeLabel } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

const leads: Partial<Record<keyof Overview['reading'], Tab>> = {
  tables: 'tables',
  joinedTables: 'tables',
  facts: 'facts',
  numbers: 'facts',
  terms: 'terms',
  lines: 'source',
  pages: 'source',
  headings: 'source',
};
const order = [
  'pages',
  'lines',
  'headings',
  'tables',
  'joinedTables',
  'numbers',
  'facts',
  'terms',
  'references',
] as const;
const mostWarnings = 8;

/** What the reader made of the file, and what it stumbled over. */
export function ReadingCard({ overview }: { overview: Overview }) {
  const { t, say } = useWords();
  const [all, showAll] = useState(false);
  const warnings = all ? overview.warnings : overview.warnings.slice(0, mostWarnings);
  const rest = overview.warnings.length - warnings.length;
  return (
    <section className="o-card">
      <div>
        <h2>
          {t('overview.reading')}{' '}
          <button type="button" className="link" onClick={() => ui.set({ dialog: { kind: 'others' } })}>
            {t('others.open')}
          </button>
        </h2>
        <div className="reading">
          {order.map((key) => {
            const value = overview.reading[key];
            if (value === null) return null;
            const tab = leads[key];
            const inner = (
              <>
                <b>{count(value)}</b> {t(`overview.${key}`)}
              </>
            );
            return tab ? (
              <button key={key} type="button" onClick={() => ui.set({ tab })}>
                {inner}
              </button>
            ) : (
              <span key={key}>{inner}</span>
            );
          })}
        </div>
      </div>
      <div>
        <h2 className="later">
          {t('overview.warnings')}{' '}
          <button type="button" className="link" onClick={() => ui.set({ tab: 'quality' })}>
            {t('overview.toQuality')}
          </button>
        </h2>
        {overview.warnings.length === 0 ? <p className="mute">{t('overview.noWarnings')}</p> : null}
        <ul className="warnings">
          {warnings.map((warning, index) => (
            <li key={index}>
              {say(warning.message)}
              {warning.line === null && warning.page === null ? null : (
                <span className="faint"> {placeLabel(t, { line: warning.line ?? 0, page: warning.page })}</span>
              )}
            </li>
          ))}
        </ul>
        {rest > 0 ? (
          <button type="button" className="link" onClick={() => showAll(true)}>
            {t('overview.moreWarnings', { count: rest })}
          </button>
        ) : null}
      </div>
    </section>
  );
}
