import type { CustomCheck } from '../../core/check/custom/format.ts';
import { type CheckOptions, checkFiling } from '../../core/check/engine.ts';
import type { RuleSettings } from '../../core/check/rule-settings.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { readFiling } from '../../core/reader/read.ts';
import { openSource } from '../../core/source/open.ts';
import { addCustomChecks } from './custom-checks.ts';
import { type FileBytes, readFile } from './file-bytes.ts';
import { pdfiumLoader } from './pdfium.ts';

/** From a file's path to a read and checked filing: what the import, the command line and the benchmark share. */

export interface PipelineOptions {
  /** For a PDF that asks for one. */
  password?: string;
  /** Where PDFium's binary lies; by default beside the program. */
  pdfiumWasm?: string;
  /** Told the step, and 0 to 1 of it. */
  onProgress?: (step: NonNullable<JobRow['step']>, share: number) => void;
  signal?: AbortSignal;
}

/** A read filing, and the milliseconds from bytes to filing. */
export interface Read {
  filing: Filing;
  readMs: number;
}

export interface Checked extends Read {
  report: CheckReport;
  checkMs: number;
}

/** Decodes and reads a file's bytes. Fails as openSource does. */
export async function readBytes(file: FileBytes, options: PipelineOptions = {}): Promise<Read> {
  const { onProgress, signal } = options;
  const began = performance.now();
  const source = await openSource(file.bytes, {
    name: file.name,
    sha256: file.sha256,
    pdfium: pdfiumLoader(options.pdfiumWasm),
    onProgress: (share) => onProgress?.('decode', share),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(signal ? { signal } : {}),
  });
  const filing = readFiling(source, {
    onProgress: (share) => onProgress?.('read', share),
    ...(signal ? { signal } : {}),
  });
  return { filing, readMs: performance.now() - began };
}

/** Reads the filing at a path. */
export async function readPath(path: string, options: PipelineOptions = {}): Promise<Read> {
  return readBytes(await readFile(path, options), options);
}

/** What an analyst has made of the rules: what is set of each, and checks of their own. */
export interface RuleSetup {
  settings: RuleSettings;
  checks: readonly CustomCheck[];
}

/** Checks a read filing, beside the other filings that are given for comparison. */
export function checkRead(
  read: Read,
  options: PipelineOptions & Pick<CheckOptions, 'settings' | 'priors'> = {},
): Checked {
  const { onProgress, signal, settings, priors } = options;
  const began = performance.now();
  const report = checkFiling(read.filing, {
    onProgress: (share) => onProgress?.('check', share),
    ...(settings ? { settings } : {}),
    ...(priors ? { priors } : {}),
    ...(signal ? { signal } : {}),
  });
  return { ...read, report, checkMs: performance.now() - began };
}

/** Checks a read filing by the rules as set, then by the analyst's own checks. */
export async function checkAll(
  read: Read,
  setup: RuleSetup,
  options: PipelineOptions & Pick<CheckOptions, 'priors'> = {},
): Promise<Checked> {
  const { settings, checks } = setup;
  const began = performance.now();
  const checked = checkRead(read, { ...options, settings });
  const cancel = options.signal ? { signal: options.signal } : {};
  const report = await addCustomChecks(read.filing, checked.report, checks, { settings, ...cancel });
  return { ...checked, report, checkMs: performance.now() - began };
}
