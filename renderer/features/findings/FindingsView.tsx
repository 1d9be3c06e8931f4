import { IconChecks, IconFilterOff } from '@tabler/icons-react';
import { noFilter } from '../../../core/review/filter.ts';
import { useFindings } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { setFilter } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';
import { BulkBar } from './BulkBar.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FindingsGrid } from './FindingsGrid.tsx';
import { useArranged } from './useArranged.tsx';

/** The findings with their filters, and what stands in their place where there are none. */
export function FindingsView() {
  const { t } = useWords();
  const filing = useFiling();
  const { data, isLoading, error, refetch } = useFindings(filing?.id ?? null);
  const { rows } = useArranged();
  return (
    <section className="pane" aria-label={t('findings.label')}>
      <FilterBar />
      <div className="grid-box">
        {isLoading ? <Skeleton rows={10} label={t('findings.loading')} /> : null}
        {error ? <Failed error={error} again={() => void refetch()} /> : null}
        {data && !error ? <FindingsGrid rows={rows} /> : null}
        {data && data.length === 0 ? (
          <div className="grid-cover">
            <Empty
              icon={<IconChecks size={30} stroke={1.4} />}
              title={t('findings.noneFound')}
              hint={t('findings.noneFoundHint')}
            />
          </div>
        ) : null}
        {data && data.length > 0 && rows.length === 0 ? (
          <div className="grid-cover">
            <Empty icon={<IconFilterOff size={28} stroke={1.4} />} title={t('findings.noMatch')}>
              <button type="button" className="btn small" onClick={() => setFilter(noFilter)}>
                {t('findings.clear')}
              </button>
            </Empty>
          </div>
        ) : null}
        <BulkBar />
      </div>
    </section>
  );
}
