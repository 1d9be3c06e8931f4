import { squeeze, widthOf } from '../../characters.ts';
import { beginsLabel } from '../roles.ts';
import type { Stretch, Token } from './tokens.ts';

/** A row as put together: its label's lines and a value or none for each column. */
export interface StatementRow {
  label: Token[];
  values: (Token | null)[];
  /** Whether text and order leave no doubt which row and columns the values belong to. */
  sure: boolean;
}

/** Whether a label's line goes on with the next: a bracket is open, or the next begins with what no label begins with. */
function goesOn(above: readonly Token[], next: Token): boolean {
  const text = above.map((token) => squeeze(token.text)).join('');
  if (/[：:]$/.test(text)) return false;
  if (text.split(/[（(]/).length > text.split(/[）)]/).length) return true;
  if (/^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[）)])$/.test(text)) return true;
  const rest = squeeze(next.text);
  return (
    /^[）)、的和及与]|^(?:列|额|计|益|金|目)[）)：:]?$|^净额$/.test(rest) ||
    (!beginsLabel(rest) && /[、的和及与（(“]$/.test(text))
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
    if (label.length === 0 && own.length === 1 && labels.length > 0 && !beginsLabel(squeeze(own[0]?.text ?? '')))
      own = [...(labels.pop() as Token[]), ...own];
    open = labels.flat();
    flush();
    rows.push(rowOf(own, values, stretch.values, values.length === stretch.values));
  }
  return rows;
}

/**
 * Rows of a statement whose cells stand one in a line, columns and labels in blocks of their own. As many
 * blocks of one length as there are columns are rows of values, one or several; they belong to the labels
 * before them where there are as many, or where a page has as many labels as rows in all.
 */
export function blockedRows(stretch: Stretch): StatementRow[] {
  const rows: StatementRow[] = [];
  const { tokens } = stretch;
  const widest = Math.max(0, ...tokens.filter((token) => token.kind === 'label').map((token) => widthOf(token.text)));
  let at = 0;
  while (at < tokens.length) {
    const page = tokens[at]?.page;
    let end = at;
    while (end < tokens.length && tokens[end]?.page === page) end += 1;
    for (const row of pageRows(tokens.slice(at, end), stretch.values, widest)) rows.push(row);
    at = end;
  }
  return rows;
}

interface Run {
  labels: Token[][];
  rows: (Token | null)[][];
}

function pageRows(tokens: readonly Token[], columns: number, widest: number): StatementRow[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < tokens.length) {
    let end = at;
    while (end < tokens.length && tokens[end]?.kind === 'label') end += 1;
    let last = end;
    while (last < tokens.length && tokens[last]?.kind === 'value') last += 1;
    runs.push({
      labels: splitLabels(tokens.slice(at, end), widest),
      rows: valueRows(blocksOf(tokens.slice(end, last)), columns),
    });
    at = last;
  }
  const whole = runs.every((run) => run.rows.every(isFull));
  const labels = runs.reduce((sum, run) => sum + run.labels.filter(bears).length, 0);
  const settled = whole && labels === runs.reduce((sum, run) => sum + run.rows.length, 0);
  const rows: StatementRow[] = [];
  let waiting: Token[][] = [];
  let queue: (Token | null)[][] = [];
  for (const run of runs) {
    waiting.push(...run.labels);
    queue.push(...run.rows);
    if (settled) continue;
    pair(waiting, queue, columns, waiting.filter(bears).length === queue.length && queue.every(isFull), rows);
    waiting = [];
    queue = [];
  }
  pair(waiting, queue, columns, true, rows);
  return rows;
}

/** Labels with the rows of values: in order where they are known to be as many, else the first row to the last label. */
function pair(
  labels: readonly Token[][],
  values: readonly (Token | null)[][],
  columns: number,
  known: boolean,
  rows: StatementRow[],
): void {
  if (known) {
    let next = 0;
    for (const label of labels)
      rows.push(
        bears(label) && values[next]
          ? { label, values: values[next++] ?? [], sure: true }
          : rowOf(label, [], columns, true),
      );
    return;
  }
  const own = labels.at(-1) ?? [];
  for (const label of labels.slice(0, -1)) rows.push(rowOf(label, [], columns, false));
  const alone = labels.slice(0, -1).every((label) => !bears(label)) && own.length > 0;
  values.forEach((row, index) => {
    rows.push({ label: index === 0 ? own : [], values: row, sure: index === 0 && alone && isFull(row) });
  });
  if (values.length === 0 && own.length > 0) rows.push(rowOf(own, [], columns, true));
}

/** 流动资产： names what follows and has no values. */
function bears(label: readonly Token[]): boolean {
  return !/[：:]$/.test(squeeze(label.at(-1)?.text ?? ''));
}

function isFull(row: readonly (Token | null)[]): boolean {
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

/** Rows from as many blocks of one length as there are columns, again and again; what is left over row by row. */
function valueRows(blocks: readonly Token[][], columns: number): (Token | null)[][] {
  const rows: (Token | null)[][] = [];
  let at = 0;
  while (at < blocks.length) {
    const length = blocks[at]?.length ?? 0;
    const run = blocks.slice(at, at + columns);
    if (run.length === columns && run.every((block) => block.length === length)) {
      for (let row = 0; row < length; row += 1) rows.push(run.map((block) => block[row] as Token));
      at += columns;
      continue;
    }
    for (let from = 0; from < length; from += columns) {
      const row: (Token | null)[] = (blocks[at] as Token[]).slice(from, Math.min(length, from + columns));
      while (row.length < columns) row.push(null);
      rows.push(row);
    }
    at += 1;
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
      !beginsLabel(squeeze(token.text)) &&
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
