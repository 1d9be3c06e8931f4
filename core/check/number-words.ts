import type { Filing, NumberMention } from '../model/filing.ts';

/** The words that say what a number is: of a cell its row's label, its column and the table; of running text what stands around it. */
export interface NumberWords {
  /** The row's label without 其中, its ordinal and what is in brackets; empty in running text. */
  label: string;
  /** The column's heading and the table's title; in running text up to 40 characters before, within the sentence. */
  near: string;
  /** In running text up to 12 characters after. */
  after: string;
  /** All words of the row where it has more than a label (the counterparty, the product), else empty. */
  row: string;
}

const generic = /^(?:合计|总计|小计|其他|金额|比例|数量|占比|项目|余额|本期|上期|期末|期初|序号|名称|\d*)$/;

/** Reads the words around a number; blanks left out. */
export function wordsAround(filing: Filing, { place }: NumberMention): NumberWords {
  if (place.in === 'block') {
    const text = filing.blocks[place.block]?.text ?? '';
    const before = text.slice(Math.max(0, place.start - 60), place.start).replace(/\s/g, '');
    const sentence = before.slice(before.search(/[^。；！？]*$/)).slice(-40);
    return {
      label: '',
      near: sentence,
      after: text
        .slice(place.end, place.end + 16)
        .replace(/\s/g, '')
        .slice(0, 12),
      row: '',
    };
  }
  const table = filing.tables[place.table];
  return {
    label: rowLabel(filing, place.table, place.row),
    near: `${table?.columns[place.column] ?? ''}|${table?.title ?? ''}`.replace(/\s/g, ''),
    after: '',
    row: rowWords(filing, place.table, place.row),
  };
}

/** A row's first words; a year that groups rows (2023年度 before each customer) labels none of them. */
export function rowLabel(filing: Filing, table: number, row: number): string {
  for (const cell of filing.tables[table]?.rows[row]?.cells ?? []) {
    const text = cell.text.replace(/\s/g, '');
    if (!/[\u4e00-\u9fff]/.test(text) || /^\d{4}年/.test(text)) continue;
    return text.replace(/^(?:其中|减|加)[：:]/, '').replace(/^[一二三四五六七八九十]+、|[（(].*$/g, '');
  }
  return '';
}

function rowWords(filing: Filing, table: number, row: number): string {
  const words = (filing.tables[table]?.rows[row]?.cells ?? [])
    .map((cell) => cell.text.replace(/[\s\d]/g, ''))
    .filter((text) => /[\u4e00-\u9fff]{2}/.test(text));
  return words.length > 1 ? words.join('|') : '';
}

/** Whether a label says by itself what its row is of. */
export function isTelling(label: string): boolean {
  return label.length >= 2 && !generic.test(label);
}

/** Pairs of neighbouring Han characters that both hold, each counted once. */
export function sharedPairs(one: string, other: string): number {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < other.length; at += 1) {
    const pair = other.slice(at, at + 2);
    if (/^[\u4e00-\u9fff]{2}$/.test(pair)) pairs.add(pair);
  }
  let shared = 0;
  for (let at = 0; at + 1 < one.length; at += 1) if (pairs.delete(one.slice(at, at + 2))) shared += 1;
  return shared;
}

/** The label's words stand in the text: all of a short label, most pairs of a longer one. */
export function holdsLabel(words: string, label: string): boolean {
  if (!isTelling(label)) return false;
  if (words.includes(label)) return true;
  // 投资活动… is not 筹资活动…: what begins a label tells it from its like.
  if (!words.includes(label.slice(0, 2))) return false;
  const shared = sharedPairs(label, words);
  return shared >= 3 && shared * 2 >= label.length - 1;
}

const opening = /期初|年初|上期|上年|上一年/;
const earlierEnd = /上(?:一?年)?年?末|上期期?末/g;
const closing = /期末|年末|本期|本年|本报告期/;

/** One is of the period's beginning or the one before, the other of its end. */
export function otherEnd(one: string, other: string): boolean {
  // 上年年末 is the end of the year before and this year's opening.
  const [a, b] = [one, other].map((words) => words.replace(earlierEnd, '年初')) as [string, string];
  return (
    (opening.test(a) && closing.test(b) && !closing.test(a)) || (closing.test(a) && opening.test(b) && !closing.test(b))
  );
}
