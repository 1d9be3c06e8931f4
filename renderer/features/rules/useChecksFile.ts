import { reportOf } from '../../../core/contract/errors.ts';
import { useBackend } from '../../api/backend.ts';
import { useSession } from '../../app/session.tsx';
import { raiseAlert } from '../../app/ui.ts';
import { useWords } from '../../i18n/index.ts';
import { notify } from '../../ui/notify.ts';

/** The analyst's own checks in and out of a file. */
export function useChecksFile(): { importChecks: () => Promise<void>; exportChecks: () => Promise<void> } {
  const { client, host } = useBackend();
  const { project } = useSession();
  const { t } = useWords();
  const failing = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      raiseAlert(reportOf(thrown));
    }
  };
  return {
    importChecks: () =>
      failing(async () => {
        const file = await host.pick('checks');
        if (!file) return;
        const { added, replaced, queries } = await client.call('checks.import', { handle: file.handle });
        const words = t('rules.imported', { added, replaced });
        notify(queries === 0 ? words : `${words} ${t('rules.queriesOff', { count: queries })}`);
      }),
    exportChecks: () =>
      failing(async () => {
        const target = await host.save('checks', `${project?.name ?? 'gouji'}-${t('rules.fileName')}.json`);
        if (!target) return;
        const { handle, name } = await client.call('checks.export', { target: target.handle });
        // A browser takes the file as a download; in the program it lies where the dialog said.
        if (host.kind === 'browser') await host.reveal(handle, name);
        notify(t('export.done', { name }));
      }),
  };
}
