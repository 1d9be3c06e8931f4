import type { LineRole } from '../model/filing.ts';
import { squeeze } from './characters.ts';
import { isCheckboxLine } from './headings.ts';
import type { Line } from './lines.ts';
import { unitOfLine } from './tables/units.ts';

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
  const roles = plainRoles(lines);
  const paged = lines.some((line) => line.page !== null && line.page > 1);
  if (paged) markByPosition(lines, roles);
  else markByRepetition(lines, roles);
  return roles;
}

/** Every line that is not blank as body. */
export function plainRoles(lines: readonly Line[]): LineRole[] {
  return lines.map((line) => (line.blank ? 'blank' : 'body'));
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
    if (!mayRepeat(line)) return;
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
    const key = keyOf(lines[index] as Line);
    const seen = map.get(key);
    if (!seen || key.length < 4) return false;
    return seen.length >= least && (seen.at(-1) as number) - (seen[0] as number) < seen.length * 6 + 4;
  };
  const offsets = offsetsOf(lines, pages);
  const offset = commonOffset(offsets);
  const isNumber = (index: number, page: number): boolean => {
    const line = lines[index] as Line;
    const text = line.text.slice(line.start, line.end).trim();
    if (!pageNumber.test(text)) return false;
    const value = lastNumber(text);
    if (value === null) return true;
    return (offset !== null && Math.abs(value - page - offset) <= 1) || countsUp(offsets, page, value - page);
  };
  const heads: Edge[] = [];
  const feet: Edge[] = [];
  for (const [page, list] of pages) {
    const of = (map: Map<string, number[]>, indexes: readonly number[]): Edge => {
      const end = indexes.findIndex((index) => !isNumber(index, page) && !repeats(map, index));
      return { page, indexes: end < 0 ? [...indexes] : indexes.slice(0, end) };
    };
    heads.push(of(top, list.slice(0, depth)));
    feet.push(of(bottom, list.slice(-depth).reverse()));
  }
  for (const edges of [heads, feet]) {
    trimToNeighbours(edges);
    for (const { indexes } of edges) for (const index of indexes) roles[index] = 'furniture';
  }
  markStrays(lines, roles, pages, offset);
}

/** The lines of a page's head or foot that repeat, outermost first. */
interface Edge {
  page: number;
  indexes: number[];
}

/** Words, and no sentence, table row, answer or unit line: what a running header may be. */
function mayRepeat(line: Line): boolean {
  const text = line.text.trim();
  if (line.width > 60 || looksTabular(line) || isCheckboxLine(text) || /[。；，：:]$/.test(text)) return false;
  return /\p{L}/u.test(text) && !tableStart.test(text) && unitOfLine(text) === null;
}

const tableStart = /^(?:序\s?号|项\s?目|名\s?称|类\s?别|姓\s?名|科\s?目|股东名称|公司名称|项目名称)(?:\s|$)/;

/**
 * A page's head is no deeper than those of the pages around it: what stands below is the text's own,
 * such as the column headings of a table that runs over some pages.
 */
function trimToNeighbours(edges: Edge[]): void {
  const reach = 10;
  const depths = edges.map((edge) => edge.indexes.length);
  edges.forEach((edge, at) => {
    const around = depths.slice(Math.max(0, at - reach), at + reach + 1);
    while (edge.indexes.length > 0) {
      const deep = edge.indexes.length;
      if (around.filter((depth) => depth >= deep).length >= around.length * 0.35) break;
      edge.indexes.pop();
    }
  });
}

/**
 * Text taken from a page block by block has some headers and page numbers in the middle: on a page
 * whose edges show none, the one line that says the same as most other pages' edges, or the page's
 * own number.
 */
