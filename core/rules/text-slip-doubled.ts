import { isHan, type JoinedText, occurrences } from '../check/joined.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import { piecedTogether } from './text-slip-report.ts';

/** 经济经济: two, three or four characters, and the same again. */
export function doubledWords(
  filing: Filing,
  joined: JoinedText,
  pairs: ReadonlyMap<string, number>,
  out: RuleOutput,
  context: CheckContext,
): void {
  const { text } = joined;
  for (let at = 0; at + 4 <= text.length; at++) {
    if (!isHan(text.charCodeAt(at))) continue;
    for (const length of [4, 3, 2]) {
      if (at + 2 * length > text.length || !text.startsWith(text.slice(at, at + length), at + length)) continue;
      const word = text.slice(at, at + length);
      if (!allHan(word) || word[0] === word[1]) break;
      if (isSlipOfWord(text, at, word, pairs)) reportDoubled(filing, joined, at, word, out, context);
      at += length;
      break;
    }
  }
}

/**
 * Whether AB AB is a slip: it stands nowhere else, and the pair B A, which only the doubling makes, neither;
 * what stands around one AB is met elsewhere when the other is taken out (on one side at least).
 */
function isSlipOfWord(text: string, at: number, word: string, pairs: ReadonlyMap<string, number>): boolean {
  const { length } = word;
  if (neverTwice.has(word) && text[at + 2 * length] !== word[0]) return true;
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 2 * length, at + 2 * length + 2);
  const seam = (word[length - 1] as string) + word[0];
  if ((pairs.get(seam) ?? 0) > 1) return standsSingle(text, before, word, after);
  // A table's cells run together, or a signature page, repeat words by right.
  const left = before.length === 2 && allHan(before);
  const right = after.length === 2 && allHan(after);
  if (!left && !right) return false;
  if (isNumeralWord(word)) return false;
  if (!left || !right) return (pairs.get(word.slice(0, 2)) ?? 0) >= 2;
  const usualLeft = occursElsewhere(text, before + word, at - 2);
  const usualRight = occursElsewhere(text, word + after, at + length);
  // 青岚控股控股股东: the one belongs to the word before, the other to the word after, unless the whole stands
  // elsewhere with one of them.
  if (usualLeft) return mostlyGoesOn(text, before + word, after);
  return usualRight || (pairs.get(word.slice(0, 2)) ?? 0) >= 5;
}

/**
 * Whether the words around it stand elsewhere with the word once, and nowhere else with the word twice: then its seam
 * may be usual (委员会委员), and the doubling is a slip yet (考核委员会委员会工作).
 */
function standsSingle(text: string, before: string, word: string, after: string): boolean {
  if (!allHan(before) || !allHan(after) || before.length < 2 || after.length < 2) return false;
  if (isNumeralWord(word) || before.endsWith(word) || after.startsWith(word)) return false;
  const twice = text.indexOf(word + word + after.slice(0, 1));
  if (text.indexOf(word + word + after.slice(0, 1), twice + 1) >= 0) return false;
  return mostlyGoesOn(text, before + word, after);
}

/** Whether what goes before mostly goes on so; a name that many other words follow (青岚锻造 锻造工艺) ends there. */
function mostlyGoesOn(text: string, name: string, after: string): boolean {
  return occurrences(text, name) <= 2 * occurrences(text, name + after);
}

/** Verbs that take an object, small words and bodies: they begin no name, and none of them is doubled for emphasis. */
const neverTwice = new Set(
  '委员会 董事会 监事会 股东大会 事务所 交易所 管理局 有限公司 加大 加强 加快 提高 提升 进行 实现 完成 通过 开展 推进 促进 增加 减少 降低 扩大 保持 建立 具有 具备 拥有 采用 采取 符合 属于 关于 根据 按照 以及 由于 因此 从而 同时 包括 主要 已经 能够 可以 需要 应当 不得 没有 导致 形成 取得 获得 提供 满足 确保 避免 存在 持有 受到 达到'.split(
    ' ',
  ),
);

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
export function doubledCharacters(
  filing: Filing,
  joined: JoinedText,
  pairs: ReadonlyMap<string, number>,
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
    reportDoubled(filing, joined, at, sign, out, context);
  }
}

/** Small words that never stand twice in a row by themselves. */
const particles = new Set('已将的了在为与及和或对从向由被把而且其之是也都均就并但系主据按经');

function allHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isHan(text.charCodeAt(i))) return false;
  return text !== '';
}

function reportDoubled(
  filing: Filing,
  joined: JoinedText,
  at: number,
  word: string,
  out: RuleOutput,
  context: CheckContext,
): void {
  const place = joined.placeOf(at, at + 2 * word.length);
  // With a blank between them they are two cells or two columns that the reading ran together.
  if (place.end - place.start > 2 * word.length || piecedTogether(filing, place)) return;
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
