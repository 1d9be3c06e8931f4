import type { Quality } from '../../../core/contract/quality-rows.ts';
import { count } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';

const counted = ['headings', 'tables', 'joinedTables', 'cells', 'numbers', 'rejoinedNumbers'] as const;
const characters = ['placedCharacters', 'furnitureCharacters', 'unplacedCharacters'] as const;

/** What was read, in figures: pages, headings, tables, numbers, and where every character went. */
export function Figures({ report }: { report: NonNullable<Quality['report']> }) {
  const { t } = useWords();
  const all = report.characters;
  return (
    <div className="figures">
      {report.pages === null ? null : (
        <span>
          <b>{count(report.pages)}</b> {t('quality.pages')}
        </span>
      )}
      {report.pagesWithoutText.length === 0 ? null : (
        <span className="warn" title={report.pagesWithoutText.join(', ')}>
          <b>{count(report.pagesWithoutText.length)}</b> {t('quality.pagesWithoutText')}{' '}
          <small className="cut">{pageList(report.pagesWithoutText)}</small>
        </span>
      )}
      {counted.map((key) => (
        <span key={key}>
          <b>{count(report[key])}</b> {t(`quality.${key}`)}
        </span>
      ))}
      {characters.map((key) => (
        <span
          key={key}
          className={key === 'unplacedCharacters' && report[key] > 0 ? 'warn' : ''}
          title={t('quality.charactersOf', { part: count(report[key]), all: count(all) })}
        >
          <b>{share(report[key], all)}</b> {t(`quality.${key}`)}
        </span>
      ))}
    </div>
  );
}

/** Runs of pages as 3–7; the first few of many. */
function pageList(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === page) last[1] = page;
    else runs.push([page, page]);
  }
  const shown = runs.slice(0, 6).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return `p.${shown.join(', ')}${runs.length > 6 ? '…' : ''}`;
}

/** A share to the hundredth of a percent: what is left over is mostly less than a whole one. */
export function share(part: number, all: number): string {
  if (all === 0 || part === 0) return '0%';
  if (part === all) return '100%';
  const value = (part / all) * 100;
  return value < 0.01 ? '<0.01%' : `${Math.min(value, 99.99).toFixed(2)}%`;
}
