import type { PlacedText, Segment } from '../model/text.ts';
import { isBlank, isWide } from './characters.ts';

/** A range of one source line: `text.slice(start, end)` of line `line`. */
export interface Piece {
  /** 1-based. */
  line: number;
  start: number;
  end: number;
}

/** Narrows a piece to its non-blank extent; null where it holds only blanks. */
export function trimPiece(text: string, piece: Piece): Piece | null {
  let { start, end } = piece;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return start < end ? { line: piece.line, start, end } : null;
}

function needsBlank(before: number, after: number): boolean {
  return !isWide(before) && !isWide(after) && !isBlank(before) && !isBlank(after);
}

const amount = /^-?\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?[%％]?$/;

/** Two ends of a line break inside an amount: `1,234,5` and `67.89`, `12,345.6` and `7`. */
function cutsAmount(before: string, after: string): boolean {
  const tail = /-?[\d,.]{1,30}$/.exec(before.slice(-30))?.[0] ?? '';
  const head = /^[\d,.]{1,30}[%％]?/.exec(after.slice(0, 31))?.[0] ?? '';
  if (tail === '' || head === '') return false;
  if (tail === before && head === after && /^-?\d+\.\d$/.test(tail) && /^\d[%％]?$/.test(head)) return true;
  if (/\.\d{2,}$/.test(tail)) return false;
  return tail.includes(',') && amount.test(tail + head);
}

/**
 * Joins pieces of source lines to one text: between wide characters without a blank, between Latin
 * words with one, a word hyphenated at a line's end and an amount cut by it put together again.
 */
export function joinPieces(lineText: (line: number) => string, pieces: readonly Piece[]): PlacedText {
  let text = '';
  const segments: Segment[] = [];
  for (const piece of pieces) {
    const source = lineText(piece.line);
    const trimmed = trimPiece(source, piece);
    if (!trimmed) continue;
    const part = source.slice(trimmed.start, trimmed.end);
    if (text !== '' && needsBlank(text.charCodeAt(text.length - 1), part.charCodeAt(0))) {
      const hyphen = /[A-Za-z]-$/.test(text.slice(-2)) && /^[a-z]/.test(part);
      if (!hyphen && !cutsAmount(text, part)) text += ' ';
    }
    const last = segments.at(-1);
    if (
      last &&
      last.line === trimmed.line &&
      last.column + last.length === trimmed.start &&
      last.at + last.length === text.length
    ) {
      last.length += part.length;
    } else {
      segments.push({ at: text.length, line: trimmed.line, column: trimmed.start, length: part.length });
    }
    text += part;
  }
  return { text, segments };
}
