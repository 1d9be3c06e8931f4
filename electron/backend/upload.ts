import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GoujiError } from '../../core/contract/errors.ts';
import { maxFileBytes, readableSize } from '../../core/source/limits.ts';
import { fileError } from '../../db/file-error.ts';
import { projectEnding } from '../../db/project.ts';
import { safeName } from './folders.ts';

/** A project holds its filings' original files and may be larger than one of them. */
const maxProjectBytes = 4 * 1024 * 1024 * 1024;

/**
 * Takes a file that comes in as a stream to a folder of its own below `folder`; answers the path. What is
 * over the limit, by the size announced or by what came, is heard to its end (a browser that is cut off
 * shows no answer) and not kept. Fails with `file-too-large`, `disk-full` or `target-unwritable`.
 */
export async function takeUpload(
  body: Readable,
  options: { folder: string; name: string; announcedBytes: number },
): Promise<string> {
  const { folder, announcedBytes: announced } = options;
  const name = safeName(options.name);
  const limit = name.toLowerCase().endsWith(projectEnding) ? maxProjectBytes : maxFileBytes;
  const own = join(folder, randomUUID());
  const path = join(own, name);
  try {
    if (announced > limit) throw new TooLarge(announced);
    mkdirSync(own, { recursive: true });
    await pipeline(body, counted(limit), createWriteStream(path));
    return path;
  } catch (thrown) {
    rmSync(own, { recursive: true, force: true });
    body.resume();
    if (thrown instanceof TooLarge) {
      throw new GoujiError('file-too-large', { name, size: readableSize(thrown.size), limit: readableSize(limit) });
    }
    throw fileError(name, thrown);
  }
}

class TooLarge extends Error {
  readonly size: number;
  constructor(size: number) {
    super('too large');
    this.size = size;
  }
}

function counted(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      if (size > limit) done(new TooLarge(size));
      else done(null, piece);
    },
  });
}
