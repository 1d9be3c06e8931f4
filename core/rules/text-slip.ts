import { isHan, type JoinedText } from '../check/joined.ts';
import { tellsApart } from '../check/opposites.ts';
import { countPairs } from '../check/pairs.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { countNames, findVariants } from '../check/variants.ts';
import { where } from '../check/words.ts';
import { fixedTerms } from './text-slip-terms.ts';

/**
 * Slips of the pen: a word printed twice in a row, a blank left to fill, a term of law or accounting with a
 * character wrong, missing or too many. Chinese doubles many words by right (人人), and where one word ends as
 * the next begins (控股控股股东), so a doubling counts only where the filing's own usage speaks against it.
 */
export const textSlip: Rule = {
  id: 'text.slip',
  needs: ['blocks', 'tables'],
  run(_filing, out, context) {
    const joined = context.joined();
    const pairs = countPairs(joined.text);
    doubledWords(joined, pairs, out, context);
    doubledCharacters(joined, pairs, out, context);
    blanks(joined, out, context);
    misspeltTerms(joined, pairs, out, context);
  },
};

/** 经济经济: two, three or four characters, and the same again. */
function doubledWords(joined: JoinedText, pairs: Map<string, number>, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  for (let at = 0; at + 4 <= text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue;
    for (const length of [4, 3, 2]) {
      if (at + 2 * length > text.length || !text.startsWith(text.slice(at, at + length), at + length)) continue;
      const word = text.slice(at, at + length);
      if (!allHan(word) || word[0] === word[1]) break;
      if (isSlipOfWord(text, at, word, pairs)) reportDoubled(joined, at, word, out, context);
      at += length;
      break;
    }
  }
}

/**
 * Whether AB AB is a slip: it stands nowhere else, and the pair B A, which only the doubling makes, neither;
 * what stands around one AB is met elsewhere when the other is taken out (on one side at least).
 */
function isSlipOfWord(text: string, at: number, word: string, pairs: Map<string, number>): boolean {
  const { length } = word;
  const seam = (word[length - 1] as string) + word[0];
  if ((pairs.get(seam) ?? 0) > 1) return false;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 2 * length, at + 2 * length + 2);
  // A table's cells run together, or a signature page, repeat words by right.
  const left = before.length === 2 && allHan(before);
  const right = after.length === 2 && allHan(after);
  if (!left && !right) return false;
  if (isNumeralWord(word)) return false;
  if (!left || !right) return (pairs.get(word.slice(0, 2)) ?? 0) >= 2;
  const usualLeft = occursElsewhere(text, before + word, at - 2);
  const usualRight = occursElsewhere(text, word + after, at + length);
  // 中密控股控股股东: the one belongs to the word before, the other to the word after, unless the whole stands
  // elsewhere with one of them.
  if (usualLeft) return occursElsewhere(text, before + word + after, at - 2);
  return usualRight || (pairs.get(word.slice(0, 2)) ?? 0) >= 5;
}

function occursElsewhere(text: string, part: string, here: number): boolean {
  const first = text.indexOf(part);
  if (first >= 0 && first !== here) return true;
  return text.indexOf(part, here + 1) >= 0;
}

function isNumeralWord(word: string): boolean {
  return /^[一二三四五六七八九十百千万亿零〇两]+$/.test(word);
}

/** Words whose last character is met again at the head of the next word: 目的的, 行为为, 存在在. */
const endsWithIt = new Set(
  '目的 标的 有的 是的 行为 成为 作为 认为 称为 分为 视为 转为 变为 存在 所在 现在 旨在 除了 为了 以及 涉及 提及 普及 不及 核对 相对 针对 面对 应对 服从 自从 自由 理由 事由 缘由 尤其 极其 及其 不是 就是 但是 于是 还是 总和 饱和 共和 缓和 中和 其中 报告 委托 等同 合同 共同 相同 不同 授权 产权 股权 债权 控股 参股 持股 业务 服务 财务 债务 税务 商务 实现 体现 出现 发现 上市 城市 超市 门市 收入 投入 进入 流入 纳入 列入 计入 转入 买入 本公 定期 长期 短期 近期 同期 本期 上期 到期 报告期 日期 按期 分期 前期 后期 中期 学期 周期 以上 之上 线上 网上 以下 之下 线下 如下 以后 之后 最后 今后 售后 以前 之前 目前 提前 当前 此前 年中 期中 之中 过程中 集中 其他 以外 之外 境外 海外 国外 对外 以内 境内 国内 年内 期内 部分 成分 充分 区分 划分 部门 专门 有关 相关 无关 海关 机关 公开 展开 离开 召开 开发 研发 颁发 签发 批发 印发 建设 设备 具备 储备 准备 完成 组成 形成 构成 达成 生成 合成'.split(
    ' ',
  ),
);

/** 已已, 的的: a small word that never stands twice in a row by itself, and not at the seam of two words. */
function doubledCharacters(
  joined: JoinedText,
  pairs: Map<string, number>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const { text } = joined;
  for (let at = 1; at + 2 < text.length; at++) {
    const sign = text[at] as string;
    if (sign !== text[at + 1] || !particles.has(sign)) continue;
    if (text[at - 1] === sign || text[at + 2] === sign) continue;
    const before = text.slice(at - 1, at + 1);
    const after = text.slice(at + 1, at + 3);
    if (!allHan(before) || !allHan(after) || (pairs.get(sign + sign) ?? 0) > 1 || endsWithIt.has(before)) continue;
    if ((pairs.get(after) ?? 0) < 2 && (pairs.get(before) ?? 0) < 2) continue;
    reportDoubled(joined, at, sign, out, context);
  }
}

