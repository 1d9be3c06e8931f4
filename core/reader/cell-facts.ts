import type { Fact, NumberMention, Section, Table } from '../model/filing.ts';
import { scanNumbers } from '../numbers/scan.ts';
import { cellPeriods } from './cell-periods.ts';
import { compact, isNumericCell, labelOf, labelsOf, type RowLabel } from './columns.ts';
import type { ReportingPeriods } from './periods.ts';
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
  /** Names a date, or 期末, 本期 and the like. */
  dated: boolean;
  scope: Fact['scope'];
}

/** Facts of a table's quantities: whose row, which column, what period the heading or the title gives. */
export function readCellFacts(
  table: Table,
  numbers: NumberMention[],
  sections: Section[],
  periods: ReportingPeriods,
): Fact[] {
  const columns = table.columns.map(readHeading);
  const times = cellPeriods(table, sections, periods);
  const scope = scopeOf(`${table.title} ${sections[table.section]?.title ?? ''}`);
  const dated = columns.filter((column) => column.dated).length;
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
        period: phrase.period ?? times.ofColumn(number.place.column),
      });
      continue;
    }
    const period = times.of(number.place.row, number.place.column, label);
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

function readHeading(heading: string): Column {
  const dates = scanNumbers(heading).filter((number) => number.kind === 'date');
  let name = heading;
  for (const date of [...dates].reverse()) name = name.slice(0, date.start) + name.slice(date.end);
  const plain = plainLabel(name.replace(/[/／]+/g, '/').replace(/^(?:年度)?\/|\/$/g, ''));
  const dated = dates.some((date) => date.date !== null) || /^(?:期[末初]|[本上][期年]|年[末初])/.test(plain);
  return { name: plain, dated, scope: scopeOf(heading) };
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
