import type { Glyphs } from './glyphs.ts';

/**
 * True where a blank is to be written between two glyphs that follow each other in a row: always where
 * a ruling parts them, else by how wide the gap is in parts of the font size and what stands beside it.
 * Chinese is justified by stretching all gaps, and figures are often set one by one.
 */
export function needsBlank(glyphs: Glyphs, before: number, after: number, parted: boolean): boolean {
  const a = glyphs.code[before] ?? 0;
  const b = glyphs.code[after] ?? 0;
  if (isBlank(a) || isBlank(b)) return false;
  if (parted) return true;
  const gap = (glyphs.start[after] ?? 0) - (glyphs.end[before] ?? 0);
  const em = Math.min(glyphs.size[before] ?? 1, glyphs.size[after] ?? 1);
  if (gap <= 0.15 * em) return false;
  const wideA = isWide(a);
  const wideB = isWide(b);
  if (wideA && wideB) return gap > 0.6 * em;
  if (wideA || wideB) return gap > 0.45 * em;
  return gap > (isFigure(a) && isFigure(b) ? 0.35 : 0.17) * em;
}

/** Writes the box of a blank between two glyphs at `at`: the gap itself, as high as the glyph before it. */
export function writeGap(boxes: Float32Array, at: number, glyphs: Glyphs, before: number, after: number): void {
  const { box, direction } = glyphs;
  const left = box[4 * before] as number;
  const top = box[4 * before + 1] as number;
  const right = box[4 * before + 2] as number;
  const bottom = box[4 * before + 3] as number;
  const side = (k: number) => box[4 * after + k] as number;
  boxes[at] = left;
  boxes[at + 1] = top;
  boxes[at + 2] = right;
  boxes[at + 3] = bottom;
  switch (direction[before]) {
    case 1:
      boxes[at + 1] = bottom;
      boxes[at + 3] = side(1);
      break;
    case 2:
      boxes[at] = side(2);
      boxes[at + 2] = left;
      break;
    case 3:
      boxes[at + 1] = side(3);
      boxes[at + 3] = top;
      break;
    default:
      // Glyphs parted by a ruling may overlap a little.
      boxes[at] = right;
      boxes[at + 2] = Math.max(right, side(0));
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x3000;
}

/** True for a character as wide as it is high: Chinese, its punctuation, full-width forms. */
export function isWide(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xffef) || code >= 0x20000;
}

/** Digits and what stands within a printed number. */
function isFigure(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2c || code === 0x2e || code === 0x25;
}
