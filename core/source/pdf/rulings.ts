import type { Ruling } from '../../model/source.ts';
import type { Frame } from './frame.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './scratch.ts';

/** A box at most this thick, in points, is a line and not an area. */
const thickest = 3;
/** A ruling shorter than this, in points, is a dash, a dot or part of a drawing. */
const shortest = 3;
/** Pieces of one line may lie this far apart, in points, along it and across it. */
const apart = 1;
/** Paths of more segments are drawings. */
const mostSegments = 1000;
/** A filled path of at most so many segments is one outline: a rectangle, or less. */
const rectangleSegments = 5;
/** Forms nested deeper than this are not looked into. */
const deepest = 4;

const white = 0xffffff;

const pathObject = 2;
const formObject = 5;
const lineSegment = 0;
const moveSegment = 2;

/** An affine map in PDF's order: x = a·X + c·Y + e, y = b·X + d·Y + f. */
type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * The straight horizontal and vertical lines of a page: stroked lines and rectangles, and filled
 * rectangles thin enough to be meant as lines, unless their colour is one that shades areas of the
 * page (a cell's shading is often drawn with strips along its text). Pieces that continue each other, as Word draws the
 * borders of a table cell by cell, become one ruling.
 */
export function readRulings(pdfium: Pdfium, page: number, frame: Frame, scratch: Scratch): Ruling[] {
  const found: Found = { pdfium, scratch, frame, across: [], down: [], shades: new Set([white]) };
  const { calls } = pdfium;
  const count = calls.FPDFPage_CountObjects(page);
  for (let i = 0; i < count; i++) collect(found, calls.FPDFPage_GetObject(page, i), null, 0);
  const drawn = (piece: Piece) => piece.shade === null || !found.shades.has(piece.shade);
  return [...mergePieces(found.across.filter(drawn), false), ...mergePieces(found.down.filter(drawn), true)];
}

/** A piece of a line: its place across the line's direction, and from where to where it runs. */
interface Piece {
  at: number;
  from: number;
  to: number;
  /** The colour, where it is a light one that fills: it may be shading and no line. */
  shade: number | null;
}

interface Found {
  pdfium: Pdfium;
  scratch: Scratch;
  frame: Frame;
  across: Piece[];
  down: Piece[];
  /** Light colours that fill areas of the page, and white, which is the paper's. */
  shades: Set<number>;
}

function collect(found: Found, object: number, outer: Matrix | null, depth: number): void {
  const { calls } = found.pdfium;
  const type = calls.FPDFPageObj_GetType(object);
  if (type === pathObject) collectPath(found, object, outer);
  else if (type === formObject && depth < deepest) {
    const matrix = multiply(readMatrix(found, object), outer);
    const count = calls.FPDFFormObj_CountObjects(object);
    for (let i = 0; i < count; i++) collect(found, calls.FPDFFormObj_GetObject(object, i), matrix, depth + 1);
  }
}

function collectPath(found: Found, path: number, outer: Matrix | null): void {
  const { pdfium, scratch } = found;
  const { calls } = pdfium;
  if (!calls.FPDFPath_GetDrawMode(path, scratch.at, scratch.at + 4)) return;
  const [filled, stroked] = scratch.integers;
  if (!filled && !stroked) return;
  const isStroked = Boolean(stroked);
  const count = calls.FPDFPath_CountSegments(path);
  if (count < 2 || count > mostSegments) return;
  const shade = isStroked ? null : readShade(found, path);
  if (!isStroked && !outer && count <= rectangleSegments) {
    addBounds(found, path, shade);
    return;
  }
  const matrix = multiply(multiply(readMatrix(found, path), outer), frameMatrix(found.frame));
  let outline: number[] = [];
  let curved = false;
  const finish = () => {
    if (!curved) addOutline(found, outline, isStroked, shade);
    outline = [];
    curved = false;
  };
  for (let i = 0; i < count; i++) {
    const segment = calls.FPDFPath_GetPathSegment(path, i);
    const type = calls.FPDFPathSegment_GetType(segment);
    if (type === moveSegment) finish();
    else if (type !== lineSegment) curved = true;
    calls.FPDFPathSegment_GetPoint(segment, scratch.at, scratch.at + 4);
    const x = scratch.floats[0] ?? 0;
    const y = scratch.floats[1] ?? 0;
    outline.push(matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]);
    if (calls.FPDFPathSegment_GetClose(segment)) outline.push(outline[0] ?? 0, outline[1] ?? 0);
  }
  finish();
}

