import type { Pdfium } from './pdfium.ts';

/**
 * A page as it is displayed: points, origin top left, after the page's rotation. PDFium gives places
 * in the page's own space, origin bottom left, before the rotation.
 */
export interface Frame {
  width: number;
  height: number;
  /** x = ax·X + cx·Y + ex and y = bx·X + dx·Y + fx for a point (X, Y) of the page's own space. */
  xx: number;
  xy: number;
  x0: number;
  yx: number;
  yy: number;
  y0: number;
}

/** Reads a page's visible box and rotation; `scratch` points to at least 16 bytes. */
export function pageFrame(pdfium: Pdfium, page: number, scratch: number): Frame {
  const { calls } = pdfium;
  calls.FPDF_GetPageBoundingBox(page, scratch);
  const box = new Float32Array(pdfium.memory(), scratch, 4);
  const left = box[0] ?? 0;
  const top = box[1] ?? 0;
  const right = box[2] ?? 0;
  const bottom = box[3] ?? 0;
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
