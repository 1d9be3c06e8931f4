import type { Piece } from '../placed.ts';
import { type DraftCell, type DraftRow, type DraftTable, emptyCell, type LineText } from './draft.ts';

/** More rows than this never run together; longer cells are texts. */
const most = 40;
const longest = 600;

/**
 * Parts rows that the text has run together in one line (`12合计 甲有限公司乙有限公司 1.002.003.00`): amounts of one
 * cell follow each other without a blank. A row is parted only if each of its columns parts in one way into as
 * many; a label left of them spans the rows.
 */
export function partRuns(table: DraftTable, lineText: LineText): void {
  const rows: DraftRow[] = [];
  let above: DraftRow | null = null;
  for (const row of table.rows) {
    const parted: DraftRow[] | null = row.header === true ? null : partRow(row, lineText);
    if (!parted) {
      rows.push(row);
      above = null;
      continue;
    }
    const label: DraftCell | undefined = above?.cells[0];
    if (label && label.pieces.length > 0 && above?.page !== row.page && row.cells[0]?.pieces.length === 0)
      for (const entry of parted) entry.cells[0] = { pieces: label.pieces, spanned: true };
    rows.push(...parted);
    above = parted.at(-1) ?? null;
  }
  table.rows = rows;
}

function partRow(row: DraftRow, lineText: LineText): DraftRow[] | null {
  const texts = row.cells.map((cell) => textOf(cell, lineText));
  if (texts.some((text) => text === null)) return null;
  const count = runLength(texts as string[]);
  if (count < 2) return null;
  const columns: (Piece[] | 'empty' | 'label')[] = [];
  let summed = false;
  for (const [at, text] of (texts as string[]).entries()) {
    const piece = row.cells[at]?.pieces[0];
    if (!piece) {
      columns.push('empty');
      continue;
    }
    const cuts =
      cutTokens(text, count) ??
      cutOrdinals(text, count) ??
      cutNames(text, count) ??
      (summed ? cutNames(text, count - 1) : null);
    if (cuts) {
      if (text.endsWith('合计')) summed = true;
      columns.push(piecesOf(piece, cuts));
    } else if (columns.every((column) => typeof column === 'string') && (at === 0 || text.length <= 4))
      columns.push('label');
    else return null;
  }
  // Names or ordinals must stand right of a label: else it may be the names themselves, run together.
  if (columns.includes('label') && /^[-\d]/.test(firstParted(texts as string[], columns)) && !summed) return null;
  return Array.from({ length: count }, (_, at) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      const parts = columns[column];
      if (parts === 'label') return { pieces: cell.pieces, spanned: at > 0 };
      const piece = typeof parts === 'string' ? undefined : parts?.[at];
      return piece ? { pieces: [piece], spanned: false } : emptyCell();
    }),
  }));
}

/** Text of the first cell that was parted, nothing where it holds ordinals. */
function firstParted(texts: readonly string[], columns: readonly (Piece[] | string)[]): string {
  const text = texts[columns.findIndex((column) => typeof column !== 'string')] ?? '';
  return text.includes('.') ? text : '';
}

/** The text of a cell in one piece; null where it has several or is too long. */
function textOf(cell: DraftCell, lineText: LineText): string | null {
  const [piece, ...others] = cell.pieces;
  if (!piece) return '';
  if (others.length > 0 || cell.spanned || piece.end - piece.start > longest) return null;
  return lineText(piece.line).slice(piece.start, piece.end);
}

function piecesOf(piece: Piece, cuts: readonly number[]): Piece[] {
  return cuts.map((cut, at) => ({
    ...piece,
    start: piece.start + (at === 0 ? 0 : (cuts[at - 1] as number)),
    end: piece.start + cut,
  }));
}

