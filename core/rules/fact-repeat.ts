import { type Alignment, align } from '../check/align.ts';
import type { CheckContext, Rule, RuleOutput } from '../check/rule.ts';
import { breakToken, slotToken, type TokenStream, tokenStream } from '../check/tokens.ts';
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
  needs: ['blocks', 'sections', 'tables', 'numbers'],
  run(filing, out, context) {
    const stream = tokenStream(filing, context);
    const slots = comparableSlots(filing, stream);
    const links = findLinks(filing, stream, slots, context);
    report(filing, stream, slots, links, out, context);
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
      const bucket = buckets.get(key);
      if (bucket) bucket.push(slot);
      else buckets.set(key, [slot]);
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
    const list = byValue.get(key);
    if (list) list.push(slot);
    else byValue.set(key, [slot]);
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

/** Hashes of what stands around a slot: close by on both sides, and the rarest stretch a little further off. */
function frameKeys(stream: TokenStream, at: number): number[] {
  const { tokens } = stream;
  const keys = [
    near(tokens, at, 8, 4, 1),
    near(tokens, at, 4, 8, 2),
    near(tokens, at, 12, 0, 3),
    near(tokens, at, 0, 12, 4),
    landmark(tokens, at, 1, 5),
    landmark(tokens, at, -1, 6),
  ];
  return keys.filter((key) => key !== 0);
}

function near(tokens: Int32Array, at: number, left: number, right: number, salt: number): number {
  let hash = salt;
  for (let k = at - left; k <= at + right; k++) {
    const token = tokens[k];
    if (token === undefined || token === breakToken || (token === 0 && k !== at)) return 0;
    if (k !== at) hash = mix(hash, token);
  }
  return hash;
}

const landmarkLength = 8;

/** The stretch of 8 tokens with the smallest hash within 30 on one side, and how many slots lie before it. */
function landmark(tokens: Int32Array, at: number, step: 1 | -1, salt: number): number {
  let best = 0;
  let bestSlots = 0;
  let passed = 0;
  for (let k = 1; k <= 30; k++) {
    const from = at + step * k;
    let hash = salt;
    let usable = true;
    for (let n = 0; n < landmarkLength; n++) {
      const token = tokens[from + step * n];
      if (token === undefined || token === breakToken || token === 0) {
        usable = false;
        break;
      }
      if (token === slotToken) usable = false;
      hash = mix(hash, token);
    }
    if (usable && (best === 0 || hash < best)) {
      best = hash;
      bestSlots = passed;
    }
    const token = tokens[from];
    if (token === undefined || token === breakToken) break;
    if (token === slotToken) passed++;
  }
  return best === 0 ? 0 : mix(best, 1000 + bestSlots);
}

function mix(hash: number, token: number): number {
  let h = Math.imul(hash ^ token, 0x9e3779b1);
  h ^= h >>> 15;
  return h >>> 0 || 1;
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
    return passages.inSentence >= 10 ? { a: x, b: y, equal: true, weight: 1 } : null;
  }
  if (left.approximation !== right.approximation) return null;
  const weight = weighDifference(filing, stream, a, b, passages);
  return weight > 0 ? { a: x, b: y, equal: false, weight } : null;
}

function numberAt(filing: Filing, stream: TokenStream, at: number): NumberMention | undefined {
  return filing.numbers[stream.numbers[at] ?? -1];
}

/** How sure it is, 0 to 1, that two passages with another number say the same thing; 0 where they need not. */
function weighDifference(filing: Filing, stream: TokenStream, a: number, b: number, passages: Alignment): number {
  if (stream.hostOf[a] === stream.hostOf[b]) return 0;
  if (passages.inSentence < 14) return 0;
  if (!passages.toStart && !clauseOfOneSubject(filing, stream, passages)) return 0;
  let agree = 0;
  let differ = 0;
  for (const pair of passages.slots) {
    const one = numberAt(filing, stream, pair.a);
    const other = numberAt(filing, stream, pair.b);
    if (!one || !other) continue;
    const verdict = sameNumber(one, other);
    if (verdict === 'agree') agree++;
    else if (verdict === 'differ') differ++;
    else if (pair.sameSentence || verdict === 'conflict') return 0;
  }
  let inserted = 0;
  for (const gap of passages.gaps) {
    if (!gap.sameSentence) continue;
    const inA = gap.a[1] - gap.a[0];
    const inB = gap.b[1] - gap.b[0];
    if (inA > 0 && inB > 0) return 0;
    inserted += inA + inB;
  }
  if (inserted > 10 || differ > 0) return 0;
  if (sameForm(filing, sectionOf(stream, a), sectionOf(stream, b))) return 0;
  const oneSection =
    sectionOf(stream, a) === sectionOf(stream, b) || siblings(filing, sectionOf(stream, a), sectionOf(stream, b));
  if (agree === 0 && (passages.inSentence < 24 || oneSection)) return 0;
  if (oneSection && passages.common < 40) return 0;
  if (!passages.toStart) return 0.54 + 0.004 * Math.min(passages.inSentence, 50) + 0.06 * Math.min(agree, 2);
  let weight = 0.6 + 0.08 * Math.min(agree, 3) + 0.1 * Math.min(1, passages.common / 80);
  if (inserted > 0 || !passages.toEnd) weight -= 0.1;
  return Math.min(weight, 0.97);
}

