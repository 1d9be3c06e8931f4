import { isBlank, isWide, squeeze } from '../../characters.ts';
import { type DraftRow, type DraftTable, emptyCell } from '../draft.ts';
import type { GappedRow } from './columns.ts';
import type { Fragment } from './fragments.ts';

/** Digits, points and commas, whole or part of an amount. */
const amountPart = /^[-－−]?[\d.,]+[%％]?$/;
const wholeAmount = /^[-－−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d\d)?[%％]?$/;
/** Digits that a comma shows to be part of an amount only. */
const brokenAmount = /^[-－−]?(?:[\d,]*,\d{0,2}(?:\.\d*)?|,[\d,.]*)$/;

/** So many broken amounts make a stacked table. */
const fewest = 8;

interface Block {
  page: number | null;
  rows: GappedRow[];
  words: Fragment[];
  amounts: Fragment[];
}

interface Column {
  left: number;
  right: number;
}

/**
 * A table in layout text whose cells are so narrow that each amount stands in several lines, as a statement of
 * changes in equity has it: what stands between two blank lines is one row, whose amounts are put together down
 * each column. Null where the amounts do not come out whole, or where the pages differ in their columns.
 */
export function readStacked(all: readonly GappedRow[]): DraftTable | null {
  if (countBroken(all) < fewest) return null;
  const blocks = blocksOf(all);
  const begin = blocks.findIndex((block) => block.amounts.length > 0);
  if (begin <= 0) return null;
  const body = blocks.slice(begin);
  const stands = columnsOfBlocks(body);
  const own = stands?.[0];
  if (!stands || !own) return null;
  const header = blocks.slice(0, begin).flatMap((block) => block.words);
  const edge = Math.min(...own.map((column) => column.left));
  const extra = headerColumns(header, own, edge);
  const columns = [...own, ...extra].sort((a, b) => a.left - b.left);
  const rows: DraftRow[] = [];
  let whole = 0;
  let filled = 0;
  for (const [index, block] of body.entries()) {
    const cells = Array.from({ length: columns.length + 1 }, emptyCell);
    for (const word of block.words) {
      if (!block.amounts.includes(word)) cells[0]?.pieces.push(pieceOf(word));
    }
    const texts = new Map<number, string>();
    for (const word of block.amounts) {
      const at = columns.indexOf(own[seatOf(word, stands[index] as Column[])] as Column) + 1;
      cells[at]?.pieces.push(pieceOf(word));
      texts.set(at, (texts.get(at) ?? '') + word.text);
    }
    filled += texts.size;
    for (const text of texts.values()) if (wholeAmount.test(text)) whole += 1;
    const first = block.rows[0] as GappedRow;
    rows.push({
      cells,
      line: first.line.number,
      page: block.page,
      left: first.fragments[0]?.left ?? null,
      header: false,
    });
  }
  if (filled === 0 || whole < filled * 0.95) return null;
  const first = all[0] as GappedRow;
  const last = all.at(-1) as GappedRow;
  return {
    kind: 'grid',
    rows: [...headerRows(header, columns, edge, first), ...rows],
    headerRows: 2,
    columns: columns.length + 1,
    line: first.line.number,
    endLine: last.line.number,
    page: first.line.page,
    endPage: last.line.page,
    parts: new Set(all.map((row) => row.line.page)).size,
    confidence: 0.55,
    doubts: ['gaps'],
  };
}

function countBroken(rows: readonly GappedRow[]): number {
  let count = 0;
  for (const row of rows)
    for (const fragment of row.fragments)
      for (const word of fragment.text.split(' ')) if (brokenAmount.test(word)) count += 1;
  return count;
}

function blocksOf(rows: readonly GappedRow[]): Block[] {
  const blocks: Block[] = [];
  for (const row of rows) {
    let block = blocks.at(-1);
    if (!block || row.gap || row.line.page !== block.page) {
      block = { page: row.line.page, rows: [], words: [], amounts: [] };
      blocks.push(block);
    }
    block.rows.push(row);
    for (const fragment of row.fragments) {
      for (const word of wordsOf(fragment, row.line.text)) {
        block.words.push(word);
        if (amountPart.test(squeeze(word.text)) && /\d/.test(word.text)) block.amounts.push(word);
      }
    }
  }
  return blocks;
}

/** The words of a fragment, where they stand. */
function wordsOf(fragment: Fragment, text: string): Fragment[] {
  let wides = 0;
  for (let at = fragment.start; at < fragment.end; at += 1) if (isWide(text.charCodeAt(at))) wides += 1;
  const narrow = fragment.end - fragment.start - wides;
  const wide = wides === 0 ? 1 : (fragment.right - fragment.left - narrow * 0.5) / wides;
  const words: Fragment[] = [];
  let x = fragment.left;
  let open: Fragment | null = null;
  for (let at = fragment.start; at < fragment.end; at += 1) {
    const code = text.charCodeAt(at);
    const left = x;
    x += isWide(code) ? wide : 0.5;
    if (isBlank(code)) open = null;
    else if (open) {
      open.end = at + 1;
      open.right = x;
      open.text += text[at];
    } else {
      open = { line: fragment.line, start: at, end: at + 1, left, right: x, text: text[at] as string, value: false };
      words.push(open);
    }
  }
  return words;
}

