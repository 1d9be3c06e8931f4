import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { GoujiError } from '../../core/contract/errors.ts';
import { assertReadableSize } from '../../core/source/limits.ts';
import { readError } from '../../db/file-error.ts';

interface FileOptions {
  /** Told 0 to 1 of the file. */
  onProgress?: (step: 'open', share: number) => void;
  signal?: AbortSignal;
}

/** A file as read from disk. `bytes` owns its whole buffer, so that it can be handed over to another thread. */
export interface FileBytes {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Lower-case hex. */
  sha256: string;
}

/**
 * Reads a file whole. Fails with `file-missing`, `file-is-folder`, `file-unreadable`, `file-too-large`
 * (told by its size, before anything is held) or `cancelled`.
 */
export async function readFile(path: string, options: FileOptions = {}): Promise<FileBytes> {
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
  { onProgress, signal }: FileOptions,
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
