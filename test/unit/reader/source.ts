import type { Filing, Table } from '../../../core/model/filing.ts';
import type { LineLayout, PageLayout, Ruling, SourceDocument } from '../../../core/model/source.ts';
import { type DecodedText, decodeText } from '../../../core/source/text/decode.ts';
import { openText } from '../../../core/source/text/open.ts';

/** A text file's lines as the reader gets them. */
export function textSource(text: string): SourceDocument {
  return openText(decodeText(new TextEncoder().encode(text)) as DecodedText, {
    name: 'sample.txt',
    sha256: '0'.repeat(64),
  });
}

/** A word of a page: text set in 10 points with its left edge and baseline box at a place. */
export interface PlacedWord {
  x: number;
  y: number;
  text: string;
}

/** A PDF of pages of words and rulings; the words of one height make a line, left to right. */
export function pdfSource(pages: { words: PlacedWord[]; rulings?: Ruling[] }[]): SourceDocument {
  const lines: SourceDocument['lines'] = [];
  const layout: PageLayout[] = pages.map(({ words, rulings = [] }, at) => {
    const rows = new Map<number, PlacedWord[]>();
    for (const word of words) rows.set(word.y, [...(rows.get(word.y) ?? []), word]);
    const entries: LineLayout[] = [...rows]
      .sort(([a], [b]) => a - b)
      .map(([y, row]) => {
        let text = '';
        const boxes: number[] = [];
        for (const word of row.sort((a, b) => a.x - b.x)) {
          if (text !== '') {
            boxes.push(word.x - 1, y, word.x, y + 10);
            text += ' ';
          }
          let x = word.x;
          for (const character of word.text) {
            const width = character.charCodeAt(0) > 0xff ? 10 : 5;
            boxes.push(x, y, x + width, y + 10);
            x += width;
          }
          text += word.text;
        }
        lines.push({ text, page: at + 1 });
        return { line: lines.length, boxes: Float32Array.from(boxes), fontSize: 10 };
      });
    return { page: at + 1, width: 595, height: 842, lines: entries, rulings };
  });
  return {
    name: 'sample.pdf',
    format: 'pdf',
    encoding: null,
    characters: lines.reduce((sum, line) => sum + line.text.length, 0),
    pages: pages.length,
    sha256: '0'.repeat(64),
    lines,
    layout,
    marks: null,
    warnings: [],
  };
}

/** The rulings of a full grid. */
export function gridRulings(xs: number[], ys: number[]): Ruling[] {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return [
    ...ys.map((y) => ({ x0: left, y0: y, x1: right, y1: y })),
    ...xs.map((x) => ({ x0: x, y0: top, x1: x, y1: bottom })),
  ];
}

/** What the cells of a table say, row by row. */
export function textsOf(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
}

/** The same of one of a filing's tables. */
export function cells(filing: Filing, table = 0): string[][] {
  return textsOf(filing.tables[table]);
}
