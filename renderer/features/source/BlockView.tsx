import { IconHeading } from '@tabler/icons-react';
import { memo } from 'react';
import type { FindingRow, SourceBlock, SourceMark } from '../../../core/contract/rows.ts';
import { useReadOnly } from '../../app/session.tsx';
import { useWords } from '../../i18n/index.ts';
import { openHeadingMenu } from '../quality/openHeadingMenu.ts';
import { MarkedText } from './MarkedText.tsx';
import type { Target } from './Reader.tsx';
import { TablePreview } from './TablePreview.tsx';

interface Props {
  filingId: number;
  block: SourceBlock;
  newPage: boolean;
  marks: readonly SourceMark[];
  findings: ReadonlyMap<string, FindingRow>;
  target: Target | null;
}

/** One block of the source with its line and page at the side. */
export const BlockView = memo(function BlockView({ filingId, block, newPage, marks, findings, target }: Props) {
  const { t } = useWords();
  const readOnly = useReadOnly();
  const gutter = (
    <span className="gutter" aria-hidden>
      {newPage ? <b>p.{block.page}</b> : null}
      <span>{block.line}</span>
    </span>
  );
  const wholeTarget = target !== null && target.place === null;
  if (block.kind === 'table' && block.table !== null) {
    return (
      <div className={wholeTarget ? 'block table flash' : 'block table'}>
        {gutter}
        <TablePreview filingId={filingId} table={block.table} marks={marks} findings={findings} target={target} />
      </div>
    );
  }
  const place = target?.place?.in === 'block' ? target.place : null;
  const text = <MarkedText text={block.text} marks={marks} findings={findings} target={place} />;
  const className = `block ${block.kind}${block.kind === 'heading' ? ` h${Math.min(6, Math.max(1, block.level))}` : ''}${wholeTarget ? ' flash' : ''}`;
  return (
    <div
      className={className}
      {...(wholeTarget ? { 'data-target': true } : {})}
      {...(readOnly ? {} : { onContextMenu: (event) => openHeadingMenu(event, block.index) })}
    >
      {gutter}
      {block.kind === 'heading' ? (
        <div role="heading" aria-level={Math.min(6, Math.max(1, block.level))} className="body">
          {text}
        </div>
      ) : (
        <p className="body">{text}</p>
      )}
      {readOnly ? null : (
        <button
          type="button"
          className="icon-btn small block-tool"
          // One stop of the Tab key: the place that was gone to.
          tabIndex={target === null ? -1 : 0}
          aria-label={t('quality.setLevel')}
          title={t('quality.setLevel')}
          onClick={(event) => openHeadingMenu(event, block.index)}
        >
          <IconHeading size={14} />
        </button>
      )}
    </div>
  );
});
