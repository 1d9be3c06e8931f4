import type { Block, NumberMention, Section, Table } from '../model/filing.ts';
import type { Place } from '../model/text.ts';
import { isHan } from '../numbers/context.ts';
import { type ScannedNumber, scanNumbers } from '../numbers/scan.ts';
import { cellUnit, columnRoles, isNumericCell, labelOf } from './columns.ts';

/**
 * Every number of a filing in reading order: those of paragraphs and headings, and those of table cells
 * with the unit of the cell, its row's label, its column or its table. A table of contents has none, and
 * text that a merged cell repeats is counted once.
 */
export function readNumbers(blocks: Block[], tables: Table[], sections: Section[]): NumberMention[] {
  const numbers: NumberMention[] = [];
  for (const block of blocks) {
    if (block.kind === 'contents') continue;
    if (block.kind === 'table') {
      const table = block.table === null ? undefined : tables[block.table];
      if (table !== undefined) readTable(table, numbers);
      continue;
    }
    const headingEnd = block.kind === 'heading' ? numberEnd(block, sections) : 0;
    for (const scanned of scanNumbers(block.text)) {
      const place: Place = { in: 'block', block: block.index, start: scanned.start, end: scanned.end };
      const mention = toMention(scanned, place, numbers.length);
      if (scanned.start < headingEnd) numbers.push(withoutValue(mention, 'heading'));
      else numbers.push(isLoneOrdinal(block.text, scanned) ? withoutValue(mention, 'ordinal') : mention);
    }
  }
  return numbers;
}

/** Where a heading's own number (第一节, 1、) ends in its text; 0 where it has none. */
function numberEnd(block: Block, sections: Section[]): number {
  const section = sections[block.section];
  if (section === undefined || section.block !== block.index || section.number === '') return 0;
  let at = 0;
  let matched = 0;
  // The number may be printed with blanks inside that the section's number lacks.
  while (at < block.text.length && matched < section.number.length) {
    const char = block.text[at];
    if (char === section.number[matched]) matched++;
    else if (char !== ' ' && char !== '\u3000') return 0;
    at++;
  }
  return at;
}

/** How long a paragraph must be for 7.3 at its start to be the number of a clause. */
const clauseLength = 10;

/**
 * A small bare integer alone in its paragraph, or before a blank at its start; 7.3 before the words of
 * a clause: a number of a row, a note or a clause.
 */
function isLoneOrdinal(text: string, scanned: ScannedNumber): boolean {
  if (scanned.kind !== 'quantity' || text.slice(0, scanned.start).trim() !== '') return false;
  const printed = /^\d{1,2}\.\d{1,2}/.exec(scanned.raw)?.[0];
  if (printed !== undefined && (scanned.unit === null || scanned.unit === '本')) {
    const rest = text.slice(scanned.start + printed.length).trimStart();
    return rest.length > clauseLength && isHan(rest[0]);
  }
  if (scanned.unit !== null || scanned.digits > 0 || scanned.raw.length > 3) return false;
  const next = text[scanned.end];
  return next === undefined || ((next === ' ' || next === '\u3000') && !isNumericCell(text));
}

function readTable(table: Table, numbers: NumberMention[]): void {
  const roles = columnRoles(table);
  for (const [rowIndex, row] of table.rows.entries()) {
    const header = rowIndex < table.headerRows || row.role === 'header';
    for (const [column, cell] of row.cells.entries()) {
      if (cell.spanned) continue;
      const label = labelOf(table, row, column);
      const unit =
        header || row.role === 'note' || !isNumericCell(cell.text) ? null : cellUnit(table, row, column, label);
      const role = header ? 'value' : roles.roleOf(column, label);
      for (const scanned of scanNumbers(cell.text, { columnUnit: unit })) {
        const place: Place = {
          in: 'cell',
          table: table.index,
          row: rowIndex,
          column,
          start: scanned.start,
          end: scanned.end,
        };
        const mention = toMention(scanned, place, numbers.length);
        numbers.push(role === 'value' || scanned.kind !== 'quantity' ? mention : withoutValue(mention, role));
      }
    }
  }
}

function toMention(scanned: ScannedNumber, place: Place, index: number): NumberMention {
  const { start: _start, end: _end, ...rest } = scanned;
  return { index, place, ...rest };
}

function withoutValue(mention: NumberMention, kind: 'heading' | 'ordinal' | 'identifier'): NumberMention {
  return { ...mention, kind, value: null, ulp: null, digits: 0, unit: null, dimension: null, date: null };
}
