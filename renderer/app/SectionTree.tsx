import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { SectionRow } from '../../core/contract/rows.ts';
import { useSections } from '../api/filing.ts';
import { openHeadingMenu } from '../features/quality/openHeadingMenu.ts';
import { useWords } from '../i18n/index.ts';
import { sectionName } from '../i18n/sectionName.ts';
import { Failed, Skeleton } from '../ui/parts.tsx';
import { jumpTo, showFindings, ui, useUi } from './ui.ts';

interface Node {
  row: SectionRow;
  depth: number;
  children: Node[];
}

/** Sections that have findings below them stand open at first, down to this depth. */
const openDepth = 1;

/** The headings as a tree with the open findings of each; a heading leads to its text, a count to its findings. */
export function SectionTree({ filingId }: { filingId: number | null }) {
  const { t } = useWords();
  const { data, isLoading, error, refetch } = useSections(filingId);
  const chosen = useUi((state) => state.section);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [focused, setFocused] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const roots = useMemo(() => treeOf(data ?? []), [data]);
  const isOpen = (node: Node) => toggled.get(node.row.id) ?? (node.depth < openDepth && node.row.findings > 0);
  const shown: Node[] = [];
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      shown.push(node);
      if (node.children.length > 0 && isOpen(node)) walk(node.children);
    }
  };
  walk(roots);

  useEffect(() => {
    if (focused === null) return;
    list.current?.querySelector<HTMLElement>(`[data-section="${focused}"]`)?.focus();
  }, [focused]);

  if (isLoading) return <Skeleton rows={9} label={t('common.loading')} />;
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (shown.length === 0) return <div className="empty">{t('left.empty')}</div>;

  const toggle = (node: Node, open = !isOpen(node)) => setToggled((old) => new Map(old).set(node.row.id, open));
  const choose = (row: SectionRow) => {
    ui.set((state) => ({
      section: row.index,
      ...(state.tab === 'overview' || state.tab === 'history' ? { tab: 'source' } : {}),
    }));
    jumpTo(row.block, null);
  };
  const onKey = (event: KeyboardEvent, node: Node, at: number) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setFocused(shown[at + step]?.row.index ?? node.row.index);
    else if (event.key === 'ArrowRight' && node.children.length > 0) toggle(node, true);
    else if (event.key === 'ArrowLeft') toggle(node, false);
    else if (event.key === 'Enter' || event.key === ' ') choose(node.row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const tabbable = shown.some((node) => node.row.index === focused) ? focused : shown[0]?.row.index;

  return (
    <div className="tree scroll" role="tree" aria-labelledby="sections-head" ref={list}>
      {shown.map((node, at) => {
        const { row } = node;
        const title = sectionName(row);
        const open = isOpen(node);
        return (
          <div
            key={row.id}
            role="treeitem"
            className={row.index === chosen ? 'tree-row on' : 'tree-row'}
            style={{ '--d': node.depth } as React.CSSProperties}
            aria-level={node.depth + 1}
            aria-selected={row.index === chosen}
            {...(node.children.length > 0 ? { 'aria-expanded': open } : {})}
            tabIndex={row.index === tabbable ? 0 : -1}
            data-section={row.index}
            onFocus={() => setFocused(row.index)}
            onKeyDown={(event) => onKey(event, node, at)}
            onClick={() => choose(row)}
            onContextMenu={(event) => openHeadingMenu(event, row.block)}
            title={title}
          >
            {node.children.length > 0 ? (
              <button
                type="button"
                className="fold"
                tabIndex={-1}
                aria-label={open ? t('left.fold') : t('left.expand')}
                onClick={(event) => {
                  event.stopPropagation();
                  toggle(node);
                }}
              >
                {open ? <IconChevronDown size={13} /> : <IconChevronRight size={13} />}
              </button>
            ) : (
              <span className="fold" />
            )}
            <span className="name cut">{title}</span>
            <button
              type="button"
              className={`n ${row.findings > 0 ? (row.worst ?? '') : ''}`}
              tabIndex={-1}
              disabled={row.findings === 0}
              aria-label={`${t('left.filterBy', { title })} (${row.findings})`}
              onClick={(event) => {
                event.stopPropagation();
                ui.set({ section: row.index });
                showFindings({ sections: [row.index] });
              }}
            >
              {row.findings}
            </button>
          </div>
        );
      })}
    </div>
  );
}

function treeOf(rows: readonly SectionRow[]): Node[] {
  const byId = new Map<string, Node>();
  const roots: Node[] = [];
  for (const row of rows) {
    const parent = row.parentId === null ? undefined : byId.get(row.parentId);
    const node: Node = { row, depth: parent ? parent.depth + 1 : 0, children: [] };
    byId.set(row.id, node);
    if (parent) parent.children.push(node);
    else roots.push(node);
  }
  return roots;
}
