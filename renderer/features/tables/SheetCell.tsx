import type { CustomCellRendererProps } from 'ag-grid-react';
import { tickMarks } from '../../../core/contract/labels.ts';
import type { TableDetail } from '../../../core/contract/rows.ts';
import { useWords } from '../../i18n/index.ts';

export type SheetRow = TableDetail['rows'][number] & {
  /** Index in the table's rows, headers counted. */
  index: number;
};

/** A cell with its tick, and, where it was corrected, what was read. */
export function SheetCell(props: CustomCellRendererProps<SheetRow, string, { originals: boolean }>) {
  const { t } = useWords();
  const column = Number(props.column?.getColId());
  const cell = props.data?.cells[column];
  if (!cell || !props.data) return null;
  const was = cell.original === '' ? t('tables.originalEmpty') : t('tables.originalWas', { text: cell.original });
  const indent = column === 0 ? props.data.indent * 14 : 0;
  return (
    <span
      className={`sheet-cell${cell.edited ? ' edited' : ''}${cell.spanned ? ' spanned' : ''}`}
      style={{ paddingLeft: indent }}
    >
      <span className="sheet-text">
        <span className="cut" title={cell.edited ? was : undefined}>
          {cell.text}
        </span>
        {cell.edited && props.context.originals ? <small className="cut faint">{was}</small> : null}
      </span>
      {cell.tick ? (
        <span
          className={`check ${cell.tick}`}
          title={cell.formulas.join('\n')}
          aria-label={cell.formulas.join('; ')}
          role="img"
        >
          {tickMarks[cell.tick]}
        </span>
      ) : null}
    </span>
  );
}
