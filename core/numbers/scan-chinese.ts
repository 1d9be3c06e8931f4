import type { Approximation } from '../model/filing.ts';
import { isNumeral, isNumeralDigit, parseChinese } from './chinese.ts';
import { approximationAfter, approximationBefore, backBlanks } from './context.ts';
import { matchDate } from './dates.ts';
import { exact, shift } from './exact.ts';
import { made, type ScanStep } from './step.ts';
import { isCounterStart, isLatin, matchUnit, skipBlanks } from './units.ts';

/** Counters that after a lone 一 really count; 一种 and 一次 are articles. */
const countedOne = new Set([
  '家',
  '名',
  '项',
  '宗',
  '起',
  '处',
  '座',
  '台',
  '年',
  '位',
  '只',
  '个月',
  '天',
  '倍',
  '票',
  '股',
  '个',
  '元',
  '万元',
  '亿元',
]);

/** Counters that after a Chinese numeral make a rank, a direction or a figure of speech. */
const rankCounters = new Set([
  '点',
  '行',
  '度',
  '转',
  '对',
  '口',
  '头',
  '单',
  '本',
  '部',
  '路',
  '字',
  '季',
  '季度',
  '门',
  '国',
  '区',
  '市',
  '环',
  '升',
  '克',
  '步',
  '片',
  '村',
  '乡',
  '镇',
  '县',
  '支',
  '根',
  '场',
  '米',
  '层',
  '件',
]);

/** What may follow 第 and a numeral in an ordinal: parts of a document, meetings, terms, ranks. */
const ordinalUnits = '节章篇条款项目届次号期名位页批轮代级类季版卷部编大';

/** 三大联合实验室: 大 counts what it praises. */
const greatest = '大';

/** Reads a Chinese numeral that begins at `at`: an ordinal, a date, a fraction, or a count before its counter. */
export function scanChinese(text: string, at: number): ScanStep {
  let end = at;
  while (isNumeral(text[end])) end++;
  const skip: ScanStep = { number: null, resume: end };
  const previous = text[at - 1];
  if (previous === '第') return ordinal(text, at, end);
  if (
    previous !== undefined &&
    '数几之其唯统同单逐任不万专划'.includes(previous) &&
    !(previous === '万' && end - at > 1)
  )
    return skip;
  const date = matchDate(text, at);
  if (date !== null && date.end > end && isWholeDate(text, at, date.end)) {
    return made(text, at, date.end, 'date', date.iso);
  }
  if (text.startsWith('分之', end)) return fraction(text, at, end);
  return count(text, at, end) ?? skip;
}

/** A year, or a month with its day: a lone 三月 is one, 一月 after another numeral is none. */
function isWholeDate(text: string, at: number, end: number): boolean {
  const printed = text.slice(at, end);
  return printed.includes('年') || printed.includes('日') || printed.endsWith('末');
}

function ordinal(text: string, at: number, end: number): ScanStep {
  const next = text[end];
  if (next === undefined || !ordinalUnits.includes(next)) return { number: null, resume: end };
  const law = next === '条' || next === '款' || next === '项' || next === '号';
  return made(text, at - 1, end + 1, law ? 'law' : 'ordinal', null);
}

/** 百分之五十, 三分之二. */
function fraction(text: string, at: number, end: number): ScanStep {
  const from = end + 2;
  let stop = from;
  while (isNumeral(text[stop])) stop++;
  const below = text.slice(at, end);
  const denominator = below === '百' ? 100 : below === '千' ? 1000 : below === '万' ? 10_000 : parseChinese(below);
  const numerator = parseChinese(text.slice(from, stop));
  if (denominator === null || numerator === null || denominator === 0) return { number: null, resume: end };
  const value = exact(numerator).div(denominator);
  const terminating = value.times(denominator).eq(numerator) && value.decimalPlaces() < 20;
  const step = made(text, at, stop, 'quantity', null);
  if (step.number !== null) {
    step.number.value = terminating ? value.toString() : value.toDecimalPlaces(30).toString();
    step.number.ulp = exact(1).div(denominator).toDecimalPlaces(30).toString();
    step.number.unit = '分之';
    step.number.dimension = '%';
    step.number.approximation = bound(text, at, stop);
  }
  return step;
}

function count(text: string, at: number, end: number): ScanStep | null {
  const numeral = text.slice(at, end);
  const scaleOnly = ![...numeral].some((char) => isNumeralDigit(char) || char === '十' || char === '拾');
  const vague = text[end] === '余' || text[end] === '多' || text[end] === '来';
  const before = approximationBefore(text, at, false);
  const upTo = text[at - 1] === '上';
  // 万元 in 单位：万元 and 千瓦 are units; 百家 after 超过, 上 or before 余 is a number.
  const reaches = text[at - 1] === '达' || text[at - 1] === '过';
  if (scaleOnly && !vague && !upTo && !reaches && before === 'exact') return null;
  const read = readCounter(text, at, end, vague);
  if (read === null) return null;
  const { value, unit, stop, power, dimension } = read;
  if (numeral === '一' && !vague && !countedOne.has(unit)) return null;
  const timeSpan = dimension === '年' || dimension === '个月' || dimension === '天';
  const approximation: Approximation = vague ? 'over' : upTo ? 'about' : bound(text, at, stop, timeSpan);
  const step = made(text, at, stop, 'quantity', null);
  if (step.number !== null) {
    step.number.value = shift(String(value), power);
    step.number.ulp = shift('1', power);
    step.number.unit = unit;
    step.number.dimension = dimension;
    step.number.approximation = approximation;
  }
  return step;
}

interface CounterRead {
  value: number;
  unit: string;
  dimension: string | null;
  power: number;
  stop: number;
}

/** The counter after the numeral, whose own last 万 or 亿 may be the scale of a unit (三万元, 五亿股). */
function readCounter(text: string, at: number, end: number, vague: boolean): CounterRead | null {
  const from = skipBlanks(text, vague ? end + 1 : end);
  const value = parseChinese(text.slice(at, end));
  if (value === null || value === 0 || !isSafe(value)) return null;
  if (text[from] === greatest && !vague && value >= 2 && value <= 10 && text[at - 1] !== '前' && end === from) {
    return { value, unit: greatest, dimension: greatest, power: 0, stop: from + 1 };
  }
  if (isLatin(text[from]) || !isCounterStart(text[from])) return null;
  const unit = matchUnit(text, from);
  if (unit === null || unit.dimension === null || unit.unit === '%' || rankCounters.has(unit.unit)) return null;
  return { value, unit: unit.unit, dimension: unit.dimension, power: unit.power, stop: unit.end };
}

function isSafe(value: number): boolean {
  return Number.isSafeInteger(value);
}

function bound(text: string, at: number, end: number, timeSpan = false): Approximation {
  const before = approximationBefore(text, backBlanks(text, at), timeSpan);
  return before !== 'exact' ? before : approximationAfter(text, skipBlanks(text, end));
}
