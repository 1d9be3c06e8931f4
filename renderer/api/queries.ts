import { QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { GoujiError } from '../../core/contract/errors.ts';
import type { MethodArgs, MethodName, MethodResult, Scope } from '../../core/contract/methods.ts';
import type { ProjectInfo } from '../../core/contract/rows.ts';
import { useBackend } from './backend.ts';

/** What each query reads of the store: when one of these goes stale, it is read again. */
const readsOf: Partial<Record<MethodName, readonly Scope[]>> = {
  'settings.get': ['settings'],
  'filings.list': ['filings', 'findings'],
  'filing.sections': ['sections', 'findings'],
  'filing.others': ['filings'],
  'filing.overview': ['overview', 'findings', 'tables', 'facts'],
  'findings.list': ['findings'],
  'findings.get': ['findings', 'annotations'],
  'source.blocks': ['source', 'tables'],
  'source.marks': ['source', 'findings'],
  'source.search': ['source'],
  'tables.list': ['tables'],
  'tables.get': ['tables'],
  'facts.list': ['facts'],
  'quality.get': ['quality'],
  'rules.get': ['rules'],
  'rules.results': ['findings', 'rules'],
  'terms.list': ['terms'],
  'annotations.list': ['annotations'],
  'history.list': ['history'],
  'history.state': ['history'],
};

type Key = readonly [project: string, method: MethodName, args: unknown];

/** Queries that do not belong to a project. */
const outside = 'outside';

export function queryKey<Name extends MethodName>(project: string | null, method: Name, args: MethodArgs<Name>): Key {
  return [project ?? outside, method, args];
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The backend tells what changed; nothing is read again on a guess.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
    },
  });
}

/** Reads a method's result and keeps it fresh. `project` is null for what stands outside projects. */
export function useMethod<Name extends MethodName>(
  project: string | null,
  method: Name,
  args: MethodArgs<Name>,
  enabled = true,
): UseQueryResult<MethodResult<Name>, GoujiError> {
  const { client } = useBackend();
  return useQuery<MethodResult<Name>, GoujiError>({
    queryKey: queryKey(project, method, args),
    queryFn: ({ signal }) => client.call(method, args, signal),
    enabled,
    // A list stays on the screen while it is read again: nothing blinks.
    placeholderData: keepForSameFiling(args),
  });
}

function keepForSameFiling(args: unknown) {
  return <Data>(previous: Data | undefined, query: { queryKey: readonly unknown[] } | undefined): Data | undefined => {
    const before = query?.queryKey[2];
    return JSON.stringify(before) === JSON.stringify(args) ? previous : undefined;
  };
}

/** Reads again whatever the backend says has changed. */
export function useStaleEvents(): void {
  const { client } = useBackend();
  const queries = useQueryClient();
  useEffect(() => {
    const offStale = client.on('stale', ({ scopes, filingId }) => {
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => {
          const [, method, args] = queryKey as unknown as Key;
          const reads = readsOf[method] ?? [];
          if (!reads.some((scope) => scopes.includes(scope))) return false;
          const of = filingOf(args);
          return filingId === null || of === null || of === filingId;
        },
      });
    });
    const offProject = client.on('project.changed', (project: ProjectInfo | null) => {
      queries.setQueryData(queryKey(null, 'project.current', {}), project);
      void queries.invalidateQueries({ queryKey: [outside, 'project.recent'] });
    });
    let wasLost = false;
    const offState = client.onState((state) => {
      if (state === 'lost') wasLost = true;
      if (state === 'open' && wasLost) {
        wasLost = false;
        void queries.invalidateQueries();
      }
    });
    return () => {
      offStale();
      offProject();
      offState();
    };
  }, [client, queries]);
}

function filingOf(args: unknown): number | null {
  if (typeof args !== 'object' || args === null || !('filingId' in args)) return null;
  return typeof args.filingId === 'number' ? args.filingId : null;
}
