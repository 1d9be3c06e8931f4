import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { pickNumber } from '../../core/check/custom/pick.ts';
import type { Prior } from '../../core/check/rule.ts';
import { GoujiError, reportOf } from '../../core/contract/errors.ts';
import type { Filing } from '../../core/model/filing.ts';
import { applyCorrections } from '../../core/reader/corrections/apply.ts';
import { fileError } from '../../db/file-error.ts';
import { packPage, packReading, unpackReading } from '../../db/reading.ts';
import type { NewFiling } from '../../db/repositories/filings.ts';
import { type CheckedRows, checkedRows } from '../../db/rows/check-rows.ts';
import { readingRows } from '../../db/rows/reading-rows.ts';
import { writeExport } from './export/write.ts';
import { readFile } from './file-bytes.ts';
import { log } from './log.ts';
import { checkAll, type PipelineOptions, type Read, type RuleSetup, readBytes } from './pipeline.ts';
import { stopSignal } from './stop-signal.ts';
import type {
  FromWorker,
  KeptCorrection,
  StoredFiling,
  StoredPrior,
  Task,
  TaskResults,
  ToWorker,
} from './worker-protocol.ts';

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
  if (task.kind === 'reread') return readAgain(task, options);
  const { filing, unapplied } = corrected(task.filing);
  if (task.kind === 'check') {
    const { report, checkMs } = await checkAll({ filing, readMs: 0 }, task.rules, {
      ...options,
      priors: priorsOf(task.priors),
    });
    const reading = task.structure ? readingRows(filing) : null;
    return { checked: checkedRows(filing, report), reading, unapplied, checkMs };
  }
  if (task.kind === 'pick') return pickNumber(filing, task.place);
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
  const read = await readBytes(file, withFileOptions(task, options));
  const { filing, checked } = await stored(read, read.filing, task.rules, options);
  const result: TaskResults['import'] = { filing: { ...filing, bytes: file.bytes }, checked };
  transfer.push(file.bytes.buffer);
  return result;
}

/** Reads a kept file with today's reader and lays the corrections over it. */
async function readAgain(task: Task & { kind: 'reread' }, options: PipelineOptions): Promise<TaskResults['reread']> {
  const bytes = Uint8Array.from(task.bytes);
  const file = { name: task.name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  const read = await readBytes(file, withFileOptions(task, options));
  const { filing, unapplied } = correct(read.filing, task.corrections);
  return { ...(await stored(read, filing, task.rules, options, task.priors)), unapplied };
}

function withFileOptions(
  { password, pdfiumWasm }: { password: string | null; pdfiumWasm: string | null },
  options: PipelineOptions,
): PipelineOptions {
  return {
    ...options,
    ...(password === null ? {} : { password }),
    ...(pdfiumWasm === null ? {} : { pdfiumWasm }),
  };
}

/** Checks a filing and makes what the store takes of it: its reading as read, its rows as corrected. */
async function stored(
  { filing: asRead, readMs }: Read,
  filing: Filing,
  rules: RuleSetup,
  options: PipelineOptions,
  priors: readonly StoredPrior[] = [],
): Promise<{ filing: Omit<NewFiling, 'importedAt' | 'bytes'>; checked: CheckedRows }> {
  const { report, checkMs } = await checkAll({ filing, readMs }, rules, { ...options, priors: priorsOf(priors) });
  const { name, format, encoding, characters, pages, lines, layout, sha256 } = filing.source;
  return {
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
      reading: packReading(asRead),
      layout: (layout ?? []).map(packPage),
      rows: readingRows(filing),
    },
    checked: checkedRows(filing, report),
  };
}

/** The other filings as corrected. */
function priorsOf(stored: readonly StoredPrior[]): Prior[] {
  return stored.map(({ relation, filing }) => ({ relation, filing: corrected(filing).filing }));
}

function correct(filing: Filing, kept: readonly KeptCorrection[]): { filing: Filing; unapplied: number[] } {
  const done = applyCorrections(
    filing,
    kept.map(({ correction }) => correction),
  );
  return { filing: done.filing, unapplied: done.unapplied.flatMap((at) => kept[at]?.id ?? []) };
}

/** The filing with the analyst's corrections, and the ids of those that found no place; throws ReadingNeeded. */
function corrected({ key, corrections, reading }: StoredFiling): { filing: Filing; unapplied: number[] } {
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
  return correct(filing, corrections);
}
