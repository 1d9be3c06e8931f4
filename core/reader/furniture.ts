import type { LineRole } from '../model/filing.ts';
import { squeeze } from './characters.ts';
import { isCheckboxLine } from './headings.ts';
import type { Line } from './lines.ts';

const pageNumber =
  /^(?:[-—–－]{0,2}\s?\d{1,4}\s?[-—–－]{0,2}|\d{1,2}(?:-\d{1,3}){1,3}|第\s?\d{1,4}\s?页(?:[，,]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?[/／]\s?\d{1,4}|[ivxlcIVXLC]{1,7})$/;
const composite = /^\d{1,2}-\d{1,3}-\d{1,4}$/;

/** Blanks left out and digits masked, so that a header with a page number in it repeats. */
function keyOf(line: Line): string {
  return squeeze(line.text).replace(/\d+/g, '#');
}

/** Column headings printed again on each page stand in three or more columns; running headers do not. */
function looksTabular(line: Line): boolean {
  const inner = line.text.slice(line.start, line.end);
  return inner.includes('\t') || inner.split(/\s{2,}/).length > 3 || inner.split(/\s+/).length > 8;
}

/**
 * Marks running headers, footers and page numbers. With pages: by repetition in the first and last
 * lines of pages, outermost first. Without: a line with a wide gap that repeats, and page numbers
 * that stand beside one or are built of several parts (1-1-6).
 */
export function findFurniture(lines: readonly Line[]): LineRole[] {
  const roles: LineRole[] = lines.map((line) => (line.blank ? 'blank' : 'body'));
  const paged = lines.some((line) => line.page !== null && line.page > 1);
  if (paged) markByPosition(lines, roles);
  else markByRepetition(lines, roles);
  return roles;
}

function markByPosition(lines: readonly Line[], roles: LineRole[]): void {
  const pages = new Map<number, number[]>();
  for (const line of lines) {
    if (line.blank || line.page === null) continue;
    const list = pages.get(line.page);
    if (list) list.push(line.number - 1);
    else pages.set(line.page, [line.number - 1]);
  }
  const depth = 4;
  const top = new Map<string, number[]>();
  const bottom = new Map<string, number[]>();
  const note = (map: Map<string, number[]>, index: number, page: number): void => {
    const line = lines[index] as Line;
    if (line.width > 60 || looksTabular(line) || isCheckboxLine(line.text) || /[。；，]$/.test(line.text.trim()))
      return;
    const key = keyOf(line);
    const seen = map.get(key);
    if (!seen) map.set(key, [page]);
    else if (seen.at(-1) !== page) seen.push(page);
  };
  for (const [page, list] of pages) {
    for (const index of list.slice(0, depth)) note(top, index, page);
    for (const index of list.slice(-depth)) note(bottom, index, page);
  }
  const least =
    pages.size <= 30 ? Math.max(2, Math.ceil(pages.size * 0.34)) : Math.max(3, Math.ceil(pages.size * 0.04));
  const repeats = (map: Map<string, number[]>, index: number): boolean => {
    const seen = map.get(keyOf(lines[index] as Line));
    if (!seen || keyOf(lines[index] as Line).length < 4) return false;
    return seen.length >= least && (seen.at(-1) as number) - (seen[0] as number) < seen.length * 6 + 4;
  };
  const offset = commonOffset(lines, pages);
  const isNumber = (index: number, page: number): boolean => {
    const line = lines[index] as Line;
    const text = line.text.slice(line.start, line.end).trim();
    if (!pageNumber.test(text)) return false;
    const value = lastNumber(text);
    return value === null ? true : offset !== null && Math.abs(value - page - offset) <= 1;
  };
  for (const [page, list] of pages) {
    const limit = Math.min(depth, list.length);
    for (let at = 0; at < limit; at += 1) {
      const index = list[at] as number;
      if (!isNumber(index, page) && !repeats(top, index)) break;
      roles[index] = 'furniture';
    }
    for (let at = list.length - 1; at >= Math.max(0, list.length - limit); at -= 1) {
      const index = list[at] as number;
      if (!isNumber(index, page) && !repeats(bottom, index)) break;
      roles[index] = 'furniture';
    }
  }
}

function lastNumber(text: string): number | null {
  const match = /(\d{1,4})\s?(?:页)?\s?[-—–－]{0,2}$/.exec(
    text.replace(/[，,]?\s?共.*$/, '').replace(/\s?[/／]\s?\d+$/, ''),
  );
  return match ? Number(match[1]) : null;
}

/** Most pages' printed number less their place in the file, where that is the same on many of them. */
function commonOffset(lines: readonly Line[], pages: Map<number, number[]>): number | null {
  const counts = new Map<number, number>();
  for (const [page, list] of pages) {
    const seen = new Set<number>();
    for (const index of [...list.slice(0, 2), ...list.slice(-2)]) {
      const line = lines[index] as Line;
      const text = line.text.slice(line.start, line.end).trim();
      if (!pageNumber.test(text)) continue;
      const value = lastNumber(text);
      if (value !== null) seen.add(value - page);
    }
    for (const value of seen) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let best: number | null = null;
  let most = Math.max(2, pages.size * 0.1);
  for (const [value, count] of counts) {
    if (count >= most) {
      most = count;
      best = value;
    }
  }
  return best;
}

const wideGap = /\S\s{4,}\S/;

/** Two stretches of text set to both margins, as running headers are; a line to sign on is shorter. */
function isSplit(line: Line): boolean {
  return wideGap.test(line.text) && !looksTabular(line) && squeeze(line.text).length >= 10;
}

function markByRepetition(lines: readonly Line[], roles: LineRole[]): void {
  const counts = new Map<string, number>();
  const filled = lines.filter((line) => !line.blank);
  for (const line of filled) {
    if (!isSplit(line)) continue;
    const key = keyOf(line);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const composites = filled.filter((line) => composite.test(line.text.trim())).length;
  filled.forEach((line, at) => {
    const text = line.text.trim();
    const next = filled[at + 1];
    const nextIsNumber = next !== undefined && pageNumber.test(next.text.trim());
    const repeated = (counts.get(keyOf(line)) ?? 0) >= (nextIsNumber ? 2 : 3);
    if (repeated && isSplit(line)) {
      roles[line.number - 1] = 'furniture';
      if (next && nextIsNumber) roles[next.number - 1] = 'furniture';
      const before = filled[at - 1];
      if (before && composite.test(before.text.trim())) roles[before.number - 1] = 'furniture';
    } else if (composites >= 3 && composite.test(text)) {
      roles[line.number - 1] = 'furniture';
    }
  });
}
