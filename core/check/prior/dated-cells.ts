import type { Filing, NumberMention, Section, Table } from '../../model/filing.ts';
import type { Grid } from '../grid.ts';
import { itemOf, plainItem } from '../line-items.ts';
import type { CheckContext } from '../rule.ts';
import {
  fitPeriod,
  periodsByNumber,
  type Relative,
  relativePeriods,
  type Scope,
  type StatementKind,
  scopeOfTable,
  statementsOf,
} from '../statements.ts';

/** A table's number with the words that say what it is once the words for its period are taken out. */
export interface DatedCell {
  number: NumberMention;
  table: Table;
  row: number;
  column: number;
  /** The row's label as printed, without blanks. */
  label: string;
  /** What is the same in the next year's report: the row with its group, and the column. */
  rowKey: string;
  columnKey: string;
  /** An instant, or an interval of two. The first day of a year is the last of the year before. */
  period: string;
  /** The row is an opening or closing balance: rows of one key then tell one fact. */
  balance: boolean;
  /** The heading or label says that the figure was adjusted: 调整后, 重述后. */
  adjusted: boolean;
}

/** The tables of one heading, title and scope; of a statement, all that hold it. */
export interface Family {
  /** From the most telling to the least: with the heading above the table's, with its own, by the title alone. */
  keys: string[];
  scope: Scope;
  /** A balance sheet, an income or a cash flow statement. */
  kind: StatementKind | null;
  cells: DatedCell[];
}

/** Longest words of a column before the figures that still name a row. */
const longestName = 40;

const opening = /期初|年初|上年年?末|上期期?末|1月1日/;
const closing = /期末|年末|12月31日/;
const periodWords =
  /(?:本报告期|报告期|本期|上期|本年度?|上年度?|去年|今年)(?:同期)?(?:期末|年末|期初|年初|末|初)?|上年年末|上年末|期末|期初|年末|年初|(?:19|20)\d\d年?(?:\d{1,2}月\d{1,2}日|\d{1,2}月末?|年度|度|末|初)?|同期|截至|截止/g;
const generic = /^(?:余额|发生额|发生金额|金额|数|数额|合计数|实际数|账面金额|\(|\)|（|）)*$/;
const adjustedWords = /调整后|重述后|更正后|变更后/;
const originalWords = /调整前|重述前|更正前|变更前/g;

/** The numbers of all tables that have a period, by heading, title and scope. */
export function familiesOf(filing: Filing, context: CheckContext): Family[] {
  const periods = periodsByNumber(filing);
  const kinds = statementKinds(filing, context);
  const relative = relativeOf(filing, context, kinds);
  const families = new Map<string, Family>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid' || table.columns.length < 2) continue;
    context.stopIfCancelled();
    const kind = kinds.get(table.index) ?? null;
    const cells = cellsOf(context.gridOf(table.index), periods, relative, kind);
    if (cells.length === 0) continue;
    const scope: Scope = scopeOfTable(filing, table) ?? 'consolidated';
    const keys = kind === null ? keysOf(filing, table, scope) : [`${scope}|${kind}`];
    const family = families.get(keys[0] as string);
    if (family) family.cells.push(...cells);
    else families.set(keys[0] as string, { keys, scope, kind, cells });
  }
  return [...families.values()];
}

/** The tables that hold a statement whole, by index: a summary of an associate's figures is none of the filing's own. */
function statementKinds(filing: Filing, context: CheckContext): Map<number, StatementKind> {
  const statements = statementsOf(filing, context);
  const fullest = new Map<string, number>();
  for (const { kind, scope, rows } of statements) {
    fullest.set(`${kind}|${scope}`, Math.max(rows.size, fullest.get(`${kind}|${scope}`) ?? 0));
  }
  const kinds = new Map<number, StatementKind>();
  for (const { kind, scope, rows, grid } of statements) {
    if (rows.size * 2 > (fullest.get(`${kind}|${scope}`) ?? 0)) kinds.set(grid.table.index, kind);
  }
  return kinds;
}

/** What 期末, 期初, 本期 and 上期 mean by the filing's own statements; where only spans are known, by their ends. */
function relativeOf(filing: Filing, context: CheckContext, kinds: ReadonlyMap<number, StatementKind>): Relative {
  const { ends, spans } = relativePeriods(
    statementsOf(filing, context).filter((one) => kinds.has(one.grid.table.index)),
  );
  return { ends: ends.length > 0 ? ends : spans.map((span) => span.slice(-10)), spans };
}

function relativePeriod(heading: string, { ends, spans }: Relative): string | null {
  if (/\d{4}/.test(heading)) return null;
  if (opening.test(heading)) return ends[1] ?? null;
  if (closing.test(heading)) return ends[0] ?? null;
  if (/上期|上年/.test(heading)) return spans[1] ?? null;
  return /本期|本年/.test(heading) ? (spans[0] ?? null) : null;
}

function keysOf(filing: Filing, table: Table, scope: Scope): string[] {
  const own = filing.sections[table.section];
  const above = own?.parentId == null ? undefined : parentOf(filing, own.index, own.parentId);
  const topic = plainTitle(own?.title ?? '');
  const title = plainTitle(table.title) || topic;
  return [
    `${scope}|${plainTitle(above?.title ?? '')}|${topic}|${title}`,
    `${scope}|${topic}|${title}`,
    `${scope}|${title}`,
  ];
}

/** Sections are in reading order, so a parent stands before its child. */
function parentOf(filing: Filing, section: number, id: string): Section | undefined {
  for (let index = section - 1; index >= 0; index--)
    if (filing.sections[index]?.id === id) return filing.sections[index];
  return undefined;
}

