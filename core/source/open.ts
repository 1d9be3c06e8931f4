import { GoujiError } from '../contract/errors.ts';
import type { SourceDocument } from '../model/source.ts';
import { openDocx } from './docx/open.ts';
import { decodePage } from './html/encoding.ts';
import { openHtml } from './html/open.ts';
import { identifyBytes, identifyText } from './identify.ts';
import { assertReadableSize } from './limits.ts';
import { openMarkdown } from './markdown/open.ts';
import { openPdf } from './pdf/open.ts';
import type { LoadPdfium } from './pdf/pdfium.ts';
import { openText } from './text/open.ts';

export interface OpenOptions {
  /** The file's name as shown to people; it does not decide what the file is. */
  name: string;
  /** SHA-256 of the bytes, lower-case hex; taken over as given. */
  sha256: string;
  /** For a PDF that asks for one. */
  password?: string;
  /** Loads PDFium; without it a PDF can't be opened. Called once a PDF, and never for other files. */
  pdfium?: LoadPdfium;
  /** Told 0 to 1, at most once a page. */
  onProgress?: (share: number) => void;
  /** Ends the work between two pages with the error `cancelled`. */
  signal?: AbortSignal;
}

/**
 * What a file holds, told by its bytes. Every failure is a `GoujiError`: `file-empty`,
 * `file-too-large`, `file-kind-unknown`, `file-not-text`, `pdf-password`, `pdf-wrong-password`,
 * `pdf-damaged`, `pdf-no-text`, `docx-password`, `docx-damaged`, `docx-too-large`, `cancelled`.
 */
export async function openSource(bytes: Uint8Array, options: OpenOptions): Promise<SourceDocument> {
  const { name, sha256, signal } = options;
  assertReadableSize(name, bytes.length);
  if (signal?.aborted) throw new GoujiError('cancelled');
  if (bytes.length === 0) throw new GoujiError('file-empty', { name });
  const found = identifyBytes(bytes);
  if (found.kind === 'other') throw new GoujiError('file-kind-unknown', { name, found: found.found });
  if (found.kind === 'pdf') return openPdf(bytes, options);
  if (found.kind === 'locked-office') throw new GoujiError('docx-password', { name });
  const document = found.kind === 'docx' ? openDocx(bytes, { name, sha256 }) : openDecoded(bytes, { name, sha256 });
  if (signal?.aborted) throw new GoujiError('cancelled');
  options.onProgress?.(1);
  return document;
}

/** A file that is text in some encoding: a web page, Markdown, or plain text. */
function openDecoded(bytes: Uint8Array, file: { name: string; sha256: string }): SourceDocument {
  const decoded = decodePage(bytes);
  if (!decoded) throw new GoujiError('file-not-text', { name: file.name });
  const found = identifyText(decoded.text);
  if (found.kind === 'other') throw new GoujiError('file-kind-unknown', { name: file.name, found: found.found });
  if (found.kind === 'html') return openHtml(decoded, file);
  return found.kind === 'markdown' ? openMarkdown(decoded, file) : openText(decoded, file);
}
