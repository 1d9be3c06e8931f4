import type { Section, Table } from '../model/filing.ts';
import { compact, isNumericCell } from './columns.ts';
import { opening, type ReportingPeriods, spanBefore } from './periods.ts';
import { datesIn } from './spans.ts';

/** What a cell's words say of its time: an amount at a period's end or start, or a movement within one. */
type Moment = 'end' | 'start' | 'flow' | 'earlier-flow';

/** Words that name the moment themselves, the more particular ones first. */
const explicitMoments: [RegExp, Moment][] = [
  [/变动前$/, 'start'],
  [/变动后$/, 'end'],
  [/(?:期初|年初|上年年?末|上期期?末)/, 'start'],
  [/(?:期末|年末|本年末|本期末)/, 'end'],
  [/(?:比|较)(?:上年|上期|去年)/, 'flow'],
  [/(?:上期|上年|上一?年度|去年)(?!第)/, 'earlier-flow'],
  [/(?:本期|当期|本年|报告期内|本报告期|本次变动|同比)/, 'flow'],
];

/** The same for a filing of several periods, where 本期 in the midst of words may be any of them. */
const leadingMoments: [RegExp, Moment][] = [
  [/^(?:期末|本期末|本年末|年末)/, 'end'],
  [/^(?:期初|上年年?末|本期初|年初|上期期末)/, 'start'],
  [/^(?:本期|本年)/, 'flow'],
  [/^(?:上期|上年)/, 'earlier-flow'],
];

/** Measures of a date, of a period, and those that have neither. */
const balances =
  /余额|账面|账龄|人数|总股本|股份总数|持股|持有|股东总数|折算汇率|受限|^(?:资产总[额计]|总资产|负债总[额计]|总负债|净资产|所有者权益合计|股东权益合计)/;
const movements =
  /收入|成本|费用|利润|毛利|损益|收益|增减|增加|减少|计提|转回|核销|发生额|销[售量]|采购|生产量|产量|交易金额|薪酬|报酬|津贴|效益|排放|补助/;
