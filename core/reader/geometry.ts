import type { LineLayout, PageLayout } from '../model/source.ts';
import type { Line } from './lines.ts';

/** Where a line of a PDF stands, in points. */
export interface LineBox {
  left: number;
  right: number;
  size: number;
}

/** The column of text that a page is set to, in points. */
export interface TextColumn {
  left: number;
  right: number;
}

/** Extents of lines and text columns of pages, found once. */
export interface Geometry {
  box: (line: Line) => LineBox | null;
  column: (line: Line) => TextColumn | null;
}

/** Measures a PDF: pages of one width share their text column, found from where most full lines begin and end; a line in one of two columns has that one. */
export function measureLayout(layout: readonly PageLayout[]): Geometry {
  const boxes = new Map<number, LineBox>();
  const columns = new Map<number, TextColumn>();
  const own = new Map<number, TextColumn>();
  const widthOfPage = new Map<number, number>();
  const lefts = new Map<number, Map<number, number>>();
  const rights = new Map<number, Map<number, number>>();
  for (const page of layout) {
    const key = Math.round(page.width / 4);
    widthOfPage.set(page.page, key);
    for (const entry of page.lines) {
      const box = extent(entry);
      boxes.set(entry.line, box);
      if (entry.column) own.set(entry.line, entry.column);
      if (box.right - box.left < page.width * 0.45) continue;
      count(lefts, key, Math.round(box.left / 2));
      count(rights, key, Math.round(box.right / 2));
    }
  }
  for (const key of new Set(widthOfPage.values())) {
    const left = commonest(lefts.get(key), false);
    const right = commonest(rights.get(key), true);
    if (left !== null && right !== null) columns.set(key, { left: left * 2, right: right * 2 });
  }
  return {
    box: (line) => boxes.get(line.number) ?? null,
    column: (line) =>
      own.get(line.number) ?? (line.page === null ? null : (columns.get(widthOfPage.get(line.page) ?? -1) ?? null)),
  };
}

function extent(entry: LineLayout): LineBox {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  for (let at = 0; at + 3 < entry.boxes.length; at += 4) {
    left = Math.min(left, entry.boxes[at] as number);
    right = Math.max(right, entry.boxes[at + 2] as number);
  }
  return { left, right, size: entry.fontSize };
}

function count(map: Map<number, Map<number, number>>, key: number, value: number): void {
  let counts = map.get(key);
  if (!counts) {
    counts = new Map();
    map.set(key, counts);
  }
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The commonest value, its neighbours counted with it. */
function commonest(counts: Map<number, number> | undefined, last: boolean): number | null {
  let best: number | null = null;
  let most = 0;
  for (const value of counts?.keys() ?? []) {
    const around = (counts?.get(value - 1) ?? 0) + (counts?.get(value) ?? 0) + (counts?.get(value + 1) ?? 0);
    if (around > most || (around === most && best !== null && last === value > best)) {
      most = around;
      best = value;
    }
  }
  return best;
}