/** Small words that never stand twice in a row by themselves. */
const particles = new Set('已将的了在为与及和或对从向由被把而且其之是也都均就并但系主据按经');

function allHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isHan(text.charCodeAt(i))) return false;
  return text !== '';
}

function reportDoubled(joined: JoinedText, at: number, word: string, out: RuleOutput, context: CheckContext): void {
  const place = joined.placeOf(at, at + 2 * word.length);
  // With a blank between them they are two cells or two columns that the reading ran together.
  if (place.end - place.start > 2 * word.length) return;
  const mention = context.mention(place, 'stated');
  const here = where(mention, context);
  out.finding({
    severity: 'low',
    confidence: word.length > 1 ? 0.8 : 0.75,
    title: { zh: `词语重复：“${word}${word}”`, en: `Doubled word: “${word}${word}”` },
    explanation: {
      zh: `${here.zh}的“${word}”连写了两遍，全文别处没有这样的写法，应删去一个。`,
      en: `At ${here.en} “${word}” is printed twice in a row, as nowhere else in the filing; one of them should go.`,
    },
    mentions: [mention],
  });
}

const blankMarks = [
  '【●】',
  '[●]',
  '【】',
  '【 】',
  '【*】',
  '【•】',
  '【·】',
  '【○】',
  '（●）',
  '〔●〕',
  '【XX】',
  '【X】',
  '【x】',
  '【XXX】',
];

/** Blanks of a draft. They come together as one finding for each kind of mark: a draft may hold hundreds. */
function blanks(joined: JoinedText, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  for (const mark of blankMarks) {
    const places: number[] = [];
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) places.push(at);
    reportBlanks(joined, places, mark, out, context);
  }
  const crosses: number[] = [];
  for (const match of text.matchAll(/[xX×]{2,6}/g)) {
    const around =
      text.slice(match.index - 1, match.index) +
      text.slice(match.index + match[0].length, match.index + match[0].length + 1);
    if (/^[\u4e00-\u9fff][\u4e00-\u9fff]$/.test(around)) crosses.push(match.index);
  }
  reportBlanks(joined, crosses, 'XX', out, context);
}

function reportBlanks(
  joined: JoinedText,
  places: number[],
  mark: string,
  out: RuleOutput,
  context: CheckContext,
): void {
  if (places.length === 0) return;
  const mentions = places
    .slice(0, 12)
    .map((at, i) => context.mention(joined.placeOf(at, at + mark.length), i === 0 ? 'stated' : 'operand'));
  const here = where(mentions[0] as (typeof mentions)[number], context);
  out.finding({
    severity: 'low',
    confidence: 0.7,
    title: { zh: `留空未填：${mark}（${places.length} 处）`, en: `Blank left to fill: ${mark} (${places.length})` },
    explanation: {
      zh: `${here.zh}等 ${places.length} 处仍有占位符“${mark}”，尚未填写。`,
      en: `The placeholder “${mark}” still stands in ${places.length} places, the first at ${here.en}.`,
    },
    mentions,
    anchors: [0],
  });
}

/** Fixed terms of law and accounting with one character wrong, where the filing has them right elsewhere. */
function misspeltTerms(joined: JoinedText, pairs: Map<string, number>, out: RuleOutput, context: CheckContext): void {
  const { text } = joined;
  const counts = countNames(text, fixedTerms);
  const byForm = new Map<string, { term: number; start: number; end: number; times: number }>();
  for (const variant of findVariants(text, fixedTerms)) {
    if (tellsApart(variant.was, variant.is)) continue;
    const form = text.slice(variant.start, variant.end);
    const seen = byForm.get(`${variant.name}|${form}`);
    if (seen) {
      seen.times++;
      continue;
    }
    // The pairs that the slip makes must be odd for this filing; a usual word there is another phrase.
    const around =
      variant.is === ''
        ? [form.slice(variant.at - 1, variant.at + 1)]
        : pairsAround(form, variant.at, variant.is.length);
    if (around.some((pair) => (pairs.get(pair) ?? 0) > 1)) continue;
    byForm.set(`${variant.name}|${form}`, { term: variant.name, start: variant.start, end: variant.end, times: 1 });
  }
  const taken = new Set<number>();
  for (const { term, start, end, times } of [...byForm.values()].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const name = fixedTerms[term] as string;
    const count = counts[term] ?? 0;
    if (times > 1 || count < 2 || taken.has(start)) continue;
    for (let at = start; at < end; at++) taken.add(at);
    const form = text.slice(start, end);
    const usualAt = text.indexOf(name);
    const place = joined.placeOf(start, end);
    // A blank inside it is a column's or a line's edge, where a character may have been left behind.
    if (place.end - place.start !== end - start) continue;
    const mention = context.mention(place, 'stated');
    const usual = context.mention(joined.placeOf(usualAt, usualAt + name.length), 'operand');
    const here = where(mention, context);
    out.finding({
      severity: 'low',
      confidence: 0.8,
      title: { zh: `疑为笔误：“${form}”（应为“${name}”）`, en: `Typing slip: “${form}” for “${name}”` },
      explanation: {
        zh: `${here.zh}写“${form}”，全文其余 ${count} 处写“${name}”，只差一字。`,
        en: `${here.en} has “${form}”; the other ${count} places have “${name}”, one character apart.`,
      },
      mentions: [mention, usual],
    });
  }
}

function pairsAround(form: string, at: number, length: number): string[] {
  const pairs: string[] = [];
  for (let i = Math.max(0, at - 1); i < Math.min(form.length - 1, at + length); i++) pairs.push(form.slice(i, i + 2));
  return pairs;
}
