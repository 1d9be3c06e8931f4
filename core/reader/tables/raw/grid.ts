import { squeeze } from '../../characters.ts';
import type { Line } from '../../lines.ts';
import { type DraftCell, type DraftRow, type DraftTable, draftText, emptyCell } from '../draft.ts';
import { type Alignment, align } from './align.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { columnCounts, headerRows, type RawHeader, readHeader, repeatedHeaders } from './header.ts';
import { blankModels, learnColumns } from './learn.ts';

/** A run of more words is no table that one header stands over. */
const mostWords = 30_000;

const indexHeader = /^(?:序\s*号|编\s*号|序|号|No\.?)$/;

/** Reads a grid from the lines of a table whose columns were lost, or null where they do not come out as one. */
export function readRawGrid(lines: readonly Line[], marked: boolean): DraftTable | null {
  const plain = atomsOf(lines, marked, new Set());
  if (plain.length < 4 || plain.length > mostWords) return null;
  const numbered = indexHeader.test((plain[0] as Atom).text) || squeeze((lines[0] as Line).text) === '序号';
  const anchors = numbered ? findAnchors(plain) : new Set<number>();
  if (numbered && anchors.size === 0) return null;
  const headerEnd = numbered ? (anchors.values().next().value as number) : firstData(plain);
  const headerLines = lines.filter((line) => line.number < (plain[headerEnd] as Atom).line).length;
  const repeated = repeatedHeaders(lines, headerLines);
  const kept = lines.filter((line) => !repeated.has(line.number));
  const breaks = new Set<number>();
  let dropped = false;
  for (const line of lines) {
    if (repeated.has(line.number)) dropped = true;
    else {
      if (line !== lines[0] && (line.pageStart || dropped)) breaks.add(line.number);
      dropped = false;
    }
  }
  const all = atomsOf(kept, marked, breaks);
  const header = readHeader(all.slice(0, headerEnd));
  const atoms = all.slice(headerEnd);
  const starts = numbered ? findAnchors(atoms) : new Set<number>();
  const best = bestAlignment(atoms, starts, header);
  if (!best) return null;
  const repeats = new Set([...repeated.values()]).size;
  return toDraft(atoms, best, header, lines, starts, repeats);
}

interface Fit {
  alignment: Alignment;
  columns: number;
}

/** Tries the numbers of columns that header and rows allow, and keeps the cheapest. */
function bestAlignment(atoms: readonly Atom[], anchors: ReadonlySet<number>, header: RawHeader): Fit | null {
  const cells = header.pieces.length;
  // Where nothing but labels is printed (a time chart whose bars are drawn), each is a row.
  const labelOnly = atoms.some((atom) => atom.value || !atom.first) ? 8 : 2;
  const counts = columnCounts(header)
    .filter((columns) => columns <= 30)
    .slice(0, 5);
  const longest = longestLine(atoms);
  if (longest > cells && longest <= 30) counts.push(longest);
  let best: Fit | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const columns of counts) {
    let alignment = align(atoms, { columns, models: blankModels(columns), anchors, labelOnly });
    for (let round = 0; round < 3; round += 1) {
      const cost = alignment.cost;
      alignment = align(atoms, { columns, models: learnColumns(atoms, alignment, columns), anchors, labelOnly });
      if (alignment.cost === cost) break;
    }
    const storeys = header.upper !== null && cells - header.upper.count === columns;
    const cost = alignment.cost + (storeys ? ((header.upper?.count ?? 1) > 1 ? -1 : 1) : Math.abs(columns - cells) * 2);
    if (cost < bestCost) {
      bestCost = cost;
      best = { alignment, columns };
    }
  }
  return best;
}

function longestLine(atoms: readonly Atom[]): number {
  let most = 0;
  let run = 0;
  for (const atom of atoms) {
    if (atom.first) run = 1;
    else if (!atom.soft) run += 1;
    if (atom.last && atom.ended !== false) most = Math.max(most, run);
  }
  return most;
}

/** Row numbers 1, 2, 3 … that begin a line each. */
function findAnchors(atoms: readonly Atom[]): Set<number> {
  const anchors = new Set<number>();
  let expected = 1;
  atoms.forEach((atom, at) => {
    if (!atom.first) return;
    if (atom.text.replace(/[.、]$/, '') !== String(expected)) return;
    anchors.add(at);
    expected += 1;
  });
  return anchors;
}

/** First atom of the first data row: the label before the first amount that follows the header. */
function firstData(atoms: readonly Atom[]): number {
  const amount = atoms.findIndex((atom) => atom.value && !/^(?:19|20)\d\d$/.test(atom.text));
  if (amount < 0) return Math.min(atoms.length - 1, Math.max(firstLineEnd(atoms), crowdedLineEnd(atoms)));
  let at = amount;
  while (at > 0 && !(atoms[at] as Atom).first) at -= 1;
  if ((atoms[amount] as Atom).first) {
    // The amount stands first in its line: its label is the cell before, however many lines that has.
    at -= 1;
    while (at > 0 && !((atoms[at] as Atom).first && (atoms[at - 1] as Atom).ended !== false)) at -= 1;
  }
  return Math.max(1, at);
}

