import { header } from '../sample/build.mjs';
import { layout, print } from '../sample/layout.mjs';
import { type Block, finalText, gridOf, notesOf } from './blocks.ts';

/**
 * How a text file holds its tables and pages: `tabbed` a tab between cells and a form feed between pages,
 * `columns` blanks up to each column's place (as pdftotext -layout prints), `raw` one blank between cells,
 * an empty line after each line and no page marks (as text copied out of a PDF).
 */
export type TextShape = 'tabbed' | 'columns' | 'raw';

/** The blocks as plain text; a footnote stands as a paragraph below the one that calls it. */
export function writeText(blocks: readonly Block[], shape: TextShape = 'tabbed'): string {
  const { text } = print(layPages(blocks), []) as { text: string };
  if (shape === 'raw') return rawText(text);
  return shape === 'columns' ? columnText(text) : text;
}

/** The pages of the text's layout. */
export const layPages = (blocks: readonly Block[]): unknown[] =>
  layout(blocks.flatMap(plainBlocks), header) as unknown[];

/** One block as the sample's layout takes it. */
function plainBlocks(block: Block): object[] {
  if (block.kind === 'text' || block.kind === 'center') {
    const notes = notesOf(block.runs).map((note, k) => ({ kind: 'text', text: `注${k + 1}：${note}` }));
    return [{ kind: block.kind, text: finalText(block.runs) }, ...notes];
  }
  if (block.kind !== 'table') return [block];
  return [{ kind: 'table', unit: block.unit, head: block.head, wrap: block.wrap, rows: gridOf(block) }];
}

const rawText = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace('\f', '').replace(/\t+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => `${line} \n`)
    .join('\n');

function columnText(text: string): string {
  const out: string[] = [];
  let group: string[][] = [];
  const flush = (): void => {
    const widths: number[] = [];
    for (const row of group)
      row.forEach((cell, at) => {
        widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
      });
    for (const row of group)
      out.push(
        row
          .map((cell, at) => cell + ' '.repeat((widths[at] as number) - widthOf(cell) + 3))
          .join('')
          .trimEnd(),
      );
    group = [];
  };
  for (const line of text.split('\n')) {
    if (line.includes('\t') && !line.startsWith('\f')) group.push(line.split('\t'));
    else {
      flush();
      out.push(line);
    }
  }
  flush();
  return out.join('\n');
}

/** Places a text takes where a Chinese character takes two. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += char > '\u00ff' ? 2 : 1;
  return width;
}
