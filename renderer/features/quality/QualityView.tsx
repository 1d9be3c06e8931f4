import { IconRefresh } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { warningNames } from '../../../core/contract/labels.ts';
import type { CorrectionRow, DoubtRow } from '../../../core/contract/quality-rows.ts';
import { useActions } from '../../api/actions.ts';
import { useQuality } from '../../api/filing.ts';
import { useRunningJob } from '../../api/jobs.ts';
import { useFiling, useReadOnly } from '../../app/session.tsx';
import { jumpTo, ui } from '../../app/ui.ts';
import { count } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { PlainGrid } from '../../ui/PlainGrid.tsx';
import { Empty, Failed, Skeleton } from '../../ui/parts.tsx';
import { correctionColumns, doubtColumns } from './columns.tsx';
import { Figures } from './Figures.tsx';

/** What was read and what is doubtful; each place can be looked at, accepted or set right. */
export function QualityView() {
  const words = useWords();
  const { t, say } = words;
  const filing = useFiling();
  const readOnly = useReadOnly();
  const { data, isLoading, error, refetch } = useQuality(filing?.id ?? null);
  const { acceptDoubts, dropCorrection, reread } = useActions();
  const reading = useRunningJob()?.kind === 'reread';
  const [shown, show] = useState<'doubts' | 'corrections'>('doubts');
  const [code, setCode] = useState<DoubtRow['code'] | null>(null);
  const [openOnly, setOpenOnly] = useState(false);
  const [chosen, choose] = useState<DoubtRow | null>(null);
  const filingId = filing?.id ?? 0;

  const doubts = data?.doubts;
  const kinds = useMemo(() => kindsOf(doubts ?? []), [doubts]);
  const rows = useMemo(
    () =>
      kinds
        .flatMap(({ rows: own }) => own)
        .filter((row) => (code === null || row.code === code) && (!openOnly || row.state === 'open')),
    [kinds, code, openOnly],
  );
  const acts = useMemo(
    () => ({
      accept: (row: DoubtRow) => void acceptDoubts(filingId, [row.key], row.state !== 'accepted'),
      setRight: (row: DoubtRow, at: { x: number; y: number }) => setRight(row, at),
      drop: (row: CorrectionRow) => void dropCorrection(filingId, row.id),
      readOnly,
    }),
    [filingId, acceptDoubts, dropCorrection, readOnly],
  );
  const doubtCols = useMemo(() => doubtColumns(words, acts), [words, acts]);
  const correctionCols = useMemo(() => correctionColumns(words, acts), [words, acts]);

  if (isLoading) return <Skeleton rows={8} label={t('quality.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data || !filing) return <Empty title={t('quality.noReport')} />;
  const open = data.doubts.filter((row) => row.state === 'open');
  const openShown = rows.filter((row) => row.state === 'open');
  const lost = data.corrections.filter((row) => !row.applied).length;
  const why = chosen && rows.some((row) => row.key === chosen.key) ? chosen : null;
  return (
    <section className="pane quality" aria-label={t('quality.label')}>
      {data.report ? <Figures report={data.report} /> : <p className="figures mute">{t('quality.noReport')}</p>}
      <div className="toolbar">
        <div className="pills">
          <button type="button" className="pill" aria-pressed={shown === 'doubts'} onClick={() => show('doubts')}>
            {t('quality.doubts')} <b>{count(open.length)}</b>
          </button>
          <button
            type="button"
            className="pill"
            aria-pressed={shown === 'corrections'}
            onClick={() => show('corrections')}
          >
            {t('quality.corrections')} <b>{count(data.corrections.length)}</b>
            {lost > 0 ? <span className="sev high">{t('quality.lost', { count: lost })}</span> : null}
          </button>
          {shown === 'doubts' && kinds.length > 0 ? (
            <select
              className="field small"
              aria-label={t('quality.kind')}
              value={code ?? ''}
              onChange={(event) => setCode((event.currentTarget.value || null) as DoubtRow['code'] | null)}
            >
              <option value="">{t('quality.allKinds')}</option>
              {kinds.map((kind) => (
                <option key={kind.code} value={kind.code}>
                  {say(warningNames[kind.code].name)} ({kind.rows.length})
                </option>
              ))}
            </select>
          ) : null}
          {shown === 'doubts' ? (
            <button type="button" className="pill" aria-pressed={openOnly} onClick={() => setOpenOnly(!openOnly)}>
              {t('quality.openOnly')}
            </button>
          ) : null}
        </div>
        <span className="grow" />
        {readOnly ? null : (
          <>
            {shown === 'doubts' && openShown.length > 1 ? (
              <button
                type="button"
                className="btn small"
                onClick={() =>
                  void acceptDoubts(
                    filingId,
                    openShown.map((row) => row.key),
                    true,
                  )
                }
              >
                {t('quality.acceptAll', { count: openShown.length })}
              </button>
            ) : null}
            <button type="button" className="btn small" disabled={reading} onClick={() => void reread(filingId)}>
              <IconRefresh size={14} aria-hidden /> {t('quality.reread')}
            </button>
          </>
        )}
      </div>
      {shown === 'doubts' && why ? (
        <p className="quality-why">
          <b>{say(warningNames[why.code].name)}</b> {say(warningNames[why.code].why)}
          <span className="faint keys">
            <kbd>Enter</kbd> {t('quality.toSource')}
            {readOnly ? null : (
              <>
                {' '}
                <kbd>E</kbd> {t('quality.setRight')} <kbd>A</kbd> {t('quality.accept')}
              </>
            )}
          </span>
        </p>
      ) : null}
      <div className="grid-box">
        {shown === 'doubts' ? (
          rows.length === 0 ? (
            <Empty title={data.doubts.length === 0 ? t('quality.none') : t('quality.noneLeft')} />
          ) : (
            <PlainGrid
              // Two grids, not one whose columns meet the other's rows.
              key="doubts"
              name="grid:quality"
              rows={rows}
              columns={doubtCols}
              rowId={(row) => row.key}
              open={goTo}
              chosen={choose}
              rowClasses={settledRows}
              onKey={(row, key, at) => {
                if (readOnly) return;
                if (key === 'a') acts.accept(row);
                if (key === 'e') setRight(row, at);
              }}
            />
          )
        ) : data.corrections.length === 0 ? (
          <Empty title={t('quality.noCorrections')} hint={t('quality.noCorrectionsHint')} />
        ) : (
          <PlainGrid
            key="corrections"
            name="grid:corrections"
            rows={data.corrections}
            columns={correctionCols}
            rowId={(row) => String(row.id)}
            open={(row) => {
              if (row.block !== null) jumpTo(row.block, null);
            }}
            onKey={(row, key) => {
              if (!readOnly && key === 'Delete') acts.drop(row);
            }}
          />
        )}
      </div>
    </section>
  );
}

const settledRows = {
  'row-settled': ({ data }: { data?: DoubtRow | undefined }) => data !== undefined && data.state !== 'open',
};

function goTo(row: DoubtRow): void {
  if (row.block !== null) jumpTo(row.block, null);
}

/** Opens what a doubt can be set right with: the table's sheet, or the levels of a heading. */
function setRight(row: DoubtRow, at: { x: number; y: number }): void {
  if (row.block === null) return;
  jumpTo(row.block, null);
  if (row.table !== null) ui.set({ tab: 'tables', table: row.table });
  else ui.set({ headingMenu: { block: row.block, ...at, offset: null } });
}

/** The doubts by kind, those first that the analyst can do something about. */
function kindsOf(doubts: readonly DoubtRow[]): { code: DoubtRow['code']; rows: DoubtRow[] }[] {
  const byCode = new Map<DoubtRow['code'], DoubtRow[]>();
  for (const row of doubts) {
    const rows = byCode.get(row.code);
    if (rows) rows.push(row);
    else byCode.set(row.code, [row]);
  }
  const first: DoubtRow['code'][] = ['table-doubtful', 'heading-doubtful', 'number-doubtful', 'text-unplaced'];
  const rank = (code: DoubtRow['code']) => (first.includes(code) ? first.indexOf(code) : first.length);
  return [...byCode].map(([code, rows]) => ({ code, rows })).sort((a, b) => rank(a.code) - rank(b.code));
}
