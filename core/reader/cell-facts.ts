import type { Fact, NumberMention, Section, Table, TableRow } from '../model/filing.ts';
import { scanNumbers } from '../numbers/scan.ts';
import { compact, isNumericCell, labelOf, labelsOf, type RowLabel } from './columns.ts';
import { endsOf, type ReportingPeriods } from './periods.ts';
import { scopeOf } from './scope.ts';
import { readPhraseFact } from './text-facts.ts';

/** Headings that say which figure of the row's measure a column holds, not a measure of their own. */
const genericHeadings = new Set([
  '',
  '金额',
  '余额',
  '数',
  '数额',
  '合计',
  '账面余额',
  '期末余额',
  '期初余额',
  '期末数',
  '期初数',
  '本期金额',
  '上期金额',
  '本期发生额',
  '上期发生额',
  '期末',
  '期初',
  '本期',
  '上期',
  '本年',
  '上年',
  '本年度',
  '上年度',
  '内容',
  '数值',
  '值',
  '情况',
]);

/** Labels of a total that don't say of what; the table's title does. */
const totals = new Set(['合计', '总计', '小计', '总额', '共计']);

/** Headings of parts of a whole: the measure is the row's label with 占比. */
const shareHeadings = ['占比', '比例', '比重', '占收入比', '占总额比'];

interface Column {
  /** Heading without its dates and unit. */
  name: string;
  period: string | null;
  scope: Fact['scope'];
}

/** Facts of a table's quantities: whose row, which column, what period the heading or the title gives. */
export function readCellFacts(
  table: Table,
  numbers: NumberMention[],
  sections: Section[],
  periods: ReportingPeriods,
): Fact[] {
  const columns = table.columns.map((heading) => readHeading(heading, periods));
  const scope = scopeOf(`${table.title} ${sections[table.section]?.title ?? ''}`);
  const dated = columns.filter((column) => column.period !== null).length;
  datePeriodChanges(columns);
  const titlePeriod = onlyDate(table.title);
  const facts: Fact[] = [];
  for (const number of numbers) {
    if (number.kind !== 'quantity' || number.place.in !== 'cell') continue;
    const row = table.rows[number.place.row];
    const cell = row?.cells[number.place.column];
    const column = columns[number.place.column];
    if (row === undefined || cell === undefined || column === undefined) continue;
    const label = plainLabel(labelOf(table, row, number.place.column));
    const longLabel = label.length > 40;
    const base = { id: '', number: number.index, scope: column.scope ?? scope };
    if (!isNumericCell(cell.text)) {
      const phrase = readPhraseFact(cell.text, number);
      facts.push({
        ...base,
        subject: phrase.subject || (longLabel ? '' : label),
        measure: phrase.measure || column.name || label,
        period: phrase.period ?? column.period,
      });
      continue;
    }
    const period =
      column.period ?? rowPeriod(table, row, number.place.column, label, periods) ?? titlePeriod ?? onlyDate(label);
    if (table.kind === 'key-value') {
      facts.push({ ...base, subject: '', measure: label, period });
      continue;
    }
    const labels = labelsOf(table, row, number.place.column);
    const { first, rest } = splitLabels(labels, label);
    const inner = rest.join('/') || (row.role === 'total' && totals.has(first) ? table.title : '');
    if (genericHeadings.has(column.name) || column.name === first) {
      facts.push({ ...base, subject: inner, measure: first, period });
    } else if (dated > 0 && shareHeadings.some((word) => column.name.endsWith(word))) {
      facts.push({ ...base, subject: inner, measure: `${first}${column.name}`, period });
    } else
      facts.push({
        ...base,
        subject: labels.map(({ text }) => plainLabel(text)).join('/') || label,
        measure: column.name,
        period,
      });
  }
  return facts;
}

/** The label that says what is measured (项目, 指标; else the first) apart from those that say of whom or what. */
function splitLabels(labels: RowLabel[], fallback: string): { first: string; rest: string[] } {
  const measured = labels.find(({ heading }) => /(?:项目|指标|科目|构成)$/.test(compact(heading))) ?? labels[0];
  const rest = labels.filter((label) => label !== measured).map(({ text }) => plainLabel(text));
  return { first: measured === undefined ? fallback : plainLabel(measured.text), rest };
}

