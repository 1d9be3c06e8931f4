import { IconListSearch } from '@tabler/icons-react';
import { ruleNames, severityNames } from '../../../core/contract/labels.ts';
import type { FindingDetail } from '../../../core/contract/rows.ts';
import { useFindingDetail } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { selectFinding, useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { Empty, Failed, SeverityChip, Skeleton, StatusWord } from '../../ui/parts.tsx';
import { useArranged } from '../findings/useArranged.tsx';
import { Annotations } from './Annotations.tsx';
import { Decisions } from './Decisions.tsx';
import { Formula } from './Formula.tsx';
import { NoteBox } from './NoteBox.tsx';
import { Passages } from './Passages.tsx';
import { RecordLog } from './RecordLog.tsx';
import { TagBox } from './TagBox.tsx';
import { useLivingSelection } from './useLivingSelection.ts';

/** Why a finding is one, and what was decided about it. */
export function EvidencePane() {
  const { t } = useWords();
  const filing = useFiling();
  const findingId = useUi((state) => state.findingId);
  const living = useLivingSelection();
  const { data, error, refetch, isLoading } = useFindingDetail(filing?.id ?? null, findingId);
  if (findingId === null) {
    return (
      <Empty
        icon={<IconListSearch size={28} stroke={1.4} />}
        title={t('evidence.empty')}
        hint={t('evidence.emptyHint')}
      />
    );
  }
  if (error && living) return <Failed error={error} again={() => void refetch()} />;
  if (isLoading || !data || !filing) return <Skeleton rows={8} label={t('common.loading')} />;
  return <Evidence key={data.row.id} filingId={filing.id} detail={data} />;
}

function Evidence({ filingId, detail }: { filingId: number; detail: FindingDetail }) {
  const { t, say } = useWords();
  const { row } = detail;
  return (
    <div className="evidence scroll" data-keys="review">
      <header>
        <div className="evidence-line">
          <SeverityChip severity={row.severity} />
          <span className="mute">
            {say(ruleNames[row.rule])} · {t('evidence.confidence', { value: row.confidence.toFixed(2) })}
          </span>
          <span className="grow" />
          <StatusWord status={row.status} />
        </div>
        <h2>{say(row.title)}</h2>
        <p className="why">{say(detail.explanation)}</p>
        {row.severity === row.foundSeverity ? null : (
          <p className="faint small">{t('evidence.foundAs', { severity: say(severityNames[row.foundSeverity]) })}</p>
        )}
        {row.reopened ? <p className="reopened-line">{t('findings.reopened')}</p> : null}
        {row.status === 'dismissed' && row.reason !== '' ? (
          <p className="small">{t('evidence.reasonGiven', { reason: row.reason })}</p>
        ) : null}
      </header>
      <Decisions status={row.status} />
      <Passages mentions={detail.mentions} rule={row.rule} />
      <Formula detail={detail} />
      <Related detail={detail} />
      <NoteBox filingId={filingId} row={row} />
      <TagBox filingId={filingId} row={row} />
      <Annotations filingId={filingId} detail={detail} />
      <RecordLog detail={detail} />
    </div>
  );
}

/** The root this one follows from, and what follows from this one. */
function Related({ detail }: { detail: FindingDetail }) {
  const { t, say } = useWords();
  const { all } = useArranged();
  const root = detail.row.group === null ? undefined : all.find((row) => row.id === detail.row.group);
  const following = detail.consequences.flatMap((id) => all.find((row) => row.id === id) ?? []);
  if (!root && following.length === 0) return null;
  return (
    <section className="related">
      {root ? (
        <button type="button" className="link" onClick={() => selectFinding(root.id)}>
          {t('evidence.root', { title: say(root.title) })}
        </button>
      ) : null}
      {following.length > 0 ? (
        <>
          <h3>{t('evidence.consequences', { count: following.length })}</h3>
          <ul>
            {following.map((row) => (
              <li key={row.id}>
                <button type="button" className="link" onClick={() => selectFinding(row.id)}>
                  {say(row.title)}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
