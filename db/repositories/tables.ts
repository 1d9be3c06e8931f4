import { GoujiError } from '../../core/contract/errors.ts';
import type { TableCell, TableDetail, TableSummary } from '../../core/contract/rows.ts';
import { formulaText } from '../../core/export/document.ts';
import type { RowRole } from '../../core/model/filing.ts';
import type { CheckStatus, FormulaToken } from '../../core/model/finding.ts';
import type { ReadableDb } from '../connection.ts';

interface TableSqlRow {
  position: number;
  id: string;
  kind: TableSummary['kind'];
  title: string;
  unit: string | null;
  columns: string;
  column_units: string;
  section: number;
  block: number;
  line: number;
  page: number | null;
  header_rows: number;
  row_count: number;
  column_count: number;
  parts: number;
  confidence: number;
  edited: number;
}

const tableSql = `
SELECT t.*, (SELECT count(*) FROM cell e WHERE e.filing_id = t.filing_id AND e.table_position = t.position AND e.edited = 1) AS edited
FROM filing_table t WHERE t.filing_id = ?`;

/** How the checks of each table came out; one check counts once a table. */
const countSql = `
SELECT c.table_position AS position, r.status, count(DISTINCT c.check_position) AS count
FROM check_cell c JOIN check_result r ON r.filing_id = c.filing_id AND r.position = c.check_position
WHERE c.filing_id = ?`;

interface CountRow {
  position: number;
  status: CheckStatus;
  count: number;
}

/** A filing's tables in reading order. */
export function listTables(db: ReadableDb, filingId: number): TableSummary[] {
  const counts = new Map<number, TableSummary['checks']>();
  for (const row of db.all<CountRow>(`${countSql} GROUP BY c.table_position, r.status`, filingId)) {
    const entry = counts.get(row.position) ?? noChecks();
    entry[row.status] = row.count;
    counts.set(row.position, entry);
  }
  return db
    .all<TableSqlRow>(`${tableSql} ORDER BY t.position`, filingId)
    .map((row) => summary(row, counts.get(row.position) ?? noChecks()));
}

function noChecks(): TableSummary['checks'] {
  return { pass: 0, rounding: 0, fail: 0, 'not-checkable': 0 };
}

function summary(row: TableSqlRow, checks: TableSummary['checks']): TableSummary {
  return {
    index: row.position,
    id: row.id,
    title: row.title,
    unit: row.unit,
    section: row.section,
    line: row.line,
    page: row.page,
    rows: row.row_count,
    columns: row.column_count,
    kind: row.kind,
    parts: row.parts,
    confidence: row.confidence,
    checks,
    edited: row.edited,
    block: row.block,
  };
}

interface CellSqlRow {
  row_position: number;
  column_position: number;
  original: string;
  text: string;
  edited: number;
  spanned: number;
}

/** A table with its cells and their tick marks; fails with `not-found`. */
export function getTable(db: ReadableDb, filingId: number, table: number): TableDetail {
  const row = db.get<TableSqlRow>(`${tableSql} AND t.position = ?`, filingId, table);
  if (!row) throw noSuchTable();
  const checks = noChecks();
  const counts = db.all<CountRow>(`${countSql} AND c.table_position = ? GROUP BY r.status`, filingId, table);
  for (const { status, count } of counts) checks[status] = count;
  const ticks = ticksOf(db, filingId, table);
  const cells = new Map<number, TableCell[]>();
  const cellRows = db.all<CellSqlRow>(
    `SELECT row_position, column_position, original, text, edited, spanned FROM cell
     WHERE filing_id = ? AND table_position = ? ORDER BY row_position, column_position`,
    filingId,
    table,
  );
  for (const cell of cellRows) {
    const tick = ticks.get(`${cell.row_position} ${cell.column_position}`);
    const list = cells.get(cell.row_position) ?? [];
    cells.set(cell.row_position, list);
    list.push({
      text: cell.text,
      original: cell.original,
      edited: cell.edited === 1,
      spanned: cell.spanned === 1,
      tick: tick?.status ?? null,
      formulas: tick?.formulas ?? [],
    });
  }
  const rows = db.all<{ position: number; role: RowRole; indent: number; line: number; page: number | null }>(
    'SELECT position, role, indent, line, page FROM table_row WHERE filing_id = ? AND table_position = ? ORDER BY position',
    filingId,
    table,
  );
  return {
    summary: summary(row, checks),
    headerRows: row.header_rows,
    columns: JSON.parse(row.columns) as string[],
    columnUnits: JSON.parse(row.column_units) as (string | null)[],
    rows: rows.map(({ position, role, indent, line, page }) => ({
      role,
      indent,
      line,
      page,
      cells: cells.get(position) ?? [],
    })),
  };
}

/** The error for a table or cell that is not there. */
export function noSuchTable(): GoujiError {
  return new GoujiError('not-found', { what: { zh: '表格或单元格', en: 'table or cell' } });
}

/** A failure outranks all; what could not be checked says nothing against a cell that passed elsewhere. */
const rank: Record<CheckStatus, number> = { fail: 3, rounding: 2, pass: 1, 'not-checkable': 0 };

function ticksOf(
  db: ReadableDb,
  filingId: number,
  table: number,
): Map<string, { status: CheckStatus; formulas: string[] }> {
  const ticks = new Map<string, { status: CheckStatus; formulas: string[] }>();
  const rows = db.all<{ row_position: number; column_position: number; status: CheckStatus; formula: string }>(
    `SELECT c.row_position, c.column_position, r.status, r.formula
     FROM check_cell c JOIN check_result r ON r.filing_id = c.filing_id AND r.position = c.check_position
     WHERE c.filing_id = ? AND c.table_position = ? ORDER BY c.check_position`,
    filingId,
    table,
  );
  for (const row of rows) {
    const key = `${row.row_position} ${row.column_position}`;
    const formula = formulaText(JSON.parse(row.formula) as FormulaToken[]);
    const tick = ticks.get(key);
    if (!tick) ticks.set(key, { status: row.status, formulas: [formula] });
    else {
      if (rank[row.status] > rank[tick.status]) tick.status = row.status;
      tick.formulas.push(formula);
    }
  }
  return ticks;
}
