import type { Mention, RuleId } from '../model/finding.ts';
import { hashText } from './hash.ts';
import type { FindingDraft } from './rule.ts';

/**
 * The text that names a finding over drafts: the passages it anchors in, without white space and with
 * the numbers that are compared left out, so that neither a moved line nor a changed value renames it.
 */
export function anchorText(draft: FindingDraft): string {
  const anchors = anchorMentions(draft);
  const masks = new Map<string, { start: number; end: number }[]>();
  for (const mention of draft.mentions) {
    if (mention.value === null) continue;
    const key = passageKey(mention);
    const list = masks.get(key);
    if (list) list.push(mention.focus);
    else masks.set(key, [mention.focus]);
  }
  const parts = new Set<string>(draft.key === undefined ? [] : [draft.key]);
  for (const anchor of anchors) {
    const key = passageKey(anchor);
    // A word that is itself the matter (a name, a slip) stays, and says which word of the passage is meant.
    const focus = anchor.value === null ? anchor.quote.slice(anchor.focus.start, anchor.focus.end) : '';
    parts.add(`${withoutBlanks(mask(anchor.quote, masks.get(key) ?? []))}\u0001${withoutBlanks(focus)}`);
  }
  return [...parts].join('\u0002');
}

/** Gives ids in the order of asking: the same anchor text again gets the next ordinal. */
export function makeIdGiver(): (rule: RuleId, anchor: string) => string {
  const seen = new Map<string, number>();
  return (rule, anchor) => {
    const hash = hashText(`${rule}\u0000${anchor}`);
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    return ordinal === 1 ? `${rule}-${hash}` : `${rule}-${hash}-${ordinal}`;
  };
}

/** Tells a changed operand from a moved one: the values (or words) that the finding speaks of, in any order. */
export function fingerprintOf(draft: FindingDraft): string {
  const values = draft.mentions.map((mention) =>
    mention.value === null
      ? withoutBlanks(mention.quote.slice(mention.focus.start, mention.focus.end))
      : `${mention.value}|${mention.unit ?? ''}`,
  );
  for (const { value, unit } of draft.other ?? []) if (value !== null) values.push(`other ${value}|${unit ?? ''}`);
  return hashText(values.sort().join('\n'));
}

function anchorMentions(draft: FindingDraft): Mention[] {
  const chosen = draft.anchors
    ? draft.mentions.filter((_, index) => draft.anchors?.includes(index))
    : draft.mentions.filter((mention) => mention.role === 'stated');
  return chosen.length > 0 ? chosen : draft.mentions.slice(0, 1);
}

function passageKey(mention: Mention): string {
  const { place } = mention;
  if (place.in === 'cell') return `c${place.table}.${place.row}`;
  return `b${place.block}.${place.start - mention.focus.start}`;
}

function mask(text: string, ranges: { start: number; end: number }[]): string {
  let out = '';
  let at = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    if (range.start < at) continue;
    out += `${text.slice(at, range.start)}#`;
    at = range.end;
  }
  return out + text.slice(at);
}

const blanks = /[\s\u3000\u00a0]/;

function withoutBlanks(text: string): string {
  let out = '';
  for (const sign of text) if (!blanks.test(sign)) out += sign;
  return out;
}
