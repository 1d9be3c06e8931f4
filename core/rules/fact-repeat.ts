import { align } from '../check/align.ts';
import { frameKeys } from '../check/frames.ts';
import { crossesOver, reportMiss } from '../check/near-miss-report.ts';
import { numberAt, weighDifference } from '../check/one-fact.ts';
import { push } from '../check/push.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { reportScope, type ScopeGap, scopeGap } from '../check/scope-words.ts';
import { slotToken, type TokenStream, tokenStream } from '../check/tokens.ts';
import { makeUnion } from '../check/union.ts';
import { describe } from '../check/words.ts';
import type { Filing, NumberMention } from '../model/filing.ts';
import type { Severity } from '../model/finding.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';

/**
 * One fact stated in several places. Passages are found by hashing what stands around each number (the
 * number itself a slot), laid side by side, and compared only where nothing says that they speak of
 * different things: another word in the sentence, another date, another document's number, or other
 * numbers beside it that all differ, as in a form filled in twice.
 */
export const factRepeat: Rule = {
  id: 'fact.repeat',
  needs: ['blocks', 'sections', 'tables', 'numbers', 'facts'],
  run(filing, out, context) {
    const stream = tokenStream(filing, context);
    const slots = comparableSlots(filing, stream);
    const links = findLinks(filing, stream, slots, context);
    report(filing, stream, slots, links, out, context);
    for (const miss of context.nearMisses()) if (!crossesOver(miss)) reportMiss(filing, miss, out, context);
    const told = new Set<string>();
    for (const { scope } of links) {
      if (!scope) continue;
      // Of several pairs of one fact the first stands for all.
      const key = `${scope.wider.dimension}|${scope.wider.value}`;
      if (told.has(key)) continue;
      told.add(key);
      reportScope(stream, scope, out, context);
    }
  },
};

/** Tokens looked at on either side of a number when two passages are compared. */
const reach = 70;
/** Members of one hash bucket that are looked at; a phrase that stands oftener is a form, not a fact. */
const largestBucket = 40;

interface Link {
  a: number;
  b: number;
  equal: boolean;
  /** 0 to 1: how sure it is that both speak of one fact. */
  weight: number;
  /** Where the two agree on the number but not on what it counts. */
  scope?: ScopeGap | null;
}

function comparableSlots(filing: Filing, stream: TokenStream): number[] {
  const slots: number[] = [];
  for (let at = 0; at < stream.length; at++) {
    const number = filing.numbers[stream.numbers[at] ?? -1];
    if (stream.tokens[at] === slotToken && number?.kind === 'quantity' && number.value !== null) slots.push(at);
  }
  return slots;
}

function findLinks(filing: Filing, stream: TokenStream, slots: number[], context: CheckContext): Link[] {
  const buckets = new Map<number, number[]>();
  for (let slot = 0; slot < slots.length; slot++) {
    const at = slots[slot] as number;
    for (const key of frameKeys(stream, at)) {
      push(buckets, key, slot);
    }
  }
  const seen = new Set<number>();
  const links: Link[] = [];
  for (const bucket of buckets.values()) {
    if (bucket.length < 2 || bucket.length > largestBucket) continue;
    context.stopIfCancelled();
    for (const [x, y] of pairsOf(filing, stream, slots, bucket)) {
      const key = x * slots.length + y;
      if (seen.has(key)) continue;
      seen.add(key);
      const link = judge(filing, stream, slots, x, y);
      if (link) links.push(link);
    }
  }
  return links;
}

/**
 * The pairs of a bucket that are worth a comparison: each member with the next of its own value, and up to
 * two members of each value with those of the next values; a number that grows with the bucket, not its square.
 */
function pairsOf(filing: Filing, stream: TokenStream, slots: number[], bucket: number[]): [number, number][] {
  const byValue = new Map<string, number[]>();
  for (const slot of bucket) {
    const number = filing.numbers[stream.numbers[slots[slot] as number] as number];
    const key = `${number?.dimension ?? ''}:${number?.value ?? ''}`;
    push(byValue, key, slot);
  }
  const pairs: [number, number][] = [];
  const groups = [...byValue.values()];
  for (const group of groups)
    for (let i = 1; i < group.length; i++) pairs.push([group[i - 1] as number, group[i] as number]);
  if (groups.length > 6) return pairs;
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length; j++) {
      for (const x of (groups[i] as number[]).slice(0, 3)) {
        for (const y of (groups[j] as number[]).slice(0, 3)) pairs.push(x < y ? [x, y] : [y, x]);
      }
    }
  }
  return pairs;
}

/** Whether two numbers stand for one fact, and whether they agree; null where they are not to be compared. */
function judge(filing: Filing, stream: TokenStream, slots: number[], x: number, y: number): Link | null {
  const a = slots[x] as number;
  const b = slots[y] as number;
  const left = numberAt(filing, stream, a);
  const right = numberAt(filing, stream, b);
  if (!left || !right || left.dimension !== right.dimension) return null;
  const status = comparePrinted(intervalOf(left), intervalOf(right));
  const passages = align(stream, a, b, reach);
  if (status !== 'fail') {
    if (passages.inSentence < 10) return null;
    return { a: x, b: y, equal: true, weight: 1, scope: scopeGap(filing, stream, { a, b }, passages) };
  }
  if (left.approximation !== right.approximation) return null;
  const weight = weighDifference(filing, stream, a, b, passages);
  return weight > 0 ? { a: x, b: y, equal: false, weight } : null;
}