/** A clause that two sentences share counts from this many characters in step on. */
const shortestClause = 20;
/** What may stand before a shared clause in its sentence without making it another's. */
const issuerWords = new Set([
  '',
  '公司',
  '本公司',
  '发行人',
  '本集团',
  '集团',
  '且',
  '并',
  '其中',
  '公司已',
  '目前',
  '目前公司',
]);

/**
 * Whether the stretch in step is a clause of its own in both sentences, said of one subject: nothing but the
 * issuer is named before it, it goes on to the clause's end, and no other date governs the two.
 */
function clauseOfOneSubject(filing: Filing, stream: TokenStream, passages: Alignment): boolean {
  if (passages.inSentence < shortestClause) return false;
  const { left, right } = passages;
  if (!issuerWords.has(leadOf(stream, left.a)) || !issuerWords.has(leadOf(stream, left.b))) return false;
  const reachesEnd = (at: number, from: number): boolean => {
    for (let k = from + 1; k <= at + 1; k++) if (stream.bounds[k] !== 0) return true;
    return false;
  };
  const slotOf = (at: number, edge: 'a' | 'b'): number => Math.max(at, passages.slots[0]?.[edge] ?? at);
  if (!reachesEnd(right.a, slotOf(left.a, 'a')) || !reachesEnd(right.b, slotOf(left.b, 'b'))) return false;
  const one = dateBefore(filing, stream, left.a);
  const other = dateBefore(filing, stream, left.b);
  return one === null || other === null || one === other;
}

/** The words between the start of a clause and a token in it. */
function leadOf(stream: TokenStream, at: number): string {
  let from = at;
  while (stream.bounds[from] === 0 && at - from < 8) from--;
  return String.fromCharCode(...stream.tokens.subarray(from, at));
}

/** The last date named in a sentence before a token, or null. */
function dateBefore(filing: Filing, stream: TokenStream, at: number): string | null {
  for (let k = at; k >= 0 && at - k < 80; k--) {
    const number = filing.numbers[stream.numbers[k] ?? -1];
    if (k < at && number?.kind === 'date') return number.date ?? number.raw;
    if (stream.bounds[k] === 1) return null;
  }
  return null;
}

function sectionOf(stream: TokenStream, at: number): number {
  return stream.hosts[stream.hostOf[at] as number]?.section ?? -1;
}

function siblings(filing: Filing, a: number, b: number): boolean {
  const one = filing.sections[a];
  const other = filing.sections[b];
  return one !== undefined && other !== undefined && one.parentId === other.parentId && one.level > 1;
}

/**
 * Two sections of one title in one chapter, under different headings: each project or company described in
 * the same form. A whole section printed twice stands in two chapters.
 */
function sameForm(filing: Filing, a: number, b: number): boolean {
  const one = filing.sections[a];
  const other = filing.sections[b];
  if (!one || !other || a === b || one.title !== other.title) return false;
  return chapterOf(filing, a) === chapterOf(filing, b);
}

function chapterOf(filing: Filing, section: number): number {
  let at = section;
  while (at > 0 && (filing.sections[at]?.level ?? 1) > 1) at--;
  return at;
}

/** `conflict`: the two passages speak of different dates, documents or meetings. */
function sameNumber(one: NumberMention, other: NumberMention): 'agree' | 'differ' | 'conflict' | 'nothing' {
  if (one.kind !== other.kind) return 'nothing';
  if (one.kind === 'quantity') {
    if (one.dimension !== other.dimension || one.value === null || other.value === null) return 'differ';
    if (one.value === other.value) return 'agree';
    return comparePrinted(intervalOf(one), intervalOf(other)) === 'fail' ? 'differ' : 'agree';
  }
  if (one.kind === 'date') {
    if (one.date !== null && one.date === other.date) return 'agree';
    return one.date === null || other.date === null ? (one.raw === other.raw ? 'agree' : 'conflict') : 'conflict';
  }
  return one.raw.replace(/\s/g, '') === other.raw.replace(/\s/g, '') ? 'agree' : 'conflict';
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
    const list = clusters.get(root);
    if (list) list.push(slot);
    else clusters.set(root, [slot]);
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
