import type { Block, Filing, Section, Table } from '../../model/filing.ts';
import { readFacts } from '../facts.ts';
import { readNumbers } from '../numbers.ts';
import { readReferences } from '../references.ts';
import { reportOf } from '../report.ts';
import { readTerms } from '../terms.ts';
import { accountFor } from '../whereabouts.ts';
import { joinCells, setCell, splitCell } from './cells.ts';
import type { Correction } from './correction.ts';
import { nested, setHeading } from './headings.ts';
import { giveBack, joinTables, setHeader, setUnit, splitTable, takeIn } from './tables.ts';
import { NotApplicable, type Working, workingOf } from './working.ts';

export interface Corrected {
  filing: Filing;
  /** Indexes in the corrections given of those whose place is no more, or that can't be done there. */
  unapplied: number[];
}

/**
 * A filing with what an analyst set right, in the order in which it was done. Indexes, sections'
 * parents, numbers, facts, terms, references and the report are made anew, so that they agree with each
 * other; every text keeps its way back to the source, an edited cell's in `read`. The filing given is
 * left as it was, and what no correction touched is shared with it.
 */
export function applyCorrections(filing: Filing, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { filing, unapplied: [] };
  let work = workingOf(filing);
  const unapplied: number[] = [];
  corrections.forEach((correction, index) => {
    // A correction that fails half-way leaves nothing behind: items are replaced, never changed.
    const attempt: Working = { ...work, items: work.items.map((item) => ({ ...item })) };
    try {
      apply(attempt, correction);
      work = attempt;
    } catch (thrown) {
      if (!(thrown instanceof NotApplicable)) throw thrown;
      unapplied.push(index);
    }
  });
  return { filing: unapplied.length === corrections.length ? filing : rebuilt(filing, work), unapplied };
}

type Applier<Kind extends Correction['kind']> = (work: Working, correction: Correction & { kind: Kind }) => void;

const appliers: { [Kind in Correction['kind']]: Applier<Kind> } = {
  heading: setHeading,
  'take-in': takeIn,
  'give-back': giveBack,
  'split-table': splitTable,
  'join-tables': joinTables,
  'split-cell': splitCell,
  'join-cells': joinCells,
  'header-rows': setHeader,
  unit: setUnit,
  'cell-text': setCell,
};

function apply(work: Working, correction: Correction): void {
  (appliers[correction.kind] as Applier<Correction['kind']>)(work, correction);
}

function rebuilt(filing: Filing, work: Working): Filing {
  const found = work.items.flatMap((item) => (item.kind === 'text' && item.section ? [item.section] : []));
  const settled = work.outlineChanged ? nested(found) : found;
  const blocks: Block[] = [];
  const sections: Section[] = [];
  const tables: Table[] = [];
  for (const item of work.items) {
    const index = blocks.length;
    if (item.kind === 'table') {
      const at = tables.length;
      const section = sections.length - 1;
      const { line, page } = item.table;
      tables.push({ ...item.table, index: at, id: `T${at + 1}`, section, block: index });
      blocks.push({ text: '', segments: [], index, kind: 'table', table: at, section, line, page });
      continue;
    }
    if (item.section) sections.push({ ...(settled[sections.length] as Section), index: sections.length, block: index });
    blocks.push({ ...item.block, index, section: sections.length - 1 });
  }
  const { source } = filing;
  // What an analyst wrote over was read all the same.
  const account = accountFor({ source, roles: filing.roles, blocks, tables: tables.map(asRead) });
  const { roles } = account;
  const numbers = readNumbers(blocks, tables, sections);
  return {
    ...filing,
    roles,
    blocks,
    sections,
    tables,
    numbers,
    facts: readFacts(blocks, tables, sections, numbers),
    terms: readTerms(blocks, tables),
    references: readReferences(blocks, sections, tables),
    report: reportOf({ source, roles, blocks, sections, tables, numbers }, account.fates),
    warnings: [...filing.warnings.filter(({ code }) => code !== 'text-unplaced'), ...account.warnings],
  };
}

function asRead(table: Table): Table {
  if (!table.rows.some(({ cells }) => cells.some((cell) => cell.read))) return table;
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.read ? { ...cell, ...cell.read } : cell)),
  }));
  return { ...table, rows };
}
