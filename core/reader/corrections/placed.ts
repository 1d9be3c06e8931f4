import type { Cell } from '../../model/filing.ts';
import type { PlacedText, Segment } from '../../model/text.ts';
import { isBlank, isWide } from '../characters.ts';
import type { Spot } from './correction.ts';

/** What was read in a cell, whether or not somebody wrote over it. */
export function readOf(cell: Cell): PlacedText {
  return cell.read ?? cell;
}

/** Offset in the text of a source character, or −1 where the text does not hold it. */
export function offsetOf({ segments }: PlacedText, { line, column }: Spot): number {
  for (const segment of segments) {
    if (segment.line === line && column >= segment.column && column < segment.column + segment.length)
      return segment.at + column - segment.column;
  }
  return -1;
}

/** The source character at an offset, or null where the reader added it. */
export function spotAt({ segments }: PlacedText, offset: number): Spot | null {
  for (const { at, line, column, length } of segments) {
    if (offset >= at && offset < at + length) return { line, column: column + offset - at };
  }
  return null;
}

/** The first source character of a text, or null. */
export function firstSpot({ segments }: PlacedText): Spot | null {
  const [first] = segments;
  return first ? { line: first.line, column: first.column } : null;
}

/** A stretch of a placed text, without the blanks at its ends. */
export function slicePlaced({ text, segments }: PlacedText, start: number, end: number): PlacedText {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  const kept: Segment[] = [];
  for (const { at, line, column, length } of segments) {
    const left = Math.max(at, from);
    const right = Math.min(at + length, to);
    if (left < right) kept.push({ at: left - from, line, column: column + left - at, length: right - left });
  }
  return { text: text.slice(from, to), segments: kept };
}

/**
 * Two texts put together as the reader joins pieces: wide characters without a blank, others with one;
 * a single blank that parts them in the source is the source's own.
 */
export function joinPlaced(left: PlacedText, right: PlacedText, lineText: (line: number) => string): PlacedText {
  if (left.text === '') return right;
  if (right.text === '') return left;
  const last = left.segments.at(-1);
  const first = right.segments[0];
  const segments = left.segments.map((segment) => ({ ...segment }));
  let text = left.text;
  const tail = segments.at(-1);
  if (last && first && tail && last.line === first.line && last.at + last.length === left.text.length) {
    const gap = lineText(last.line).slice(last.column + last.length, first.column);
    const touches = first.column === last.column + last.length;
    if (first.at === 0 && (touches || (gap.length === 1 && isBlank(gap.charCodeAt(0))))) {
      const [, ...rest] = right.segments;
      const shift = text.length + gap.length;
      tail.length += gap.length + first.length;
      for (const segment of rest) segments.push({ ...segment, at: segment.at + shift });
      return { text: text + gap + right.text, segments };
    }
  }
  if (!isWide(text.charCodeAt(text.length - 1)) && !isWide(right.text.charCodeAt(0))) text += ' ';
  const shift = text.length;
  for (const segment of right.segments) segments.push({ ...segment, at: segment.at + shift });
  return { text: text + right.text, segments };
}

/** A text cut at its source lines, in order. */
export function byLine(placed: PlacedText): { line: number; placed: PlacedText }[] {
  const parts: { line: number; placed: PlacedText }[] = [];
  let start = 0;
  placed.segments.forEach((segment, index) => {
    const next = placed.segments[index + 1];
    if (next?.line === segment.line) return;
    const end = next ? next.at : placed.text.length;
    parts.push({ line: segment.line, placed: slicePlaced(placed, start, end) });
    start = end;
  });
  return parts;
}
