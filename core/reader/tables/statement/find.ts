import type { LineRole } from '../../../model/filing.ts';
import type { Line } from '../../lines.ts';
import { type DraftRow, type DraftTable, emptyCell } from '../draft.ts';
import { blockedRows, linedRows, type StatementRow } from './rows.ts';
import { type Stretch, stretchAt, type Token } from './tokens.ts';

/** Fewer values are no statement. */
const fewest = 8;

/**
 * Statements in text that lost its columns, as a PDF's raw text gives them: rows run together in lines,
 * or cells one a line with labels and columns in blocks. `taken` receives each line's table.
 */
export function findStatements(
  all: readonly Line[],
  roles: readonly LineRole[],
  taken: Int32Array,
  first: number,
): DraftTable[] {
  const tables: DraftTable[] = [];
  const lines: Line[] = [];
  const gaps = new Set<number>();
  let gap = true;
  for (const line of all) {
    if (roles[line.number - 1] !== 'body' || line.blank) {
      gap = true;
      continue;
    }
    if (gap) gaps.add(line.number);
    gap = false;
    lines.push(line);
  }
  for (let at = 0; at < lines.length; at += 1) {
    const stretch = stretchAt(lines, at, gaps);
    if (!stretch) continue;
    const draft = readStatement(stretch);
    if (!draft) continue;
    for (const line of stretch.lines) taken[line.number - 1] = first + tables.length;
    tables.push(draft);
    at += stretch.lines.length - 1;
  }
  return tables;
}

function readStatement(stretch: Stretch): DraftTable | null {
  const values = stretch.tokens.filter((token) => token.kind === 'value');
  if (values.length < fewest) return null;
  const beside = values.filter((token) => !token.first).length;
  const lined = beside >= values.length * 0.5;
  const rows = lined ? linedRows(stretch) : blockedRows(stretch);
  const bearing = rows.filter((row) => row.values.some((value) => value !== null));
  const sure = bearing.filter((row) => row.sure).length / Math.max(1, bearing.length);
  if (bearing.length < 4 || (lined && sure < 0.5)) return null;
  const [word, ...periods] = stretch.header;
  const first = stretch.lines[0] as Line;
  const last = stretch.lines.at(-1) as Line;
  return {
    kind: 'grid',
    rows: [draftRow([word as Token], periods, true), ...rows.map((row) => statementRow(row))],
    headerRows: 1,
    columns: stretch.values + 1,
    line: first.number,
    endLine: last.number,
    page: first.page,
    endPage: last.page,
    parts: new Set(stretch.lines.map((line) => line.page)).size,
    confidence: lined ? 0.5 + 0.35 * sure : 0.2 + 0.6 * sure * sure,
    doubts: [lined ? 'lost-columns' : 'order'],
  };
}

function statementRow(row: StatementRow): DraftRow {
  return draftRow(row.label, row.values, false);
}

function draftRow(label: readonly Token[], values: readonly (Token | null)[], header: boolean): DraftRow {
  const cells = [label, ...values.map((value) => (value ? [value] : []))].map((tokens) => {
    if (tokens.length === 0) return emptyCell();
    return { pieces: tokens.map(({ line, start, end }) => ({ line, start, end })), spanned: false };
  });
  const first = label[0] ?? values.find((value) => value !== null);
  return { cells, line: first?.line ?? 0, page: first?.page ?? null, left: null, header };
}
