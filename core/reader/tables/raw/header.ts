import { squeeze, widthOf } from '../../characters.ts';
import type { Line } from '../../lines.ts';
import { type DraftCell, type DraftRow, emptyCell } from '../draft.ts';
import type { Atom } from './atoms.ts';

/** A cell of a header, its lines joined. */
interface HeaderPiece {
  atoms: Atom[];
  text: string;
  /** Which of the header's lines it begins in. */
  line: number;
}

export interface RawHeader {
  pieces: HeaderPiece[];
  /** A single line of several cells under one of fewer: the upper cells span the lower ones. */
  upper: { from: number; count: number; spans: number } | null;
}

/** The cells of a header whose columns were lost: a broken line goes on, 2022 年 and 1-3 月 are one. */
export function readHeader(atoms: readonly Atom[]): RawHeader {
  const pieces: HeaderPiece[] = [];
  for (const [at, atom] of atoms.entries()) {
    const previous = atoms[at - 1];
    const last = pieces.at(-1);
    const goesOn = previous !== undefined && ((atom.first && previous.ended === false) || (!atom.first && atom.soft));
    const date =
      last !== undefined &&
      atom.first &&
      /^\d{4}\s?年$/.test(last.text) &&
      /^\d{1,2}(?:-\d{1,2})?\s?月/.test(atom.text);
    const bracket = last !== undefined && atom.first && /^[（(](?:[%％]|[\u4e00-\u9fff/]{1,4})[）)]$/.test(atom.text);
    if (last && (goesOn || date || bracket)) {
      last.atoms.push(atom);
      last.text += atom.text;
    } else pieces.push({ atoms: [atom], text: atom.text, line: atom.line });
  }
  return { pieces, upper: storeys(pieces) };
}

function storeys(pieces: readonly HeaderPiece[]): RawHeader['upper'] {
  const lastLine = pieces.at(-1)?.line;
  const lower = pieces.filter((piece) => piece.line === lastLine).length;
  if (lower < 2 || lower === pieces.length) return null;
  const above = pieces[pieces.length - lower - 1] as HeaderPiece;
  const count = pieces.filter((piece) => piece.line === above.line).length;
  if (lower % count !== 0 || lower / count < 2) return null;
  return { from: pieces.length - lower - count, count, spans: lower / count };
}

/** The numbers of columns that the header allows, likeliest first. */
export function columnCounts(header: RawHeader): number[] {
  const { pieces, upper } = header;
  const counts: number[] = [];
  if (upper && upper.count > 1) counts.push(pieces.length - upper.count);
  counts.push(pieces.length);
  if (upper && upper.count === 1) counts.push(pieces.length - 1);
  const least = Math.max(2, longestLine(pieces));
  for (let columns = pieces.length - 1; columns >= Math.max(least, Math.ceil(pieces.length / 2)); columns -= 1) {
    if (!counts.includes(columns)) counts.push(columns);
  }
  return counts;
}

function longestLine(pieces: readonly HeaderPiece[]): number {
  const counts = new Map<number, number>();
  for (const piece of pieces) counts.set(piece.line, (counts.get(piece.line) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** Deals the header's cells to the columns; two rows where one storey stands over another. */
export function headerRows(header: RawHeader, columns: number, page: number | null): DraftRow[] {
  const { upper } = header;
  if (upper && header.pieces.length - upper.count === columns) return twoStoreys(header.pieces, upper, columns, page);
  const pieces = mergeTo(header.pieces, columns);
  const first = pieces[0] as HeaderPiece;
  const cells: DraftCell[] = Array.from({ length: columns }, emptyCell);
  pieces.slice(0, columns).forEach((piece, at) => {
    cells[at] = cellOf(piece);
  });
  return [{ cells, line: first.line, page, left: null, header: true }];
}

function twoStoreys(
  pieces: readonly HeaderPiece[],
  upper: NonNullable<RawHeader['upper']>,
  columns: number,
  page: number | null,
): DraftRow[] {
  const top: DraftCell[] = [];
  const bottom: DraftCell[] = [];
  for (const piece of pieces.slice(0, upper.from)) {
    top.push(cellOf(piece));
    bottom.push({ ...cellOf(piece), spanned: true });
  }
  pieces.slice(upper.from, upper.from + upper.count).forEach((piece) => {
    for (let span = 0; span < upper.spans; span += 1) top.push({ ...cellOf(piece), spanned: span > 0 });
  });
  for (const piece of pieces.slice(upper.from + upper.count)) bottom.push(cellOf(piece));
  while (top.length < columns) top.push(emptyCell());
  while (bottom.length < columns) bottom.push(emptyCell());
  const line = (pieces[0] as HeaderPiece).line;
  const lower = (pieces.at(-1) as HeaderPiece).line;
  return [
    { cells: top, line, page, left: null, header: true },
    { cells: bottom, line: lower, page, left: null, header: true },
  ];
}

function cellOf(piece: HeaderPiece): DraftCell {
  return { pieces: piece.atoms.map((atom) => ({ line: atom.line, start: atom.start, end: atom.end })), spanned: false };
}

/** Joins neighbours until as many are left as there are columns: first what says the same twice without its other half. */
function mergeTo(all: readonly HeaderPiece[], columns: number): HeaderPiece[] {
  const pieces = all.map((piece) => ({ ...piece, atoms: [...piece.atoms] }));
  while (pieces.length > columns) {
    let best = -1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let at = 0; at + 1 < pieces.length; at += 1) {
      const score = mergeScore(pieces, at);
      if (score > bestScore) {
        bestScore = score;
        best = at;
      }
    }
    const [left, right] = [pieces[best] as HeaderPiece, pieces[best + 1] as HeaderPiece];
    pieces.splice(best, 2, { atoms: [...left.atoms, ...right.atoms], text: left.text + right.text, line: left.line });
  }
  return pieces;
}

function mergeScore(pieces: readonly HeaderPiece[], at: number): number {
  const left = pieces[at] as HeaderPiece;
  const right = pieces[at + 1] as HeaderPiece;
  let score = -(widthOf(left.text) + widthOf(right.text)) / 8;
  if (left.line === right.line) score -= 20;
  if (pieces.filter((piece) => piece.text === right.text).length > 1 && left.text !== right.text) score += 6;
  if (/^(?:序号|项目)$/.test(left.text)) score -= 4;
  if (/^(?:的|之|和|及|与|占|（|\()/.test(right.text)) score += 4;
  return score;
}

/**
 * Lines of a header that is printed again: the words of the header's lines, in the same order, at a
 * later place. Gives for each such line the first line of its header.
 */
export function repeatedHeaders(lines: readonly Line[], header: number): Map<number, number> {
  const found = new Map<number, number>();
  if (header === 0) return found;
  const texts = lines.map((line) => squeeze(line.text));
  const first = texts.slice(0, header).join('');
  if (first.length < 4) return found;
  for (let at = header; at < lines.length; at += 1) {
    if (!first.startsWith(texts[at] as string)) continue;
    let joined = '';
    let end = at;
    while (end < lines.length && joined.length < first.length && first.startsWith(joined)) {
      joined += texts[end];
      end += 1;
    }
    if (joined !== first) continue;
    for (let inside = at; inside < end; inside += 1)
      found.set((lines[inside] as Line).number, (lines[at] as Line).number);
    at = end - 1;
  }
  return found;
}
