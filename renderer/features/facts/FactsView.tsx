import type { ColDef } from 'ag-grid-community';
import { useMemo, useState } from 'react';
import { ruleNames } from '../../../core/contract/labels.ts';
import type { FactRow } from '../../../core/contract/rows.ts';
import { useFacts } from '../../api/filing.ts';
import { useFiling } from '../../app/session.tsx';
import { jumpTo } from '../../app/ui.ts';
import { count, placeLabel } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { reasonWord } from '../../i18n/reasons.ts';
import { CheckMark } from '../../ui/CheckMark.tsx';
import { PlainGrid } from '../../ui/PlainGrid.tsx';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';

const statuses = ['fail', 'rounding', 'pass', 'not-checkable', 'unchecked'] as const;

/** Every figure read, with what it is about and whether a check reached it. */
export function FactsView() {
  const words = useWords();
  const { t } = words;
  const filing = useFiling();
  const { data, isLoading, error, refetch } = useFacts(filing?.id ?? null);
  const [text, setText] = useState('');
  const [status, setStatus] = useState<FactRow['checked'] | null>(null);
  const columns = useMemo(() => factColumns(words), [words]);
  const tally = useMemo(() => {
    const map = new Map<string, number>();
    for (const row of data ?? []) map.set(row.checked, (map.get(row.checked) ?? 0) + 1);
    return map;
  }, [data]);
  const shown = useMemo(() => {
    const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
    return (data ?? []).filter((row) => {
      if (status !== null && row.checked !== status) return false;
      if (parts.length === 0) return true;
      const hay =
        `${row.subject} ${row.measure} ${row.raw} ${row.unit ?? ''} ${row.period ?? ''} ${row.quote}`.toLowerCase();
      return parts.every((part) => hay.includes(part));
    });
  }, [data, text, status]);

  if (isLoading) return <Skeleton rows={10} label={t('facts.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || data.length === 0) return <Empty title={t('facts.none')} />;
  return (
    <section className="pane" aria-label={t('facts.label')}>
      <div className="toolbar">
        <div className="pills">
          {statuses.map((one) =>
            tally.has(one) ? (
              <button
                key={one}
                type="button"
                className="pill"
                aria-pressed={status === one}
                onClick={() => setStatus(status === one ? null : one)}
              >
                <CheckMark status={one} /> <b>{count(tally.get(one) ?? 0)}</b>
              </button>
            ) : null,
          )}
        </div>
        <input
          className="field"
          type="search"
          placeholder={t('facts.filter')}
          aria-label={t('facts.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className="mute progress">
          {t('facts.shown', { shown: count(shown.length), all: count(data.length) })}
        </span>
      </div>
      <div className="grid-box">
        <PlainGrid
          name="grid:facts"
          rows={shown}
          columns={columns}
          rowId={(row) => row.id}
          open={(row) => jumpTo(row.block, row.place)}
        />
      </div>
    </section>
  );
}

function factColumns({ t, say, language }: Words): ColDef<FactRow>[] {
  return [
    { headerName: t('facts.subject'), field: 'subject', width: 110 },
    { headerName: t('facts.measure'), field: 'measure', width: 116 },
    {
      headerName: t('facts.raw'),
      colId: 'raw',
      width: 112,
      type: 'rightAligned',
      valueGetter: ({ data }) =>
        data ? `${data.raw}${data.unit && !data.raw.endsWith(data.unit) ? ` ${data.unit}` : ''}` : '',
      comparator: (_a, _b, left, right) => Number(left.data?.value ?? 0) - Number(right.data?.value ?? 0),
      cellClass: 'number-cell',
    },
    { headerName: t('facts.period'), field: 'period', width: 92, valueFormatter: ({ value }) => periodWord(value) },
    {
      headerName: t('facts.checked'),
      field: 'checked',
      width: 84,
      cellRenderer: ({ data }: { data?: FactRow }) => (data ? <CheckMark status={data.checked} /> : null),
    },
    {
      headerName: t('facts.rules'),
      colId: 'rules',
      width: 98,
      valueGetter: ({ data }) =>
        data
          ? data.rules.length > 0
            ? data.rules.map((rule) => say(ruleNames[rule])).join('、')
            : reasonWord(data.reason, language)
          : '',
    },
    {
      headerName: t('facts.place'),
      colId: 'place',
      width: 60,
      valueGetter: ({ data }) => (data ? placeLabel(t, data) : ''),
      comparator: (_a, _b, left, right) => (left.data?.line ?? 0) - (right.data?.line ?? 0),
    },
    { headerName: t('facts.quote'), field: 'quote', flex: 1, minWidth: 120, cellClass: 'mute' },
  ];
}

/** A period as people write it: a whole year as its year. */
function periodWord(period: unknown): string {
  if (typeof period !== 'string') return '';
  const [from, to] = period.split('/');
  if (from && to && from.slice(4) === '-01-01' && to.slice(4) === '-12-31') {
    return from.slice(0, 4) === to.slice(0, 4) ? from.slice(0, 4) : `${from.slice(0, 4)}–${to.slice(0, 4)}`;
  }
  return to ? `${from} – ${to}` : period;
}