function report(
  filing: Filing,
  stream: TokenStream,
  slots: number[],
  links: Link[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const union = makeUnion(slots.length);
  for (const link of links) if (link.equal || link.weight > 0) union.join(link.a, link.b);
  const clusters = new Map<number, number[]>();
  const weights = new Map<number, number>();
  for (const link of links) {
    const root = union.find(link.a);
    if (!link.equal) weights.set(root, Math.max(weights.get(root) ?? 0, link.weight));
  }
  for (let slot = 0; slot < slots.length; slot++) {
    const root = union.find(slot);
    push(clusters, root, slot);
  }
  for (const [root, members] of clusters) {
    if (members.length < 2) continue;
    const numbers = members.map((slot) => stream.numbers[slots[slot] as number] as number);
    reportCluster(filing, numbers, weights.get(root) ?? 0, out, context);
  }
}

/** Most passages shown of one fact; a fact repeated oftener shows the first ones of each value. */
const mostMentions = 12;

function reportCluster(
  filing: Filing,
  numbers: number[],
  weight: number,
  out: RuleOutput,
  context: CheckContext,
): void {
  const groups = groupByValue(filing, numbers);
  if (groups.length === 1 || weight === 0 || oneSectionHoldsTwo(groups, filing, context)) {
    for (const group of groups) reportAgreement(filing, group, out, context);
    return;
  }
  const largest = groups[0] as number[];
  const runnerUp = groups[1] as number[];
  const clear = largest.length > runnerUp.length;
  if (groups.length > 3) return;
  // Without a majority the later passage is the one named against the earlier.
  const expected = clear ? largest : ([...groups].sort((p, q) => (p[0] as number) - (q[0] as number))[0] as number[]);
  for (const odd of groups) {
    if (odd === expected) continue;
    const mentions = [
      ...odd.map((number) => context.numberMention(number, 'stated')),
      ...expected.slice(0, mostMentions).map((number) => context.numberMention(number, 'operand')),
    ];
    const stated = filing.numbers[odd[0] as number] as NumberMention;
    const other = filing.numbers[expected[0] as number] as NumberMention;
    const words = describe.repeat(stated, other, mentions, odd.length, expected.length, clear, context);
    const outvoted = clear && expected.length >= 3 * odd.length;
    const severity: Severity = weight >= 0.7 || (outvoted && weight >= 0.62) ? 'high' : 'medium';
    out.check({
      status: 'fail',
      formula: [{ mention: 0, text: stated.raw }, ' = ', { mention: odd.length, text: other.raw }],
      mentions,
      stated: stated.value,
      recomputed: other.value,
      finding: {
        ...words,
        severity,
        confidence: Math.min(0.98, weight + (clear ? 0.05 * Math.min(expected.length, 3) : 0) + (outvoted ? 0.1 : 0)),
        stated: stated.value,
        expected: other.value,
        difference: describe.difference(stated, other),
        anchors: [0],
      },
    });
  }
}

/** The phrase stands in one section with two values: a form that is filled in there for two things. */
function oneSectionHoldsTwo(groups: number[][], filing: Filing, context: CheckContext): boolean {
  const holder = new Map<number, number>();
  for (let group = 0; group < groups.length; group++) {
    for (const number of groups[group] as number[]) {
      const section = context.sectionOf((filing.numbers[number] as NumberMention).place);
      const known = holder.get(section);
      if (known !== undefined && known !== group) return true;
      holder.set(section, group);
    }
  }
  return false;
}

function reportAgreement(filing: Filing, numbers: number[], out: RuleOutput, context: CheckContext): void {
  if (numbers.length < 2) return;
  const mentions = numbers.map((number, i) => context.numberMention(number, i === 0 ? 'stated' : 'operand'));
  const first = filing.numbers[numbers[0] as number] as NumberMention;
  const second = filing.numbers[numbers[1] as number] as NumberMention;
  out.check({
    status: first.value === second.value ? 'pass' : 'rounding',
    formula: [{ mention: 0, text: first.raw }, ' = ', { mention: 1, text: second.raw }],
    mentions,
    stated: first.value,
    recomputed: second.value,
  });
}

/** Groups of agreeing numbers, the largest first. */
function groupByValue(filing: Filing, numbers: number[]): number[][] {
  const groups: number[][] = [];
  for (const index of [...numbers].sort((p, q) => p - q)) {
    const number = filing.numbers[index] as NumberMention;
    const home = groups.find((group) => {
      const first = filing.numbers[group[0] as number] as NumberMention;
      return first.value === number.value || comparePrinted(intervalOf(first), intervalOf(number)) !== 'fail';
    });
    if (home) home.push(index);
    else groups.push([index]);
  }
  return groups.sort((p, q) => q.length - p.length);
}
