import type { JoinedText } from '../check/joined.ts';
import { push } from '../check/push.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import type { TextSlip } from '../check/text-slips.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import { hostOf, segmentAt } from '../model/places.ts';
import type { Place } from '../model/text.ts';

/**
 * Whether a place in a cell of a text file was put together from pieces that don't stand under each other: there the
 * slip may be the reader's, who parts a text's columns by its blanks.
 */
export function piecedTogether(filing: Filing, place: Place): boolean {
  if (place.in !== 'cell' || filing.source.format !== 'txt') return false;
  const host = hostOf(filing, place);
  const first = segmentAt(host, place.start);
  const last = segmentAt(host, place.end - 1);
  return first !== last && (first?.line === last?.line || first?.column !== last?.column);
}

/** At most so many places of one slip are shown. */
const shown = 12;

/**
 * Reports slips, one finding for each distinct one with all its places. Of two that overlap the first given counts.
 * A blank inside a word is a column's or a line's edge, where a character may have been left behind: no slip.
 */
export function reportSlips(
  filing: Filing,
  joined: JoinedText,
  slips: readonly TextSlip[],
  out: RuleOutput,
  context: CheckContext,
): void {
  const taken = new Set<number>();
  const groups = new Map<string, TextSlip[]>();
  for (const slip of slips) {
    let free = true;
    for (let at = slip.start; at < slip.end; at++) if (taken.has(at)) free = false;
    if (slip.atEdge && filing.source.format === 'txt') continue;
    const place = joined.placeOf(slip.start, slip.end);
    if (!free || place.end - place.start !== slip.end - slip.start || piecedTogether(filing, place)) continue;
    for (let at = slip.start; at < slip.end; at++) taken.add(at);
    const key = `${slip.name.zh}|${joined.text.slice(slip.start, slip.end)}|${slip.right}`;
    push(groups, key, slip);
  }
  for (const group of groups.values()) report(joined, group, out, context);
}

function report(joined: JoinedText, group: readonly TextSlip[], out: RuleOutput, context: CheckContext): void {
  const { start, end, right, name, reason, confidence, severity, usual } = group[0] as TextSlip;
  const form = joined.text.slice(start, end);
  const mentions = group.slice(0, shown).map((slip) => context.mention(joined.placeOf(slip.start, slip.end), 'stated'));
  if (usual) mentions.push(context.mention(joined.placeOf(...usual), 'operand'));
  const here = where(mentions[0] as (typeof mentions)[number], context);
  const more = group.length > 1;
  out.finding({
    severity,
    confidence,
    title: {
      zh: right === null ? `${name.zh}：“${form}”` : `${name.zh}：“${form}”（应为“${right}”）`,
      en: right === null ? `${name.en}: “${form}”` : `${name.en}: “${form}” for “${right}”`,
    },
    explanation: {
      zh: `${here.zh}${more ? `等 ${group.length} 处` : ''}写“${form}”，${reason.zh}。`,
      en: `${here.en}${more ? ` and ${group.length - 1} more` : ''} has “${form}”; ${reason.en}.`,
    },
    mentions,
    anchors: [0],
  });
}
