import { useState } from 'react';
import type { FindingRow, SourceMark } from '../../../core/contract/rows.ts';
import { useTable } from '../../api/filing.ts';
import { useReadOnly } from '../../app/session.tsx';
import { ui } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { openPickMenu } from '../rules/PickMenu.tsx';
import { MarkedText } from './MarkedText.tsx';
import type { Target } from './Reader.tsx';

interface Props {
  filingId: number;
  table: number;
  marks: readonly SourceMark[];
  findings: ReadonlyMap<string, FindingRow>;
  target: Target | null;
}

/** Rows shown of a long table until more are asked for. */
const mostRows = 40;

/** A table in its place in the text, read when it comes into view. */
export function TablePreview({ filingId, table, marks, findings, target }: Props) {
  const { t } = useWords();
  const { data, error } = useTable(filingId, table);
  const [all, setAll] = useState(false);
  const readOnly = useReadOnly();
  const place = target?.place?.in === 'cell' ? target.place : null;
  if (error) return <p className="body faint">{t('source.tableFailed')}</p>;
  if (!data) return <div className="table-wait" aria-label={t('common.loading')} role="status" />;
  const needed = place ? place.row + 1 : 0;
  const lastMarked = Math.max(needed, 0);
  const shown = all ? data.rows.length : Math.max(mostRows, lastMarked);
  const rows = data.rows.slice(0, shown);
  const rest = data.rows.length - rows.length;
  const { summary } = data;
  return (
    <div className="body">
      <div className="table-head">
        <b className="cut">{summary.title === '' ? t('tables.untitled') : summary.title}</b>
        {summary.unit ? (
          <span>
            {t('tables.unit')}: {summary.unit}
          </span>
        ) : null}
        <button type="button" className="link" onClick={() => ui.set({ tab: 'tables', table })}>
          {t('source.openTable')}
        </button>
      </div>
      <div className="table-scroll scroll">
        <table>
          <tbody>
            {rows.map((row, rowIndex) => (
              <tr key={rowIndex} className={row.role}>
                {row.cells.map((cell, column) => {
                  const here = marks.filter(
                    ({ place: at }) => at.in === 'cell' && at.row === rowIndex && at.column === column,
                  );
                  const aimed = place && place.row === rowIndex && place.column === column ? place : null;
                  const Cell = row.role === 'header' ? 'th' : 'td';
                  return (
                    <Cell
                      key={column}
                      onContextMenu={(event) => {
                        const at = { row: rowIndex, column, start: 0, end: cell.text.length };
                        if (!readOnly && /\d/.test(cell.text)) openPickMenu(event, { in: 'cell', table, ...at });
                      }}
                      className={`${isNumber(cell.text) ? 'num' : ''}${cell.edited ? ' edited' : ''}`}
                      style={column === 0 && row.indent > 0 ? { paddingLeft: 8 + row.indent * 14 } : undefined}
                      title={cell.edited ? t('tables.originalWas', { text: cell.original }) : undefined}
                    >
                      {here.length > 0 || aimed ? (
                        <MarkedText text={cell.text} marks={here} findings={findings} target={aimed} />
                      ) : (
                        cell.text
                      )}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('source.moreRows', { count: rest })}
        </button>
      ) : null}
    </div>
  );
}

/** A printed figure, for setting it to the right. */
export function isNumber(text: string): boolean {
  if (text === '' || text.length > 40) return false;
  let digits = 0;
  for (const character of text) {
    if (character >= '0' && character <= '9') digits += 1;
    else if (!' ,.，.-−–%％()（）'.includes(character)) return false;
  }
  return digits > 0 || text.trim() === '-' || text.trim() === '–';
}
