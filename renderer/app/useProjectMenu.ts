import { useQueryClient } from '@tanstack/react-query';
import { reportOf } from '../../core/contract/errors.ts';
import { useActions } from '../api/actions.ts';
import { useBackend } from '../api/backend.ts';
import { queryKey } from '../api/queries.ts';
import { useWords } from '../i18n/index.ts';
import { notify } from '../ui/notify.ts';
import { useSession } from './session.tsx';
import { raiseAlert, showFiling } from './ui.ts';

/** What can be done with the project as a whole. */
export function useProjectMenu() {
  const { client, host } = useBackend();
  const queries = useQueryClient();
  const { project } = useSession();
  const { attempt } = useActions();
  const { t } = useWords();
  return {
    async saveCopy(): Promise<void> {
      try {
        const target = await host.save('gouji', `${project?.name ?? 'project'}.gouji`);
        if (!target) return;
        const saved = await client.call('project.saveCopy', { target: target.handle });
        if (host.kind === 'browser') await host.reveal(target.handle, saved.name);
        notify(t('export.done', { name: saved.name }));
      } catch (thrown) {
        raiseAlert(reportOf(thrown));
      }
    },
    async close(): Promise<void> {
      if ((await attempt('project.close', {})) === null) {
        showFiling(null);
        queries.setQueryData(queryKey(null, 'project.current', {}), null);
        void queries.invalidateQueries({ queryKey: queryKey(null, 'project.recent', {}) });
      }
    },
  };
}
