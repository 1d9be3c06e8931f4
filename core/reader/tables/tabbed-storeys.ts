import { squeeze } from '../characters.ts';
import type { Piece } from '../placed.ts';
import { type DraftCell, type DraftRow, type DraftTable, draftText, type LineText, rowTexts } from './draft.ts';

const day =
  '(?:(?:19|20)\\d\\d\\s?年(?:\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日|末)?|度|末)?|(?:19|20)\\d\\d[-./]\\d{1,2}[-./]\\d{1,2})';
const period = new RegExp(`^${day}$`);
const beginsWithPeriod = new RegExp(`^(${day})[^\\d]{2,20}$`);
const endsInPeriod = new RegExp(`^([^\\d]{2,30})(${day})$`);

/**
 * Sets the storeys of a header apart that the text has in one line: a group's name printed with the first
 * column under it, as in `2021年金额 占比 2020年金额 占比` and `费用率2021年 2020年 2019年`, or in a column of
 * its own, which no row below fills.
 */
export function raiseStoreys(table: DraftTable, lineText: LineText): void {
  if (table.rows.length < 2) return;
  raiseLonely(table, lineText);
  for (const find of [repeatedGroups, periodsUnderOne]) {
    const [first] = table.rows;
    const groups = first ? find(first, lineText) : null;
    if (first && groups) table.rows.splice(0, 1, ...storeys(first, groups));
  }
  const raised = table.rows.filter((row) => row.header).length;
  if (raised > 0) table.headerRows = raised;
}

function storeys(row: DraftRow, groups: readonly (Group | null)[]): [DraftRow, DraftRow] {
  const upper: DraftCell[] = [];
  const lower: DraftCell[] = [];
  for (const [at, cell] of row.cells.entries()) {
    const group = groups[at];
    upper.push(group ? { pieces: [group.name], spanned: group.at !== at } : cell);
    lower.push(group ? { pieces: [group.own ?? only(cell)], spanned: cell.spanned } : again(cell));
  }
  return [
    { ...row, cells: upper, header: true },
    { ...row, cells: lower, header: true },
  ];
}

/** A group's name, its first column, and what is left there or where that column spans; null where the cell stays. */
interface Group {
  name: Piece;
  own: Piece | null;
  at: number;
}

function only(cell: DraftCell): Piece {
  return cell.pieces[0] as Piece;
}

/** A cell that reaches down from the storey above. */
function again(cell: DraftCell): DraftCell {
  return cell.pieces.length > 0 ? { pieces: cell.pieces, spanned: true } : cell;
}

/** Groups of as many columns each, alike but for what their first cells begin with. */
function repeatedGroups(row: DraftRow, lineText: LineText): (Group | null)[] | null {
  const texts = rowTexts(lineText, row);
  const columns = texts.length;
  for (let size = 2; size <= 4; size += 1) {
    for (let start = columns % size; start + 2 * size <= columns; start += size) {
      if (start === 0) continue;
      const heads: number[] = [];
      for (let at = start; at < columns; at += size) heads.push(at);
      if (!heads.every((head) => followAlike(texts, head, start, size))) continue;
      const cut = ownLength(heads.map((head) => texts[head] as string));
      if (cut === 0) continue;
      return partGroups(row, heads, size, cut, lineText);
    }
  }
  return null;
}

function followAlike(texts: readonly string[], head: number, start: number, size: number): boolean {
  for (let at = 1; at < size; at += 1)
    if (texts[head + at] === '' || texts[head + at] !== texts[start + at]) return false;
  return true;
}

/** Length of the end that the texts share and that is no part of a date; 0 where one of them would be left without a name. */
function ownLength(texts: readonly string[]): number {
  const [first = ''] = texts;
  let shared = 0;
  while (
    shared < first.length &&
    texts.every((text) => text.length > shared + 1 && text.at(-1 - shared) === first.at(-1 - shared))
  )
    shared += 1;
  while (shared > 0 && /[年度月日末\d./）)-]/.test(first.at(-shared) as string)) shared -= 1;
  const names = new Set(texts.map((text) => text.slice(0, text.length - shared)));
  return shared >= 2 && names.size === texts.length && [...names].every((name) => name.length >= 2) ? shared : 0;
}

