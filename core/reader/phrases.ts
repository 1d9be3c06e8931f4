import { isHan } from '../numbers/context.ts';
import { bounds, copulas, enders, leads, nounless, stops, terms } from './words.ts';

/**
 * The noun phrase before a number, up to the mark or the number before it: in 公司实现营业收入为 5 元 it is
 * 营业收入. Looks at most 40 characters back.
 */
export function phraseBefore(text: string, from: number, at: number): string {
  let end = at;
  let start = Math.max(from, at - 40);
  for (let index = end - 1; index >= start; index--) {
    if (stops.includes(text[index] ?? '') && !isColonBeforeNumber(text, index, at)) {
      start = index + 1;
      break;
    }
    if (text[index] === '、') {
      start = index + 1;
      break;
    }
  }
  end = trimEndWords(text, start, end);
  start = trimStartWords(text, start, end);
  return text.slice(start, end).replace(/\s+/g, '');
}

/** 公司名称：, 注册资本： keep their colon's left side as the phrase. */
function isColonBeforeNumber(text: string, index: number, at: number): boolean {
  const char = text[index];
  return (char === '：' || char === ':') && text.slice(index + 1, at).trim() === '';
}

function trimEndWords(text: string, start: number, from: number): number {
  let end = from;
  for (let guard = 0; guard < 8; guard++) {
    while (end > start && (isBlank(text[end - 1]) || '：:￥¥$'.includes(text[end - 1] ?? ''))) end--;
    const word = copulas.find((one) => end - one.length >= start && text.startsWith(one, end - one.length));
    // 会计, 统计: nouns that end like a copula.
    if (word === undefined || (word === '计' && '会统设估审预'.includes(text[end - 2] ?? '∎'))) break;
    end -= word.length;
  }
  if (text[end - 1] === '的' || text[end - 1] === '了') end--;
  return end;
}

function trimStartWords(text: string, from: number, end: number): number {
  let start = from;
  for (let guard = 0; guard < 8; guard++) {
    while (start < end && isBlank(text[start])) start++;
    if (terms.some((term) => text.startsWith(term, start))) break;
    const word = leads.find((one) => start + one.length <= end && text.startsWith(one, start));
    if (word === undefined || start + word.length === end) break;
    start += word.length;
  }
  return start;
}

/**
 * The noun after a count, modifiers before the last 、和 left out: in 49 项国际、国家和行业标准 it is
 * 行业标准. Looks at most 30 characters on, and no further than `to`, the next number.
 */
export function phraseAfter(text: string, at: number, to: number): string {
  let start = at;
  const limit = Math.min(to, at + 30);
  while (start < limit && isBlank(text[start])) start++;
  const bound = bounds.find((word) => text.startsWith(word, start));
  if (bound !== undefined) start += bound.length;
  if (text[start] === '的') start++;
  // 工程师 6 人、会计 5 人: nothing stands behind the first, what follows is the next one's.
  if (text[start] === '、') return '';
  if (nounless.some((word) => text.startsWith(word, start)) || enders.some((word) => text.startsWith(word, start)))
    return '';
  let end = start;
  let last = start;
  while (end < limit) {
    const char = text[end] ?? '';
    if (stops.includes(char)) break;
    if (char === '、' || char === '和' || char === '及' || char === '与' || char === '或') {
      // 5 名董事、高管和监事 goes on to its last member; 3 项专利、2 项商标 does not, for a number follows.
      if (end > last && to === limit && text.slice(end + 1, to).trim() === '') break;
      last = end + 1;
    } else if (end > last && endsAt(text, end)) break;
    end++;
  }
  const phrase = text.slice(last, end).replace(/\s+/g, '');
  return isHan(phrase[0]) || /^[A-Za-z]/.test(phrase) ? phrase : '';
}

/** Whether a phrase ends before a word; 并 in 合并 is none. */
function endsAt(text: string, at: number): boolean {
  const word = enders.find((one) => text.startsWith(one, at));
  return word !== undefined && !(word === '并' && '合兼吞'.includes(text[at - 1] ?? ''));
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\u3000' || char === '\u00a0' || char === '\t';
}
