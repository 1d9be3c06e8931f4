import type { Piece } from '../../placed.ts';
import type { Unit } from '../../units.ts';
import type { DraftRow, DraftTable } from '../draft.ts';

const separator = /(?:^|\s)指(?=\s|$)/;

/** Whether a unit holds the lone 指 that parts a term from its meaning. */
export function hasSeparator(text: string): boolean {
  return separator.test(text);
}

/**
 * A glossary without columns: a term, 指, its meaning, each perhaps on lines of its own. The 指
 * itself is the column line and goes into no cell.
 */
export function readRawGlossary(units: readonly Unit[], lineText: (line: number) => string): DraftTable | null {
  const rows: DraftRow[] = [];
  let pending: Unit[] = [];
  const open = (term: Piece[], meaning: Piece[], unit: Unit): void => {
    const first = term[0] ?? meaning[0];
    rows.push({
      cells: [
        { pieces: term, spanned: false },
        { pieces: meaning, spanned: false },
      ],
      line: first?.line ?? unit.line,
      page: unit.page,
      left: null,
      header: false,
    });
  };
  for (const unit of units) {
    const split = splitAtSeparator(unit, lineText);
    if (!split) {
      pending.push(unit);
      continue;
    }
    let term = split.before;
    if (term.length === 0) {
      const label = pending.pop();
      if (!label) return null;
      term = label.pieces;
    }
    flush(rows, pending);
    pending = [];
    open(term, split.after, unit);
  }
  flush(rows, pending);
  if (rows.length < 2) return null;
  const first = units[0] as Unit;
  const last = units.at(-1) as Unit;
  return {
    kind: 'glossary',
    rows,
    headerRows: 0,
    columns: 2,
    line: first.line,
    endLine: last.pieces.at(-1)?.line ?? last.line,
    page: first.page,
    endPage: last.page,
    parts: 1,
    confidence: 0.85,
  };
}

/** Units between two terms belong to the meaning above them. */
function flush(rows: readonly DraftRow[], pending: readonly Unit[]): void {
  const cell = rows.at(-1)?.cells[1];
  if (!cell) return;
  for (const unit of pending) cell.pieces.push(...unit.pieces);
}

function splitAtSeparator(unit: Unit, lineText: (line: number) => string): { before: Piece[]; after: Piece[] } | null {
  const before: Piece[] = [];
  for (const [index, piece] of unit.pieces.entries()) {
    const text = lineText(piece.line).slice(piece.start, piece.end);
    const match = separator.exec(text);
    if (!match) {
      before.push(piece);
      continue;
    }
    const at = piece.start + match.index + match[0].length - 1;
    if (at > piece.start) before.push({ line: piece.line, start: piece.start, end: at });
    const after: Piece[] = [];
    if (at + 1 < piece.end) after.push({ line: piece.line, start: at + 1, end: piece.end });
    after.push(...unit.pieces.slice(index + 1));
    return { before, after };
  }
  return null;
}
