import type { LineRole, Table } from '../../model/filing.ts';
import type { MarkedCell, MarkedTable, ReadWarning, SourceDocument } from '../../model/source.ts';
import { isBlank } from '../characters.ts';

export interface MarksComparison {
  /** Tables of the tags that hold at least two texts; a single one is a box that only sets a text apart. */
  compared: number;
  /** Those whose every cell is a cell as read, or one that was put together again over the end of a page. */
  agreeing: number;
  /** One for each of the others, in their order. */
  warnings: ReadWarning[];
}

/** A table's cells that differ. */
interface Differences {
  /** Cells of the tags that were read as several. */
  parted: number;
  /** Cells of the tags that were read as one with another. */
  merged: number;
  /** Cells of the tags that were read as no table's. */
  outside: number;
  /** Rows of the tags whose cells were read as cells of several rows. */
  torn: number;
}

/**
 * Compares the tables that a PDF's tags give with those read from the page: same cells for the same
 * characters. Linear in the text of the tables.
 */
export function compareMarks(
  source: SourceDocument,
  roles: readonly LineRole[],
  tables: readonly Table[],
): MarksComparison {
  const comparison: MarksComparison = { compared: 0, agreeing: 0, warnings: [] };
  const marked = source.marks?.tables ?? [];
  if (source.layout === null || marked.length === 0) return comparison;
  const read = new CellIndex(source, tables);
  const owners = new Owners(source, marked, read);
  for (const table of marked) {
    const filled = table.cells.filter((cell) => cell.pieces.length > 0);
    if (filled.length < 2) continue;
    comparison.compared += 1;
    const differences = compareTable(source, roles, filled, read, owners);
    if (Object.values(differences).every((count) => count === 0)) comparison.agreeing += 1;
    else comparison.warnings.push(differs(table, source.lines[table.line - 1]?.page ?? null, differences));
  }
  return comparison;
}

function compareTable(
  source: SourceDocument,
  roles: readonly LineRole[],
  cells: readonly MarkedCell[],
  read: CellIndex,
  owners: Owners,
): Differences {
  const found: Differences = { parted: 0, merged: 0, outside: 0, torn: 0 };
  let row = -1;
  let rowRead = -1;
  let torn = -1;
  for (const cell of cells) {
    let first = -1;
    let several = false;
    let without = false;
    eachStretch(source, cell, read, (at, line) => {
      if (at < 0) without ||= roles[line - 1] !== 'furniture' && !read.isGlossaryLine(line);
      else if (first < 0) first = at;
      else several ||= at !== first;
    });
    if (several) found.parted += 1;
    else if (first < 0 || without) found.outside += without ? 1 : 0;
    else if (owners.shared(first)) found.merged += 1;
    if (first < 0) continue;
    if (cell.row === row && read.rowOf(first) !== rowRead && torn !== row) {
      found.torn += 1;
      torn = row;
    }
    row = cell.row;
    rowRead = read.rowOf(first);
  }
  return found;
}

/** Which cell of the tables as read each character stands in. */
class CellIndex {
  /** For each line that a table has text in, a number for each of its characters' cells, −1 for none. */
  readonly #lines = new Map<number, Int32Array>();
  /** Lines of tables of terms, whose word 指 is no cell's. */
  readonly #glossary = new Set<number>();
  /** By cell: a number for its row. */
  readonly #rows: number[] = [];

  constructor(source: SourceDocument, tables: readonly Table[]) {
    let rows = 0;
    for (const table of tables) {
      for (const row of table.rows) {
        for (const cell of row.cells) {
          if (cell.spanned) continue;
          for (const { line, column, length } of cell.segments) {
            this.#of(line, source).fill(this.count, column, column + length);
            if (table.kind === 'glossary') this.#glossary.add(line);
          }
          this.#rows.push(rows);
        }
        rows += 1;
      }
    }
  }

