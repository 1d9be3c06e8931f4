import type { Filing, NumberMention } from '../model/filing.ts';
import { hostOf } from '../model/places.ts';
import type { Place } from '../model/text.ts';
import { lastDay } from '../numbers/dates.ts';
import { push } from './push.ts';

/** A balance date that is no end or beginning of a month, where the filing's own date of that month is one. */
export interface OddDay {
  odd: NumberMention;
  usual: NumberMention;
  /** How often the usual date stands in the filing. */
  times: number;
}

const fewestTimes = 4;
/** Words that make the date one at which balances or figures are drawn up. */
const before = /(?:截至|截止|截止到|截止至|对)$/;
const done =
  /^[，,]?(?:本?公司|发行人)?已[经全部累计如期]{0,4}(?:收到|完成|支付|归还|偿还|回购|签订|签署|披露|公告|注销|收回|实施|转让|处置)/;
const after = /^(?:止|末)?(?:余额|的?财务状况|的?资产负债表|的?合并及)/;

/**
 * Finds dates of balances (截至 2024 年 12 月 15 日, 2024 年 12 月 15 日余额, a table's column) that stand once, beside the
 * month's first or last day that the filing uses for the same month all over.
 */
export function oddDays(filing: Filing): OddDay[] {
  const byMonth = new Map<string, Map<string, NumberMention[]>>();
  for (const number of filing.numbers) {
    if (number.kind !== 'date' || !/^\d{4}-\d{2}-\d{2}$/.test(number.date ?? '')) continue;
    const date = number.date as string;
    const month = date.slice(0, 7);
    let days = byMonth.get(month);
    if (!days) {
      days = new Map();
      byMonth.set(month, days);
    }
    push(days, date, number);
  }
  const found: OddDay[] = [];
  for (const days of byMonth.values()) {
    const edges = [...days].filter(([date, list]) => isEdge(date) && list.length >= fewestTimes);
    const usual = edges.sort((a, b) => b[1].length - a[1].length)[0];
    if (!usual) continue;
    for (const [date, list] of days) {
      const odd = list[0] as NumberMention;
      if (isEdge(date) || list.length > 1 || !isBalanceDate(filing, odd)) continue;
      // Shown against one that is written alike.
      const form = (one: NumberMention): string => one.raw.replace(/[\d\s]/g, '');
      const alike = usual[1].find((one) => form(one) === form(odd)) ?? usual[1][0];
      found.push({ odd, usual: alike as NumberMention, times: usual[1].length });
    }
  }
  return found;
}

/** The first or the last day of a month, as an ISO date. */
function isEdge(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return day === 1 || day === lastDay(year, month);
}

const listed = /^[、和及与]$/;

function isBalanceDate(filing: Filing, odd: NumberMention): boolean {
  const { place } = odd;
  const text = hostOf(filing, place).text;
  const lead = text.slice(Math.max(0, place.start - 8), place.start).replace(/\s/g, '');
  const rest = text.slice(place.end, place.end + 14).replace(/\s/g, '');
  // Money paid in or verified at a day is no balance, nor is what was done by then.
  if (/[验缴]/.test(lead) || done.test(rest)) return false;
  if (before.test(lead) || after.test(rest)) return true;
  if (place.in === 'cell') return headsFigures(filing, place);
  // One of a list whose others are such dates: 2021年12月31日、2020年12月31日和2019年12月31日.
  return [filing.numbers[odd.index - 1], filing.numbers[odd.index + 1]].some((other) => {
    if (other?.kind !== 'date' || other.place.in !== 'block' || other.place.block !== place.block) return false;
    const [first, second] = other.index < odd.index ? [other, odd] : [odd, other];
    return isEdge(other.date ?? '') && listed.test(text.slice(first.place.end, second.place.start).trim());
  });
}

/** A column's heading that is a date beside others, or a row of balances at a date. */
function headsFigures(filing: Filing, place: Extract<Place, { in: 'cell' }>): boolean {
  const table = filing.tables[place.table];
  const cells = table?.rows[place.row]?.cells ?? [];
  const own = cells[place.column]?.text.replace(/\s/g, '') ?? '';
  if (/^\d{4}年\d{1,2}月\d{1,2}日余额$/.test(own)) return true;
  if (!table || place.row >= table.headerRows) return false;
  const dates = cells.filter((cell) => /^\d{4}年\d{1,2}月\d{1,2}日$/.test(cell.text.replace(/\s/g, '')));
  return dates.length >= 2 && dates.includes(cells[place.column] as (typeof cells)[number]);
}
