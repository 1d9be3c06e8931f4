import type { Filing, NumberMention } from '../model/filing.ts';
import { comparePrinted, intervalOf } from '../numbers/interval.ts';
import type { Alignment } from './align.ts';
import type { TokenStream } from './tokens.ts';

/** The number in a slot. */
export function numberAt(filing: Filing, stream: TokenStream, at: number): NumberMention | undefined {
  return filing.numbers[stream.numbers[at] ?? -1];
}

/** How sure it is, 0 to 1, that two passages with another number say the same thing; 0 where they need not. */
export function weighDifference(
  filing: Filing,
  stream: TokenStream,
  a: number,
  b: number,
  passages: Alignment,
): number {
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

/** The section that a token stands in, −1 before the first. */
export function sectionOf(stream: TokenStream, at: number): number {
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
