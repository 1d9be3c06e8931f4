import { GoujiError } from '../contract/errors.ts';
import type { Cell, Filing, Table } from '../model/filing.ts';
import { readFacts } from './facts.ts';
import { readNumbers } from './numbers.ts';
import { readReferences } from './references.ts';
import { readTerms } from './terms.ts';

/** A cell's new text, by the indexes of its table, row (header rows counted) and column. */
export interface CellEdit {
  table: number;
  row: number;
  column: number;
  text: string;
}

/**
 * A filing with some cells set right by hand. The cells are marked as edited and lose their way back
 * to the source; numbers, facts, terms and references are read again, so that every index in the new
 * filing is consistent. The filing given is left as it was, and what no edit touched is shared with
 * it. Fails with `bad-request` for a cell that does not exist.
 */
export function applyCellEdits(filing: Filing, edits: readonly CellEdit[]): Filing {
  if (edits.length === 0) return filing;
  const byTable = new Map<number, CellEdit[]>();
  for (const edit of edits) {
    if (!filing.tables[edit.table]?.rows[edit.row]?.cells[edit.column]) {
      throw new GoujiError('bad-request', { reason: `no cell ${edit.table}/${edit.row}/${edit.column}` });
    }
    const list = byTable.get(edit.table);
    if (list) list.push(edit);
    else byTable.set(edit.table, [edit]);
  }
  const tables = filing.tables.map((table) => {
    const own = byTable.get(table.index);
    return own ? editTable(table, own) : table;
  });
  const { blocks, sections } = filing;
  const numbers = readNumbers(blocks, tables, sections);
  return {
    ...filing,
    tables,
    numbers,
    facts: readFacts(blocks, tables, sections, numbers),
    terms: readTerms(blocks, tables),
    references: readReferences(blocks, sections, tables),
  };
}

function editTable(table: Table, edits: readonly CellEdit[]): Table {
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.slice() }));
  for (const { row, column, text } of edits) {
    const edited: Cell = { text, segments: [], spanned: false, edited: true };
    (rows[row] as Table['rows'][number]).cells[column] = edited;
  }
  return { ...table, rows };
}
