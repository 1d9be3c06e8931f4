import type { Block, Table } from '../model/filing.ts';
import { scanNumbers } from '../numbers/scan.ts';

/** The reporting periods that a filing speaks of as 报告期, oldest first, as ISO intervals. */
export interface ReportingPeriods {
  spans: string[];
}

const names = ['报告期', '最近三年', '最近两年', '最近三年及一期', '最近两年及一期', '最近三年一期'];

/**
 * Finds what the filing defines 报告期 to be: in the glossary (报告期 指 2020 年度、2021 年度及 2022 年度)
 * or in a sentence that says 报告期 and its years in one breath. Empty where it nowhere says.
 */
export function reportingPeriods(blocks: Block[], tables: Table[]): ReportingPeriods {
  for (const name of names) {
    for (const table of tables) {
      for (const row of table.rows) {
        const first = row.cells[0]?.text ?? '';
        if (!startsTerm(first, name)) continue;
        const spans = spansOf(
          row.cells
            .slice(1)
            .map((cell) => cell.text)
            .join(' '),
        );
        if (spans.length > 0) return { spans };
      }
    }
  }
  for (const name of names) {
    for (const block of blocks) {
      const at = block.text.indexOf(name);
      if (at < 0 || at > 40 || block.kind === 'contents') continue;
      const after = block.text.slice(at + name.length, at + name.length + 80);
      const marked = after.search(/[指（(]/);
      if (marked < 0 || marked > 12) continue;
      const spans = spansOf(sentence(after.slice(marked + 1)));
      if (spans.length > 0) return { spans };
    }
  }
  const titled = titledSpan(blocks);
  return { spans: titled === null ? [] : [titled] };
}

/** How many blocks a filing's cover has at most. */
const cover = 12;

/** The period in the name of a report that is of one: 2021 年年度报告, 2021 年半年度报告全文. */
function titledSpan(blocks: readonly Block[]): string | null {
  for (const { text } of blocks.slice(0, cover)) {
    const match = /^.{0,30}?((?:19|20)\d\d)\s?年\s?(年度|半年度|第一季度|第三季度)报告(?:全文|正文|摘要)?$/.exec(
      text.trim().slice(0, 60),
    );
    if (match) return `${match[1]}-01-01/${match[1]}-${lastDays[match[2] as keyof typeof lastDays]}`;
  }
  return null;
}

const lastDays = { 年度: '12-31', 半年度: '06-30', 第一季度: '03-31', 第三季度: '09-30' };

/** The same months of the year before, for a filing that names one period only; undefined where a span runs over years. */
export function spanBefore(span: string): string | undefined {
  const [from = '', to = ''] = span.split('/');
  const year = Number(from.slice(0, 4));
  if (to === '' || !to.startsWith(from.slice(0, 4)) || to.endsWith('02-29')) return undefined;
  return `${year - 1}${from.slice(4)}/${year - 1}${to.slice(4)}`;
}

/** The last day before a span begins, whose balances it opens with. */
export function opening(span: string): string | null {
  const [from = ''] = span.split('/');
  const day = new Date(`${from}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return null;
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** The last day of each span, for 报告期各期末. */
export function endsOf(spans: readonly string[]): string[] {
  return spans.map((span) => span.slice(-10));
}

function startsTerm(text: string, name: string): boolean {
  return text.trim().split(/[、/]/)[0]?.trim() === name;
}

function sentence(text: string): string {
  const end = text.search(/[。；）)]/);
  return end < 0 ? text : text.slice(0, end);
}

/** Years and parts of years that a text names, a span of years taken apart, oldest first. */
function spansOf(text: string): string[] {
  const spans = new Set<string>();
  const dates = scanNumbers(text).filter((number) => number.kind === 'date' && number.date !== null);
  for (const [index, { date, end, start }] of dates.entries()) {
    if (date === null) continue;
    for (const year of yearsOf(date)) spans.add(year);
    const next = dates[index + 1];
    // 2020 年至 2022 年 names the years between too.
    if (next?.date && /^[\s]*[至到—-][\s]*$/.test(text.slice(end, next.start)) && start < next.start) {
      for (const year of yearsOf(`${date.slice(0, 10)}/${next.date.slice(-10)}`)) spans.add(year);
    }
  }
  return [...spans].sort((left, right) => (left.slice(-10) < right.slice(-10) ? -1 : 1));
}

function yearsOf(date: string): string[] {
  const [from, to] = date.split('/');
  if (from === undefined || to === undefined) return [];
  const first = Number(from.slice(0, 4));
  const last = Number(to.slice(0, 4));
  if (last <= first || last - first > 6) return isPeriod(from, to) ? [date] : [];
  const years: string[] = [];
  for (let year = first; year <= last; year++) {
    years.push(year === last ? `${year}-01-01/${to}` : `${year}-01-01/${year}-12-31`);
  }
  return years;
}

function isPeriod(from: string, to: string): boolean {
  return from.endsWith('-01-01') && to > from;
}
