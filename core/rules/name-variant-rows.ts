import { sharedEnds } from '../check/ends.ts';
import { tellsApart } from '../check/opposites.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import type { Filing } from '../model/filing.ts';
import type { Place } from '../model/text.ts';
import { sidesOf } from './name-variant-sides.ts';

/** A row's name beside an amount that few rows share. */
interface Row {
  table: number;
  label: string;
  place: Place;
}

/** An amount of so many digits, noughts at the ends left off, is hardly shared by two things. */
const fewestDigits = 5;
const mostRows = 5;
const shortestLabel = 6;
/** A name to which a word is added must be long for the two to be one. */
const longLabel = 12;

/** Rows of two tables that bear the same amount under names a character apart: one project or item in two spellings. */
export function partingRows(filing: Filing, out: RuleOutput, context: CheckContext): void {
  const byAmount = new Map<string, Row[]>();
  for (const table of filing.tables) {
    if (table.kind !== 'grid') continue;
    for (let r = table.headerRows; r < table.rows.length; r++) {
      const row = table.rows[r];
      if (row?.role !== 'data') continue;
      const column = row.cells.findIndex((cell) => !cell.spanned && /[\u4e00-\u9fff]{3}/.test(cell.text));
      const cell = row.cells[column];
      if (!cell) continue;
      const label = plain(cell.text);
      if (label.length < shortestLabel || label.length > 40) continue;
      const place = { in: 'cell' as const, table: table.index, row: r, column, start: 0, end: cell.text.length };
      const amounts = new Set<string>();
      for (const { text } of row.cells) {
        const amount = text.replace(/[\s,，]/g, '');
        if (/^-?\d+(?:\.\d+)?$/.test(amount) && digitsOf(amount) >= fewestDigits) amounts.add(amount);
      }
      for (const amount of amounts) {
        const rows = byAmount.get(amount);
        if (!rows) byAmount.set(amount, [{ table: table.index, label, place }]);
        else if (rows.length <= mostRows) rows.push({ table: table.index, label, place });
      }
    }
  }
  const times = new Map<string, number>();
  for (const rows of byAmount.values()) for (const { label } of rows) times.set(label, (times.get(label) ?? 0) + 1);
  const told = new Set<string>();
  for (const [amount, rows] of byAmount) {
    if (rows.length < 2 || rows.length > mostRows) continue;
    for (const one of rows) {
      const other = rows.find((row) => row.table > one.table && sameThing(one.label, row.label));
      const key = [one.label, other?.label].sort().join('|');
      if (!other || told.has(key)) continue;
      told.add(key);
      const inOrder = (times.get(one.label) ?? 0) <= (times.get(other.label) ?? 0);
      report(filing, amount, inOrder ? one : other, inOrder ? other : one, out, context);
    }
  }
}

/** A label without blanks, its number and the marks of a part (其中：, 加：). */
function plain(text: string): string {
  return text
    .replace(/\s/g, '')
    .replace(/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳]|其中[:：]|[加减][:：])+/, '');
}

function digitsOf(amount: string): number {
  return amount.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length;
}

/** Two labels a character apart, or a long one with a word of two or three characters more in its midst. */
function sameThing(one: string, other: string): boolean {
  // Companies are told by their legal forms; 投资活动 and 筹资活动 are two things.
  if (one === other || /公司$|活动/.test(one)) return false;
  const { head, tail } = sharedEnds(one, other);
  const was = one.slice(head, one.length - tail);
  const is = other.slice(head, other.length - tail);
  if (!/^[\u4e00-\u9fff]*$/.test(was + is) || head < 2 || tail < 2) return false;
  if (was.length === 1 && is.length === 1) return !tellsApart(was, is);
  const added = was === '' ? is : is === '' ? was : '';
  return added.length >= 2 && added.length <= 3 && Math.min(one.length, other.length) >= longLabel;
}

function report(filing: Filing, amount: string, rare: Row, usual: Row, out: RuleOutput, context: CheckContext): void {
  const { mentions, here, there } = sidesOf([rare.place], [usual.place], 1, context);
  const title = filing.tables[usual.table]?.title ?? '';
  out.finding({
    severity: 'low',
    confidence: 0.65,
    title: {
      zh: `同一项目名称不一：“${rare.label}”与“${usual.label}”`,
      en: `One item, two names: “${rare.label}” and “${usual.label}”`,
    },
    explanation: {
      zh: `${here.zh}的表写“${rare.label}”，${there.zh}的表${title === '' ? '' : `（${title}）`}写“${usual.label}”，两行金额同为 ${amount}，疑为同一项目。`,
      en: `The table at ${here.en} has “${rare.label}”, the one at ${there.en} “${usual.label}”; both rows bear ${amount} and should be one item.`,
    },
    mentions,
  });
}
