import type { Block } from '../generate/blocks.ts';
import { chapterOf } from '../generate/chapter.ts';
import { writeDocx } from '../generate/docx.ts';
import { sampleBlocks } from '../generate/filing.ts';
import { writeHtml, writeMarkdown } from '../generate/markup.ts';
import { layPages, writeText } from '../generate/text.ts';
import { writePlainPdf } from './pdf.ts';

export const fuzzFormats = ['txt-raw', 'txt-tabbed', 'txt-columns', 'pdf', 'docx', 'html', 'md'] as const;
export type FuzzFormat = (typeof fuzzFormats)[number];

/** The unchanged files that a format's cases begin from: one to three pages each, from the fictional issuer. */
export function seedsOf(format: FuzzFormat): Uint8Array[] {
  return pieces().map((blocks) => write(format, blocks));
}

function write(format: FuzzFormat, blocks: readonly Block[]): Uint8Array {
  if (format === 'pdf') return writePlainPdf(blocks);
  if (format === 'docx') return writeDocx(blocks);
  return new TextEncoder().encode(textOf(format, blocks));
}

function textOf(format: Exclude<FuzzFormat, 'pdf' | 'docx'>, blocks: readonly Block[]): string {
  if (format === 'html') return writeHtml(blocks);
  if (format === 'md') return writeMarkdown(blocks);
  return writeText(blocks, format === 'txt-raw' ? 'raw' : format === 'txt-tabbed' ? 'tabbed' : 'columns');
}

const mostPages = 3;
const pieceCount = 12;
let cut: Block[][] | null = null;

/** The sample's front matter with contents and glossary, and a chapter, cut where the pages end. */
function pieces(): Block[][] {
  if (cut) return cut;
  cut = [];
  const blocks = [...sampleBlocks().slice(0, 60), ...chapterOf(7, 0)];
  let piece: Block[] = [];
  for (const block of blocks) {
    if (piece.length > 0 && layPages([...piece, block]).length > mostPages) {
      cut.push(piece);
      piece = [];
    }
    piece.push(shortened(block));
  }
  cut.push(piece);
  cut = cut.filter((one) => one.length > 2).slice(0, pieceCount);
  return cut;
}

/** A table of many pages is cut to its first rows. */
function shortened(block: Block): Block {
  return block.kind === 'table' && block.rows.length > 50 ? { ...block, rows: block.rows.slice(0, 50) } : block;
}
