import type { JoinedText } from '../check/joined.ts';
import type { CheckContext, RuleOutput } from '../check/rule.ts';
import type { TextSlip } from '../check/text-slips.ts';
import { where } from '../check/words.ts';
import type { Filing } from '../model/filing.ts';
import { hostOf, segmentAt } from '../model/places.ts';
import type { Place } from '../model/text.ts';

/**
 * Whether a place in a cell of a text file goes over lines: there the pieces of one cell are put together by columns
 * of characters, and a slip may be the reader's.
 */
export function cutByLines(filing: Filing, place: Place): boolean {
  if (place.in !== 'cell' || filing.source.format !== 'txt') return false;
  const host = hostOf(filing, place);
  return segmentAt(host, place.start)?.line !== segmentAt(host, place.end - 1)?.line;
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
    const place = joined.placeOf(slip.start, slip.end);
    if (!free || place.end - place.start !== slip.end - slip.start || cutByLines(filing, place)) continue;
    for (let at = slip.start; at < slip.end; at++) taken.add(at);
    const key = `${slip.name.zh}|${joined.text.slice(slip.start, slip.end)}|${slip.right}`;
    const group = groups.get(key);
    if (group) group.push(slip);
    else groups.set(key, [slip]);
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
