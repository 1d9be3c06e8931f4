import type { ColDef } from 'ag-grid-community';
import { useMemo, useState } from 'react';
import type { TermRow } from '../../../core/contract/rows.ts';
import { useTerms } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { jumpTo } from '../../app/ui.ts';
import { count, placeLabel } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { PlainGrid } from '../../ui/PlainGrid.tsx';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';

/** What the filing defines, and how often it then uses it. */
export function TermsView() {
  const words = useWords();
  const { t } = words;
  const filing = useFiling();
  const { data, isLoading, error, refetch } = useTerms(filing?.id ?? null);
  const [text, setText] = useState('');
  const [unused, setUnused] = useState(false);
  const columns = useMemo(() => termColumns(words), [words]);
  const shown = useMemo(() => {
    const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
    return (data ?? []).filter((row) => {
      if (unused && row.uses > 0) return false;
      const hay = `${row.term} ${row.meaning}`.toLowerCase();
      return parts.every((part) => hay.includes(part));
    });
  }, [data, text, unused]);

  if (isLoading) return <Skeleton rows={10} label={t('terms.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || data.length === 0) return <Empty title={t('terms.none')} />;
  return (
    <section className="pane" aria-label={t('terms.label')}>
      <div className="toolbar">
        <div className="pills">
          <button type="button" className="pill" aria-pressed={unused} onClick={() => setUnused(!unused)}>
            {t('terms.unused')} <b>{count(data.filter((row) => row.uses === 0).length)}</b>
          </button>
        </div>
        <input
          className="field"
          type="search"
          placeholder={t('terms.filter')}
          aria-label={t('terms.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className="mute progress">
          {t('facts.shown', { shown: count(shown.length), all: count(data.length) })}
        </span>
      </div>
      <div className="grid-box">
        <PlainGrid
          name="grid:terms"
          rows={shown}
          columns={columns}
          rowId={(row) => `${row.block}:${row.place.start}:${row.line}:${row.term}`}
          open={(row) => jumpTo(row.block, row.place)}
        />
      </div>
    </section>
  );
}

function termColumns({ t }: Words): ColDef<TermRow>[] {
  return [
    { headerName: t('terms.term'), field: 'term', width: 190, cellClass: 'strong' },
    { headerName: t('terms.meaning'), field: 'meaning', flex: 1, minWidth: 220 },
    {
      headerName: t('terms.kind'),
      field: 'kind',
      width: 96,
      valueFormatter: ({ data }) => (data ? t(`terms.kinds.${data.kind}`) : ''),
    },
    {
      headerName: t('terms.uses'),
      field: 'uses',
      width: 90,
      type: 'rightAligned',
      cellRenderer: ({ data }: { data?: TermRow }) =>
        data ? (
          data.uses === 0 ? (
            <span className="sev low">{t('terms.unused')}</span>
          ) : (
            <span>{count(data.uses)}</span>
          )
        ) : null,
    },
    {
      headerName: t('facts.place'),
      colId: 'place',
      width: 84,
      valueGetter: ({ data }) => (data ? placeLabel(t, data) : ''),
      comparator: (_a, _b, left, right) => (left.data?.line ?? 0) - (right.data?.line ?? 0),
    },
  ];
}