/** A title without its number, its period and what says that it goes on. */
export function plainTitle(title: string): string {
  return title
    .replace(/\s/g, '')
    .replace(periodWords, '')
    .replace(/[（(](?:续|续表|金额|单位[^）)]{0,8})?[）)]/g, '')
    .replace(/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])+/, '')
    .replace(/[：:]$/, '');
}

function cellsOf(
  grid: Grid,
  periods: Map<number, string | null>,
  relative: Relative,
  kind: StatementKind | null,
): DatedCell[] {
  const { table } = grid;
  const found: DatedCell[] = [];
  const columnKeys = table.columns.map((heading) => keyOfColumn(heading));
  const names = nameColumns(grid);
  const groups = new Groups();
  // Of 上年期末余额 and 本年期初余额 the former repeats last year's report, the latter may be adjusted.
  const carried = grid.labels.some((label) => /上年年?末|上年期末|上期期?末/.test(label));
  for (let row = table.headerRows; row < table.rows.length; row++) {
    const label = grid.labels[row] ?? '';
    const cells = grid.cells[row] ?? [];
    const group = groups.enter(
      label,
      cells.some((cell) => typeof cell === 'object'),
    );
    const name = names.length > 1 ? nameOf(table, row, names) : label;
    if (name === '' || beganThen(table, row)) continue;
    const plain = plainItem(name);
    const stripped = plain.replace(originalWords, '').replace(periodWords, '');
    const words = generic.test(stripped) ? '' : stripped;
    cells.forEach((cell, column) => {
      if (typeof cell !== 'object' || grid.kinds[column] === 'words') return;
      const own = periods.get(cell.number.index) ?? relativePeriod(table.columns[column] ?? '', relative);
      const period = own === null ? null : periodOf(own, plain, kind);
      if (period === null) return;
      const moved = period.length === 10 && (opening.test(plain) || closing.test(plain));
      found.push({
        number: cell.number,
        table,
        row,
        column,
        label,
        rowKey: kind === null ? `${group}>${words}` : moved ? stripped : itemOf(name),
        columnKey: columnKeys[column] ?? '',
        period,
        balance: moved,
        adjusted: adjustedWords.test((table.columns[column] ?? '') + label) || (carried && /年初|期初/.test(label)),
      });
    });
  }
  return found;
}

/** The rows without figures that a row stands under: 一、账面原值, 联营企业. */
class Groups {
  private open: { level: number; words: string }[] = [];

  /** Goes on to the next row and answers the words of its groups. */
  enter(label: string, hasFigures: boolean): string {
    const level = levelOf(label);
    if (label === '' || /^其中[：:]?$/.test(label)) return this.words();
    while (this.open.length > 0 && (this.open[this.open.length - 1]?.level ?? 0) >= level) this.open.pop();
    const words = this.words();
    if (!hasFigures) this.open.push({ level: Math.min(level, 8), words: plainItem(label) });
    return words;
  }

  private words(): string {
    return this.open.map((group) => group.words).join('>');
  }
}

/** By the form of the number: 一、 1, （一） 2, 1. 3, （1） 4, none 9. */
function levelOf(label: string): number {
  if (/^[一二三四五六七八九十]{1,3}[、.．]/.test(label)) return 1;
  if (/^[（(][一二三四五六七八九十]{1,3}[）)]/.test(label)) return 2;
  if (/^\d{1,2}[、.．](?!\d)/.test(label)) return 3;
  return /^[（(]\d{1,2}[）)]/.test(label) ? 4 : 9;
}

/** The row tells of a thing by the year or day that it began (募集年份 2015): its figures are of the report's own time. */
function beganThen(table: Table, row: number): boolean {
  return (table.rows[row]?.cells ?? []).some(({ text }) =>
    /^\s*(?:19|20)\d\d(?:[-./年]\d{1,2}[-./月]\d{1,2}日?)?\s*$/.test(text),
  );
}

/** Columns of words before the first of figures: together they name a row (行业分类 and 项目). */
function nameColumns(grid: Grid): number[] {
  const first = grid.kinds.findIndex((kind) => kind !== 'words');
  const names: number[] = [];
  for (let column = 0; column < first; column++) {
    if (!/序号|编号|行次|附注|单位$/.test(grid.table.columns[column] ?? '')) names.push(column);
  }
  return names;
}

function nameOf(table: Table, row: number, columns: readonly number[]): string {
  const parts: string[] = [];
  for (const column of columns) {
    const text = (table.rows[row]?.cells[column]?.text ?? '').replace(/\s/g, '');
    if (text !== '' && text.length <= longestName && parts[parts.length - 1] !== text) parts.push(text);
  }
  return parts.join('|');
}

/** A heading without its period: 期末余额/账面余额/金额 and 期初余额/账面余额/金额 are both 账面余额/金额. */
function keyOfColumn(heading: string): string {
  return heading
    .split('/')
    .map((part) =>
      part.replace(/\s/g, '').replace(originalWords, '').replace(adjustedWords, '').replace(periodWords, ''),
    )
    .filter((part) => !generic.test(part))
    .join('/');
}

/** The instant or interval of a figure: its own, moved to where the row's label puts it. */
function periodOf(own: string, label: string, kind: StatementKind | null): string | null {
  let period = own;
  if (period.includes('/') && opening.test(label)) period = dayBefore(period.slice(0, 10));
  else if (period.includes('/') && closing.test(label)) period = period.slice(-10);
  if (kind === 'balance') period = fitPeriod(period, true) ?? period;
  if (kind === 'income') period = fitPeriod(period, false) ?? period;
  return period.endsWith('-01-01') && period.length === 10 ? dayBefore(period) : period;
}

/** The last day of the year before one that begins on the given day; any other day is left as it is. */
function dayBefore(day: string): string {
  return day.endsWith('-01-01') ? `${Number(day.slice(0, 4)) - 1}-12-31` : day;
}
