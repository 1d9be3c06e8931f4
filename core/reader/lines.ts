import type { SourceDocument } from '../model/source.ts';
import { isBlank, widthOf } from './characters.ts';

/** How a text keeps what the page showed; in `structured` each line is a paragraph or a row, as the file marks it. */
export type TextShape = 'pdf' | 'structured' | 'tabbed' | 'layout' | 'marked' | 'raw';

/** A source line with what the reader asks of it again and again. */
export interface Line {
  /** 1-based. */
  number: number;
  text: string;
  /** Extent without the blanks at either end; start = end on a blank line. */
  start: number;
  end: number;
  page: number | null;
  /** First line of a page, as far as the text tells. */
  pageStart: boolean;
  /** Ends with a blank: in marked text the end of a paragraph or cell. */
  marked: boolean;
  /** Width in ems, blanks at the ends left out. */
  width: number;
  blank: boolean;
}

/** Prepares the lines; a page start is a change of page, and in marked text a leading blank. */
export function prepareLines(source: SourceDocument, shape: TextShape): Line[] {
  const lines: Line[] = [];
  let page: number | null = null;
  let turned = true;
  for (let index = 0; index < source.lines.length; index += 1) {
    const entry = source.lines[index];
    if (!entry) continue;
    const { text } = entry;
    let start = 0;
    let end = text.length;
    while (start < end && isBlank(text.charCodeAt(start))) start += 1;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
    if (entry.page !== page) turned = true;
    page = entry.page;
    const blank = start === end;
    lines.push({
      number: index + 1,
      text,
      start,
      end,
      page,
      pageStart: !blank && (turned || (shape === 'marked' && start === 1 && end - start < 200)),
      marked: !blank && end < text.length,
      width: blank ? 0 : widthOf(text, start, end),
      blank,
    });
    if (!blank) turned = false;
  }
  return lines;
}

/** Tells from the lines themselves how the text was made. */
export function shapeOf(source: SourceDocument): TextShape {
  if (source.layout) return 'pdf';
  if (source.marks) return 'structured';
  let filled = 0;
  let tabs = 0;
  let trailing = 0;
  let gaps = 0;
  let indented = 0;
  for (const { text } of source.lines) {
    const trimmed = text.trim();
    if (trimmed === '') continue;
    filled += 1;
    if (trimmed.includes('\t')) tabs += 1;
    if (isBlank(text.charCodeAt(text.length - 1))) trailing += 1;
    if (/\S {3,}\S/.test(trimmed)) gaps += 1;
    if (text.startsWith('  ')) indented += 1;
  }
  if (filled === 0) return 'raw';
  if (tabs / filled > 0.02) return 'tabbed';
  if (gaps / filled > 0.06 || indented / filled > 0.15) return 'layout';
  if (trailing / filled > 0.15 && trailing / filled < 0.97) return 'marked';
  return 'raw';
}

/** The commonest width of full lines, in ems: the measure that paragraphs are set to. */
export function measureOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (line.width < 16 || line.width > 120) continue;
    const key = Math.round(line.width);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let best = 36;
  let most = 0;
  for (const [key] of counts) {
    const around = (counts.get(key - 1) ?? 0) + (counts.get(key) ?? 0) + (counts.get(key + 1) ?? 0);
    if (around > most || (around === most && key > best)) {
      most = around;
      best = key;
    }
  }
  return best;
}
