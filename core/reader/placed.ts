import type { MarkedPiece } from '../model/source.ts';
import type { PlacedText, Segment } from '../model/text.ts';
import { isBlank, isWide } from './characters.ts';

/** A range of one source line: `text.slice(start, end)` of line `line`. */
export type Piece = MarkedPiece;

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

const amount = /^[-－−+]?[（(]?\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,4})?[）)]?[%％]?$/;
const someFigures = /^[\d,，.]{1,30}[）)]?[%％]?$/;

/** Two ends of a line break inside an amount: `1,234,5` and `67.89`, `12,345.6` and `7`, or a date or credit code. */
function cuts(before: string, after: string): boolean {
  if (/^[%％‰]/.test(after) && /\d$/.test(before)) return true;
  const tail = /[-－−+]?[（(]?[\d,，.]{1,30}$/.exec(before.slice(-30))?.[0] ?? '';
  const head = /^[\d,，.]{1,30}[）)]?[%％]?/.exec(after.slice(0, 31))?.[0] ?? '';
  if (tail === '' || head === '') return cutsCode(before, after);
  if (tail === before && head === after && /^-?\d+\.\d$/.test(tail) && /^\d[%％]?$/.test(head)) return true;
  if (/\.\d{2,}$/.test(tail)) return false;
  if (/[,，]/.test(tail) && amount.test(tail + head)) return true;
  return cutsCode(before, after);
}

/** A date such as 2023-12-31 or a unified social credit code. */
function cutsCode(before: string, after: string): boolean {
  const tail = /[\dA-Z./-]{1,20}$/.exec(before.slice(-20))?.[0] ?? '';
  const head = /^[\dA-Z./-]{1,20}/.exec(after.slice(0, 20))?.[0] ?? '';
  return /^(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|9[1-3]\d{6}[\dA-Z]{10})$/.test(tail + head) && head.length < 12;
}

/** How many of the parts from `from` on belong to an amount that begins in `text`: each but the last is all figures. */
function partsOfAmount(text: string, parts: readonly string[], from: number): number {
  if (cuts(text, parts[from] as string)) return 1;
  let joined = '';
  for (let at = from; at < Math.min(parts.length, from + 4); at += 1) {
    const part = parts[at] as string;
    joined += part;
    if (at > from && cuts(text, joined)) return at - from + 1;
    if (!someFigures.test(part)) return 0;
  }
  return 0;
}

/**
 * Joins pieces of source lines to one text: between wide characters without a blank, between Latin
 * words with one, a word hyphenated at a line's end and an amount cut by it put together again.
 */
export function joinPieces(lineText: (line: number) => string, pieces: readonly Piece[]): PlacedText {
  let text = '';
  const segments: Segment[] = [];
  const trimmedPieces = pieces.flatMap((piece) => trimPiece(lineText(piece.line), piece) ?? []);
  const parts = trimmedPieces.map((piece) => lineText(piece.line).slice(piece.start, piece.end));
  let glued = 0;
  for (const [at, trimmed] of trimmedPieces.entries()) {
    const part = parts[at] as string;
    if (text !== '' && needsBlank(text.charCodeAt(text.length - 1), part.charCodeAt(0))) {
      const hyphen = /[A-Za-z]-$/.test(text.slice(-2)) && /^[a-z]/.test(part);
      if (glued === 0 && !hyphen) glued = partsOfAmount(text, parts, at);
      if (glued > 0) glued -= 1;
      else if (!hyphen) text += ' ';
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
