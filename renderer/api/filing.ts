import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FindingDetail, FindingRow, SectionRow } from '../../core/contract/rows.ts';
import { sectionTree } from '../../core/review/filter.ts';
import { patched, withPending } from '../../core/review/patch.ts';
import { useProjectId } from '../app/session.tsx';
import { useUi } from '../app/ui.ts';
import { useBackend } from './backend.ts';
import { queryKey, useMethod } from './queries.ts';

/** The queries of one filing, each keyed by project and filing. */
export function useSections(filingId: number | null) {
  return useMethod(useProjectId(), 'filing.sections', { filingId: filingId ?? 0 }, filingId !== null);
}

const noSections: SectionRow[] = [];

/** The section list with its tree, for filters and names. */
export function useSectionTree(filingId: number | null) {
  const { data } = useSections(filingId);
  const sections = data ?? noSections;
  return useMemo(() => {
    const byIndex = new Map(sections.map((section) => [section.index, section]));
    return { sections, byIndex, ...sectionTree(sections) };
  }, [sections]);
}

/** The findings with what is still on its way to the store laid over them. */
export function useFindings(filingId: number | null) {
  const query = useMethod(useProjectId(), 'findings.list', { filingId: filingId ?? 0 }, filingId !== null);
  const pending = useUi((state) => state.pending);
  const rows = useMemo<FindingRow[] | undefined>(
    () => (query.data ? withPending(query.data, pending) : undefined),
    [query.data, pending],
  );
  return { ...query, data: rows };
}

export function useFindingDetail(filingId: number | null, findingId: string | null) {
  const { client } = useBackend();
  const project = useProjectId();
  const pending = useUi((state) => state.pending);
  const args = { filingId: filingId ?? 0, findingId: findingId ?? '' };
  const query = useQuery<FindingDetail>({
    queryKey: queryKey(project, 'findings.get', args),
    queryFn: ({ signal }) => client.call('findings.get', args, signal),
    enabled: filingId !== null && findingId !== null,
  });
  const detail = useMemo(() => {
    if (!query.data) return undefined;
    let row = query.data.row;
    for (const { findingIds, patch } of pending) if (findingIds.includes(row.id)) row = patched(row, patch);
    return row === query.data.row ? query.data : { ...query.data, row };
  }, [query.data, pending]);
  return { ...query, data: detail };
}

export function useOverview(filingId: number | null, enabled = true) {
  return useMethod(useProjectId(), 'filing.overview', { filingId: filingId ?? 0 }, enabled && filingId !== null);
}

export function useBlocks(filingId: number | null) {
  return useMethod(useProjectId(), 'source.blocks', { filingId: filingId ?? 0 }, filingId !== null);
}

export function useMarks(filingId: number | null) {
  return useMethod(useProjectId(), 'source.marks', { filingId: filingId ?? 0 }, filingId !== null);
}

export function useTables(filingId: number | null) {
  return useMethod(useProjectId(), 'tables.list', { filingId: filingId ?? 0 }, filingId !== null);
}

export function useTable(filingId: number | null, table: number | null) {
  const enabled = filingId !== null && table !== null;
  return useMethod(useProjectId(), 'tables.get', { filingId: filingId ?? 0, table: table ?? 0 }, enabled);
}

/** The reading report with its doubts and corrections. */
export function useQuality(filingId: number | null) {
  return useMethod(useProjectId(), 'quality.get', { filingId: filingId ?? 0 }, filingId !== null);
}

export function useFacts(filingId: number | null) {
  return useMethod(useProjectId(), 'facts.list', { filingId: filingId ?? 0 }, filingId !== null);
}

export function useTerms(filingId: number | null) {
  return useMethod(useProjectId(), 'terms.list', { filingId: filingId ?? 0 }, filingId !== null);
}

/** What is made of the rules in the project. */
export function useRules() {
  return useMethod(useProjectId(), 'rules.get', {});
}

/** What the last check said of the analyst's own checks. */
export function useRuleResults(filingId: number | null) {
  return useMethod(useProjectId(), 'rules.results', { filingId: filingId ?? 0 }, filingId !== null);
}

export function useHistory() {
  return useMethod(useProjectId(), 'history.list', { limit: 5000 });
}

export function useHistoryState(enabled: boolean) {
  return useMethod(useProjectId(), 'history.state', {}, enabled);
}

/** Search in the source as one types. */
export function useSourceSearch(filingId: number | null, query: string) {
  const wanted = query.trim();
  // One Latin letter or digit would hit everywhere; two characters are the commonest Chinese query.
  const enabled = filingId !== null && wanted.length >= 2;
  return useMethod(
    useProjectId(),
    'source.search',
    { filingId: filingId ?? 0, query: wanted === '' ? ' ' : wanted, limit: 500 },
    enabled,
  );
}