const timeless =
  /年限|残值率|折旧率|摊销率|税率|(?<![毛净])利率|年龄|期限|任期|注册资本|面值|单价|标准|额度|承诺|预计|预期|计划|拟|目标|比例上限|计提比例|购买日|合并日|收购日|总额[(（]|累计|授予|行权|指标|发行价|合同总?金额/;

/** Tells of what ISO date or interval each cell of a table is: by row and column, with the row's label. */
export interface CellPeriods {
  of(row: number, column: number, label: string): string | null;
  /** What the column's heading alone says. */
  ofColumn(column: number): string | null;
}

/**
 * Reads the time of a table's cells from its columns, rows, title and the heading above it. 期末, 本期 and the
 * like are the filing's own periods; where the filing is of one period only, as an annual report is, a measure
 * that has no date of its own (营业成本, 账面余额) is taken to be of it.
 */
export function cellPeriods(table: Table, sections: readonly Section[], filing: ReportingPeriods): CellPeriods {
  const titled = onlyDate(table.title) ?? headingDate(sections[table.section]?.title ?? '');
  const periods = periodsOf(titled, filing);
  const columns = table.columns.map((heading) => columnTime(heading, periods));
  dateChanges(table.columns, columns);
  const sorts = table.columns.map(dayAndPeriod);
  const rolled = periods.spans.length === 1 ? rollForwards(table) : [];
  const fallback = defaults(table, sections, columns, periods);
  return {
    ofColumn: (column) => columns[column] ?? null,
    of(row, column, label) {
      const own = bySort(sorts[column] ?? null, label) ?? columns[column] ?? null;
      const balance = balanceRow(label);
      if (balance !== null && (own === null || own.includes('/')))
        return own === null ? momentDate(balance, periods) : atEdge(own, balance);
      if (own !== null) return own;
      const moving = rolled[row] || /^本期(?:增加|减少|计提|转回|摊销)/.test(label);
      const byRow = rowDate(table, row, column) ?? (moving ? momentDate('flow', periods) : null);
      return byRow ?? titled ?? labelDate(label) ?? fallback(row, column, label);
    },
  };
}

/** The periods that 期末 and 本期 in a table speak of: the one in its title, where the filing has several. */
function periodsOf(titled: string | null, filing: ReportingPeriods): ReportingPeriods {
  if (titled === null || filing.spans.length <= 1 || !/-(?:12-31|06-30|03-31|09-30)$/.test(titled)) return filing;
  return { spans: [titled.includes('/') ? titled : `${titled.slice(0, 4)}-01-01/${titled}`] };
}

function columnTime(heading: string, periods: ReportingPeriods): string | null {
  const dated = datesIn(heading)[0]?.date;
  if (dated !== undefined) return dated;
  const quarter = quarterOf(heading, periods);
  if (quarter !== null) return quarter;
  const moment = namedMoment(heading, periods.spans.length > 1);
  return moment === null ? null : momentDate(moment, periods);
}

const quarters: Record<string, string> = {
  一: '01-01/03-31',
  二: '04-01/06-30',
  三: '07-01/09-30',
  四: '10-01/12-31',
};

/** 第二季度 in a report of one year. */
function quarterOf(heading: string, { spans }: ReportingPeriods): string | null {
  const year = spans[0]?.slice(0, 4);
  if (year === undefined || spans.length !== 1 || spans[0] !== `${year}-01-01/${year}-12-31`) return null;
  const days = quarters[/^第?([一二三四])季度/.exec(compact(heading))?.[1] ?? ''];
  return days === undefined ? null : `${year}-${days.slice(0, 5)}/${year}-${days.slice(6)}`;
}

/** The two dates of a heading that names both a day and a period that ends with it: 2022年12月31日/2022年度; else null. */
function dayAndPeriod(heading: string): string[] | null {
  const [first, second, ...others] = datesIn(heading);
  if (!first || !second || others.length > 0 || first.date.slice(-10) !== second.date.slice(-10)) return null;
  return [first.date, second.date];
}

/** Of a heading's day and period, the one that the row's measure is of. */
function bySort(dates: readonly string[] | null, label: string): string | null {
  if (!dates) return null;
  const flow = measured(label) === 'flow' || /周转|现金流|每股收益|收益率|倍数/.test(label);
  return dates.find((date) => date.includes('/') === flow) ?? null;
}

/** The moment that a heading names, its innermost storey first; `strict` asks it to begin with the word. */
function namedMoment(heading: string, strict = false): Moment | null {
  for (const storey of compact(heading).split(/[/／]/).reverse())
    for (const [words, moment] of strict ? leadingMoments : explicitMoments) if (words.test(storey)) return moment;
  return null;
}

/** A moment of the filing's last period; null where the filing does not say what its periods are. */
function momentDate(moment: Moment, { spans }: ReportingPeriods): string | null {
  const last = spans[spans.length - 1];
  if (last === undefined) return null;
  const previous = spans[spans.length - 2] ?? spanBefore(last);
  if (moment === 'end') return last.slice(-10);
  if (moment === 'flow') return last;
  if (moment === 'start') return opening(last);
  return previous ?? null;
}

/** The end or the opening of a column's interval, for 期末余额 under 2021年度. */
function atEdge(span: string, moment: 'start' | 'end'): string | null {
  return moment === 'end' ? span.slice(-10) : opening(span);
}

/** 期末余额, 四、本期期末余额 and 期初现金…余额 as a row's label. */
function balanceRow(label: string): 'start' | 'end' | null {
  if (/^(?:上[年期]期?年?末|(?:本[年期])?期?年?初)/.test(label)) return 'start';
  return /^(?:本[年期])?(?:期末|年末)/.test(label) ? 'end' : null;
}

/** 同比增减 beside dated columns is the change of the latest of them. */
function dateChanges(headings: readonly string[], columns: (string | null)[]): void {
  const latest = columns
    .flatMap((period) => period ?? [])
    .sort((left, right) => (left.slice(-10) < right.slice(-10) ? 1 : -1))[0];
  if (latest === undefined) return;
  headings.forEach((heading, at) => {
    if (/^(?:同比|比上年|本[年期]比上)/.test(compact(heading))) columns[at] ??= latest;
  });
}

/** For each row, whether it stands between a 期初 row and the 期末 row that ends its roll-forward. */
function rollForwards(table: Table): boolean[] {
  const rolled = table.rows.map(() => false);
  let from = -1;
  table.rows.forEach((row, at) => {
    const balance = balanceRow(compact(row.cells[0]?.text ?? '').replace(/^[一二三四五六\d]{1,2}[、.．]/, ''));
    if (balance === 'start') from = at;
    else if (balance === 'end' && from >= 0) {
      rolled.fill(true, from + 1, at);
      from = -1;
    }
  });
  return rolled;
}

/** The date that a row's first cells are: 2022年度, 2022年12月31日余额; not 2022年第一次临时股东大会. */
function rowDate(table: Table, row: number, column: number): string | null {
  if (table.kind === 'key-value') return null;
  for (let at = 0; at < Math.min(2, column); at += 1) {
    const date = labelDate(table.rows[row]?.cells[at]?.text ?? '');
    if (date !== null) return date;
  }
  return null;
}

/** The date of a label that is little else. */
function labelDate(label: string): string | null {
  const text = compact(label);
  if (text.length > 24) return null;
  const dates = datesIn(text);
  const [date] = dates;
  if (date === undefined || dates.length > 1) return null;
  const rest = (text.slice(0, date.start) + text.slice(date.end)).replace(/[（(）)：:、\d.]/g, '');
  return rest.length <= 1 || /^(?:年度|全年|截至|余额|合计|小计|金额|发生额|期[初末])+$/.test(rest) ? date.date : null;
}

/** The date of a heading that says when: 2021年度, 截至2021年12月31日…, 2021年末前五名客户. */
function headingDate(title: string): string | null {
  const text = compact(title);
  const dates = datesIn(text);
  const [date] = dates;
  if (date === undefined || dates.length > 1 || date.start > 2) return null;
  const printed = text.slice(date.start, date.end);
  return /[度末日]$|\d月$/.test(printed) && !/年年度/.test(text) ? date.date : null;
}

function onlyDate(text: string): string | null {
  const dates = datesIn(text);
  return dates.length === 1 ? (dates[0]?.date ?? null) : null;
}

/** What cells without any word of time are of, in a filing of one period; nothing in any other. */
function defaults(
  table: Table,
  sections: readonly Section[],
  columns: readonly (string | null)[],
  periods: ReportingPeriods,
): (row: number, column: number, label: string) => string | null {
  if (periods.spans.length !== 1) return () => null;
  const named = new Set(columns.flatMap((period) => period ?? []));
  const shared = named.size === 1 ? ([...named][0] ?? null) : null;
  const above = `${table.title} ${sections[table.section]?.title ?? ''}`;
  // Rows with dates of their own tell of events: meetings, contracts, suits.
  const events = table.columns.some((heading) => /(?:日期|时间)$/.test(compact(heading)));
  const general = events ? null : (namedMoment(above.replace(/[/／]/g, '')) ?? measured(above));
  return (row, column, label) => {
    const words = table.kind === 'key-value' ? label : compact(table.columns[column] ?? '');
    const named = namedMoment(words) ?? (table.kind === 'key-value' ? null : namedMoment(label));
    if (named !== null) return momentDate(named, periods);
    if (timeless.test(words) || timeless.test(above)) return null;
    const own = measured(words);
    if (own !== null) return momentDate(own, periods);
    if (shared !== null) return shared;
    if (general === null || !isNumericCell(table.rows[row]?.cells[column]?.text ?? '')) return null;
    return momentDate(general, periods);
  };
}

/** The moment of a measure: a balance's is the end, a movement's the period. */
function measured(words: string): Moment | null {
  const balance = words.search(balances);
  const movement = words.search(movements);
  if (balance < 0 && movement < 0) return null;
  return movement < 0 || (balance >= 0 && balance > movement) ? 'end' : 'flow';
}
