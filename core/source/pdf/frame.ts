import type { Pdfium } from './pdfium.ts';
import type { Scratch } from './scratch.ts';

/**
 * A page as it is displayed: points, origin top left, after the page's rotation. PDFium gives places
 * in the page's own space, origin bottom left, before the rotation.
 */
export interface Frame {
  width: number;
  height: number;
  /** x = xx·X + xy·Y + x0 and y = yx·X + yy·Y + y0 for a point (X, Y) of the page's own space. */
  xx: number;
  xy: number;
  x0: number;
  yx: number;
  yy: number;
  y0: number;
}

/** Reads a page's visible box and rotation. */
export function pageFrame(pdfium: Pdfium, page: number, scratch: Scratch): Frame {
  const { calls } = pdfium;
  calls.FPDF_GetPageBoundingBox(page, scratch.at);
  const [left = 0, top = 0, right = 0, bottom = 0] = scratch.floats;
  const across = right - left;
  const up = top - bottom;
  switch (calls.FPDFPage_GetRotation(page) & 3) {
    case 1:
      return { width: up, height: across, xx: 0, xy: 1, x0: -bottom, yx: 1, yy: 0, y0: -left };
    case 2:
      return { width: across, height: up, xx: -1, xy: 0, x0: right, yx: 0, yy: 1, y0: -bottom };
    case 3:
      return { width: up, height: across, xx: 0, xy: -1, x0: top, yx: -1, yy: 0, y0: right };
    default:
      return { width: across, height: up, xx: 1, xy: 0, x0: -left, yx: 0, yy: -1, y0: top };
  }
}
