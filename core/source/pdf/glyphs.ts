import type { Frame } from './frame.ts';
import { unifiedHan } from './han.ts';
import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './scratch.ts';

/** Which way text runs on the displayed page: right, down, left, up, or at some other angle. */
export type Direction = 0 | 1 | 2 | 3 | 4;

/** The glyphs of one page in the order they are drawn; one array a property, as there are many. */
export interface Glyphs {
  count: number;
  /** Unicode code point; U+FFFD where the file does not tell. */
  code: Int32Array;
  direction: Uint8Array;
  /** Font size in points as displayed. */
  size: Float32Array;
  /** Along the line, across it, in the text's own direction: start, end, baseline. */
  start: Float32Array;
  end: Float32Array;
  base: Float32Array;
  /** Left, top, right, bottom on the displayed page. */
  box: Float32Array;
  /** Id of the marked content that each is part of, −1 where it is of none; null where it was not asked for. */
  content: Int32Array | null;
  /** How many glyphs have no Unicode meaning: no map in the file, or a private-use code. */
  unreadable: number;
}

/** How the text of one object runs on the displayed page: a unit vector, and the font size in points. */
interface Heading {
  direction: Direction;
  dx: number;
  dy: number;
  size: number;
}

const lost = 0xfffd;
const softHyphen = 0xad;

/** Reads all glyphs of a text page (`FPDFText_LoadPage`), `marked` with the contents that the file's tags speak of. */
export function readGlyphs(pdfium: Pdfium, textPage: number, frame: Frame, scratch: Scratch, marked = false): Glyphs {
  const { calls } = pdfium;
  const total = Math.max(0, calls.FPDFText_CountChars(textPage));
  const glyphs: Glyphs = {
    count: 0,
    code: new Int32Array(total),
    direction: new Uint8Array(total),
    size: new Float32Array(total),
    start: new Float32Array(total),
    end: new Float32Array(total),
    base: new Float32Array(total),
    box: new Float32Array(4 * total),
    content: marked ? new Int32Array(total) : null,
    unreadable: 0,
  };
  let object = -1;
  let content = -1;
  const heading: Heading = { direction: 0, dx: 1, dy: 0, size: 1 };
  for (let i = 0; i < total; i++) {
    if (calls.FPDFText_IsGenerated(textPage, i)) continue;
    const code = readCode(pdfium, textPage, i);
    if (code === 0) continue;
    const owner = calls.FPDFText_GetTextObject(textPage, i);
    if (owner !== object) {
      object = owner;
      calls.FPDFText_GetMatrix(textPage, i, scratch.at);
      const floats = scratch.floats;
      const scale = Math.hypot(floats[2] ?? 0, floats[3] ?? 1);
      turnTo(heading, frame, floats[0] ?? 1, floats[1] ?? 0);
      heading.size = calls.FPDFText_GetFontSize(textPage, i) * scale || 1;
      if (marked) content = calls.FPDFPageObj_GetMarkedContentID(owner);
    }
    calls.FPDFText_GetLooseCharBox(textPage, i, scratch.at);
    calls.FPDFText_GetCharOrigin(textPage, i, scratch.at + 32, scratch.at + 40);
    glyphs.code[glyphs.count] = code;
    if (glyphs.content) glyphs.content[glyphs.count] = content;
    if (!place(glyphs, frame, heading, scratch)) continue;
    glyphs.count++;
    if (code === lost) glyphs.unreadable++;
  }
  return glyphs;
}

/** The code point to show for a character, 0 for one that is no glyph. */
function readCode(pdfium: Pdfium, textPage: number, index: number): number {
  const { calls } = pdfium;
  const code = calls.FPDFText_GetUnicode(textPage, index);
  if (code === 0x20) return code;
  if (calls.FPDFText_IsHyphen(textPage, index) || code === softHyphen) return 0x2d;
  if (calls.FPDFText_HasUnicodeMapError(textPage, index) === 1) return lost;
  if (code === 0 || code === 0xfeff || code === 0x200b) return 0;
  if (code < 0x20) return 0x20;
  if ((code >= 0xd800 && code <= 0xf8ff) || code >= 0xf0000 || code === 0xfffe || code === 0xffff) return lost;
  return code >= 0x2e80 ? unifiedHan(code) : code;
}

/**
 * Stores the box (answered as floats) and the line place (the origin, answered as doubles behind it)
 * of the next glyph; false where it lies wholly outside the page.
 */
function place(glyphs: Glyphs, frame: Frame, heading: Heading, scratch: Scratch): boolean {
  const rect = scratch.floats;
  const left = rect[0] ?? 0;
  const top = rect[1] ?? 0;
  const right = rect[2] ?? 0;
  const bottom = rect[3] ?? 0;
  const ax = frame.xx * left + frame.xy * bottom + frame.x0;
  const ay = frame.yx * left + frame.yy * bottom + frame.y0;
  const bx = frame.xx * right + frame.xy * top + frame.x0;
  const by = frame.yx * right + frame.yy * top + frame.y0;
  const x0 = Math.min(ax, bx);
  const x1 = Math.max(ax, bx);
  const y0 = Math.min(ay, by);
  const y1 = Math.max(ay, by);
  if (x1 < 0 || y1 < 0 || x0 > frame.width || y0 > frame.height || !Number.isFinite(x0 + x1 + y0 + y1)) return false;
  const originX = scratch.doubles[4] ?? 0;
  const originY = scratch.doubles[5] ?? 0;
  const ox = frame.xx * originX + frame.xy * originY + frame.x0;
  const oy = frame.yx * originX + frame.yy * originY + frame.y0;
  const n = glyphs.count;
  glyphs.box[4 * n] = x0;
  glyphs.box[4 * n + 1] = y0;
  glyphs.box[4 * n + 2] = x1;
  glyphs.box[4 * n + 3] = y1;
  const { direction, dx, dy, size } = heading;
  glyphs.direction[n] = direction;
  glyphs.size[n] = size;
  if (direction === 4) {
    // The box of a slanted glyph says nothing of its advance, which half or all of the size stands for.
    glyphs.start[n] = ox * dx + oy * dy;
    glyphs.end[n] = (glyphs.start[n] ?? 0) + ((glyphs.code[n] ?? 0) < 0x2e80 ? 0.5 : 1) * size;
    glyphs.base[n] = oy * dx - ox * dy;
    return true;
  }
  const down = direction === 1;
  const up = direction === 3;
  const back = direction === 2;
  glyphs.start[n] = down ? y0 : up ? -y1 : back ? -x1 : x0;
  glyphs.end[n] = down ? y1 : up ? -y0 : back ? -x0 : x1;
  glyphs.base[n] = down ? -ox : up ? ox : back ? -oy : oy;
  return true;
}

/** Sets the heading to where (a, b) of the page's own space points on the displayed page. */
function turnTo(heading: Heading, frame: Frame, a: number, b: number): void {
  const x = frame.xx * a + frame.xy * b;
  const y = frame.yx * a + frame.yy * b;
  const length = Math.hypot(x, y) || 1;
  heading.dx = x / length;
  heading.dy = y / length;
  const across = Math.abs(heading.dx);
  const along = Math.abs(heading.dy);
  if (along <= 0.1) heading.direction = x >= 0 ? 0 : 2;
  else if (across <= 0.1) heading.direction = y > 0 ? 1 : 3;
  else heading.direction = 4;
}
