import { useEffect, useMemo } from 'react';
import type { FindingRow, SourceBlock, SourceMark } from '../../../core/contract/rows.ts';
import { evidenceOf } from '../../../core/review/passages.ts';
import { useBlocks, useFindingDetail, useMarks } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { jumpTo, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';
import { useArranged } from '../findings/useArranged.tsx';
import { Reader } from './Reader.tsx';

const noMarks: SourceMark[] = [];

/** The source text beside whatever grid is open; follows the chosen finding. */
export function SourcePane() {
  const { t } = useWords();
  const filing = useFiling();
  const blocks = useBlocks(filing?.id ?? null);
  const marks = useMarks(filing?.id ?? null);
  const { all } = useArranged();
  useFollowFinding(filing?.id ?? null);
  const findings = useMemo(() => new Map<string, FindingRow>(all.map((row) => [row.id, row])), [all]);

  let body = <Skeleton rows={7} label={t('source.loading')} />;
  if (blocks.error) body = <Failed error={blocks.error} again={() => void blocks.refetch()} />;
  else if (blocks.data && blocks.data.length === 0) body = <Empty title={t('source.empty')} />;
  else if (blocks.data && filing) {
    body = (
      <Reader
        key={filing.id}
        filingId={filing.id}
        blocks={blocks.data as SourceBlock[]}
        marks={marks.data ?? noMarks}
        findings={findings}
      />
    );
  }
  return (
    <section className="pane" aria-label={t('source.label')}>
      {body}
    </section>
  );
}

/** A newly chosen finding shows its deviating place in the source. */
function useFollowFinding(filingId: number | null): void {
  const findingId = useUi((state) => state.findingId);
  const { data } = useFindingDetail(filingId, findingId);
  const shownId = data?.row.id;
  const mentions = data?.mentions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another finding moves the source, not a note or a status that comes back with the same one
  useEffect(() => {
    if (!shownId || !mentions || shownId !== findingId) return;
    const { shown } = evidenceOf(mentions, data.row.rule);
    const deviating = shown.find((passage) => passage.side === 'deviating') ?? shown[0];
    const mention = mentions[deviating?.mention ?? 0];
    if (mention) jumpTo(mention.block, mention.place);
  }, [shownId, findingId]);
}
