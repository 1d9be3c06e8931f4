/**
 * PDFium compiled to WebAssembly, as core sees it: its exported C functions, called with plain
 * numbers (pointers included), and its memory. The host loads the binary; core can't.
 */
export interface Pdfium {
  calls: PdfiumCalls;
  /** The memory as it is now: it is another buffer after the memory has grown. */
  memory(): ArrayBuffer;
  /** Inflates zlib data; throws an Error where it is damaged or inflates to more than `most` bytes. */
  inflate(bytes: Uint8Array, most: number): Uint8Array;
}

/**
 * Starts PDFium afresh. Its memory only ever grows and is unusable after a trap, so every document
 * gets an instance of its own and the garbage collector takes it whole.
 */
export type LoadPdfium = () => Promise<Pdfium>;

const functionNames = [
  'malloc',
  'free',
  'FPDF_InitLibrary',
  'FPDF_LoadMemDocument',
  'FPDF_GetLastError',
  'FPDF_GetPageCount',
  'FPDF_CloseDocument',
  'FPDF_GetSecurityHandlerRevision',
  'FPDFCatalog_IsTagged',
  'EPDFPage_GetObjectNumber',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetMarkedContentID',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetFillColor',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPath_GetDrawMode',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetClose',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_IsGenerated',
  'FPDFText_IsHyphen',
  'FPDFText_GetTextObject',
  'FPDFText_GetFontSize',
  'FPDFText_GetMatrix',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetCharOrigin',
] as const;

/** Named and ordered as in PDFium's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_catalog.h), but for EPDF, which this build adds; booleans are 0 and 1. */
export type PdfiumCalls = Record<(typeof functionNames)[number], (...args: number[]) => number>;

/** The functions by name out of a WebAssembly instance's exports; throws where one is missing. */
export function pdfiumCalls(exports: Record<string, unknown>): PdfiumCalls {
  const calls: Partial<PdfiumCalls> = {};
  for (const name of functionNames) {
    const call = exports[name];
    if (typeof call !== 'function') throw new Error(`PDFium has no function ${name}`);
    calls[name] = call as (...args: number[]) => number;
  }
  return calls as PdfiumCalls;
}
