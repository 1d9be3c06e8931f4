import { parentPort } from 'node:worker_threads';
import { GoujiError, reportOf } from '../../core/contract/errors.ts';
import type { Filing } from '../../core/model/filing.ts';
import { applyCellEdits } from '../../core/reader/edit.ts';
import { fileError } from '../../db/file-error.ts';
import { packPage, packReading, unpackReading } from '../../db/reading.ts';
import { checkedRows } from '../../db/rows/check-rows.ts';
import { readingRows } from '../../db/rows/reading-rows.ts';
import { writeExport } from './export/write.ts';
import { log } from './log.ts';
import { checkRead, type PipelineOptions, readBytes, readFile } from './pipeline.ts';
import { stopSignal } from './stop-signal.ts';
import type { FromWorker, StoredFiling, Task, TaskResults, ToWorker } from './worker-protocol.ts';

/**
 * A worker thread of the backend: reads, checks and exports, so that queries are answered meanwhile. It
 * never touches the store; what is to be stored goes back as rows.
 */

const port = parentPort;

/** The last filings read, as stored, without corrections. */
const readings = new Map<string, Filing>();
const readingsKept = 2;

/** Thrown where a filing is not in `readings` and its reading did not come along. */
class ReadingNeeded extends Error {}

function tell(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

port?.on('message', (message: ToWorker) => void answer(message));

async function answer({ id, task, stop }: ToWorker): Promise<void> {
  const onProgress: PipelineOptions['onProgress'] = (step, share) => tell({ t: 'progress', id, step, share });
  const signal = stopSignal(stop);
  try {
    const transfer: ArrayBuffer[] = [];
    const result = await perform(task, { onProgress, signal }, transfer);
    tell({ t: 'done', id, result }, transfer);
  } catch (thrown) {
    if (thrown instanceof ReadingNeeded) tell({ t: 'need-reading', id });
    else {
      // A fault of ours is found by its stack, which doesn't cross to the window.
      if (!(thrown instanceof GoujiError))
        log(`${task.kind} failed: ${thrown instanceof Error ? thrown.stack : thrown}`);
      tell({ t: 'failed', id, error: reportOf(thrown) });
    }
  }
}

async function perform(
  task: Task,
  options: PipelineOptions,
  transfer: ArrayBuffer[],
): Promise<TaskResults[keyof TaskResults]> {
  if (task.kind === 'import') return importFile(task, options, transfer);
  const filing = corrected(task.filing);
  if (task.kind === 'check') {
    const { report, checkMs } = checkRead({ filing, readMs: 0 }, options);
    return { checked: checkedRows(filing, report), checkMs };
  }
  options.onProgress?.('write', 0);
  try {
    // The signal is no real one (stop-signal.ts) and streams want theirs real: a cancelled export is dropped when done.
    await writeExport(task.request, { ...task.data, filing }, task.path);
  } catch (thrown) {
    throw fileError(task.name, thrown);
  }
  return null;
}

async function importFile(
  task: Task & { kind: 'import' },
  options: PipelineOptions,
  transfer: ArrayBuffer[],
): Promise<TaskResults['import']> {
  const file = await readFile(task.path, options);
  const read = await readBytes(file, {
    ...options,
    ...(task.password === null ? {} : { password: task.password }),
    ...(task.pdfiumWasm === null ? {} : { pdfiumWasm: task.pdfiumWasm }),
  });
  const { filing, readMs, report, checkMs } = checkRead(read, options);
  const { name, format, encoding, characters, pages, lines, layout, sha256 } = filing.source;
  const result: TaskResults['import'] = {
    filing: {
      name,
      format,
      encoding,
      characters,
      lines: lines.length,
      pages,
      sha256,
      readMs,
      checkMs,
      bytes: file.bytes,
      reading: packReading(filing),
      layout: (layout ?? []).map(packPage),
      rows: readingRows(filing),
    },
    checked: checkedRows(filing, report),
  };
  transfer.push(file.bytes.buffer);
  return result;
}

/** The filing with the analyst's corrections; throws ReadingNeeded. */
function corrected({ key, edits, reading }: StoredFiling): Filing {
  let filing = readings.get(key);
  if (!filing) {
    if (!reading) throw new ReadingNeeded();
    filing = unpackReading(reading);
  }
  readings.delete(key);
  readings.set(key, filing);
  for (const oldest of readings.keys()) {
    if (readings.size <= readingsKept) break;
    readings.delete(oldest);
  }
  return edits.length === 0 ? filing : applyCellEdits(filing, edits);
}
