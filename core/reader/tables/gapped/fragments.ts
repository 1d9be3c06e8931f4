import type { PageLayout } from '../../../model/source.ts';
import { isBlank, isValueToken, isWide, squeeze } from '../../characters.ts';
import type { Line } from '../../lines.ts';

/** A stretch of a line between wide gaps, with where it stands: in ems (text) or in units of its font size (PDF). */
export interface Fragment {
  line: number;
  start: number;
  end: number;
  left: number;
  right: number;
  text: string;
  value: boolean;
}

/**
 * Cuts a line of layout text where two blanks or more stand; columns count half an em a Latin character,
 * and `wide` ems a wide one.
 */
export function textFragments(line: Line, wide: number): Fragment[] {
  const fragments: Fragment[] = [];
  let at = line.start;
  let x = 0;
  for (let index = 0; index < line.start; index += 1) x += line.text.charCodeAt(index) === 0x3000 ? wide : 0.5;
  while (at < line.end) {
    const start = at;
    const left = x;
    let right = x;
    let blanks = 0;
    let end = at;
    while (at < line.end) {
      const code = line.text.charCodeAt(at);
      if (isBlank(code)) blanks += 1;
      else {
        if (blanks >= 2) break;
        blanks = 0;
        end = at + 1;
      }
      x += isWide(code) || code === 0x3000 ? wide : 0.5;
      if (blanks === 0) right = x;
      at += 1;
    }
    fragments.push(made(line, start, end, left, right));
  }
  return fragments;
}

/**
 * Whether a layout text counts a wide character as two columns (1 em) or, as Poppler does, as one (0.5):
 * that by which more values of neighbouring lines end at the same column.
 */
export function wideColumns(lines: readonly Line[]): number {
  const agreeing = (wide: number): number => {
    let count = 0;
    let above: Fragment[] = [];
    for (const line of lines) {
      if (line.blank) continue;
      const values = textFragments(line, wide).slice(1);
      if (values.length === above.length)
        values.forEach((value, at) => {
          if (value.value && value.right === above[at]?.right) count += 1;
        });
      above = values;
    }
    return count;
  };
  return agreeing(0.5) > agreeing(1) ? 0.5 : 1;
}

/** Cuts a PDF line where the gap between two characters is wider than an em. */
export function pdfFragments(line: Line, boxes: Float32Array, size: number): Fragment[] {
  const fragments: Fragment[] = [];
  let start = -1;
  let end = -1;
  for (let at = line.start; at < line.end; at += 1) {
    if (isBlank(line.text.charCodeAt(at))) continue;
    const gap = end < 0 ? 0 : (boxes[4 * at] as number) - (boxes[4 * (end - 1) + 2] as number);
    if (start >= 0 && gap > size * 1.2) {
      fragments.push(boxed(line, start, end, boxes, size));
      start = -1;
    }
    if (start < 0) start = at;
    end = at + 1;
  }
  if (start >= 0) fragments.push(boxed(line, start, end, boxes, size));
  return fragments;
}

function boxed(line: Line, start: number, end: number, boxes: Float32Array, size: number): Fragment {
  const unit = size > 0 ? size : 10;
  return made(line, start, end, (boxes[4 * start] as number) / unit, (boxes[4 * (end - 1) + 2] as number) / unit);
}

function made(line: Line, start: number, end: number, left: number, right: number): Fragment {
  const text = line.text.slice(start, end);
  return { line: line.number, start, end, left, right, text, value: isValueToken(squeeze(text)) };
}

/** Boxes and font size of each line of a PDF, by line number. */
export function boxesByLine(layout: readonly PageLayout[]): Map<number, { boxes: Float32Array; size: number }> {
  const map = new Map<number, { boxes: Float32Array; size: number }>();
  for (const page of layout)
    for (const entry of page.lines) map.set(entry.line, { boxes: entry.boxes, size: entry.fontSize });
  return map;
}
