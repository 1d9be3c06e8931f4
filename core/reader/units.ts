import type { LineRole } from '../model/filing.ts';
import { endsSentence, isWide, widthOf } from './characters.ts';
import type { Geometry } from './geometry.ts';
import { headingNumber, isCheckboxLine, isFrontTitle, readsAsTitle, titleNumber } from './headings.ts';
import type { Line, TextShape } from './lines.ts';
import { type Piece, trimPiece } from './placed.ts';
import { unitOfLine } from './tables/units.ts';

/** Lines that belong together: a paragraph, a heading, or in lost columns a cell or a row. */
export interface Unit {
  pieces: Piece[];
  text: string;
  line: number;
  page: number | null;
  /** Begins a page. */
  pageStart: boolean;
  /** Typical width of its lines but the last, in ems, the first with its indent counted in; 0 for a single line. */
  innerWidth: number;
  /** Width of its widest line. */
  width: number;
  /** Lines it was joined from. */
  lines: number;
  /** In marked text: its last line ends with the blank that ends a paragraph. */
  ended: boolean;
  /** A blank line, or a page's end, stands before it. */
  gap: boolean;
}

/** A stretch of lines that a table finder has taken already, or a unit of text. */
export type Segment = { kind: 'unit'; unit: Unit } | { kind: 'taken'; key: number };

export interface UnitContext {
  shape: TextShape;
  measure: number;
  /** Where lines and text columns stand; null for text without geometry. */
  geometry: Geometry | null;
}

interface Draft {
  lines: Line[];
}

/** Joins body lines to units; a table already found (`taken` ≥ 0) stands between. */
export function joinUnits(
  lines: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
  context: UnitContext,
): Segment[] {
  const segments: Segment[] = [];
  let draft: Draft | null = null;
  let lastTaken = -1;
  let gap = true;
  const close = (): void => {
    if (draft) segments.push({ kind: 'unit', unit: finish(draft, gapBefore) });
    draft = null;
  };
  let gapBefore = true;
  for (const line of lines) {
    const role = roles[line.number - 1];
    const key = taken[line.number - 1] as number;
    if (key >= 0) {
      close();
      if (key !== lastTaken) segments.push({ kind: 'taken', key });
      lastTaken = key;
      gap = true;
      continue;
    }
    if (role !== 'body') {
      if (line.blank) gap = true;
      continue;
    }
    lastTaken = -1;
    const current: Draft | null = draft;
    if (current && (continues(current, line, context) || (!gap && endsTitle(current, line, context))))
      current.lines.push(line);
    else {
      close();
      gapBefore = gap;
      draft = { lines: [line] };
    }
    gap = false;
  }
  close();
  return segments;
}

function finish(draft: Draft, gap: boolean): Unit {
  const first = draft.lines[0] as Line;
  const last = draft.lines.at(-1) as Line;
  let text = '';
  const inner: number[] = [];
  let width = 0;
  const pieces: Piece[] = [];
  for (const line of draft.lines) {
    const piece = trimPiece(line.text, { line: line.number, start: 0, end: line.text.length });
    if (!piece) continue;
    pieces.push(piece);
    const part = line.text.slice(line.start, line.end);
    if (text !== '' && !isWide(text.charCodeAt(text.length - 1)) && !isWide(part.charCodeAt(0))) text += ' ';
    text += part;
    if (line !== last) inner.push(line.width);
    width = Math.max(width, line.width);
  }
  return {
    pieces,
    text,
    line: first.number,
    page: first.page,
    pageStart: first.pageStart,
    innerWidth: typical(inner),
    width,
    lines: draft.lines.length,
    ended: last.marked,
    gap,
  };
}

/** The median of the lines between first and last; of two lines the first one, which an indent of two ems shortens. */
function typical(inner: readonly number[]): number {
  if (inner.length === 0) return 0;
  if (inner.length === 1) return (inner[0] as number) + 2;
  const middle = inner.slice(1).sort((a, b) => a - b);
  return middle[Math.floor(middle.length / 2)] as number;
}

/** Lines that a title may be broken into. */
const titleLines = 4;

