import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GoujiError } from '../../../core/contract/errors.ts';
import type { MethodParsed } from '../../../core/contract/methods.ts';
import type { ExportData } from '../../../core/export/data.ts';
import { fileError } from '../../../db/file-error.ts';
import { listAnnotations } from '../../../db/repositories/annotations.ts';
import { checkReport } from '../../../db/repositories/checks.ts';
import { listEditedCells } from '../../../db/repositories/corrections.ts';
import { getFiling, packedReading } from '../../../db/repositories/filings.ts';
import { listFindings } from '../../../db/repositories/findings.ts';
import { listHistory } from '../../../db/repositories/history.ts';
import type { Shared } from '../context.ts';
import type { OpenProject } from '../open-projects.ts';
import { storedFiling } from './check.ts';

/**
 * Starts an export; answers the job. The file is written under a temporary name beside its target and
 * renamed when it is whole: what stood there stays until then, and a failure leaves nothing behind.
 */
export function startExport(
  shared: Shared,
  open: OpenProject,
  request: MethodParsed<'export.start'>,
  target: { path: string; handle: string },
): number {
  const { path, handle } = target;
  const name = basename(path);
  const jobId = shared.jobs.start('export', name, async ({ signal, progress }) => {
    open.jobs.add(jobId);
    // One name a target: what a killed program left is overwritten by the next export.
    const temporary = join(dirname(path), `.${name}.part`);
    const { filingId, what, language } = request;
    const { db } = open.project;
    try {
      await shared.worker.run(
        {
          kind: 'export',
          filing: storedFiling(open, filingId),
          request: { what, language },
          data: exportData(shared, open, filingId),
          path: temporary,
          name,
        },
        { signal, reading: () => packedReading(db, filingId), onProgress: progress },
      );
      if (signal.aborted) throw new GoujiError('cancelled');
      renameSync(temporary, path);
      return { handle, name };
    } catch (thrown) {
      throw fileError(name, thrown);
    } finally {
      rmSync(temporary, { force: true });
      open.jobs.delete(jobId);
    }
  });
  return jobId;
}

function exportData(shared: Shared, open: OpenProject, filingId: number): Omit<ExportData, 'filing'> {
  const { db, name } = open.project;
  const report = checkReport(db, filingId);
  const rows = new Map(listFindings(db, filingId).map((row) => [row.id, row]));
  return {
    projectName: name,
    filingRow: getFiling(db, filingId),
    findings: report.findings.flatMap((finding) => {
      const row = rows.get(finding.id);
      return row ? [{ row, finding }] : [];
    }),
    report,
    edits: listEditedCells(db, filingId),
    history: listHistory(db, Number.MAX_SAFE_INTEGER),
    annotations: listAnnotations(db, filingId),
    version: shared.info.version,
    exportedAt: new Date().toISOString(),
  };
}
