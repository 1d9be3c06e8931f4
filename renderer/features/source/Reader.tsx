import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FindingRow, SearchHit, SourceBlock, SourceMark } from '../../../core/contract/rows.ts';
import type { Place } from '../../../core/model/text.ts';
import { useSectionTree } from '../../api/filing.ts';
import { useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { sectionName } from '../../i18n/sectionName.ts';
import { BlockView } from './BlockView.tsx';
import { hold } from './hold.ts';
import { Minimap } from './Minimap.tsx';
import { SourceHead } from './SourceHead.tsx';

interface Props {
  filingId: number;
  blocks: readonly SourceBlock[];
  marks: readonly SourceMark[];
  findings: ReadonlyMap<string, FindingRow>;
}

/** Where the reader stands: the place that was asked for, flashing once. */
export interface Target {
  block: number;
  place: Place | null;
}

/** The filing's text, only as much of it in the page as is seen. */
export function Reader({ filingId, blocks, marks, findings }: Props) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const jump = useUi((state) => state.jump);
  const [target, setTarget] = useState<Target | null>(null);
  const [hit, setHit] = useState<SearchHit | null>(null);
  const position = useMemo(() => new Map(blocks.map((block, at) => [block.index, at])), [blocks]);
  const byBlock = useMemo(() => marksByBlock(marks), [marks]);
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => estimate(blocks[at]),
    getItemKey: (at) => blocks[at]?.index ?? at,
    overscan: 6,
  });

  const goTo = (next: Target) => {
    const at = position.get(next.block);
    if (at === undefined) return;
    setTarget(next);
    const align = next.place === null ? 'start' : 'center';
    hold(scroller.current, align, at, () => virtual.scrollToIndex(at, { align, behavior: 'auto' }));
  };
  const latest = useRef(goTo);
  latest.current = goTo;
  useEffect(() => {
    if (jump) latest.current(jump);
  }, [jump]);
  useEffect(() => {
    if (hit) latest.current({ block: hit.block, place: hit.place });
  }, [hit]);

  const items = virtual.getVirtualItems();
  const top = items.find((item) => item.end > (virtual.scrollOffset ?? 0) + 4);
  const first = blocks[top?.index ?? 0];
  const last = [...items]
    .reverse()
    .find((item) => item.start < (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0));
  const tree = useSectionTree(filingId);
  const path = pathOf(tree.byIndex, first?.section ?? -1);

  return (
    <div className="source">
      <SourceHead
        filingId={filingId}
        path={path}
        page={first?.page ?? null}
        line={first?.line ?? null}
        hit={hit}
        showHit={setHit}
      />
      <div className="source-body">
        <div
          className="reader scroll"
          ref={scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled by keys, so it takes the focus
          tabIndex={0}
          role="document"
          lang="zh-CN"
          aria-label={t('source.label')}
          data-keys="review"
        >
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map((item) => {
              const block = blocks[item.index];
              if (!block) return null;
              const before = blocks[item.index - 1];
              return (
                <div
                  key={item.key}
                  data-index={item.index}
                  ref={virtual.measureElement}
                  className="block-row"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <BlockView
                    filingId={filingId}
                    block={block}
                    newPage={block.page !== null && block.page !== before?.page}
                    marks={byBlock.get(block.index) ?? none}
                    findings={findings}
                    target={target?.block === block.index ? target : null}
                  />
                </div>
              );
            })}
          </div>
        </div>
        <Minimap
          blocks={blocks}
          marks={marks}
          position={position}
          findings={findings}
          from={top?.index ?? 0}
          to={last?.index ?? 0}
        />
      </div>
    </div>
  );
}

const none: SourceMark[] = [];

function marksByBlock(marks: readonly SourceMark[]): Map<number, SourceMark[]> {
  const map = new Map<number, SourceMark[]>();
  for (const mark of marks) {
    const list = map.get(mark.block);
    if (list) list.push(mark);
    else map.set(mark.block, [mark]);
  }
  return map;
}

/** Pixels that a block is likely to take, so that the scroll bar tells the truth before it is measured. */
function estimate(block: SourceBlock | undefined): number {
  if (!block) return 30;
  if (block.kind === 'table') return 220;
  if (block.kind === 'heading') return 40;
  return 10 + Math.ceil((block.text.length + 2) / 44) * 25;
}

function pathOf(
  sections: ReadonlyMap<number, { id: string; parentId: string | null; number: string; title: string }>,
  index: number,
): string[] {
  const byId = new Map([...sections.values()].map((section) => [section.id, section]));
  const path: string[] = [];
  let at = sections.get(index);
  while (at && path.length < 8) {
    path.unshift(sectionName(at));
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return path;
}
