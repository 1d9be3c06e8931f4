import { GoujiError } from '../../contract/errors.ts';
import type { SourceDocument } from '../../model/source.ts';
import type { OpenOptions } from '../open.ts';

export async function openPdf(_bytes: Uint8Array, options: OpenOptions): Promise<SourceDocument> {
  throw new GoujiError('pdf-damaged', { name: options.name });
}
