/** A stretch of text in one style; `change` marks what Word's tracked changes took out or put in. */
export interface Run {
  text: string;
  change?: 'out' | 'in';
  /** The footnote's text, where one is called after this run. */
  note?: string;
}

export interface Cell {
  text: string;
  /** How many rows and columns it spans. */
  down: number;
  across: number;
  /** Rows of a table within the cell, names in its first column. */
  nested?: string[][];
}

export interface TableBlock {
  kind: 'table';
  unit: string | null;
  /** Header rows. */
  head: number;
  columns: number;
  /** Cells by the row they begin in, left to right. */
  rows: Cell[][];
  /** Widths in full-width characters at which the text's layout wraps a column; 0 for never. */
  wrap: number[];
}

/** What every format's writer prints; headings have their number in the text. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text'; runs: Run[] }
  | { kind: 'center'; runs: Run[] }
  | TableBlock
  | { kind: 'page' }
  | { kind: 'toc' };

/** A block as the sample's markup gives it. */
export interface PlainBlock {
  kind: string;
  text?: string;
  level?: number;
  unit?: string | null;
  head?: number;
  wrap?: number[];
  rows?: string[][];
}

/**
 * The markup's blocks with what only the generator's source has: `^` and `<` cells that belong to the one above
 * or before, `@nested NAME` rows that hold a table, `((note: …))`, `((was: …))` and `((now: …))` in text.
 */
export function richBlocks(
  blocks: readonly PlainBlock[],
  { nested = {} }: { nested?: Record<string, string[][]> } = {},
): Block[] {
  return blocks.map((block): Block => {
    const { kind, text = '' } = block;
    if (kind === 'table') return tableOf(block, nested);
    if (kind === 'heading') return { kind, level: block.level ?? 1, text };
    if (kind === 'text' || kind === 'center') return { kind, runs: runsOf(text) };
    return { kind: kind === 'toc' ? 'toc' : 'page' };
  });
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const [piece, kind, inner] of text.matchAll(/\(\((note|was|now): ([^()]*)\)\)|[^(]+|\(/g)) {
    if (kind === 'was') runs.push({ text: inner as string, change: 'out' });
    else if (kind === 'now') runs.push({ text: inner as string, change: 'in' });
    else if (kind === 'note') (runs.at(-1) as Run).note = inner as string;
    else if (runs.length > 0 && !runs.at(-1)?.change && !runs.at(-1)?.note) (runs.at(-1) as Run).text += piece;
    else runs.push({ text: piece });
  }
  return runs;
}

function tableOf(block: PlainBlock, nested: Record<string, string[][]>): TableBlock {
  const texts = (block.rows ?? []).map((row) => {
    const inner = /^@nested (.+)$/.exec(row[0] ?? '');
    return inner ? [inner[1] as string, '@nested'] : row;
  });
  const columns = Math.max(...texts.map((row) => row.length));
  const at: (Cell | null)[][] = [];
  const rows = texts.map((texts, r) => {
    const started: Cell[] = [];
    at.push([]);
    for (let c = 0; c < columns; c += 1) {
      const text = texts[c] ?? '';
      const above = at[r - 1]?.[c] ?? null;
      const before = at[r]?.[c - 1] ?? null;
      let cell: Cell;
      if (text === '^' && above) {
        cell = above;
        if (before !== above) cell.down += 1;
      } else if (text === '<' && before) {
        cell = before;
        if (started.includes(cell)) cell.across += 1;
      } else {
        cell = { text, down: 1, across: 1 };
        const rows = text === '@nested' ? nested[texts[0] as string] : undefined;
        if (rows) Object.assign(cell, { nested: rows, text: rows.map((row) => row.join('：')).join('；') });
        started.push(cell);
      }
      (at[r] as (Cell | null)[])[c] = cell;
    }
    return started;
  });
  return { kind: 'table', unit: block.unit ?? null, head: block.head ?? 1, columns, rows, wrap: block.wrap ?? [] };
}

/** Every cell with the row and the column that it begins in. */
export function* placedCells({ rows }: TableBlock): Generator<{ cell: Cell; row: number; column: number }> {
  const covered = new Set<string>();
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (covered.has(`${row},${column}`)) column += 1;
      yield { cell, row, column };
      for (let down = 0; down < cell.down; down += 1)
        for (let across = 0; across < cell.across; across += 1) covered.add(`${row + down},${column + across}`);
    }
  }
}

/** The table's full grid: a spanning cell's text in its first place and nothing in the others, as printed text has it. */
export function gridOf(table: TableBlock): string[][] {
  const grid = table.rows.map(() => new Array<string>(table.columns).fill(''));
  for (const { cell, row, column } of placedCells(table)) (grid[row] as string[])[column] = cell.text;
  return grid;
}

/** The final text of runs: what was taken out is left out. */
export const finalText = (runs: readonly Run[]): string =>
  runs.map(({ text, change }) => (change === 'out' ? '' : text)).join('');
export const notesOf = (runs: readonly Run[]): string[] =>
  runs.flatMap(({ note }) => (note === undefined ? [] : [note]));
