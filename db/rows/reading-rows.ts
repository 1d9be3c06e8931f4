import type { Cell, Filing, ReadingReport } from '../../core/model/filing.ts';
import { lineAt } from '../../core/model/places.ts';
import { readOf } from '../../core/reader/corrections/placed.ts';
import { pairsOf } from '../bigrams.ts';
import { packSegments } from '../segments.ts';
import { placeColumns, type Row, type RowSet } from './row.ts';
import { termUses } from './term-uses.ts';

/** Tables that hold what was read and that a new reading or a correction of its structure changes, with their columns. */
export const readingTables = {
  warning: 'position, code, message_zh, message_en, line, page',
  section: 'position, id, parent_id, level, number, title, line, page, block, top',
  block: 'position, kind, level, text, line, page, section, table_position, segments',
  table_row: 'table_position, position, role, indent, of_which, line, page',
  cell: 'table_position, row_position, column_position, original, text, edited, spanned, segments',
  term: 'position, term, meaning, kind, uses, block, table_position, row_position, column_position, start, finish, line, page',
  reference:
    'position, text, target_section, target_table, block, table_position, row_position, column_position, start, finish, line, page',
} as const;

/** The rows of a filing as read and corrected, and the pairs to search it by. */
export interface ReadingRows {
  tables: RowSet<keyof typeof readingTables>;
  /** block, table, row, pairs. */
  search: Row[];
  report: ReadingReport;
}

/** What the window lists and finds of a filing. */
export function readingRows(filing: Filing): ReadingRows {
  const { blocks, sections, tables, terms, references, warnings } = filing;
  const tops = topSections(filing);
  const levelOfBlock = new Map(sections.map((section) => [section.block, section.level]));
  const uses = termUses(filing);
  return {
    tables: {
      warning: warnings.map(({ code, message, line, page }, index) => [
        index,
        code,
        message.zh,
        message.en,
        line,
        page,
      ]),
      section: sections.map(({ index, id, parentId, level, number, title, line, page, block }) => [
        index,
        id,
        parentId,
        level,
        number,
        title,
        line,
        page,
        block,
        tops[index] ?? index,
      ]),
      block: blocks.map(({ index, kind, text, line, page, section, table, segments }) => [
        index,
        kind,
        levelOfBlock.get(index) ?? 0,
        text,
        line,
        page,
        section,
        table,
        packSegments({ segments }),
      ]),
      table_row: tables.flatMap((table) =>
        table.rows.map(
          (row, index): Row => [table.index, index, row.role, row.indent, row.ofWhich ? 1 : 0, row.line, row.page],
        ),
      ),
      cell: tables.flatMap((table) =>
        table.rows.flatMap((row, rowIndex) =>
          row.cells.map(
            (cell, column): Row => [
              table.index,
              rowIndex,
              column,
              readOf(cell).text,
              cell.text,
              cell.edited ? 1 : 0,
              cell.spanned ? 1 : 0,
              packSegments(readOf(cell)),
            ],
          ),
        ),
      ),
      term: terms.map(({ term, meaning, kind, place }, index) => {
        const { line, page } = lineAt(filing, place);
        return [index, term, meaning, kind, uses[index] ?? 0, ...placeColumns(place), line, page];
      }),
      reference: references.map(({ text, section, table, place }, index) => {
        const { line, page } = lineAt(filing, place);
        return [index, text, section, table, ...placeColumns(place), line, page];
      }),
    },
    search: searchRows(filing),
    report: filing.report,
  };
}

/** For each section the index of the topmost one above it. Parents come before their children. */
function topSections(filing: Filing): number[] {
  const byId = new Map(filing.sections.map((section) => [section.id, section.index]));
  const tops: number[] = [];
  for (const section of filing.sections) {
    const parent = section.parentId === null ? undefined : byId.get(section.parentId);
    tops[section.index] = parent === undefined ? section.index : (tops[parent] ?? parent);
  }
  return tops;
}

function searchRows(filing: Filing): Row[] {
  const rows: Row[] = [];
  for (const block of filing.blocks) {
    if (block.text !== '') rows.push([block.index, null, null, pairsOf(block.text)]);
  }
  for (const table of filing.tables) {
    table.rows.forEach((row, index) => {
      const pairs = rowPairs(row.cells);
      if (pairs !== '') rows.push([null, table.index, index, pairs]);
    });
  }
  return rows;
}

/** The search words of a table row; a cell that only repeats a spanning one is left out. */
export function rowPairs(cells: readonly Pick<Cell, 'text' | 'spanned'>[]): string {
  return cells.flatMap((cell) => (cell.spanned || cell.text === '' ? [] : [pairsOf(cell.text)])).join(' ');
}
