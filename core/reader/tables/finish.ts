import type { Cell, Table, TableRow } from '../../model/filing.ts';
import { isAmountToken, isValueToken, squeeze } from '../characters.ts';
import { joinPieces } from '../placed.ts';
import type { DraftTable } from './draft.ts';
import { indentSteps } from './indent.ts';
import { type PlacedCells, placeCells } from './place.ts';
import { markRows } from './roles.ts';
import { columnNames, dealUnits, spansAll, unitInCaption } from './units.ts';

export interface TableContext {
  lineText: (line: number) => string;
  title: string;
  unit: string | null;
}

/** Makes the table of a draft: cells placed, header settled, units and roles read. Index, section and block come later. */
export function finishTable(draft: DraftTable, context: TableContext): Table {
  const placed: PlacedCells[] = draft.rows.map((row) => placeCells(row, context.lineText));
  const glossary = draft.kind === 'glossary' || isGlossary(placed);
  if (glossary && draft.columns === 3) {
    placed.forEach((row, at) => {
      const [middle] = row.cells.splice(1, 1);
      if (middle && !middle.spanned && !/^指?$/.test(squeeze(middle.text))) keepWords(draft, at, row, context.lineText);
    });
    draft.columns = 2;
  }
  const headerRows =
    draft.headerRows ??
    Math.max(draft.rows.filter((row) => row.header).length, headerRowsOf(placed.map((row) => row.cells)));
  const labels = placed.slice(headerRows);
  const numbered = labels.filter((row) => /^\d{1,3}$/.test(row.cells[0]?.text ?? '')).length > labels.length / 2;
  const indents = numbered ? [] : indentSteps(labels.map((row) => row.left));
  const rows: TableRow[] = placed.map((row, at) => ({
    cells: row.cells,
    role: at < headerRows ? 'header' : 'data',
    indent: at < headerRows ? 0 : (indents[at - headerRows] ?? 0),
    ofWhich: false,
    line: row.line,
    page: row.page,
  }));
  const header = rows.slice(0, headerRows).map((row) => row.cells);
  const columns = columnNames(header, draft.columns);
  const inside = header[0] && spansAll(header[0]) ? (header[0][0]?.text ?? '') : '';
  const units = dealUnits(context.unit ?? (inside === '' ? null : unitInCaption(inside)), columns);
  markRows(rows);
  return {
    id: '',
    index: 0,
    kind: glossary ? 'glossary' : draft.kind === 'grid' ? kindOf(headerRows, draft.columns) : draft.kind,
    title: context.title,
    unit: units.unit,
    columnUnits: units.columnUnits,
    section: -1,
    block: 0,
    line: draft.line,
    endLine: draft.endLine,
    page: draft.page,
    endPage: draft.endPage,
    headerRows,
    columns,
    rows,
    parts: draft.parts,
    confidence: draft.confidence,
  };
}

/** A cell between term and meaning that holds words goes with the meaning. */
function keepWords(draft: DraftTable, at: number, row: PlacedCells, lineText: (line: number) => string): void {
  const source = draft.rows[at]?.cells ?? [];
  const pieces = [...(source[1]?.pieces ?? []), ...(source[2]?.spanned ? [] : (source[2]?.pieces ?? []))];
  row.cells[1] = { ...joinPieces(lineText, pieces), spanned: false, edited: false };
}

/** A term, the word 指, and the meaning: the middle column parts the two and says nothing itself. */
function isGlossary(rows: readonly PlacedCells[]): boolean {
  if (rows[0]?.cells.length !== 3) return false;
  const middle = rows.filter((row) => squeeze(row.cells[1]?.text ?? '') === '指').length;
  return middle >= 2 && middle >= rows.length * 0.6;
}

/** Two columns of which the second holds texts and no header stands above them. */
function kindOf(headerRows: number, columns: number): Table['kind'] {
  if (headerRows > 0) return 'grid';
  if (columns === 2 || columns === 4) return 'key-value';
  return 'grid';
}

const headerWord =
  /^(?:序号|项\s*目|名称|类别|类型|年度|期间|时间|日期|股东|姓名|单位|公司名称|企业名称|产品|内容|金额|比例|占比|科目|报告期|客户|供应商|指标|财务指标|主要财务指标|承诺|行次|附注|股份|股票|科 目)/;