function partGroups(
  row: DraftRow,
  heads: readonly number[],
  size: number,
  own: number,
  lineText: LineText,
): (Group | null)[] | null {
  const groups: (Group | null)[] = row.cells.map(() => null);
  for (const head of heads) {
    const cell = row.cells[head] as DraftCell;
    if (cell.pieces.length !== 1) return null;
    const parted = partPiece(only(cell), own, lineText);
    if (!parted) return null;
    for (let at = head; at < head + size; at += 1) {
      if (row.cells[at]?.pieces.length !== 1) return null;
      groups[at] = { name: parted.name, own: at === head ? parted.own : null, at: head };
    }
  }
  return groups;
}

/** Parts a piece before its last characters, blanks not counted. */
function partPiece(piece: Piece, own: number, lineText: LineText): { name: Piece; own: Piece } | null {
  const text = lineText(piece.line);
  let at = piece.end;
  for (let left = own; left > 0 && at > piece.start; ) {
    at -= 1;
    if (squeeze(text[at] as string) !== '') left -= 1;
  }
  if (at <= piece.start) return null;
  return { name: { ...piece, end: at }, own: { ...piece, start: at } };
}

/** One name over a run of periods, printed before the first of them; a period may span columns itself. */
function periodsUnderOne(row: DraftRow, lineText: LineText): (Group | null)[] | null {
  const texts = rowTexts(lineText, row);
  for (let at = 1; at + 1 < texts.length; at += 1) {
    const match = endsInPeriod.exec(texts[at] as string);
    const cell = row.cells[at] as DraftCell;
    if (!match || cell.spanned || cell.pieces.length !== 1) continue;
    const parted = partPiece(only(cell), (match[2] as string).length, lineText);
    let own = at + 1;
    while (row.cells[own]?.spanned && texts[own] === texts[at]) own += 1;
    let end = own;
    while (end < texts.length && period.test(texts[end] as string)) end += 1;
    if (end === own || !parted) continue;
    return texts.map((_, column) => {
      if (column < at || column >= end) return null;
      return { name: parted.name, own: column < own ? parted.own : null, at };
    });
  }
  return null;
}

/**
 * A column that nothing but its header fills, beside one that rows fill: the page had the two headers one
 * above the other. They become storeys, and the column goes.
 */
function raiseLonely(table: DraftTable, lineText: LineText): void {
  const [first] = table.rows;
  if (!first || table.rows.length < 3) return;
  const filled = table.rows[0]?.cells.map((_, at) =>
    table.rows.slice(1).some((row) => (row.cells[at]?.pieces.length ?? 0) > 0),
  ) as boolean[];
  const lonely: number[] = [];
  for (let at = 2; at < first.cells.length; at += 1) {
    const above = squeeze(draftText(lineText, first.cells[at - 1] as DraftCell));
    if (filled[at] || first.cells[at]?.pieces.length !== 1) continue;
    if (filled[at - 1] && (period.test(above) || endsInPeriod.test(above))) lonely.push(at);
  }
  if (lonely.length === 0) return;
  const upper: DraftCell[] = [];
  const lower: DraftCell[] = [];
  let group: DraftCell | null = null;
  for (const [at, cell] of first.cells.entries()) {
    if (lonely.includes(at)) continue;
    if (lonely.includes(at + 1)) {
      group = cell;
      upper.push(cell);
      lower.push(first.cells[at + 1] as DraftCell);
      continue;
    }
    const dated = partDated(cell, lineText);
    if (dated) group = { pieces: [dated.name], spanned: false };
    upper.push(group ? { pieces: group.pieces, spanned: dated === null } : cell);
    lower.push(group ? (dated ? { pieces: [dated.own], spanned: false } : cell) : again(cell));
  }
  for (const row of table.rows.slice(1)) row.cells = row.cells.filter((_, at) => !lonely.includes(at));
  table.rows.splice(0, 1, { ...first, cells: upper, header: true }, { ...first, cells: lower, header: true });
  table.columns -= lonely.length;
}

/** A period and what stands under it, printed in one cell. */
function partDated(cell: DraftCell, lineText: LineText): { name: Piece; own: Piece } | null {
  if (cell.pieces.length !== 1) return null;
  const text = squeeze(draftText(lineText, cell));
  const match = beginsWithPeriod.exec(text);
  return match ? partPiece(only(cell), text.length - (match[1] as string).length, lineText) : null;
}