function readHeading(heading: string, periods: ReportingPeriods): Column {
  const dates = scanNumbers(heading).filter((number) => number.kind === 'date');
  let name = heading;
  for (const date of [...dates].reverse()) name = name.slice(0, date.start) + name.slice(date.end);
  const plain = plainLabel(name.replace(/[/／]+/g, '/').replace(/^\/|\/$/g, ''));
  const dated = dates.find((date) => date.date !== null)?.date ?? null;
  return { name: plain, period: dated ?? relativePeriod(plain, periods), scope: scopeOf(heading) };
}

/** 期末, 期初, 本期, 上期 as the filing's own periods, where it has said what they are. */
function relativePeriod(name: string, { spans }: ReportingPeriods): string | null {
  const last = spans[spans.length - 1];
  const previous = spans[spans.length - 2] ?? (last === undefined ? undefined : yearBefore(last));
  if (/^(期末|本期末|本年末|年末)/.test(name) && last !== undefined) return endsOf([last])[0] ?? null;
  if (/^(期初|上年年?末|本期初|年初|上期期末)/.test(name) && previous !== undefined)
    return endsOf([previous])[0] ?? null;
  if (/^(本期|本年)/.test(name)) return last ?? null;
  if (/^(上期|上年|上年同期)/.test(name)) return previous ?? null;
  return null;
}

/** The year before a whole year, for an annual report that defines 报告期 as one year; undefined for a part of one. */
function yearBefore(span: string): string | undefined {
  const year = Number(span.slice(0, 4));
  return span === `${year}-01-01/${year}-12-31` ? `${year - 1}-01-01/${year - 1}-12-31` : undefined;
}

/** 同比增减 beside dated columns is the change of the latest of them. */
function datePeriodChanges(columns: Column[]): void {
  const latest = columns
    .flatMap(({ period }) => period ?? [])
    .sort((left, right) => (left.slice(-10) < right.slice(-10) ? 1 : -1))[0];
  if (latest === undefined) return;
  for (const column of columns) if (/^(?:同比|比上年|本[年期]比上)/.test(column.name)) column.period ??= latest;
}

/** The period that a row states: 2022年度 as the label of its group, 期末余额 or 本期增加 in a roll-forward. */
function rowPeriod(
  table: Table,
  row: TableRow,
  column: number,
  label: string,
  periods: ReportingPeriods,
): string | null {
  if (table.kind === 'key-value') return null;
  for (let at = 0; at < Math.min(2, column); at += 1) {
    const text = row.cells[at]?.text.trim() ?? '';
    if (text.length <= 16 && /^(?:19|20)\d\d\s?[年.-]/.test(text)) return onlyDate(text);
  }
  return /^(?:期末|期初|上年年?末|年末|年初|本期(?:增加|减少|计提|转回|摊销))/.test(label)
    ? relativePeriod(label, periods)
    : null;
}

function onlyDate(text: string): string | null {
  const dates = scanNumbers(text).filter((number) => number.kind === 'date' && number.date !== null);
  return dates.length === 1 ? (dates[0]?.date ?? null) : null;
}

/** A label without its unit, note mark, ordinal and 其中. */
function plainLabel(label: string): string {
  let plain = compact(label)
    .replace(/^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,2}[）)]|\d{1,2}[、.．](?!\d))/, '')
    .replace(/^(?:其中|减|加|其他)[：:]/, '');
  const open = Math.max(plain.lastIndexOf('（'), plain.lastIndexOf('('));
  if (open > 0 && /[）)]$/.test(plain) && plain.length - open <= 14) {
    const inner = plain.slice(open + 1, -1);
    if (/^(?:单位[：:]?)?(?:[%％‰倍次天人股元]|[万亿千百]+[元股人个吨台套件]|元\/[^/]{1,3}|.{0,3}[元股])$/.test(inner))
      plain = plain.slice(0, open);
  }
  return plain.replace(/[：:]$/, '');
}