function markStrays(
  lines: readonly Line[],
  roles: LineRole[],
  pages: Map<number, number[]>,
  offset: number | null,
): void {
  const counts = new Map<string, number>();
  let numbered = 0;
  const marked = [...pages].map(([page, list]) => {
    const keys = new Set<string>();
    let number = false;
    for (const index of list) {
      if (roles[index] !== 'furniture') continue;
      if (isPageNumber(lines[index] as Line)) number = true;
      else keys.add(keyOf(lines[index] as Line));
    }
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (number) numbered += 1;
    return { page, list, keys, number };
  });
  const usual = [...counts].filter(([, count]) => count >= pages.size * 0.6).map(([key]) => key);
  for (const { page, list, keys, number } of marked) {
    for (const key of usual) {
      const stray = keys.has(key) ? undefined : list.slice(0, 12).find((index) => keyOf(lines[index] as Line) === key);
      if (stray !== undefined) roles[stray] = 'furniture';
    }
    if (number || offset === null || numbered < pages.size * 0.6) continue;
    const strays = list.filter((index) => (lines[index] as Line).text.trim() === String(page + offset));
    if (strays.length === 1) roles[strays[0] as number] = 'furniture';
  }
}

function isPageNumber(line: Line): boolean {
  return pageNumber.test(line.text.slice(line.start, line.end).trim());
}

function lastNumber(text: string): number | null {
  const match = /(\d{1,4})\s?(?:页)?\s?[-—–－]{0,2}$/.exec(
    text.replace(/[，,]?\s?共.*$/, '').replace(/\s?[/／]\s?\d+$/, ''),
  );
  return match ? Number(match[1]) : null;
}

/** For each page the numbers at its edges less its place in the file: what its printed number may be off by. */
function offsetsOf(lines: readonly Line[], pages: Map<number, number[]>): Map<number, Set<number>> {
  const offsets = new Map<number, Set<number>>();
  for (const [page, list] of pages) {
    const seen = new Set<number>();
    for (const index of [...list.slice(0, 2), ...list.slice(-2)]) {
      const line = lines[index] as Line;
      const text = line.text.slice(line.start, line.end).trim();
      if (!pageNumber.test(text)) continue;
      const value = lastNumber(text);
      if (value !== null) seen.add(value - page);
    }
    offsets.set(page, seen);
  }
  return offsets;
}

/** True where pages around count on from the same start: a report bound into the filing has numbers of its own. */
function countsUp(offsets: Map<number, Set<number>>, page: number, offset: number): boolean {
  let same = 0;
  for (let near = page - 4; near <= page + 4; near += 1) if (offsets.get(near)?.has(offset)) same += 1;
  return same >= 3;
}

/** Most pages' printed number less their place in the file, where that is the same on many of them. */
function commonOffset(offsets: Map<number, Set<number>>): number | null {
  const counts = new Map<number, number>();
  for (const seen of offsets.values()) for (const value of seen) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  let most = Math.max(2, offsets.size * 0.1);
  for (const [value, count] of counts) {
    if (count >= most) {
      most = count;
      best = value;
    }
  }
  return best;
}

const wideGap = /\S\s{4,}\S/;

/** Two stretches of text set to both margins, as running headers are; a line to sign on is shorter or asks for a name. */
function isSplit(line: Line): boolean {
  return wideGap.test(line.text) && mayRepeat(line) && !/[：:]/.test(line.text) && squeeze(line.text).length >= 10;
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
  markCounted(filled, roles);
}

/** A line that comes again and again beside a page number that counts up: the header of pages whose breaks are lost. */
function markCounted(filled: readonly Line[], roles: LineRole[]): void {
  const places = new Map<string, number[]>();
  filled.forEach((line, at) => {
    if (!mayRepeat(line) || squeeze(line.text).length < 6) return;
    const key = keyOf(line);
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  });
  for (const list of places.values()) {
    if (list.length < 5) continue;
    for (const side of [-1, 1]) {
      const numbers = list.map((at) => {
        const beside = filled[at + side];
        return beside && isPageNumber(beside) ? lastNumber(beside.text.trim()) : null;
      });
      const rising = numbers.filter((value, at) => {
        const before = numbers[at - 1] ?? null;
        return value !== null && (at === 0 || (before !== null && value > before && value - before <= 3));
      });
      if (rising.length < list.length * 0.7) continue;
      list.forEach((at, index) => {
        roles[(filled[at] as Line).number - 1] = 'furniture';
        if (numbers[index] !== null) roles[(filled[at + side] as Line).number - 1] = 'furniture';
      });
    }
  }
}