  get count(): number {
    return this.#rows.length;
  }

  rowOf(cell: number): number {
    return this.#rows[cell] ?? -1;
  }

  /** The cell of each of a line's characters, −1 for none; undefined where no table has text in the line. */
  cellsOf(line: number): Int32Array | undefined {
    return this.#lines.get(line);
  }

  isGlossaryLine(line: number): boolean {
    return this.#glossary.has(line);
  }

  #of(line: number, source: SourceDocument): Int32Array {
    let cells = this.#lines.get(line);
    if (!cells) {
      cells = new Int32Array(source.lines[line - 1]?.text.length ?? 0).fill(-1);
      this.#lines.set(line, cells);
    }
    return cells;
  }
}

/** Which cells as read hold text of several cells of the tags' table on one page. */
class Owners {
  /** By cell as read: the last cell of the tags seen in it, numbered, and that one's last page. */
  readonly #cell: Int32Array;
  readonly #page: Int32Array;
  readonly #shared: Uint8Array;

  constructor(source: SourceDocument, marked: readonly MarkedTable[], read: CellIndex) {
    this.#cell = new Int32Array(read.count).fill(-1);
    this.#page = new Int32Array(read.count);
    this.#shared = new Uint8Array(read.count);
    let number = 0;
    for (const table of marked) {
      for (const cell of table.cells) {
        eachStretch(source, cell, read, (at, line) => {
          if (at >= 0) this.#take(at, number, source.lines[line - 1]?.page ?? 0);
        });
        number += 1;
      }
    }
  }

  shared(cell: number): boolean {
    return this.#shared[cell] === 1;
  }

  /** A cell that goes on from one page to the next is two in the tags, and rightly one. */
  #take(cell: number, number: number, page: number): void {
    if (this.#cell[cell] !== -1 && this.#cell[cell] !== number && this.#page[cell] === page) this.#shared[cell] = 1;
    this.#cell[cell] = number;
    this.#page[cell] = page;
  }
}

/** Visits what a cell of the tags holds, as often as the cell as read changes; −1 is none, and blanks are in none. */
function eachStretch(
  source: SourceDocument,
  cell: MarkedCell,
  read: CellIndex,
  visit: (at: number, line: number) => void,
): void {
  for (const { line, start, end } of cell.pieces) {
    const text = source.lines[line - 1]?.text ?? '';
    const cells = read.cellsOf(line);
    let last = -2;
    for (let column = start; column < end; column += 1) {
      const at = cells?.[column] ?? -1;
      if (at === last || (at < 0 && isBlank(text.charCodeAt(column)))) continue;
      last = at;
      visit(at, line);
    }
  }
}

function differs(table: MarkedTable, page: number | null, { parted, merged, outside, torn }: Differences): ReadWarning {
  const zh: string[] = [];
  const en: string[] = [];
  if (parted > 0) {
    zh.push(`${parted} 个单元格按版面被拆开`);
    en.push(`cells that the layout parts: ${parted}`);
  }
  if (merged > 0) {
    zh.push(`${merged} 个单元格按版面与其他单元格相连`);
    en.push(`cells that the layout joins with others: ${merged}`);
  }
  if (outside > 0) {
    zh.push(`${outside} 个单元格按版面不在表格中`);
    en.push(`cells that the layout puts in no table: ${outside}`);
  }
  if (torn > 0) {
    zh.push(`${torn} 行按版面分在几行`);
    en.push(`rows that the layout tears apart: ${torn}`);
  }
  const where = page === null ? '' : `第 ${page} 页的`;
  const place = page === null ? '' : ` on page ${page}`;
  return {
    code: 'marks-differ',
    message: {
      zh: `${where}表格与文件自带的结构标记不一致（${zh.join('，')}），请核对。`,
      en: `A table${place} was read otherwise than the file's own tags give it (${en.join(', ')}); please check it.`,
    },
    line: table.line,
    page,
  };
}
