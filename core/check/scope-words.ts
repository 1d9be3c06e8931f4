import type { Filing, NumberMention } from '../model/filing.ts';
import { hostOf } from '../model/places.ts';
import type { Alignment } from './align.ts';
import type { CheckContext, RuleOutput } from './rule.ts';
import type { TokenStream } from './tokens.ts';
import { show, where } from './words.ts';

/** One count told of two things: the wider has an item more in the list that says what is counted. */
export interface ScopeGap {
  wider: NumberMention;
  narrower: NumberMention;
  /** The item that only one of them has, as a range of tokens. */
  from: number;
  to: number;
}

const counted = new Set(['项', '个', '家', '种', '类', '名', '款', '件', '次', '处']);
/** Tokens after a count within which what it counts is named. */
const nearby = 8;
const fewestInStep = 20;

/**
 * Whether two passages give one count to lists of different length: 49 项国际、国家和行业标准 and 49 项国家和行业标准.
 * The item too many must be one of a list in the source (a 、 stands after it) and follow the count closely, and all
 * else in step must agree.
 */
export function scopeGap(
  filing: Filing,
  stream: TokenStream,
  slots: { a: number; b: number },
  passages: Alignment,
): ScopeGap | null {
  const one = filing.numbers[stream.numbers[slots.a] ?? -1];
  const other = filing.numbers[stream.numbers[slots.b] ?? -1];
  if (!one || !other || one.value !== other.value || one.dimension !== other.dimension) return null;
  if (!counted.has(one.dimension ?? '') || Number(one.value) < 2 || passages.inSentence < fewestInStep) return null;
  for (const gap of passages.gaps) {
    const inA = gap.a[1] - gap.a[0];
    const inB = gap.b[1] - gap.b[0];
    if (!gap.sameSentence || (inA > 0 && inB > 0) || inA + inB < 2 || inA + inB > 6) continue;
    const slot = inA > 0 ? slots.a : slots.b;
    let [from, to] = inA > 0 ? gap.a : gap.b;
    if (from <= slot) continue;
    // 国[际国]家 is [国际]国家: the same characters on both sides, moved back to where the item begins.
    while (from > slot + 1 && stream.tokens[from - 1] === stream.tokens[to - 1]) {
      from--;
      to--;
    }
    if (from - slot > nearby || !endsItem(filing, stream, to)) continue;
    return inA > 0 ? { wider: one, narrower: other, from, to } : { wider: other, narrower: one, from, to };
  }
  return null;
}

/** A 、 stands in the source between the token before `at` and the one at it. */
function endsItem(filing: Filing, stream: TokenStream, at: number): boolean {
  const host = stream.hosts[stream.hostOf[at - 1] ?? -1];
  if (!host) return false;
  const text = hostOf(filing, host.place).text;
  return text.slice((stream.offsets[at - 1] as number) + 1, stream.offsets[at]).includes('、');
}

/** Reports one count told of two ranges of things. */
export function reportScope(stream: TokenStream, gap: ScopeGap, out: RuleOutput, context: CheckContext): void {
  const { wider, narrower } = gap;
  const item = String.fromCharCode(...stream.tokens.subarray(gap.from, gap.to));
  const mentions = [context.numberMention(wider.index, 'stated'), context.numberMention(narrower.index, 'operand')];
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const there = where(mentions[1] as (typeof mentions)[number], context);
  const count = show(wider);
  out.finding({
    severity: 'medium',
    confidence: 0.65,
    stated: wider.value,
    title: {
      zh: `同一数量的范围不一：${count}是否含“${item}”`,
      en: `One count of two ranges: does ${count} include ${item}?`,
    },
    explanation: {
      zh: `${here.zh}的 ${count}包括“${item}”，${there.zh}同样的表述、同一数量却不含“${item}”，范围不同而数量相同，不能同时成立。`,
      en: `The ${count} at ${here.en} include ${item}; the same words at ${there.en} give the same count without ${item}, and both can’t be right.`,
    },
    mentions,
  });
}