function continues(draft: Draft, line: Line, context: UnitContext): boolean {
  const previous = draft.lines.at(-1) as Line;
  if (context.shape === 'structured') return false;
  const text = line.text.slice(line.start, line.end);
  if (isCheckboxLine(text) || isCheckboxLine(previous.text) || unitOfLine(text) !== null) return false;
  if (context.shape === 'marked') return continuesMarked(previous, line, text, context.measure);
  // What a title begins with shows in its first lines; a paragraph may have thousands.
  const begun = draft.lines
    .slice(0, titleLines)
    .map((entry) => entry.text.slice(entry.start, entry.end))
    .join('');
  if (isFrontTitle(begun) || (line.pageStart && isFrontTitle(text))) return false;
  const number = headingNumber(text);
  const ends = endsSentence(previous.text);
  if (context.shape === 'tabbed') {
    if (ends || previous.text.includes('\t') || text.includes('\t')) return false;
    if (number && readsAsTitle(text.slice(number.end), number.level)) return false;
    const title = draft.lines.length === 1 && widthOf(begun) < 36 ? titleNumber(begun) : null;
    if (title && title.level <= 3) return false;
    return previous.width >= 30 || isPushed(previous, text, context);
  }
  const place = placeOf(previous, line, context, draft.lines.length === 1);
  if (place.resized || (!place.full && !isPushed(previous, text, context))) return false;
  if (place.indented && (ends || (number !== null && readsAsTitle(text.slice(number.end), number.level)))) return false;
  if (ends && number !== null) return false;
  // In a PDF the line below a title that is indented as far begins the text.
  if (place.abreast && titleNumber(begun) !== null) return false;
  if (number && number.level <= 3 && place.left === null && readsAsTitle(text.slice(number.end), number.level))
    return false;
  return true;
}

/**
 * The short rest of a long numbered title, set in larger type than the measure tells: the title's
 * line is nearly full, and what follows at once is short and neither begins nor ends anything.
 */
function endsTitle(draft: Draft, line: Line, { shape, measure }: UnitContext): boolean {
  if (shape !== 'raw' && shape !== 'layout') return false;
  const [first] = draft.lines;
  if (!first || draft.lines.length > 1 || first.width < measure * 0.7 || line.width > measure * 0.5) return false;
  const begun = first.text.slice(first.start, first.end);
  const text = line.text.slice(line.start, line.end);
  const number = headingNumber(begun);
  if (!number || endsSentence(begun) || endsSentence(text) || headingNumber(text) !== null) return false;
  if (isCheckboxLine(text) || unitOfLine(text) !== null || /\s{2,}|\d/.test(text)) return false;
  return /^[\u4e00-\u9fff《（]/.test(text);
}

/** The line before ended early only because the word or amount that begins this one no longer fitted. */
function isPushed(previous: Line, text: string, { measure }: UnitContext): boolean {
  const word = /^[A-Za-z\d][A-Za-z\d,.%-]*/.exec(text.slice(0, 40))?.[0] ?? '';
  if (word.length < 5 || previous.width < measure * 0.7 || previous.width + widthOf(word) < measure - 1) return false;
  if (/[。；：！？]$/.test(previous.text.trim())) return false;
  return headingNumber(previous.text.slice(previous.start)) === null;
}

/** How the line stands to the one before it and to the column of text; `first` where that one begins a paragraph. */
function placeOf(
  previous: Line,
  line: Line,
  context: UnitContext,
  first: boolean,
): { full: boolean; indented: boolean; resized: boolean; abreast: boolean; left: number | null } {
  const column = context.geometry?.column(previous);
  const before = context.geometry?.box(previous);
  const here = context.geometry?.box(line);
  const own = context.geometry?.column(line);
  if (column && before && here && own) {
    return {
      full: before.right >= column.right - 2.2 * before.size,
      indented: here.left > own.left + 1.2 * here.size,
      abreast: first && here.left > own.left + 1.2 * here.size && Math.abs(here.left - before.left) < 0.5 * here.size,
      resized: Math.abs(before.size - here.size) > 0.9,
      left: here.left,
    };
  }
  // A paragraph's first line is indented by two ems, which text without columns does not show.
  const indent = first && headingNumber(previous.text.slice(previous.start)) !== null ? 2 : 0;
  if (context.shape === 'layout') {
    const full = Math.max(previous.start, indent * 2) + previous.width * 2 >= context.measure * 2 - 5;
    return { full, indented: line.start >= 2, resized: false, abreast: false, left: line.start };
  }
  return {
    full: previous.width + indent >= context.measure - 2.5,
    indented: false,
    resized: false,
    abreast: false,
    left: null,
  };
}

function continuesMarked(previous: Line, line: Line, text: string, measure: number): boolean {
  if (previous.marked) {
    // A blank left by justification, not by a paragraph's end: before a word that no longer fitted, or after a comma.
    const word = /^[A-Za-z\d][A-Za-z\d,.%-]*/.exec(text)?.[0] ?? '';
    const pushed =
      word.length > 5 &&
      headingNumber(previous.text.slice(previous.start)) === null &&
      previous.width + widthOf(word) > measure - 1 &&
      previous.width > measure * 0.7;
    if (pushed && line.width > measure * 0.7 && !line.pageStart && !/[。；：！？\d%]$/.test(previous.text.trim()))
      return true;
    return (
      previous.width >= measure - 1.5 &&
      /[，、]$/.test(previous.text.trim()) &&
      line.width > measure * 0.4 &&
      !line.pageStart
    );
  }
  if (line.pageStart) {
    if (isFrontTitle(text)) return false;
    const number = headingNumber(text);
    if (number && number.level <= 3 && (previous.width < measure * 0.6 || endsSentence(previous.text))) return false;
  }
  return true;
}
