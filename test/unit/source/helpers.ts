import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoujiError } from '../../../core/contract/errors.ts';
import { type OpenOptions, openSource } from '../../../core/source/open.ts';
import { pdfiumLoader } from '../../../electron/backend/pdfium.ts';

const pdfium = pdfiumLoader();

export function fixture(name: string): Uint8Array {
  return readFileSync(join('test', 'fixtures', 'source', name));
}

export function open(bytes: Uint8Array, options: Partial<OpenOptions> = {}) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return openSource(bytes, { name: 'filing', sha256, pdfium, ...options });
}

/** The GoujiError that opening the bytes ends with. */
export async function failure(bytes: Uint8Array, options: Partial<OpenOptions> = {}): Promise<GoujiError> {
  try {
    await open(bytes, options);
  } catch (error) {
    if (error instanceof GoujiError) return error;
    throw error;
  }
  throw new Error('the file opened');
}

/** The bytes of a Latin-1 string. */
export function latin(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
