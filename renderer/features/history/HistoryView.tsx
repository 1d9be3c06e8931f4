import { IconArrowBackUp, IconArrowForwardUp, IconHistory } from '@tabler/icons-react';
import type { ColDef } from 'ag-grid-community';
import { useMemo } from 'react';
import type { HistoryRow } from '../../../core/contract/rows.ts';
import { useActions } from '../../api/actions.ts';
import { useHistory, useHistoryState } from '../../api/filing.ts';
import { useReadOnly } from '../../app/session.tsx';
import { instant } from '../../i18n/format.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { PlainGrid } from '../../ui/PlainGrid.tsx';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';

/** The audit trail: every change with who and when, and the way back. */
export function HistoryView() {
  const words = useWords();
  const { t, say } = words;
  const { data, isLoading, error, refetch } = useHistory();
  const { data: steps } = useHistoryState(true);
  const { undo, redo } = useActions();
  const readOnly = useReadOnly();
  const columns = useMemo(() => historyColumns(words), [words]);
  if (isLoading) return <Skeleton rows={8} label={t('history.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || data.length === 0) {
    return (
      <Empty icon={<IconHistory size={28} stroke={1.4} />} title={t('history.none')} hint={t('history.noneHint')} />
    );
  }
  return (
    <section className="pane" aria-label={t('history.label')}>
      <div className="toolbar">
        <button type="button" className="btn small" disabled={readOnly || !steps?.undo} onClick={() => void undo()}>
          <IconArrowBackUp size={14} aria-hidden />
          <span className="cut" style={{ maxWidth: 360 }}>
            {steps?.undo ? t('top.undoWhat', { what: say(steps.undo) }) : t('top.nothingToUndo')}
          </span>
        </button>
        <button type="button" className="btn small" disabled={readOnly || !steps?.redo} onClick={() => void redo()}>
          <IconArrowForwardUp size={14} aria-hidden />
          <span className="cut" style={{ maxWidth: 360 }}>
            {steps?.redo ? t('top.redoWhat', { what: say(steps.redo) }) : t('top.nothingToRedo')}
          </span>
        </button>
      </div>
      <div className="grid-box">
        <PlainGrid
          name="grid:history"
          rows={data}
          columns={columns}
          rowId={(row) => String(row.id)}
          rowClasses={{ 'row-undone': ({ data: row }) => row?.undone === true }}
        />
      </div>
    </section>
  );
}

function historyColumns({ t, say }: Words): ColDef<HistoryRow>[] {
  return [
    {
      headerName: t('history.when'),
      field: 'at',
      width: 150,
      valueFormatter: ({ data }) => (data ? instant(data.at, true) : ''),
    },
    {
      headerName: t('history.who'),
      field: 'who',
      width: 120,
      valueFormatter: ({ data }) => (data ? (data.who === '' ? t('history.anonymous') : data.who) : ''),
    },
    {
      headerName: t('history.what'),
      colId: 'what',
      flex: 1,
      minWidth: 260,
      valueGetter: ({ data }) =>
        data ? `${say(data.sentence)}${data.undone ? ` （${t('history.isUndone')}）` : ''}` : '',
    },
  ];
}
