import { createContext, type ReactNode, use, useMemo } from 'react';
import type { AppInfo, FilingRow, ProjectInfo, Settings } from '../../core/contract/rows.ts';
import { useMethod } from '../api/queries.ts';
import { useUi } from './ui.ts';

/** What every part of an open window can rely on. */
export interface Session {
  app: AppInfo;
  settings: Settings;
  project: ProjectInfo | null;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ value, children }: { value: Session; children: ReactNode }) {
  return <SessionContext value={value}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('SessionProvider is missing');
  return session;
}

/** Id of the open project, for query keys; empty where none is open. */
export function useProjectId(): string {
  return useSession().project?.id ?? '';
}

export function useReadOnly(): boolean {
  return useSession().project?.readOnly ?? false;
}

export function useFilings() {
  const { project } = useSession();
  return useMethod(project?.id ?? '', 'filings.list', {}, project !== null);
}

/** The filing on the screen: the chosen one, else the last imported. */
export function useFiling(): FilingRow | null {
  const chosen = useUi((state) => state.filingId);
  const { data } = useFilings();
  return useMemo(() => {
    if (!data || data.length === 0) return null;
    return data.find((filing) => filing.id === chosen) ?? data[data.length - 1] ?? null;
  }, [chosen, data]);
}