function pieceOf({ line, start, end }: Fragment): { line: number; start: number; end: number } {
  return { line, start, end };
}

/**
 * Where the columns stand for each block: layout text may set each block of a page apart, so one that fills all
 * columns tells its own, another has those of the nearest such block on its page. Null where pages differ.
 */
function columnsOfBlocks(blocks: readonly Block[]): Column[][] | null {
  const found = blocks.map((block) => withTails(overlapping(block.amounts), block.amounts));
  const most = new Map<number | null, number>();
  for (const [at, { page }] of blocks.entries())
    most.set(page, Math.max(most.get(page) ?? 0, (found[at] as Column[]).length));
  const counts = new Set([...most.values()].filter((count) => count > 0));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined || count < 3) return null;
  const before: number[] = [];
  const after: number[] = [];
  let full = -1;
  for (const [at, columns] of found.entries()) {
    if (columns.length === count) full = at;
    before.push(full);
  }
  full = -1;
  for (let at = found.length - 1; at >= 0; at -= 1) {
    if (found[at]?.length === count) full = at;
    after[at] = full;
  }
  return found.map((own, at) => {
    const near = [before[at] as number, after[at] as number].filter(
      (other) => other >= 0 && blocks[other]?.page === blocks[at]?.page,
    );
    near.sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
    return found[near[0] ?? at] ?? own;
  });
}

/** An amount's last digits that stand a little beside its other lines belong to the column that lacks them. */
function withTails(columns: readonly Column[], words: readonly Fragment[]): Column[] {
  const texts = columns.map((column) => words.flatMap((word) => (overlaps(word, column) ? [word.text] : [])).join(''));
  const kept: Column[] = [];
  const lacks = (text: string | undefined): boolean => text !== undefined && /[.,]\d?$/.test(text);
  let carry: Column | null = null;
  for (const [at, column] of columns.entries()) {
    const tail = /^\d{1,2}$/.test(texts[at] as string);
    const last = kept.at(-1);
    if (tail && last && lacks(texts[at - 1])) last.right = column.right;
    else if (tail && lacks(texts[at + 1])) carry = column;
    else {
      kept.push({ left: carry?.left ?? column.left, right: column.right });
      carry = null;
    }
  }
  return kept;
}

/** Stretches covered by words, those that overlap joined. */
function overlapping(words: readonly Fragment[]): Column[] {
  const columns: Column[] = [];
  for (const word of [...words].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last && word.left < last.right - 0.1) last.right = Math.max(last.right, word.right);
    else columns.push({ left: word.left, right: word.right });
  }
  return columns;
}

function seatOf(word: Fragment, columns: readonly Column[]): number {
  const middle = (word.left + word.right) / 2;
  let best = 0;
  for (const [at, column] of columns.entries()) {
    const far = Math.abs((column.left + column.right) / 2 - middle);
    const nearest = columns[best] as Column;
    if (far < Math.abs((nearest.left + nearest.right) / 2 - middle)) best = at;
  }
  return best;
}

function overlaps(word: Fragment, column: Column): boolean {
  return word.left < column.right - 0.1 && word.right > column.left + 0.1;
}

/** Columns that hold no amount: header words that stand over none that does. */
function headerColumns(header: readonly Fragment[], own: readonly Column[], edge: number): Column[] {
  return overlapping(header.filter((word) => word.right > edge && !own.some((column) => overlaps(word, column))));
}

/** Words over several columns above the words over one, which are put together down the column. */
function headerRows(
  header: readonly Fragment[],
  columns: readonly Column[],
  edge: number,
  first: GappedRow,
): DraftRow[] {
  const upper = Array.from({ length: columns.length + 1 }, emptyCell);
  const lower = Array.from({ length: columns.length + 1 }, emptyCell);
  for (const word of header) {
    const under = columns.flatMap((column, at) => (overlaps(word, column) ? [at + 1] : []));
    if (word.right <= edge || under.length === 0) lower[0]?.pieces.push(pieceOf(word));
    else if (under.length === 1) lower[under[0] as number]?.pieces.push(pieceOf(word));
    else
      for (const [index, at] of under.entries()) {
        upper[at]?.pieces.push(pieceOf(word));
        if (index > 0 && upper[at]) upper[at].spanned = true;
      }
  }
  const row = { line: first.line.number, page: first.line.page, left: null, header: true };
  return [
    { ...row, cells: upper },
    { ...row, cells: lower },
  ];
}
