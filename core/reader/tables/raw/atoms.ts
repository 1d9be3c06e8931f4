import { isAmountToken, isBlank, isDigit, isValueToken, isWide, widthOf } from '../../characters.ts';
import type { Line } from '../../lines.ts';

/** A word of a line: what lost columns leave of a cell, or a part of it. */
export interface Atom {
  line: number;
  start: number;
  end: number;
  text: string;
  /** First or last of its line. */
  first: boolean;
  last: boolean;
  /** Its line ends a paragraph or cell; null where the text does not tell. */
  ended: boolean | null;
  /** The line begins a page, or follows a header that was printed again. */
  breakBefore: boolean;
  /** Blank before it that wide and Latin characters meet at: set by the typesetter more often than by a column. */
  soft: boolean;
  value: boolean;
  amount: boolean;
  percent: boolean;
  /** First of its line, and says 合计 or the like. */
  total: boolean;
  /** First of its line, and begins a list: 1、 or ① or （1）. */
  over: boolean;
  /** Begins with the number of a list's item. */
  listed: boolean;
  /** Ends with a stop, colon or comma. */
  stops: boolean;
  /** Width in ems from the last hard gap to its end, the line's stretch that stands in one cell at least. */
  reach: number;
}

const dateStart = /^(?:年|月|日)/;
const unitWord =
  /^(?:万元|亿元|千元|百万元|元|万股|亿股|股|项|个|名|号|家|人|倍|层|室|楼|幢|天|次|亩|吨|万吨|位|万|亿|万美元|美元|万元人民币|元人民币)$/;

const totalLabel = /^(?:合计|总计|小计|共计|平均)/;
const startsOver = /^(?:[（(]?1[、.）)](?!\d)|①|一、|（一）)/;
const enumerator = /^(?:[（(]?\d{1,2}[、.）)]|[①-⑳]|[一二三四五六七八九十]、|[（(][一二三四五六七八九十][）)]|[•●·-])/;

/** Splits lines to atoms; dates, and numbers with their unit, stay whole. */
export function atomsOf(lines: readonly Line[], marked: boolean, breaks: ReadonlySet<number>): Atom[] {
  const atoms: Atom[] = [];
  for (const line of lines) {
    const spans = mergeSpans(line.text, splitSpans(line));
    let hard = spans[0]?.start ?? line.start;
    spans.forEach((span, at) => {
      const text = line.text.slice(span.start, span.end);
      const before = spans[at - 1];
      const soft = before !== undefined && isSoft(line.text, before, span);
      if (before && !soft) hard = span.start;
      const flat = text.replace(/\s/g, '');
      atoms.push({
        line: line.number,
        start: span.start,
        end: span.end,
        text,
        first: at === 0,
        last: at === spans.length - 1,
        ended: marked ? line.marked : null,
        breakBefore: at === 0 && breaks.has(line.number),
        soft,
        value: isValueToken(flat),
        amount: isAmountToken(flat),
        percent: /[%％]$/.test(flat),
        total: at === 0 && totalLabel.test(flat),
        over: at === 0 && startsOver.test(text),
        listed: enumerator.test(text),
        stops: /[；。、，：]$/.test(text),
        reach: widthOf(line.text, hard, span.end),
      });
    });
  }
  return atoms;
}

interface Span {
  start: number;
  end: number;
}

function splitSpans(line: Line): Span[] {
  const spans: Span[] = [];
  let start = -1;
  for (let at = line.start; at <= line.end; at += 1) {
    const blank = at === line.end || isBlank(line.text.charCodeAt(at));
    if (!blank && start < 0) start = at;
    if (blank && start >= 0) {
      spans.push({ start, end: at });
      start = -1;
    }
  }
  return spans;
}

/** 2023 年 1-3 月, 106 万元 and 合  计 are one word each. */
function mergeSpans(text: string, spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && belongs(text, last, span)) last.end = span.end;
    else merged.push({ ...span });
  }
  return merged;
}

function belongs(text: string, before: Span, after: Span): boolean {
  const left = text.slice(before.start, before.end);
  const right = text.slice(after.start, after.end);
  const gap = after.start - before.end;
  if (isDigit(left.charCodeAt(left.length - 1)) && gap === 1 && (dateStart.test(right) || unitWord.test(right)))
    return true;
  if (/[年月]$/.test(left) && /\d/.test(left) && /^\d{1,2}(?:-\d{1,2})?(?:\s?[月日]|$)/.test(right)) {
    return /^\s?[月日]/.test(text.slice(after.end)) || /^\d{1,2}(?:-\d{1,2})?[月日]/.test(right);
  }
  return left.length === 1 && right.length === 1 && gap >= 2 && left === '合' && right === '计';
}

function isSoft(text: string, before: Span, after: Span): boolean {
  if (after.start - before.end > 1) return false;
  const left = text.charCodeAt(before.end - 1);
  const right = text.charCodeAt(after.start);
  const leftText = text.slice(before.start, before.end);
  const rightText = text.slice(after.start, after.end);
  if (isValueToken(leftText) && isValueToken(rightText)) return false;
  if (/年$/.test(leftText) && /^(?:19|20)\d\d/.test(rightText)) return false;
  if (periodCode.test(leftText) && periodCode.test(rightText)) return false;
  if (standsAlone(leftText) || standsAlone(rightText)) return false;
  if (isWide(left) !== isWide(right)) return true;
  return !isWide(left) && !isWide(right) && /[A-Za-z]/.test(leftText) && /[A-Za-z]/.test(rightText);
}

/** Q1, H2, T+3: headings of periods, each a cell. */
const periodCode = /^(?:Q[1-4]|H[12]|T\+?\d{1,2}|M\d{1,2})$/;

/** A printed amount, or a mark for none: a cell by itself, unlike 49 in 49 项. */
function standsAlone(text: string): boolean {
  return isValueToken(text) && (!isAmountToken(text) || /[,.%％]/.test(text));
}
