import type { Filing } from '../../model/filing.ts';
import type { Place } from '../../model/text.ts';
import { diffPassages } from '../../review/diff.ts';
import type { CheckContext } from '../rule.ts';
import { alignPassages } from './align-drafts.ts';
import type { OtherFiling } from './other-mentions.ts';
import { numberSign, type Passage, passagesOf } from './passages.ts';

/** A number of the earlier draft and the one that stands in its place now; by their indices. */
export interface FigurePair {
  before: number;
  now: number;
}

/** A passage that is not what it was. */
export interface PassageChange {
  kind: 'changed' | 'added' | 'removed';
  /** Where it stands now, and where it stood; null for one that was removed or added. */
  now: Place | null;
  before: Place | null;
  /** The figures in it that changed. */
  figures: FigurePair[];
}

/** What became of the earlier draft. */
export interface DraftChanges {
  /** In the order of the filing; what was removed comes last. */
  passages: PassageChange[];
  /** Every number of the earlier draft whose place is found again, whether it changed or not. */
  figures: FigurePair[];
}

/** By the filing, then by its earlier draft: the rule and the report of the drafts ask for the same. */
const known = new WeakMap<Filing, WeakMap<Filing, DraftChanges>>();

/** Compares a filing with its earlier draft, passage by passage; found once for the two. */
export function draftChanges(filing: Filing, other: OtherFiling, context: CheckContext): DraftChanges {
  let ofFiling = known.get(filing);
  if (!ofFiling) {
    ofFiling = new WeakMap();
    known.set(filing, ofFiling);
  }
  let changes = ofFiling.get(other.filing);
  if (!changes) {
    changes = compareDrafts(filing, other, context);
    ofFiling.set(other.filing, changes);
  }
  return changes;
}

function compareDrafts(filing: Filing, other: OtherFiling, context: CheckContext): DraftChanges {
  const before = passagesOf(other.filing, other.context);
  const now = passagesOf(filing, context);
  const { pairs, added, removed } = alignPassages(before, now);
  const figures: FigurePair[] = [];
  const changed = new Map<number, PassageChange>();
  for (const pair of pairs) {
    const [a, b] = [before[pair.before] as Passage, now[pair.now] as Passage];
    const inside = figuresOf(a, b);
    figures.push(...inside);
    if (a.text === b.text) continue;
    const differing = inside.filter((one) => !sameFigure(other.filing, one.before, filing, one.now));
    changed.set(pair.now, { kind: 'changed', now: b.place, before: a.place, figures: differing });
  }
  for (const index of added) {
    changed.set(index, { kind: 'added', now: (now[index] as Passage).place, before: null, figures: [] });
  }
  const passages = [...changed].sort(([one], [two]) => one - two).map(([, change]) => change);
  for (const index of removed) {
    passages.push({ kind: 'removed', now: null, before: (before[index] as Passage).place, figures: [] });
  }
  return { passages, figures };
}

/** Numbers that stand in the same place among the words of both passages. */
function figuresOf(before: Passage, now: Passage): FigurePair[] {
  if (before.masked === now.masked) {
    return before.numbers.map((number, index) => ({ before: number, now: now.numbers[index] as number }));
  }
  const diff = diffPassages(before.masked, now.masked);
  if (!diff.alike) return [];
  const pairs: FigurePair[] = [];
  // What is not marked as differing stands in both, in the same order.
  const left = kept(before, diff.a);
  const right = kept(now, diff.b);
  left.forEach((one, at) => {
    const other = right[at];
    if (one !== null && other !== null && other !== undefined) pairs.push({ before: one, now: other });
  });
  return pairs;
}

/** Of each kept character the number that it stands for, or null where it is a word's. */
function kept({ masked, numbers }: Passage, spans: readonly { start: number; end: number }[]): (number | null)[] {
  const found: (number | null)[] = [];
  let next = 0;
  let span = 0;
  for (let at = 0; at < masked.length; at++) {
    const number = masked[at] === numberSign ? (numbers[next++] as number) : null;
    while ((spans[span]?.end ?? masked.length) <= at) span++;
    const differs = (spans[span]?.start ?? masked.length) <= at && span < spans.length;
    if (!differs) found.push(number);
  }
  return found;
}

/** Whether two numbers of two filings say the same: by value and dimension, dates by their day. */
export function sameFigure(one: Filing, a: number, other: Filing, b: number): boolean {
  const [left, right] = [one.numbers[a], other.numbers[b]];
  if (!left || !right || left.kind !== right.kind) return false;
  if (left.kind === 'date' && left.date !== null && right.date !== null) return left.date === right.date;
  if (left.value === null || right.value === null) return left.raw.replace(/\s/g, '') === right.raw.replace(/\s/g, '');
  return left.value === right.value && left.dimension === right.dimension;
}
