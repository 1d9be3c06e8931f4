import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CustomCheck, parseChecksFile } from '../../core/check/custom/format.ts';
import { type CheckOptions, checkFiling } from '../../core/check/engine.ts';
import type { RuleSettings } from '../../core/check/rule-settings.ts';
import { GoujiError } from '../../core/contract/errors.ts';
import type { JobRow } from '../../core/contract/rows.ts';
import type { Filing } from '../../core/model/filing.ts';
import type { CheckReport } from '../../core/model/finding.ts';
import { readFiling } from '../../core/reader/read.ts';
import { assertReadableSize } from '../../core/source/limits.ts';
import { openSource } from '../../core/source/open.ts';
import { readError } from '../../db/file-error.ts';
import { addCustomChecks } from './custom-checks.ts';
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

/** A file as read from disk. `bytes` owns its whole buffer, so that it can be handed over to another thread. */
export interface FileBytes {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Lower-case hex. */
  sha256: string;
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

/**
 * Reads a file whole. Fails with `file-missing`, `file-is-folder`, `file-unreadable`, `file-too-large`
 * (told by its size, before anything is held) or `cancelled`.
 */
export async function readFile(path: string, options: PipelineOptions = {}): Promise<FileBytes> {
  const name = basename(path);
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) throw new GoujiError('file-is-folder', { name });
    if (!stat.isFile()) {
      throw new GoujiError('file-unreadable', { name, reason: { zh: '不是普通文件', en: 'it is no ordinary file' } });
    }
    assertReadableSize(name, stat.size);
    const bytes = await readWhole(file, name, stat.size, options);
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (thrown) {
    throw readError(name, thrown);
  } finally {
    await file?.close();
  }
}

const pieceBytes = 4 * 1024 * 1024;

async function readWhole(
  file: FileHandle,
  name: string,
  size: number,
  { onProgress, signal }: PipelineOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(new ArrayBuffer(size));
  let at = 0;
  while (at < size) {
    if (signal?.aborted) throw new GoujiError('cancelled');
    const { bytesRead } = await file.read(bytes, at, Math.min(pieceBytes, size - at), at);
    if (bytesRead === 0) {
      const reason = { zh: '读取时文件被截短', en: 'it was cut short while being read' };
      throw new GoujiError('file-unreadable', { name, reason });
    }
    at += bytesRead;
    onProgress?.('open', at / size);
  }
  return bytes;
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

/** Most that a file of checks may hold, in bytes. */
const longestChecks = 4 * 1024 * 1024;

/** Reads a file of checks. Fails as readFile does, or with `checks-invalid`. */
export async function readChecks(path: string): Promise<CustomCheck[]> {
  const { name, bytes } = await readFile(path);
  if (bytes.length > longestChecks) {
    const reason = { zh: '文件过大', en: 'it is too large' };
    throw new GoujiError('checks-invalid', { name, reason });
  }
  return parseChecksFile(new TextDecoder().decode(bytes), name);
}
