import type { ColDef } from 'ag-grid-community';
import type { MouseEvent } from 'react';
import { warningNames } from '../../../core/contract/labels.ts';
import type { CorrectionRow, DoubtRow } from '../../../core/contract/quality-rows.ts';
import { instant, placeLabel } from '../../i18n/format.ts';
import type { Words } from '../../i18n/index.ts';

interface Acts {
  accept: (row: DoubtRow) => void;
  setRight: (row: DoubtRow, at: { x: number; y: number }) => void;
  drop: (row: CorrectionRow) => void;
  readOnly: boolean;
}

export function doubtColumns({ t, say }: Words, acts: Acts): ColDef<DoubtRow>[] {
  const act = (event: MouseEvent, work: () => void) => {
    event.stopPropagation();
    work();
  };
  return [
    {
      headerName: t('quality.kind'),
      colId: 'kind',
      width: 132,
      cellClass: 'strong',
      valueGetter: ({ data }) => (data ? say(warningNames[data.code].name) : ''),
    },
    {
      headerName: t('quality.what'),
      colId: 'what',
      flex: 1,
      minWidth: 200,
      wrapText: true,
      autoHeight: true,
      cellClass: 'wrapped',
      valueGetter: ({ data }) => (data ? say(data.message) : ''),
      cellRenderer: ({ value }: { value?: string }) => <span title={value}>{value}</span>,
    },
    {
      headerName: t('facts.place'),
      colId: 'place',
      width: 78,
      valueGetter: ({ data }) =>
        !data || (data.line === null && data.page === null)
          ? ''
          : placeLabel(t, { line: data.line ?? 0, page: data.page }),
      comparator: (_a, _b, left, right) => (left.data?.line ?? 0) - (right.data?.line ?? 0),
    },
    {
      headerName: t('findings.status'),
      colId: 'state',
      width: 96,
      cellRenderer: ({ data }: { data?: DoubtRow }) =>
        data ? <span className={`doubt ${data.state}`}>{t(`quality.states.${data.state}`)}</span> : null,
      valueGetter: ({ data }) => (data ? t(`quality.states.${data.state}`) : ''),
    },
    ...(acts.readOnly
      ? []
      : [
          {
            headerName: '',
            colId: 'acts',
            width: 172,
            sortable: false,
            cellRenderer: ({ data }: { data?: DoubtRow }) =>
              data ? (
                <span className="row-acts">
                  {data.block === null ? null : (
                    <button
                      type="button"
                      className="link"
                      tabIndex={-1}
                      onClick={(event) => act(event, () => acts.setRight(data, { x: event.clientX, y: event.clientY }))}
                    >
                      {t('quality.setRight')}
                    </button>
                  )}
                  {data.state === 'set-right' ? null : (
                    <button
                      type="button"
                      className="link"
                      tabIndex={-1}
                      onClick={(event) => act(event, () => acts.accept(data))}
                    >
                      {data.state === 'accepted' ? t('quality.reopen') : t('quality.accept')}
                    </button>
                  )}
                </span>
              ) : null,
          } satisfies ColDef<DoubtRow>,
        ]),
  ];
}

export function correctionColumns({ t, say }: Words, acts: Acts): ColDef<CorrectionRow>[] {
  return [
    {
      headerName: t('history.what'),
      colId: 'what',
      flex: 1,
      minWidth: 220,
      valueGetter: ({ data }) => (data ? say(data.sentence) : ''),
      cellRenderer: ({ value }: { value?: string }) => <span title={value}>{value}</span>,
    },
    {
      headerName: t('findings.status'),
      colId: 'state',
      width: 120,
      cellRenderer: ({ data }: { data?: CorrectionRow }) =>
        data ? (
          <span
            className={data.applied ? 'doubt set-right' : 'doubt lost'}
            title={data.applied ? '' : t('quality.lostWhy')}
          >
            {t(data.applied ? 'quality.applied' : 'quality.notApplied')}
          </span>
        ) : null,
      valueGetter: ({ data }) => (data ? t(data.applied ? 'quality.applied' : 'quality.notApplied') : ''),
    },
    { headerName: t('history.who'), field: 'who', width: 90 },
    {
      headerName: t('history.when'),
      colId: 'at',
      width: 108,
      valueGetter: ({ data }) => (data ? instant(data.at) : ''),
    },
    ...(acts.readOnly
      ? []
      : [
          {
            headerName: '',
            colId: 'acts',
            width: 84,
            sortable: false,
            cellRenderer: ({ data }: { data?: CorrectionRow }) =>
              data ? (
                <button
                  type="button"
                  className="link"
                  tabIndex={-1}
                  onClick={(event) => {
                    event.stopPropagation();
                    acts.drop(data);
                  }}
                >
                  {t('quality.drop')}
                </button>
              ) : null,
          } satisfies ColDef<CorrectionRow>,
        ]),
  ];
}