/**
 * Takes a filled path of so few segments that it is one outline by its bounds, as PDFium keeps them:
 * Word draws every border of every cell so, and asking for the points takes ten times as long.
 */
function addBounds(found: Found, path: number, shade: number | null): void {
  const { pdfium, scratch, frame } = found;
  const { at } = scratch;
  if (!pdfium.calls.FPDFPageObj_GetBounds(path, at, at + 4, at + 8, at + 12)) return;
  const [left = 0, bottom = 0, right = 0, top = 0] = scratch.floats;
  const ax = frame.xx * left + frame.xy * bottom + frame.x0;
  const ay = frame.yx * left + frame.yy * bottom + frame.y0;
  const bx = frame.xx * right + frame.xy * top + frame.x0;
  const by = frame.yx * right + frame.yy * top + frame.y0;
  const area = !addBox(found, Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), shade);
  if (area && shade !== null) found.shades.add(shade);
}

/** Takes an outline (x, y, x, y, …) as one line where it is thin, else each of its sides where it is stroked. */
function addOutline(found: Found, outline: number[], stroked: boolean, shade: number | null): void {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i + 1 < outline.length; i += 2) {
    left = Math.min(left, outline[i] ?? 0);
    right = Math.max(right, outline[i] ?? 0);
    top = Math.min(top, outline[i + 1] ?? 0);
    bottom = Math.max(bottom, outline[i + 1] ?? 0);
  }
  if (addBox(found, left, top, right, bottom, shade)) return;
  if (shade !== null) found.shades.add(shade);
  if (!stroked) return;
  for (let i = 2; i + 1 < outline.length; i += 2) {
    const x0 = outline[i - 2] ?? 0;
    const y0 = outline[i - 1] ?? 0;
    const x1 = outline[i] ?? 0;
    const y1 = outline[i + 1] ?? 0;
    // A slanted side is no ruling, and a short one would pass for a thin box.
    if (Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) > 0.1) continue;
    addBox(found, Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1), null);
  }
}

/** Keeps a thin box as a piece of a line; false where it is an area. */
function addBox(found: Found, left: number, top: number, right: number, bottom: number, shade: number | null): boolean {
  const width = right - left;
  const height = bottom - top;
  const { frame } = found;
  if (!(Math.min(width, height) <= thickest)) return false;
  if (right < 0 || bottom < 0 || left > frame.width || top > frame.height) return true;
  if (width >= height) found.across.push({ at: (top + bottom) / 2, from: left, to: right, shade });
  else found.down.push({ at: (left + right) / 2, from: top, to: bottom, shade });
  return true;
}

function mergePieces(pieces: Piece[], down: boolean): Ruling[] {
  pieces.sort((a, b) => a.at - b.at);
  const rulings: Ruling[] = [];
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i] as Piece;
    let next = i + 1;
    while (next < pieces.length && (pieces[next] as Piece).at - first.at <= apart) next++;
    const level = pieces.slice(i, next).sort((a, b) => a.from - b.from);
    let { from, to } = level[0] as Piece;
    const at = first.at;
    const keep = () => {
      if (to - from < shortest) return;
      rulings.push(down ? { x0: at, y0: from, x1: at, y1: to } : { x0: from, y0: at, x1: to, y1: at });
    };
    for (const piece of level) {
      if (piece.from > to + apart) {
        keep();
        from = piece.from;
        to = piece.to;
      } else {
        to = Math.max(to, piece.to);
      }
    }
    keep();
    i = next;
  }
  return rulings;
}

/** The fill colour as 0xRRGGBB where it is light, else null: dark fills are lines wherever they are thin. */
function readShade(found: Found, path: number): number | null {
  const { pdfium, scratch } = found;
  const { at } = scratch;
  if (!pdfium.calls.FPDFPageObj_GetFillColor(path, at, at + 4, at + 8, at + 12)) return null;
  const [red = 0, green = 0, blue = 0] = scratch.integers;
  return red + green + blue >= 3 * 128 ? (red << 16) | (green << 8) | blue : null;
}

function readMatrix(found: Found, object: number): Matrix {
  const { pdfium, scratch } = found;
  if (!pdfium.calls.FPDFPageObj_GetMatrix(object, scratch.at)) return [1, 0, 0, 1, 0, 0];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = scratch.floats;
  return [a, b, c, d, e, f];
}

function frameMatrix(frame: Frame): Matrix {
  return [frame.xx, frame.yx, frame.xy, frame.yy, frame.x0, frame.y0];
}

/** The map that applies `first` and then `second`. */
function multiply(first: Matrix, second: Matrix | null): Matrix {
  if (!second) return first;
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = second;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}
