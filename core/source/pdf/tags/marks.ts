import type { MarkedPiece, MarkedTable, SourceMarks } from '../../../model/source.ts';
import type { Pdfium } from '../pdfium.ts';
import { PdfFile } from './file.ts';
import { readTree, type TagTree, type WantedContents } from './tree.ts';

/** A tagged file's structure, filled with pieces of source lines as its pages are read. */
export class Tags {
  readonly #tree: TagTree;

  constructor(tree: TagTree) {
    this.#tree = tree;
  }

  /** What of a page is wanted, by the number of the page's object; null where nothing is. */
  onPage(object: number): WantedContents | null {
    return this.#tree.wanted.get(object) ?? null;
  }

  /** Headings and tables of which text was found. */
  marks(): SourceMarks {
    const headings = this.#tree.headings.flatMap(({ level, pieces }) => {
      const [first] = pieces;
      return first ? [{ line: first.line, level }] : [];
    });
    const tables: MarkedTable[] = [];
    for (const { rows, columns, cells } of this.#tree.tables) {
      let line = Number.POSITIVE_INFINITY;
      let endLine = 0;
      for (const cell of cells) {
        for (const piece of cell.pieces) {
          line = Math.min(line, piece.line);
          endLine = Math.max(endLine, piece.line);
        }
      }
      if (endLine > 0) tables.push({ line, endLine, rows, columns, cells });
    }
    return { headings, tables, footnotes: [] };
  }
}

/** Reads a tagged file's structure from its bytes; null where it has none. Throws an Error where it is damaged. */
export function readTags(bytes: Uint8Array, inflate: Pdfium['inflate']): Tags | null {
  const tree = readTree(new PdfFile(bytes, inflate));
  return tree ? new Tags(tree) : null;
}

/**
 * Gives the stretches of a line to the contents that they are marked as. `ids` holds a marked content's
 * id for each code unit, −1 where it has none, as a blank between two glyphs.
 */
export function takeLine(wanted: WantedContents, line: number, text: string, ids: Int32Array): void {
  for (let at = 0; at < ids.length; ) {
    const start = at;
    const id = ids[start] as number;
    while (at < ids.length && ids[at] === id) at++;
    const pieces = wanted.get(id);
    if (pieces && text.slice(start, at).trim() !== '') append(pieces, { line, start, end: at }, text);
  }
}

/** A piece that follows the last one with nothing but blanks between goes on with it. */
function append(pieces: MarkedPiece[], piece: MarkedPiece, text: string): void {
  const last = pieces.at(-1);
  if (last && last.line === piece.line && last.end <= piece.start && text.slice(last.end, piece.start).trim() === '') {
    last.end = piece.end;
  } else pieces.push(piece);
}
