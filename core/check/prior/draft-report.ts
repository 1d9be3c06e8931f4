import type { Filing } from '../../model/filing.ts';
import type { Finding, OtherMention } from '../../model/finding.ts';
import type { Place } from '../../model/text.ts';
import { makeContext } from '../context.ts';
import { push } from '../push.ts';
import { draftChanges } from './draft-changes.ts';
import { otherPlace } from './other-mentions.ts';

/** What an earlier draft's findings came to, and where the text changed. */
export interface DraftReport {
  /** The earlier draft's file name. */
  document: string;
  /** The earlier draft's findings that are there no more. */
  settled: Finding[];
  /** Findings that the earlier draft did not have. */
  added: Finding[];
  /** Findings of both; `changed` where one of the operands is another now. */
  remaining: { finding: Finding; before: Finding; changed: boolean }[];
  changes: DraftChange[];
}

/** A passage that changed: where it stands now and where it stood, with the figures that changed in it. */
export interface DraftChange {
  kind: 'changed' | 'added' | 'removed';
  now: { place: Place; line: number; page: number | null; quote: string } | null;
  before: OtherMention | null;
  figures: { before: string; now: string }[];
}

/**
 * Compares a checked filing with its earlier draft. Findings are one by their id; what is left of both by rule and
 * fingerprint, so that a finding whose passage was reworded remains. `doc.prior` takes no part, it is of the two.
 */
export function reportDraft(
  filing: Filing,
  findings: readonly Finding[],
  draft: { filing: Filing; findings: readonly Finding[] },
): DraftReport {
  const own = findings.filter((finding) => finding.rule !== 'doc.prior');
  const before = draft.findings.filter((finding) => finding.rule !== 'doc.prior');
  const mates = matesOf(own, before);
  const kept = new Set(mates.values());
  return {
    document: draft.filing.source.name,
    settled: before.filter((finding) => !kept.has(finding)),
    added: own.filter((finding) => !mates.has(finding)),
    remaining: [...mates].map(([finding, mate]) => ({
      finding,
      before: mate,
      changed: finding.fingerprint !== mate.fingerprint,
    })),
    changes: changesOf(filing, draft.filing),
  };
}

function matesOf(own: readonly Finding[], before: readonly Finding[]): Map<Finding, Finding> {
  const byId = new Map(before.map((finding) => [finding.id, finding]));
  const mates = new Map<Finding, Finding>();
  for (const finding of own) {
    const mate = byId.get(finding.id);
    if (!mate) continue;
    mates.set(finding, mate);
    byId.delete(finding.id);
  }
  const byPrint = new Map<string, Finding[]>();
  for (const finding of byId.values()) {
    const key = `${finding.rule}|${finding.fingerprint}`;
    push(byPrint, key, finding);
  }
  for (const finding of own) {
    if (mates.has(finding)) continue;
    const mate = byPrint.get(`${finding.rule}|${finding.fingerprint}`)?.shift();
    if (mate) mates.set(finding, mate);
  }
  return mates;
}

function changesOf(filing: Filing, draft: Filing): DraftChange[] {
  const context = makeContext(filing, () => undefined, [{ relation: 'earlier-draft', filing: draft }]);
  const other = context.priors[0];
  if (!other) return [];
  return draftChanges(filing, other, context).passages.map(({ kind, now, before, figures }) => {
    const at = now === null ? null : context.mention(now, 'other');
    return {
      kind,
      now: at === null ? null : { place: at.place, line: at.line, page: at.page, quote: at.quote },
      before: before === null ? null : otherPlace(other, before),
      figures: figures.map((pair) => ({
        before: draft.numbers[pair.before]?.raw ?? '',
        now: filing.numbers[pair.now]?.raw ?? '',
      })),
    };
  });
}
