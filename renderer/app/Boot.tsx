import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { reportOf } from '../../core/contract/errors.ts';
import type { RecentProject } from '../../core/contract/rows.ts';
import { useActions } from '../api/actions.ts';
import { useBackend } from '../api/backend.ts';
import { jobs } from '../api/jobs.ts';
import { useMethod, useStaleEvents } from '../api/queries.ts';
import { setLanguage } from '../i18n/index.ts';
import { Shell } from './Shell.tsx';
import { ConnectionLost, StartFailed, Starting } from './screens.tsx';
import { type Session, SessionProvider } from './session.tsx';
import { resetUi } from './ui.ts';

/** Brings the window up: what the backend is, what the analyst set, which project is open. */
export function Boot() {
  const { client } = useBackend();
  useStaleEvents();
  useEffect(() => client.on('job.changed', (job) => jobs.put(job)), [client]);
  const connection = useSyncExternalStore(client.onState, client.state);

  const app = useMethod(null, 'app.info', {});
  const settings = useMethod(null, 'settings.get', {});
  const current = useMethod(null, 'project.current', {});
  const recent = useMethod(null, 'project.recent', {});

  const session = useMemo<Session | null>(() => {
    if (!app.data || !settings.data || current.data === undefined) return null;
    return { app: app.data, settings: settings.data, project: current.data };
  }, [app.data, settings.data, current.data]);

  useLook(session);

  const failed = app.error ?? settings.error ?? current.error;
  const again = () => {
    for (const query of [app, settings, current, recent]) void query.refetch();
  };
  if (!session) {
    if (connection === 'lost') return <ConnectionLost />;
    if (failed) return <StartFailed report={reportOf(failed)} again={again} />;
    return <Starting />;
  }
  return (
    <SessionProvider value={session}>
      <FirstProject open={session.project !== null} recent={recent.data} />
      <Shell key={session.project?.id ?? 'none'} />
      {connection === 'lost' ? <ConnectionLost /> : null}
    </SessionProvider>
  );
}

/** At the start the last project is open again; the first time ever, the sample is. Once closed, it stays closed. */
function FirstProject({ open, recent }: { open: boolean; recent: RecentProject[] | undefined }) {
  const { openSample, openRecent } = useActions();
  const settled = useRef(false);
  useEffect(() => {
    if (settled.current || (!open && !recent)) return;
    settled.current = true;
    if (open) return;
    const last = recent?.find((project) => !project.missing);
    if (recent?.length === 0) void openSample();
    else if (last) void openRecent(last.path);
  }, [open, recent, openSample, openRecent]);
  return null;
}

/** Language, colours and font size as set; and a clean window for each project. */
function useLook(session: Session | null): void {
  const { setColorScheme } = useMantineColorScheme();
  const language = session?.settings.language;
  const theme = session?.settings.theme;
  const fontSize = session?.settings.fontSize;
  const project = session?.project?.id;
  useEffect(() => {
    if (language) setLanguage(language);
  }, [language]);
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme);
  }, [theme, setColorScheme]);
  useEffect(() => {
    if (fontSize) document.documentElement.style.setProperty('--fs', `${fontSize}px`);
  }, [fontSize]);
  useEffect(() => {
    // The project's id is the reason to start afresh, though nothing of it is read here.
    void project;
    resetUi();
  }, [project]);
}
