import { squeeze, widthOf } from '../../characters.ts';
import type { Stretch, Token } from './tokens.ts';

/** A row as put together: its label's lines and a value or none for each column. */
export interface StatementRow {
  label: Token[];
  values: (Token | null)[];
  /** Whether text and order leave no doubt which row and columns the values belong to. */
  sure: boolean;
}

const begins = /^(?:其中|加[：:]|减[：:]|[一二三四五六七八九十]{1,3}、|[（(]?\d|[（(][一二三四五六七八九十])/;

/** Whether a label's line goes on with the next: a bracket is open, or the next begins with what no label begins with. */
function goesOn(above: readonly Token[], next: Token): boolean {
  const text = above.map((token) => squeeze(token.text)).join('');
  if (/[：:]$/.test(text)) return false;
  if (text.split(/[（(]/).length > text.split(/[）)]/).length) return true;
  if (/^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[）)])$/.test(text)) return true;
  const rest = squeeze(next.text);
  return (
    /^[）)、的和及与]|^(?:列|额|计|益|金|目)[）)：:]?$|^净额$/.test(rest) ||
    (!begins.test(rest) && /[、的和及与（(“]$/.test(text))
  );
}

/** Rows of a statement whose labels stand in one line with their values, or in the lines before them. */
export function linedRows(stretch: Stretch): StatementRow[] {
  const rows: StatementRow[] = [];
  let open: Token[] = [];
  const widest = Math.max(
    ...stretch.tokens.filter((token) => token.kind === 'label').map((token) => widthOf(token.text)),
  );
  const flush = (): void => {
    for (const label of splitLabels(open, widest)) rows.push(rowOf(label, [], stretch.values, true));
    open = [];
  };
  for (const line of byLine(stretch.tokens)) {
    const label = line.filter((token) => token.kind === 'label');
    const values = line.filter((token) => token.kind === 'value');
    open.push(...label);
    if (values.length === 0) continue;
    const labels = splitLabels(open, widest);
    let own = labels.pop() ?? [];
    // Values in a line of their own follow a label of two lines or more.
    if (label.length === 0 && own.length === 1 && labels.length > 0 && !begins.test(squeeze(own[0]?.text ?? '')))
      own = [...(labels.pop() as Token[]), ...own];
    open = labels.flat();
    flush();
    rows.push(rowOf(own, values, stretch.values, values.length === stretch.values));
  }
  return rows;
}

/** Rows of a statement whose cells stand one in a line, columns and labels in blocks of their own. */
export function blockedRows(stretch: Stretch): StatementRow[] {
  const rows: StatementRow[] = [];
  const { tokens, values: columns } = stretch;
  const widest = Math.max(...tokens.filter((token) => token.kind === 'label').map((token) => widthOf(token.text)));
  let at = 0;
  while (at < tokens.length) {
    let end = at;
    while (end < tokens.length && tokens[end]?.kind === 'label') end += 1;
    const labels = splitLabels(tokens.slice(at, end), widest);
    let last = end;
    while (last < tokens.length && tokens[last]?.kind === 'value') last += 1;
    dealValues(labels, tokens.slice(end, last), columns, rows);
    at = last;
  }
  return rows;
}

/** Blocks of one length, as many as columns, are columns; else values come row by row. */
function dealValues(labels: readonly Token[][], values: readonly Token[], columns: number, rows: StatementRow[]): void {
  const blocks = blocksOf(values);
  const rowsOfValues = columnBlocks(blocks, columns);
  const bearing = labels.filter((label) => !/[：:]$/.test(squeeze(label.at(-1)?.text ?? '')));
  if (rowsOfValues && rowsOfValues.length === bearing.length) {
    let next = 0;
    for (const label of labels) {
      if (bearing.includes(label)) rows.push({ label, values: rowsOfValues[next++] ?? [], sure: true });
      else rows.push(rowOf(label, [], columns, true));
    }
    return;
  }
  const byRow = rowsOfValues ?? rowBlocks(values, columns);
  const own = labels.at(-1) ?? [];
  const others = labels.slice(0, -1);
  const headings = others.every((label) => /[：:]$/.test(squeeze(label.at(-1)?.text ?? '')));
  for (const label of others) rows.push(rowOf(label, [], columns, headings || values.length === 0));
  byRow.forEach((row, index) => {
    const sure = index === 0 && headings && byRow.length === 1 && row.every((value) => value !== null);
    rows.push({ label: index === 0 ? own : [], values: row, sure: sure || (index === 0 && headings && full(row)) });
  });
  if (byRow.length === 0 && own.length > 0) rows.push(rowOf(own, [], columns, true));
}

function full(row: readonly (Token | null)[]): boolean {
  return row.every((value) => value !== null);
}

function blocksOf(values: readonly Token[]): Token[][] {
  const blocks: Token[][] = [];
  for (const value of values) {
    const last = blocks.at(-1);
    if (last && !value.block) last.push(value);
    else blocks.push([value]);
  }
  return blocks;
}

/** Rows from runs of as many blocks of one length as there are columns, or null. */
function columnBlocks(blocks: readonly Token[][], columns: number): Token[][] | null {
  if (blocks.length === 0 || blocks.length % columns !== 0) return null;
  const rows: Token[][] = [];
  for (let at = 0; at < blocks.length; at += columns) {
    const run = blocks.slice(at, at + columns);
    const length = run[0]?.length ?? 0;
    if (run.some((block) => block.length !== length)) return null;
    for (let row = 0; row < length; row += 1) rows.push(run.map((block) => block[row] as Token));
  }
  return rows;
}

function rowBlocks(values: readonly Token[], columns: number): (Token | null)[][] {
  const rows: (Token | null)[][] = [];
  for (let at = 0; at < values.length; at += columns) {
    const row: (Token | null)[] = values.slice(at, at + columns);
    while (row.length < columns) row.push(null);
    rows.push(row);
  }
  return rows;
}

/** Lines of labels as labels: a line that goes on with the next, or is as wide as the column, is joined to it. */
function splitLabels(tokens: readonly Token[], widest: number): Token[][] {
  const labels: Token[][] = [];
  for (const token of tokens) {
    const last = labels.at(-1);
    const above = last?.at(-1);
    const brims =
      above !== undefined &&
      widest >= 10 &&
      widthOf(above.text) >= widest - 1.1 &&
      !begins.test(squeeze(token.text)) &&
      !/[：:）)]$/.test(above.text);
    if (last && (goesOn(last, token) || brims)) last.push(token);
    else labels.push([token]);
  }
  return labels;
}

function rowOf(label: Token[], values: readonly Token[], columns: number, sure: boolean): StatementRow {
  const cells: (Token | null)[] = [...values.slice(0, columns)];
  const left = values.slice(columns);
  while (cells.length < columns) cells.push(null);
  return { label: [...label, ...left], values: cells, sure: sure && left.length === 0 };
}

function byLine(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [];
  for (const token of tokens) {
    if (token.first || lines.length === 0) lines.push([token]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}
