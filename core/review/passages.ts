import type { MentionRow } from '../contract/rows.ts';
import type { RuleId } from '../model/finding.ts';
import { diffPassages, type Span } from './diff.ts';

/** One passage of the evidence, with what to mark in it. */
export interface Passage {
  /** Index in the finding's mentions. */
  mention: number;
  /** `agreed` for the value most places give, `deviating` for another. */
  side: 'agreed' | 'deviating';
  differing: Span[];
}

export interface Evidence {
  /** Passages to show in full: the deviating ones and one of the agreed. */
  shown: Passage[];
  /** Further places that say the same as a shown passage. */
  same: { value: string; mentions: number[] } | null;
  /** Passages that are neither: operands of a formula, context. */
  rest: number[];
}

const mostShown = 6;

/** Rules whose mentions all tell the same thing, so that one can be set against another. */
const comparing: ReadonlySet<RuleId> = new Set<RuleId>([
  'fact.repeat',
  'fact.table',
  'fact.event',
  'table.repeat',
  'date.asof',
  'unit.scale',
  'name.variant',
  'term.glossary',
  'doc.prior',
]);

/**
 * Sorts a finding's mentions for reading: where mentions tell the same thing with differing values, the
 * value most of them give against the others; else the stated passage, its operands behind it.
 */
export function evidenceOf(mentions: readonly MentionRow[], rule: RuleId): Evidence {
  const indexes = mentions.map((_, index) => index);
  const comparable = indexes.filter((index) => mentions[index]?.role !== 'other');
  const stated = comparable.filter((index) => mentions[index]?.role === 'stated');
  const operands = comparable.filter((index) => mentions[index]?.role === 'operand');
  const context = indexes.filter((index) => mentions[index]?.role === 'other');
  const asserted = new Set(operands.map((index) => valueKey(mentions[index])));
  if (stated.length > 0 && asserted.size === 1) return fromGroups(mentions, comparable, context, stated[0]);
  if (comparing.has(rule) && comparable.length >= 2) return fromGroups(mentions, comparable, context, stated[0]);
  if (stated.length >= 2) return fromGroups(mentions, stated, [...operands, ...context]);
  if (stated.length === 1 && context.length > 0 && operands.length === 0) {
    return fromGroups(mentions, [...stated, ...context], [], stated[0]);
  }
  const first = stated[0] ?? operands[0] ?? context[0];
  if (first === undefined) return { shown: [], same: null, rest: [] };
  const others = indexes.filter((index) => index !== first);
  const second = others.length === 1 ? others[0] : undefined;
  if (second === undefined) {
    return { shown: [{ mention: first, side: 'deviating', differing: [] }], same: null, rest: others };
  }
  return { ...pairUp(mentions, [second], [first]), rest: [] };
}

function fromGroups(
  mentions: readonly MentionRow[],
  among: readonly number[],
  rest: number[],
  deviant?: number,
): Evidence {
  const groups = new Map<string, number[]>();
  for (const index of among) {
    const key = valueKey(mentions[index]);
    const list = groups.get(key);
    if (list) list.push(index);
    else groups.set(key, [index]);
  }
  let agreed: number[] = [];
  for (const list of groups.values()) {
    const holdsDeviant = deviant !== undefined && list.includes(deviant);
    if (!holdsDeviant && list.length > agreed.length) agreed = list;
  }
  if (agreed.length === 0) agreed = among.filter((index) => index !== deviant).slice(0, 1);
  const deviating = among.filter((index) => !agreed.includes(index));
  const paired = pairUp(mentions, agreed, deviating);
  return { ...paired, rest: [...rest, ...deviating.slice(mostShown)] };
}

function pairUp(
  mentions: readonly MentionRow[],
  agreed: readonly number[],
  deviating: readonly number[],
): Pick<Evidence, 'shown' | 'same'> {
  const shownDeviating = deviating.slice(0, mostShown);
  const lead = closest(mentions, agreed, shownDeviating[0]);
  if (lead === undefined)
    return { shown: shownDeviating.map((mention) => ({ mention, side: 'deviating', differing: [] })), same: null };
  const leadText = mentions[lead]?.quote ?? '';
  const against = shownDeviating[0] === undefined ? '' : (mentions[shownDeviating[0]]?.quote ?? '');
  const shown: Passage[] = [
    { mention: lead, side: 'agreed', differing: against === '' ? [] : diffPassages(leadText, against).a },
    ...shownDeviating.map((mention): Passage => {
      const text = mentions[mention]?.quote ?? '';
      return { mention, side: 'deviating', differing: diffPassages(leadText, text).b };
    }),
  ];
  const others = agreed.filter((index) => index !== lead);
  const words = mentions[lead];
  const value = words ? words.quote.slice(words.focus.start, words.focus.end) + unitAfter(words) : '';
  return { shown, same: others.length > 0 ? { value, mentions: others } : null };
}

/** How much smaller the difference must be for another passage to be shown in place of the first. */
const muchCloser = 4;

/**
 * The agreed passage to set against the deviating one: the first, of which the finding's explanation speaks,
 * unless the words of another are much nearer and so show the difference far better.
 */
function closest(
  mentions: readonly MentionRow[],
  agreed: readonly number[],
  against: number | undefined,
): number | undefined {
  if (against === undefined || agreed.length < 2) return agreed[0];
  const text = mentions[against]?.quote ?? '';
  const sizes = agreed.slice(0, 8).map((index) => differenceOf(mentions[index]?.quote ?? '', text));
  const least = Math.min(...sizes);
  return (sizes[0] ?? 0) > least * muchCloser ? agreed[sizes.indexOf(least)] : agreed[0];
}

/** Characters that stand in one of two passages only; all of them where the two are not alike. */
function differenceOf(left: string, right: string): number {
  const diff = diffPassages(left, right);
  if (!diff.alike) return left.length + right.length;
  return [...diff.a, ...diff.b].reduce((sum, span) => sum + span.end - span.start, 0);
}

function unitAfter(mention: MentionRow): string {
  const unit = mention.unit ?? '';
  const focus = mention.quote.slice(mention.focus.start, mention.focus.end);
  return unit === '' || focus.endsWith(unit) ? '' : ` ${unit}`;
}

function valueKey(mention: MentionRow | undefined): string {
  if (!mention) return '';
  if (mention.value !== null) return `value ${mention.value}`;
  return `words ${mention.quote.slice(mention.focus.start, mention.focus.end)}`;
}
