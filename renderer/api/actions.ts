import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PickedFile } from '../../core/contract/bridge.ts';
import { GoujiError, reportOf } from '../../core/contract/errors.ts';
import type { CorrectionRequest, MethodArgs, MethodName, MethodResult } from '../../core/contract/methods.ts';
import type { FindingRow, Settings, TableDetail } from '../../core/contract/rows.ts';
import type { FindingPatch } from '../../core/review/patch.ts';
import { useProjectId } from '../app/session.tsx';
import { dropAlertsOf, raiseAlert, showFiling, ui } from '../app/ui.ts';
import { notifyChange, notifyDone } from '../ui/notify.ts';
import { useBackend } from './backend.ts';
import { jobs } from './jobs.ts';
import { queryKey } from './queries.ts';

/**
 * Everything that changes something. No action waits on the screen for the store: the change is shown at
 * once, and what the store refuses is taken back and said.
 */
export function useActions() {
  const { client, host } = useBackend();
  const queries = useQueryClient();
  const project = useProjectId();

  return useMemo(() => {
    /** Calls, and puts a failure on the screen; null where it failed. */
    async function attempt<Name extends MethodName>(
      method: Name,
      args: MethodArgs<Name>,
      doing: string | null = null,
    ): Promise<MethodResult<Name> | null> {
      try {
        return await client.call(method, args);
      } catch (thrown) {
        raiseAlert(reportOf(thrown), doing);
        return null;
      }
    }

    async function updateFindings(filingId: number, findingIds: string[], patch: FindingPatch): Promise<void> {
      if (findingIds.length === 0) return;
      const pending = { findingIds, patch };
      ui.set((state) => ({ pending: [...state.pending, pending] }));
      try {
        const rows = await client.call('findings.update', { filingId, findingIds, patch });
        const byId = new Map(rows.map((row) => [row.id, row]));
        const key = queryKey(project, 'findings.list', { filingId });
        queries.setQueryData<FindingRow[]>(key, (old) => old?.map((row) => byId.get(row.id) ?? row));
      } catch (thrown) {
        raiseAlert(reportOf(thrown));
      } finally {
        ui.set((state) => ({ pending: state.pending.filter((one) => one !== pending) }));
      }
    }

    async function editCell(
      filingId: number,
      cell: { table: number; row: number; column: number },
      text: string | null,
    ): Promise<void> {
      const key = queryKey(project, 'tables.get', { filingId, table: cell.table });
      const before = queries.getQueryData<TableDetail>(key);
      if (before) queries.setQueryData(key, withCell(before, cell, text));
      try {
        const after = await client.call('tables.editCell', { filingId, ...cell, text });
        queries.setQueryData(key, after);
      } catch (thrown) {
        if (before) queries.setQueryData(key, before);
        raiseAlert(reportOf(thrown));
      }
    }

    async function saveSettings(patch: Partial<Settings>): Promise<void> {
      const key = queryKey(null, 'settings.get', {});
      const before = queries.getQueryData<Settings>(key);
      if (before) queries.setQueryData(key, { ...before, ...patch });
      const after = await attempt('settings.set', patch);
      if (after) queries.setQueryData(key, after);
      else if (before) queries.setQueryData(key, before);
    }

    /** Remembers one thing of the window's own, such as a pane's size. */
    async function remember(name: string, value: string): Promise<void> {
      const settings = queries.getQueryData<Settings>(queryKey(null, 'settings.get', {}));
      if (!settings || settings.layout[name] === value) return;
      await saveSettings({ layout: { ...settings.layout, [name]: value } });
    }

    async function importFiling(file: PickedFile, password?: string): Promise<void> {
      // What an earlier import failed of is past once another is tried.
      dropAlertsOf('import');
      const current = queries.getQueryData(queryKey(null, 'project.current', {}));
      if (!current) {
        const created = await attempt('project.create', { name: projectNameOf(file.name) });
        if (!created) return;
        queries.setQueryData(queryKey(null, 'project.current', {}), created);
      }
      const args = password === undefined ? { handle: file.handle } : { handle: file.handle, password };
      const started = await attempt('filing.import', args, 'import');
      if (started) jobs.startedHere(started.jobId, { file, doing: 'import' });
    }

    async function openProject(file: PickedFile): Promise<void> {
      const opened = await attempt('project.open', { handle: file.handle });
      if (opened) showProject(opened);
    }

    function showProject(info: MethodResult<'project.open'>): void {
      showFiling(null);
      queries.setQueryData(queryKey(null, 'project.current', {}), info);
    }

    /** A dropped or chosen file is a filing or a project, by its ending. */
    async function takeFile(file: PickedFile): Promise<void> {
      if (file.name.toLowerCase().endsWith('.gouji')) await openProject(file);
      else await importFiling(file);
    }

    async function pickAndTake(kind: 'filing' | 'project'): Promise<void> {
      try {
        const file = await host.pick(kind);
        if (file) await takeFile(file);
      } catch (thrown) {
        raiseAlert(reportOf(thrown));
      }
    }

    async function takeDropped(file: File): Promise<void> {
      try {
        const picked = await host.dropped(file);
        if (picked) await takeFile(picked);
        else raiseAlert(new GoujiError('file-missing', { name: file.name }).toReport());
      } catch (thrown) {
        raiseAlert(reportOf(thrown));
      }
    }

    async function openSample(): Promise<void> {
      const opened = await attempt('project.openSample', {});
      if (!opened) return;
      showProject(opened.project);
      if (opened.jobId !== null) jobs.startedHere(opened.jobId, { file: null, doing: 'import' });
    }

    async function openRecent(path: string): Promise<void> {
      const opened = await attempt('project.openRecent', { path });
      if (opened) showProject(opened);
    }

    async function exportFiling(
      filingId: number,
      what: MethodArgs<'export.start'>['what'],
      suggestedName: string,
      language: 'zh' | 'en',
    ): Promise<void> {
      const kind = what.kind === 'xlsx' ? 'xlsx' : what.kind === 'html' ? 'html' : 'csv';
      try {
        const target = await host.save(kind, suggestedName);
        if (!target) return;
        const { jobId } = await client.call('export.start', { filingId, target: target.handle, what, language });
        jobs.startedHere(jobId, { file: target, doing: 'export' });
      } catch (thrown) {
        raiseAlert(reportOf(thrown));
      }
    }

    /** Sets something of the reading right; the check that follows shows it. */
    async function correct(filingId: number, correction: CorrectionRequest): Promise<void> {
      const done = await attempt('reading.correct', { filingId, correction });
      if (done) notifyChange(done.done.sentence);
    }

    async function dropCorrection(filingId: number, id: number): Promise<void> {
      const done = await attempt('reading.drop', { filingId, id });
      if (done) notifyChange(done.done.sentence);
    }

    async function acceptDoubts(filingId: number, keys: string[], accepted: boolean): Promise<void> {
      if (keys.length > 0) await attempt('quality.accept', { filingId, keys, accepted });
    }

    async function reread(filingId: number, password?: string): Promise<void> {
      dropAlertsOf('reread');
      const args = password === undefined ? { filingId } : { filingId, password };
      const started = await attempt('filing.reread', args, 'reread');
      if (started) jobs.startedHere(started.jobId, { file: null, doing: 'reread', filingId });
    }

    async function stepHistory(direction: 'undo' | 'redo'): Promise<void> {
      const done = await attempt(direction === 'undo' ? 'history.undo' : 'history.redo', {});
      if (done) notifyDone(direction, done.done.sentence);
    }

    return {
      attempt,
      updateFindings,
      editCell,
      saveSettings,
      remember,
      importFiling,
      pickAndTake,
      takeDropped,
      openSample,
      openRecent,
      showProject,
      exportFiling,
      correct,
      dropCorrection,
      acceptDoubts,
      reread,
      undo: () => stepHistory('undo'),
      redo: () => stepHistory('redo'),
    };
  }, [client, host, queries, project]);
}

function withCell(table: TableDetail, at: { row: number; column: number }, text: string | null): TableDetail {
  const rows = table.rows.map((row, rowIndex) => {
    if (rowIndex !== at.row) return row;
    const cells = row.cells.map((cell, column) => {
      if (column !== at.column) return cell;
      const next = text ?? cell.original;
      return { ...cell, text: next, edited: next !== cell.original, tick: null, formulas: [] };
    });
    return { ...row, cells };
  });
  return { ...table, rows };
}

function projectNameOf(fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const stem = (dot > 0 ? fileName.slice(0, dot) : fileName).trim();
  return (stem === '' ? fileName : stem).slice(0, 120);
}