/** End of the last of the first lines that holds six cells or more and no values: a header's lower storey. */
function crowdedLineEnd(atoms: readonly Atom[]): number {
  let end = 0;
  let cells = 0;
  let lines = 0;
  for (const [at, atom] of atoms.entries()) {
    if (atom.first) {
      lines += 1;
      cells = 0;
    }
    if (lines > 4) break;
    cells += 1;
    if (atom.last && cells >= 6) end = at + 1;
  }
  return end;
}

function firstLineEnd(atoms: readonly Atom[]): number {
  const at = atoms.findIndex((atom, index) => index > 0 && atom.first && atoms[index - 1]?.ended !== false);
  return at < 0 ? atoms.length - 1 : at;
}

function toDraft(
  atoms: readonly Atom[],
  fit: Fit,
  header: RawHeader,
  lines: readonly Line[],
  anchors: ReadonlySet<number>,
  repeats: number,
): DraftTable {
  const { alignment, columns } = fit;
  const texts = new Map(lines.map((line) => [line.number, line.text]));
  const lineText = (line: number): string => texts.get(line) ?? '';
  const rows: DraftRow[] = [];
  const pageOf = new Map(lines.map((line) => [line.number, line.page]));
  reassignAfterBreaks(atoms, alignment);
  atoms.forEach((atom, at) => {
    const index = alignment.row[at] as number;
    while (rows.length <= index) {
      rows.push({
        cells: Array.from({ length: columns }, emptyCell),
        line: atom.line,
        page: pageOf.get(atom.line) ?? null,
        left: null,
        header: false,
      });
    }
    const cell = (rows[index] as DraftRow).cells[alignment.column[at] as number] as DraftCell;
    const last = cell.pieces.at(-1);
    if (last && last.line === atom.line) last.end = atom.end;
    else cell.pieces.push({ line: atom.line, start: atom.start, end: atom.end });
  });
  const first = lines[0] as Line;
  const end = lines.at(-1) as Line;
  const head = headerRows(header, columns, first.page);
  const cost = alignment.cost / Math.max(1, rows.length);
  return {
    kind: 'grid',
    rows: [...head, ...fillMerged(rows, anchors.size > 0, lineText)],
    headerRows: head.length,
    columns,
    line: first.number,
    endLine: end.number,
    page: first.page,
    endPage: end.page,
    parts: 1 + repeats,
    // Lines that do not tell where a cell ends leave much to guess.
    confidence: Math.max(0.3, Math.min(0.9, 1 - cost / 14)) * (atoms[0]?.ended === null ? 0.6 : 1),
    doubts: ['lost-columns'],
  };
}

/** Cells cut by the page's end go on in their own columns where as many pieces follow as were cut. */
function reassignAfterBreaks(atoms: readonly Atom[], alignment: Alignment): void {
  for (let at = 1; at < atoms.length; at += 1) {
    if (!(atoms[at] as Atom).breakBefore || alignment.row[at] !== alignment.row[at - 1]) continue;
    const row = alignment.row[at];
    const cut: number[] = [];
    for (let back = at - 1; back >= 0 && alignment.row[back] === row; back -= 1) {
      const atom = atoms[back] as Atom;
      const last = alignment.column[back] !== alignment.column[back + 1] || back === at - 1;
      if (last && atom.last && atom.ended === false) cut.unshift(alignment.column[back] as number);
    }
    const tail: number[] = [];
    let end = at;
    while (end < atoms.length && alignment.row[end] === row) {
      const column = alignment.column[end] as number;
      if (tail.at(-1) !== column) tail.push(column);
      end += 1;
    }
    if (cut.length !== tail.length || cut.every((column, index) => column === tail[index])) continue;
    const to = new Map(tail.map((column, index) => [column, cut[index] as number]));
    for (let inside = at; inside < end; inside += 1)
      alignment.column[inside] = to.get(alignment.column[inside] as number) as number;
  }
}

/** A cell that spans rows is printed once: the rows below get it too, where its column is a label column. */
function fillMerged(rows: DraftRow[], numbered: boolean, lineText: (line: number) => string): DraftRow[] {
  const data = rows.filter(
    (row) => !/^(?:合\s*计|总\s*计|小\s*计)/.test(draftText(lineText, row.cells[0] ?? emptyCell())),
  );
  const columns = rows[0]?.cells.length ?? 0;
  const filled = (column: number): number => data.filter((row) => (row.cells[column]?.pieces.length ?? 0) > 0).length;
  let label = numbered ? 1 : 0;
  for (let column = label; column < columns; column += 1) {
    if (filled(column) >= data.length * 0.8) {
      label = column;
      break;
    }
  }
  for (let column = 0; column < label; column += 1) {
    if (filled(column) === 0) continue;
    let above: DraftCell | null = null;
    for (const row of data) {
      const cell = row.cells[column] as DraftCell;
      const empty = cell.pieces.length === 0;
      const hasLabel = (row.cells[label]?.pieces.length ?? 0) > 0;
      if (!empty) above = cell;
      else if (above && hasLabel) row.cells[column] = { pieces: above.pieces, spanned: true };
    }
  }
  return rows;
}
