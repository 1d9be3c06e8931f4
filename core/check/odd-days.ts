import type { Filing, NumberMention } from '../model/filing.ts';

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
    const list = days.get(date);
    if (list) list.push(number);
    else days.set(date, [number]);
  }
  const found: OddDay[] = [];
  for (const days of byMonth.values()) {
    const edges = [...days].filter(([date, list]) => isEdge(date) && list.length >= fewestTimes);
    const usual = edges.sort((a, b) => b[1].length - a[1].length)[0];
    if (!usual) continue;
    for (const [date, list] of days) {
      const odd = list[0] as NumberMention;
      if (isEdge(date) || list.length > 1 || !isBalanceDate(filing, odd)) continue;
      found.push({ odd, usual: usual[1][0] as NumberMention, times: usual[1].length });
    }
  }
  return found;
}

/** The first or the last day of a month. */
function isEdge(date: string): boolean {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return day === 1 || day === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isBalanceDate(filing: Filing, { place }: NumberMention): boolean {
  if (place.in === 'cell') {
    const table = filing.tables[place.table];
    if (!table || place.row >= table.headerRows) return false;
    // The column heads amounts at dates: another heading of the row is a date too.
    const cells = table.rows[place.row]?.cells ?? [];
    const dated = cells.filter((cell) => /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/.test(cell.text)).length;
    const text = cells[place.column]?.text.replace(/\s/g, '') ?? '';
    return dated >= 2 && /^\d{4}年\d{1,2}月\d{1,2}日(?:余额)?$/.test(text);
  }
  const text = filing.blocks[place.block]?.text ?? '';
  const lead = text.slice(Math.max(0, place.start - 6), place.start).replace(/\s/g, '');
  return before.test(lead) || after.test(text.slice(place.end, place.end + 14).replace(/\s/g, ''));
}
