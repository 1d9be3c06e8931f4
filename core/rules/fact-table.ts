import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { checkToldFigures } from '../check/told-figures.ts';
import { checkToldShares } from '../check/told-shares.ts';
import { differenceOf, show, where } from '../check/words.ts';
import type { Fact, Filing, NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';

/**
 * Numbers of the running text against tables. A number of four digits or more is looked up by its leading
 * digits among the cells of one dimension; the words before it must share the row's label. One that stands
 * nowhere, but comes within one digit (or two swapped) of a cell with the same label, period and printed
 * precision, contradicts it.
 */
export const factTable: Rule = {
  id: 'fact.table',
  needs: ['blocks', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    const facts = new Map(filing.facts.map((fact) => [fact.number, fact]));
    const cells = new Map<string, NumberMention[]>();
    const near = new Map<string, NumberMention[]>();
    const counts = new Map<string, number>();
    for (const number of filing.numbers) {
      if (!isComparable(number)) continue;
      const value = valueKey(number);
      counts.set(value, (counts.get(value) ?? 0) + 1);
      if (number.place.in === 'cell') push(cells, leadKey(number), number);
      for (const key of wildcardKeys(number)) push(near, key, number);
    }
    const settled = checkToldFigures(filing, out, context);
    for (const number of filing.numbers) {
      if (number.place.in !== 'block' || settled.has(number.index) || !isComparable(number)) continue;
      if (filing.blocks[number.place.block]?.kind !== 'paragraph') continue;
      if (number.index % 256 === 0) context.stopIfCancelled();
      const words = leadWords(filing, number);
      if (confirm(filing, number, words, cells.get(leadKey(number)) ?? [], out, context)) continue;
      if ((counts.get(valueKey(number)) ?? 0) > 1) continue;
      contradict(filing, number, words, near, facts, counts, out, context);
    }
    checkToldShares(filing, out, context);
  },
};

const fewestDigits = 4;

function digitsOf(number: NumberMention): string {
  return number.raw.replace(/\D/g, '').replace(/^0+/, '');
}

function isComparable(number: NumberMention): boolean {
  return (
    number.kind === 'quantity' &&
    number.value !== null &&
    number.dimension !== null &&
    digitsOf(number).length >= (number.dimension === '%' ? 3 : fewestDigits)
  );
}

/** The value without its sign: 下降 78.72% in the text is −78.72% in the table. */
function valueKey(number: NumberMention): string {
  return `${number.dimension}|${(number.value ?? '').replace('-', '')}`;
}

/** Dimension, the place of the first digit, and the first four digits: what rounding leaves alone. */
function leadKey(number: NumberMention): string {
  const value = (number.value ?? '').replace('-', '');
  const point = value.indexOf('.');
  const whole = point < 0 ? value : value.slice(0, point);
  const digits = value.replace('.', '').replace(/^0+/, '');
  const lead = digits.slice(0, number.dimension === '%' ? 3 : 4).padEnd(4, '0');
  const size = whole === '0' ? digits.length - value.length : whole.length;
  return `${number.dimension}|${size}|${lead}`;
}

function wildcardKeys(number: NumberMention): string[] {
  const digits = digitsOf(number);
  if (digits.length < 5 || digits.length > 16) return [];
  const keys: string[] = [];
  const stem = `${number.dimension}|${number.ulp}|`;
  for (let i = 0; i < digits.length; i++) keys.push(`${stem}${digits.slice(0, i)}*${digits.slice(i + 1)}`);
  for (let i = 0; i + 1 < digits.length; i++) {
    if (digits[i] === digits[i + 1]) continue;
    const pair = [digits[i], digits[i + 1]].sort().join('');
    keys.push(`${stem}${digits.slice(0, i)}<${pair}>${digits.slice(i + 2)}`);
  }
  return keys;
}

function push(map: Map<string, NumberMention[]>, key: string, number: NumberMention): void {
  const list = map.get(key);
  if (list) list.push(number);
  else map.set(key, [number]);
}

/** The words before a number in its sentence, up to 40 characters. */
function leadWords(filing: Filing, number: NumberMention): string {
  if (number.place.in !== 'block') return '';
  const text = filing.blocks[number.place.block]?.text ?? '';
  const before = text.slice(Math.max(0, number.place.start - 60), number.place.start).replace(/\s/g, '');
  return before.slice(before.search(/[^。；！？]*$/)).slice(-40);
}

function labelOf(filing: Filing, number: NumberMention): string {
  if (number.place.in !== 'cell') return '';
  const cells = filing.tables[number.place.table]?.rows[number.place.row]?.cells ?? [];
  for (const cell of cells) {
    const text = cell.text.replace(/\s/g, '');
    // A year that groups rows (2023年度 before each customer) labels none of them.
    if (/[\u4e00-\u9fff]/.test(text) && !/^\d{4}年/.test(text))
      return text.replace(/^(其中|减|加)[：:]/, '').replace(/^[一二三四五六七八九十]+、|[（(].*$/g, '');
  }
  return '';
}

/** The label's words stand before the number: all of a short label, most pairs of a longer one. */
function sharesLabel(words: string, label: string): boolean {
  if (label.length < 2 || /^(合计|总计|小计|其他|金额|比例)$/.test(label)) return false;
  if (words.includes(label)) return true;
  let shared = 0;
  for (let i = 0; i + 1 < label.length; i++) if (words.includes(label.slice(i, i + 2))) shared++;
  return shared >= 3 && shared * 2 >= label.length - 1;
}

function confirm(
  filing: Filing,
  number: NumberMention,
  words: string,
  candidates: NumberMention[],
  out: RuleOutput,
  context: CheckContext,
): boolean {
  let confirmed = false;
  for (const cell of candidates.slice(0, 40)) {
    if (!sharesLabel(words, labelOf(filing, cell))) continue;
    const status = comparePrinted(unsigned(number), unsigned(cell));
    if (status === 'fail') continue;
    out.check({
      status: cell.value?.replace('-', '') === number.value?.replace('-', '') ? 'pass' : 'rounding',
      formula: [{ mention: 0, text: number.raw }, ' = ', { mention: 1, text: cell.raw }],
      mentions: [context.numberMention(number.index, 'stated'), context.numberMention(cell.index, 'operand')],
      stated: number.value,
      recomputed: cell.value,
      reason: null,
    });
    confirmed = true;
    break;
  }
  return confirmed;
}

function unsigned(number: NumberMention): ReturnType<typeof intervalOf> {
  return intervalOf({ ...number, value: (number.value ?? '').replace('-', '') });
}

function contradict(
  filing: Filing,
  number: NumberMention,
  words: string,
  near: Map<string, NumberMention[]>,
  facts: Map<number, Fact>,
  counts: Map<string, number>,
  out: RuleOutput,
  context: CheckContext,
): void {
  if (number.approximation !== 'exact') return;
  for (const key of wildcardKeys(number)) {
    for (const cell of (near.get(key) ?? []).slice(0, 10)) {
      if (
        cell === number ||
        !sameThing(filing, number, words, cell, counts) ||
        conflict(facts.get(number.index), facts.get(cell.index))
      )
        continue;
      if (comparePrinted(unsigned(number), unsigned(cell)) !== 'fail') continue;
      report(filing, number, cell, out, context);
      return;
    }
  }
}

/**
 * A cell whose label stands before the number; or a number of the text with five telling digits and the same
 * words right before it.
 */
function sameThing(
  filing: Filing,
  number: NumberMention,
  words: string,
  other: NumberMention,
  counts: Map<string, number>,
): boolean {
  if (other.place.in === 'cell') return sharesLabel(words, labelOf(filing, other));
  // Of two that each stand once the later is named against the earlier.
  if ((counts.get(valueKey(other)) ?? 0) < 2 && other.index > number.index) return false;
  if (digitsOf(number).replace(/0+$/, '').length < 5) return false;
  const tail = words.slice(-sameWords);
  return tail.length === sameWords && /^[\u4e00-\u9fff]+$/.test(tail) && leadWords(filing, other).endsWith(tail);
}

/** Characters right before two numbers that must agree. */
const sameWords = 4;

function conflict(one: Fact | undefined, other: Fact | undefined): boolean {
  if (!one || !other) return false;
  if (one.scope !== null && other.scope !== null && one.scope !== other.scope) return true;
  return one.period !== null && other.period !== null && one.period !== other.period;
}

function report(
  filing: Filing,
  number: NumberMention,
  cell: NumberMention,
  out: RuleOutput,
  context: CheckContext,
): void {
  const mentions = [context.numberMention(number.index, 'stated'), context.numberMention(cell.index, 'operand')];
  const [here, there] = mentions.map((mention) => where(mention, context)) as [
    ReturnType<typeof where>,
    ReturnType<typeof where>,
  ];
  const inTable = cell.place.in === 'cell';
  const label = inTable ? labelOf(filing, cell) : leadWords(filing, cell).slice(-sameWords);
  const stated = show(number);
  const other = show(cell);
  out.check({
    status: 'fail',
    formula: [{ mention: 0, text: number.raw }, ' = ', { mention: 1, text: cell.raw }],
    mentions,
    stated: number.value,
    recomputed: cell.value,
    finding: {
      severity: 'high',
      confidence: 0.8,
      stated: number.value,
      expected: cell.value,
      difference: differenceOf(number, cell),
      title: {
        zh: `${inTable ? '文表' : '前后'}不符：${label} ${stated} 与 ${other}`,
        en: `${inTable ? 'Text against table' : 'One figure, two prints'}: ${label} ${stated} and ${other}`,
      },
      explanation: {
        zh: `${here.zh}写“${label}”${stated}，${there.zh}${inTable ? '的表中' : '等处'}为 ${other}，期间与口径没有区别，只差一位数字，疑有一处误写。`,
        en: `${here.en} gives ${label} as ${stated}, ${inTable ? 'the table at ' : ''}${there.en} as ${other}; period and scope do not differ, and the figures are one digit apart, so one of them should be a slip.`,
      },
    },
  });
}
