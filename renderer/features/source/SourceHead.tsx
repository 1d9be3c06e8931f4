import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { SearchHit } from '../../../core/contract/rows.ts';
import { useSourceSearch } from '../../api/filing.ts';
import { useUi } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';

interface Props {
  filingId: number;
  path: readonly string[];
  page: number | null;
  line: number | null;
  hit: SearchHit | null;
  showHit: (hit: SearchHit | null) => void;
}

/** Where the reader stands, and search as one types. */
export function SourceHead({ filingId, path, page, line, hit, showHit }: Props) {
  const { t } = useWords();
  const wish = useUi((state) => state.searchWish);
  const seen = useRef(wish);
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState('');
  const { data } = useSourceSearch(filingId, asked);
  const hits = data?.hits;

  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), 120);
    return () => clearTimeout(timer);
  }, [query]);
  useEffect(() => {
    if (wish === seen.current) return;
    seen.current = wish;
    field.current?.focus();
    field.current?.select();
  }, [wish]);
  useEffect(() => {
    showHit(hits?.[0] ?? null);
  }, [hits, showHit]);

  const at = hit && hits ? hits.indexOf(hit) : -1;
  const step = (by: number) => {
    if (!hits || hits.length === 0) return;
    showHit(hits[(at + by + hits.length) % hits.length] ?? null);
  };
  const searched = asked.trim().length >= 2;
  const state =
    query.trim() === ''
      ? ''
      : query.trim().length < 2
        ? t('source.typeMore')
        : !hits || !searched
          ? ''
          : hits.length === 0
            ? t('source.noHits')
            : t('source.hits', { at: at + 1, total: data.total });

  return (
    <div className="source-head">
      <span className="cut path" title={path.join(' › ')}>
        {path.length > 0 ? path.join(' › ') : t('left.front')}
      </span>
      <span className="faint">
        {page !== null ? t('place.pageLong', { page }) : line !== null ? t('place.line', { line }) : ''}
      </span>
      <span className="grow" />
      <span className="faint" role="status">
        {state}
      </span>
      <span className="search">
        <IconSearch size={13} aria-hidden />
        <input
          ref={field}
          type="text"
          aria-label={t('source.search')}
          placeholder={t('source.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') {
              setQuery('');
              event.currentTarget.blur();
            }
          }}
        />
        {query === '' ? null : (
          <>
            <button type="button" className="icon-btn small" aria-label={t('source.previous')} onClick={() => step(-1)}>
              <IconChevronUp size={14} />
            </button>
            <button type="button" className="icon-btn small" aria-label={t('source.next')} onClick={() => step(1)}>
              <IconChevronDown size={14} />
            </button>
            <button
              type="button"
              className="icon-btn small"
              aria-label={t('source.closeSearch')}
              onClick={() => setQuery('')}
            >
              <IconX size={14} />
            </button>
          </>
        )}
      </span>
    </div>
  );
}
