import { GoujiError } from '../../contract/errors.ts';
import type { Pdfium } from './pdfium.ts';

/** FPDF_GetLastError, fpdfview.h. */
const needsPassword = 4;
const unknownEncryption = 5;

/**
 * Opens a document from memory and returns PDFium's handle. A restriction by the owner (no copying,
 * no printing) does not keep anyone from reading, so such a file opens without a password.
 */
export function loadDocument(
  pdfium: Pdfium,
  bytes: Uint8Array,
  file: { name: string; password: string | undefined },
): number {
  const { calls } = pdfium;
  const { name, password } = file;
  calls.FPDF_InitLibrary();
  const data = calls.malloc(bytes.length);
  const secret = writeString(pdfium, password ?? '');
  if (data === 0) {
    throw new GoujiError('file-unreadable', { name, reason: { zh: '内存不足', en: 'there is not enough memory' } });
  }
  // PDFium reads from this memory as long as the document is open.
  new Uint8Array(pdfium.memory()).set(bytes, data);
  const document = calls.FPDF_LoadMemDocument(data, bytes.length, secret);
  if (document !== 0) return document;
  switch (calls.FPDF_GetLastError()) {
    case needsPassword:
      throw new GoujiError(password ? 'pdf-wrong-password' : 'pdf-password', { name });
    case unknownEncryption:
      throw new GoujiError('file-unreadable', {
        name,
        reason: { zh: '不支持它的加密方式', en: 'its kind of encryption is not supported' },
      });
    default:
      throw new GoujiError('pdf-damaged', { name });
  }
}

/** A NUL-terminated UTF-8 copy of the text in PDFium's memory. */
function writeString(pdfium: Pdfium, text: string): number {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const at = pdfium.calls.malloc(bytes.length);
  new Uint8Array(pdfium.memory()).set(bytes, at);
  return at;
}