/** How many amounts the cells run together, as far as one of them leaves no doubt; 0 where none does. */
function runLength(texts: readonly string[]): number {
  for (const text of texts) {
    if (!/^-?\d[\d,]*\.\d\d/.test(text) || /^-?[\d,]+\.\d+%?$/.test(text)) continue;
    const amounts = text.match(/\d\.\d\d/g)?.length ?? 0;
    if (amounts >= 2 && amounts <= most && !text.replace(/[\d,.%]/g, '') && cutTokens(text, amounts)) return amounts;
  }
  return 0;
}

const tokens = [
  /-/y,
  /-?(?:\d{1,3}(?:,\d{3})+|\d{1,3})\.\d\d%?/y,
  /-?\d{1,3}(?:,\d{3})+(?!\.)/y,
  /(?:19|20)\d\d年(?:度|末)?/y,
  /合计|小计|直接|间接|未披露|不适用|是|否/y,
];

/** Ends of `count` amounts, marks or years that the text is, if there is only one way to read it so. */
function cutTokens(text: string, count: number): number[] | null {
  const size = text.length;
  let ways = new Float64Array(size + 1);
  ways[0] = 1;
  const froms: Int32Array[] = [];
  const ends = Array.from({ length: size }, (_, at) => endsFrom(text, at));
  for (let part = 0; part < count; part += 1) {
    const next = new Float64Array(size + 1);
    const from = new Int32Array(size + 1);
    for (let at = 0; at < size; at += 1) {
      if (ways[at] === 0) continue;
      for (const end of ends[at] as number[]) {
        next[end] = (next[end] as number) + (ways[at] as number);
        from[end] = at;
      }
    }
    ways = next;
    froms.push(from);
  }
  if (ways[size] !== 1) return null;
  const cuts: number[] = [];
  let at = size;
  for (let part = count - 1; part >= 0; part -= 1) {
    cuts.unshift(at);
    at = froms[part]?.[at] as number;
  }
  return cuts;
}

function endsFrom(text: string, at: number): number[] {
  const ends: number[] = [];
  for (const token of tokens) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match && !ends.includes(at + match[0].length)) ends.push(at + match[0].length);
  }
  return ends;
}

/** Ends of the ordinals that count on from the first, the last one 合计 where the text ends so. */
function cutOrdinals(text: string, count: number): number[] | null {
  const total = text.endsWith('合计') ? 1 : 0;
  for (const digits of [1, 2]) {
    const first = Number(text.slice(0, digits));
    if (!Number.isInteger(first) || first < 1) return null;
    const cuts: number[] = [];
    let at = 0;
    for (let ordinal = first; cuts.length < count - total; ordinal += 1) {
      const word = String(ordinal);
      if (!text.startsWith(word, at)) break;
      at += word.length;
      cuts.push(at);
    }
    if (cuts.length === count - total && at + 2 * total === text.length) return total ? [...cuts, text.length] : cuts;
  }
  return null;
}

const nameEnd =
  /公司(?![（(][^）)]{1,8}[）)]|\[|分公司)|[（(](?:普通|有限|特殊普通)合伙[）)]|公司[（(][^）)]{1,8}[）)]|gmbh|\[注\d?\]/gi;

/** Ends of names: firms by the words they end with, others by the one word that all of them end with. */
function cutNames(text: string, count: number): number[] | null {
  const cuts = Array.from(text.matchAll(nameEnd), (match) => match.index + match[0].length);
  if (cuts.length === count && cuts.at(-1) === text.length && !/[、，,；]$/.test(text)) return cuts;
  if (count < 2) return null;
  let found: number[] | null = null;
  for (const size of [2, 3]) {
    const word = text.slice(-size);
    if (word.length < size || !/^[\u4e00-\u9fff]+$/.test(word)) continue;
    const ends: number[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + size)) ends.push(at + size);
    const apart = ends.every((end, at) => end - (ends[at - 1] ?? 0) > size + 1);
    if (ends.length === count && apart && !/[、，；]/.test(text)) found = ends;
  }
  return found;
}
