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
import { readTags, type Tags, takeLine } from './tags/marks.ts';
import { damagedFile, damagedPage, looksCutOff, pagesWithoutText, tagsUnread, unreadableCharacters } from './warn.ts';

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
  const reading: Reading = {
    lines: [],
    layout: [],
    warnings: [],
    characters: 0,
    lost: 0,
    readable: 0,
    silent: [],
    tags: null,
  };
  if (looksCutOff(bytes)) reading.warnings.push(damagedFile());
  reading.tags = findTags(pdfium, document, bytes, reading.warnings);
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
  const { lines, layout, characters } = reading;
  const warnings = [...reading.warnings, ...pagesWithoutText(reading.silent)];
  const marks = reading.tags?.marks() ?? null;
  return { name, format: 'pdf', encoding: null, characters, pages, sha256, lines, layout, marks, warnings };
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
  /** Pages without text, ascending. */
  silent: number[];
  /** Its own structure, where the file is tagged. */
  tags: Tags | null;
}

/** A tagged file's structure; where it can't be read, that is warned of, and the pages tell alone. */
function findTags(pdfium: Pdfium, document: number, bytes: Uint8Array, warnings: ReadWarning[]): Tags | null {
  const { calls } = pdfium;
  if (!calls.FPDFCatalog_IsTagged(document)) return null;
  if (calls.FPDF_GetSecurityHandlerRevision(document) !== -1) {
    warnings.push(tagsUnread('encrypted'));
    return null;
  }
  try {
    return readTags(bytes, pdfium.inflate);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    warnings.push(tagsUnread('damaged'));
    return null;
  }
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
  const wanted = reading.tags?.onPage(calls.EPDFPage_GetObjectNumber(page)) ?? null;
  const lines: LineLayout[] = [];
  let readable = false;
  if (textPage !== 0) {
    const glyphs = readGlyphs(pdfium, textPage, frame, scratch, wanted !== null);
    if (glyphs.unreadable > 0) reading.warnings.push(unreadableCharacters(number, glyphs.unreadable));
    for (const { text, boxes, content, fontSize, slanted, column } of assembleLines(glyphs, rulings)) {
      readable ||= !slanted;
      reading.lines.push({ text, page: number });
      reading.characters += text.length;
      lines.push({ line: reading.lines.length, boxes, fontSize, ...(column ? { column } : {}) });
      if (wanted && content) takeLine(wanted, reading.lines.length, text, content);
    }
    calls.FPDFText_ClosePage(textPage);
  }
  if (readable) reading.readable++;
  else reading.silent.push(number);
  reading.layout.push({ page: number, width: frame.width, height: frame.height, lines, rulings });
  calls.FPDF_ClosePage(page);
}