const periodWord = /^(?:\d{4}\s?年|\d{4}[-./]\d{1,2}|本期|上期|期末|期初|本年|上年|年初|年末|合计|小计|20\d\d)/;

/** The row under a title inside the frame is a header itself. */
function isTitleOver(rows: readonly (readonly Cell[])[]): boolean {
  const next = rows[1] ?? [];
  return !spansAll(next) && headerRowsOf(rows.slice(1)) > 0;
}

const particular =
  /^(?:法定代表人|注册资本|实收资本|认缴出资|成立|注册地|住所|经营范围|主营业务|统一社会信用代码|(?:联系)?电话|传真|邮政编码|联系人|电子[信邮]箱|股票(?:简称|代码)|经办|负责人|企业类型|公司类型)/;

/** Particulars of somebody, label beside value: 公司名称 begins the first pair, no header. */
function isParticulars(rows: readonly (readonly Cell[])[]): boolean {
  const columns = rows[0]?.length ?? 0;
  if (columns !== 2 && columns !== 4) return false;
  return rows.slice(1).filter((row) => particular.test(squeeze(row[0]?.text ?? ''))).length >= 2;
}

/** A label and one value that spans the other columns. */
function isPair(row: readonly Cell[]): boolean {
  const own = row.filter((cell) => !cell.spanned && cell.text !== '');
  return own.length === 2 && row[0]?.spanned === false && row.slice(2).every((cell) => cell.spanned);
}

/**
 * How many of the first rows are headers: those before the first row that holds a value, at most
 * four; none where the first row holds values already or nothing speaks for a header.
 */
export function headerRowsOf(rows: readonly (readonly Cell[])[]): number {
  if (rows.length < 2 || (isParticulars(rows) && !/^(?:项\s*目|内容)/.test(rows[0]?.[0]?.text ?? ''))) return 0;
  const values = (row: readonly Cell[]): number =>
    row
      .slice(1)
      .filter(
        (cell) => cell.text !== '' && isValueToken(squeeze(cell.text)) && !/^(?:20|19)\d\d$/.test(squeeze(cell.text)),
      ).length;
  const columns = rows[0]?.length ?? 0;
  if (columns > 2 && spansAll(rows[0] as readonly Cell[]))
    return isTitleOver(rows) ? 1 + headerRowsOf(rows.slice(1)) : 0;
  if (columns > 2 && isPair(rows[0] as readonly Cell[]) && isPair(rows[1] as readonly Cell[])) return 0;
  let count = 0;
  while (count < Math.min(4, rows.length - 1) && values(rows[count] as readonly Cell[]) === 0) {
    const row = rows[count] as readonly Cell[];
    const filled = row.filter((cell) => cell.text !== '').length;
    const own = row.filter((cell) => cell.text !== '' && !cell.spanned).length;
    if (count > 0 && own <= 1 && columns > 2) break;
    const first = row[0]?.text ?? '';
    const looks = headerWord.test(first.trim()) || row.some((cell) => periodWord.test(cell.text.trim()));
    const spans = row.some((cell) => cell.spanned);
    if (count === 0) {
      const later = rows.slice(1, 12).some((other) => values(other) > 0);
      if (looks || (columns >= 3 && filled >= columns - 1 && row.every((cell) => cell.text.length <= 24))) count = 1;
      else if (later && filled >= 2 && row.every((cell) => cell.text.length <= 24 && !/[：:]$/.test(cell.text)))
        count = 1;
      else return 0;
      if (columns === 2 && !looks)
        return later &&
          !isValueToken(squeeze(row[1]?.text ?? '')) &&
          row.every((cell) => cell.text.length <= 12) &&
          isAmountToken(squeeze(rows[1]?.[1]?.text ?? ''))
          ? 1
          : 0;
      continue;
    }
    const previous = rows[count - 1] as readonly Cell[];
    const storey =
      previous.some((cell, at) => cell.spanned || (cell.text !== '' && cell.text === row[at]?.text)) ||
      previous.filter((cell) => cell.text === '').length > 0;
    if (!storey && !spans) break;
    if (filled <= 1) break;
    if (/[：:]$/.test(first.trim()) && filled === 1) break;
    const under = row.filter((cell, at) => at > 0 && cell.text !== '').length;
    if (under === 0) break;
    const nextValues = rows.slice(count + 1, count + 6).some((other) => values(other) > 0);
    if (!nextValues && !row.some((cell) => cell.spanned)) break;
    count += 1;
  }
  return count;
}
