import { IconArrowNarrowRight, IconDownload, IconRestore } from '@tabler/icons-react';
import type { TableCell, TableDetail } from '../../../core/contract/rows.ts';
import { placeLabel } from '../../i18n/format.ts';
import { useWords } from '../../i18n/index.ts';
import { TableTools } from './TableTools.tsx';

interface Props {
  filingId: number;
  detail: TableDetail;
  /** The cell that has the focus, and its place. */
  at: { row: number; column: number } | null;
  cell: TableCell | null;
  originals: boolean;
  canEdit: boolean;
  toggleOriginals: () => void;
  toSource: () => void;
  exportCsv: () => void;
  revert: () => void;
}

/** The table's name and what can be done with it; below, what is known of the cell in focus. */
export function SheetHead(props: Props) {
  const { t } = useWords();
  const { detail, cell } = props;
  const { summary } = detail;
  return (
    <>
      <div className="toolbar sheet-bar">
        <b className="cut" title={summary.title}>
          {summary.title === '' ? t('tables.untitled') : summary.title}
        </b>
        <span className="mute hide-narrow cut">
          {placeLabel(t, summary)}
          {summary.unit ? ` · ${t('tables.unit')} ${summary.unit}` : ''}
          {summary.parts > 1 ? ` · ${t('tables.parts', { count: summary.parts })}` : ''}
        </span>
        <span className="grow" />
        {summary.edited > 0 ? (
          <button type="button" className="btn small" aria-pressed={props.originals} onClick={props.toggleOriginals}>
            {t('tables.original')} · {summary.edited}
          </button>
        ) : null}
        {props.canEdit ? <TableTools filingId={props.filingId} detail={detail} at={props.at} /> : null}
        <button type="button" className="btn small" onClick={props.toSource}>
          {t('tables.toSource')} <IconArrowNarrowRight size={14} aria-hidden />
        </button>
        <button type="button" className="btn small" onClick={props.exportCsv}>
          <IconDownload size={14} aria-hidden /> {t('tables.csv')}
        </button>
      </div>
      <div className="cell-line">
        {cell === null ? (
          <span className="faint">{t('tables.cellHint')}</span>
        ) : (
          <>
            <span className="cut strong">{cell.text === '' ? '–' : cell.text}</span>
            {cell.edited ? (
              <>
                <span className="faint cut">
                  {cell.original === '' ? t('tables.originalEmpty') : t('tables.originalWas', { text: cell.original })}
                </span>
                {props.canEdit ? (
                  <button type="button" className="link" onClick={props.revert}>
                    <IconRestore size={13} aria-hidden /> {t('tables.revertCell')}
                  </button>
                ) : null}
              </>
            ) : null}
            <span className="cut mute" title={cell.formulas.join('\n')}>
              {cell.formulas.join(' ； ')}
            </span>
          </>
        )}
      </div>
    </>
  );
}
