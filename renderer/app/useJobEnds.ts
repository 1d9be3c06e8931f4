import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { GoujiError, reportOf } from '../../core/contract/errors.ts';
import { useActions } from '../api/actions.ts';
import { useBackend } from '../api/backend.ts';
import { jobs } from '../api/jobs.ts';
import { useWords } from '../i18n/index.ts';
import { notify } from '../ui/notify.ts';
import { raiseAlert, showFiling, ui } from './ui.ts';

/** What happens when work that this window started, or was handed, comes to its end. */
export function useJobEnds(): void {
  const { client, host } = useBackend();
  const queries = useQueryClient();
  const { t } = useWords();
  const { importFiling } = useActions();

  useEffect(() => {
    let off = false;
    client.call('jobs.list', {}).then(
      (list) => {
        if (!off) for (const job of list) if (job.state === 'running') jobs.put(job);
      },
      (thrown) => {
        if (!off) raiseAlert(reportOf(thrown));
      },
    );
    return () => {
      off = true;
    };
  }, [client]);

  useEffect(() => {
    // A project made for this filing is closed again, and with nothing in it ceases to be.
    const leaveIfEmpty = (): void => {
      client
        .call('filings.list', {})
        .then(async (filings) => {
          if (filings.length > 0) return;
          await client.call('project.close', { discardUntouched: true });
          await queries.invalidateQueries();
        })
        .catch((thrown: unknown) => raiseAlert(reportOf(thrown)));
    };
    return jobs.onEnd((job, mine) => {
      if (job.state === 'cancelled') notify(t('job.cancelled'));
      if (job.state === 'failed') {
        const report = job.error ?? new GoujiError('internal', { reason: job.title }).toReport();
        const wrong = report.code === 'pdf-wrong-password';
        const needsPassword = wrong || report.code === 'pdf-password';
        if (needsPassword && mine.file) {
          ui.set({ dialog: { kind: 'password', handle: mine.file.handle, name: mine.file.name, wrong } });
        } else if (needsPassword && mine.filingId !== undefined) {
          ui.set({ dialog: { kind: 'reread-password', filingId: mine.filingId, name: job.title, wrong } });
        } else if (report.code !== 'cancelled') {
          raiseAlert(report, mine.doing ?? null);
        }
      }
      if (job.state !== 'done') {
        const asksPassword = ui.get().dialog?.kind === 'password';
        if (mine.doing === 'import' && !asksPassword) leaveIfEmpty();
        return;
      }
      if (mine.doing === 'import') {
        void queries.invalidateQueries();
        if (job.result?.filingId !== undefined) showFiling(job.result.filingId);
      } else if (mine.doing === 'reread') {
        notify(t('quality.rereadDone', { name: job.result?.name ?? job.title }));
      } else {
        const handle = job.result?.handle ?? mine.file?.handle;
        const name = job.result?.name ?? mine.file?.name ?? job.title;
        if (handle && host.kind === 'browser')
          host.reveal(handle, name).catch((thrown) => raiseAlert(reportOf(thrown)));
        notify(t('export.done', { name }));
      }
    });
  }, [client, host, queries, t]);

  useEffect(() => {
    host.onOpenFile((open) => {
      try {
        void importFiling(open());
      } catch (thrown) {
        raiseAlert(reportOf(thrown));
      }
    });
  }, [host, importFiling]);
}
