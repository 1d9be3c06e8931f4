import type { Overview } from '../../../core/contract/rows.ts';
import { useOverview } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { Failed, Skeleton } from '../../ui/parts.tsx';
import { ChecksCard } from './ChecksCard.tsx';
import { CountsCard } from './CountsCard.tsx';
import { CoverageCard } from './CoverageCard.tsx';
import { HeatCard } from './HeatCard.tsx';
import { ReadingCard } from './ReadingCard.tsx';
import { WorstCard } from './WorstCard.tsx';

/** The filing at a glance; every number leads to what it counts. */
export function OverviewView() {
  const { t } = useWords();
  const filing = useFiling();
  const { data, isLoading, error, refetch } = useOverview(filing?.id ?? null);
  if (isLoading) return <Skeleton rows={12} label={t('overview.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || !filing) return null;
  return <Cards overview={data} filingId={filing.id} />;
}

function Cards({ overview, filingId }: { overview: Overview; filingId: number }) {
  const { t } = useWords();
  return (
    <div className="overview scroll" aria-label={t('overview.label')} role="region">
      <div className="o-column">
        <CountsCard overview={overview} />
        <WorstCard ids={overview.worst} />
        <ReadingCard overview={overview} />
      </div>
      <div className="o-column">
        <CoverageCard overview={overview} filingId={filingId} />
        <ChecksCard overview={overview} />
      </div>
      <HeatCard overview={overview} filingId={filingId} />
    </div>
  );
}
