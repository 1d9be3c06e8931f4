import { PDFDocument } from 'pdf-lib';
import { header } from '../sample/build.mjs';
import { printPdf } from '../sample/print.mjs';
import type { Block } from './blocks.ts';
import { writeDocx } from './docx.ts';
import { filingOfPages } from './filing.ts';
import { writeHtml, writeMarkdown } from './markup.ts';
import { layPages, type TextShape, writeText } from './text.ts';

const formats = ['pdf', 'docx', 'html', 'md', 'txt'] as const;
export type FilingFormat = (typeof formats)[number];
export const isFilingFormat = (name: string): name is FilingFormat => (formats as readonly string[]).includes(name);

export interface Wanted {
  format: FilingFormat;
  /** At least so many; a filing ends with a whole chapter. */
  pages: number;
  seed: number;
  shape?: TextShape;
}

/** A generated filing's bytes, and its pages in words. Printing a PDF takes Chromium. */
export async function generateFiling({
  format,
  pages,
  seed,
  shape,
}: Wanted): Promise<{ bytes: Uint8Array; note: string }> {
  if (format === 'pdf') return printedFiling(seed, pages);
  const blocks = filingOfPages(seed, pages);
  const note = `as much as ${layPages(blocks).length} pages of text`;
  if (format === 'docx') return { bytes: writeDocx(blocks), note };
  return { bytes: new TextEncoder().encode(writtenIn(format, blocks, shape)), note };
}

function writtenIn(format: 'html' | 'md' | 'txt', blocks: readonly Block[], shape?: TextShape): string {
  if (format === 'html') return writeHtml(blocks);
  return format === 'md' ? writeMarkdown(blocks) : writeText(blocks, shape);
}

/** Pages of paper that a page of the text's layout takes, less a margin: measured on 800 pages. */
const paperShare = 1.03;

/** Prints, and where the pages fell short prints once more with as many chapters more. */
async function printedFiling(seed: number, pages: number): Promise<{ bytes: Uint8Array; note: string }> {
  let wanted = Math.ceil(pages / paperShare);
  for (;;) {
    const html = writeHtml(filingOfPages(seed, wanted), { notesBelow: true });
    const bytes = await printPdf(html, header, { timeout: 600_000 });
    const count = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount();
    if (count >= pages) return { bytes, note: `${count} pages` };
    wanted = Math.ceil((wanted * pages * 1.02) / count);
  }
}
