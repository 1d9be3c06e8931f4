import { GoujiError } from '../../contract/errors.ts';
import type { LineLayout, PageLayout, ReadWarning, SourceDocument, SourceLine } from '../../model/source.ts';
import type { OpenOptions } from '../open.ts';
import { loadDocument } from './document.ts';
import { pageFrame } from './frame.ts';
import { readGlyphs } from './glyphs.ts';
import { assembleLines } from './lines.ts';
import type { Pdfium } from './pdfium.ts';
import { readRulings } from './rulings.ts';
import { Scratch } from './scratch.ts';
import { damagedFile, damagedPage, looksCutOff, pageWithoutText, unreadableCharacters } from './warn.ts';

/** Milliseconds of work after which other work of the process gets its turn. */
const turn = 40;

/**
 * A PDF's text as lines in reading order, each with the boxes of its characters, and each page's
 * rulings. Throws `pdf-password`, `pdf-wrong-password`, `pdf-damaged`, `pdf-no-text`, `cancelled`,
 * and `file-unreadable` for a kind of encryption that PDFium does not know.
 */
export async function openPdf(bytes: Uint8Array, options: OpenOptions): Promise<SourceDocument> {
  const { name, signal } = options;
  if (!options.pdfium) throw new Error('openSource was given no PDFium to open a PDF with');
  const pdfium = await options.pdfium();
  if (signal?.aborted) throw new GoujiError('cancelled');
  try {
    return await readDocument(pdfium, bytes, options);
  } catch (error) {
    // A file can be damaged so badly that PDFium itself traps; the instance is thrown away with it.
    if (isTrap(error)) throw new GoujiError('pdf-damaged', { name }, { cause: error });
    throw error;
  }
}

function isTrap(error: unknown): boolean {
  // Nesting without end in a damaged file overflows the stack, which is a RangeError.
  return error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError);
}

async function readDocument(pdfium: Pdfium, bytes: Uint8Array, options: OpenOptions): Promise<SourceDocument> {
  const { name, sha256, signal } = options;
  const { calls } = pdfium;
  const document = loadDocument(pdfium, bytes, { name, password: options.password });
  const pages = calls.FPDF_GetPageCount(document);
  if (pages <= 0) throw new GoujiError('pdf-damaged', { name });
  const reading: Reading = { lines: [], layout: [], warnings: [], characters: 0, lost: 0, readable: 0 };
  if (looksCutOff(bytes)) reading.warnings.push(damagedFile());
  const scratch = new Scratch(pdfium);
  let turnEnd = Date.now() + turn;
  for (let index = 0; index < pages; index++) {
    readPage(pdfium, document, index, scratch, reading);
    options.onProgress?.((index + 1) / pages);
    if (Date.now() >= turnEnd) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      turnEnd = Date.now() + turn;
    }
    if (signal?.aborted) throw new GoujiError('cancelled');
  }
  calls.FPDF_CloseDocument(document);
  if (reading.lost === pages) throw new GoujiError('pdf-damaged', { name });
  if (reading.readable === 0) throw new GoujiError('pdf-no-text', { name, pages });
  const { lines, layout, warnings, characters } = reading;
  return { name, format: 'pdf', encoding: null, characters, pages, sha256, lines, layout, marks: null, warnings };
}

interface Reading {
  lines: SourceLine[];
  layout: PageLayout[];
  warnings: ReadWarning[];
  characters: number;
  /** Pages that could not be loaded at all. */
  lost: number;
  /** Pages with text on them; a watermark across the page is none. */
  readable: number;
}

function readPage(pdfium: Pdfium, document: number, index: number, scratch: Scratch, reading: Reading): void {
  const { calls } = pdfium;
  const number = index + 1;
  const page = calls.FPDF_LoadPage(document, index);
  if (page === 0) {
    reading.lost++;
    reading.warnings.push(damagedPage(number));
    reading.layout.push({ page: number, width: 0, height: 0, lines: [], rulings: [] });
    return;
  }
  const frame = pageFrame(pdfium, page, scratch);
  const rulings = readRulings(pdfium, page, frame, scratch);
  const textPage = calls.FPDFText_LoadPage(page);
  const lines: LineLayout[] = [];
  let readable = false;
  if (textPage !== 0) {
    const glyphs = readGlyphs(pdfium, textPage, frame, scratch);
    if (glyphs.unreadable > 0) reading.warnings.push(unreadableCharacters(number, glyphs.unreadable));
    for (const { text, boxes, fontSize, slanted } of assembleLines(glyphs, rulings)) {
      readable ||= !slanted;
      reading.lines.push({ text, page: number });
      reading.characters += text.length;
      lines.push({ line: reading.lines.length, boxes, fontSize });
    }
    calls.FPDFText_ClosePage(textPage);
  }
  if (readable) reading.readable++;
  else reading.warnings.push(pageWithoutText(number));
  reading.layout.push({ page: number, width: frame.width, height: frame.height, lines, rulings });
  calls.FPDF_ClosePage(page);
}
