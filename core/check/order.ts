import type { Filing } from '../model/filing.ts';
import type { Finding } from '../model/finding.ts';
import { severities } from '../model/finding.ts';

/** Puts findings as a reader should take them: severity, confidence, size of the difference, prominence. */
export function orderFindings(filing: Filing, findings: Finding[]): Finding[] {
  const levels = new Map(filing.sections.map((section) => [section.id, section.level]));
  const keyed = findings.map((finding, index) => ({
    finding,
    index,
    severity: severities.indexOf(finding.severity),
    // Steps of a twentieth, so that a trifle of confidence does not outweigh a difference of half.
    confidence: Math.round(finding.confidence * 20),
    size: Math.round(Math.min(1, relativeDifference(finding)) * 10),
    passages: finding.mentions.length,
    level: levels.get(finding.mentions[0]?.sectionId ?? '') ?? 0,
    line: finding.mentions[0]?.line ?? 0,
  }));
  keyed.sort(
    (a, b) =>
      a.severity - b.severity ||
      b.confidence - a.confidence ||
      b.size - a.size ||
      b.passages - a.passages ||
      a.level - b.level ||
      a.line - b.line ||
      a.index - b.index,
  );
  return keyed.map((entry) => entry.finding);
}

function relativeDifference(finding: Finding): number {
  const stated = Math.abs(Number(finding.stated ?? 'NaN'));
  const expected = Math.abs(Number(finding.expected ?? 'NaN'));
  const difference = Math.abs(Number(finding.difference ?? 'NaN'));
  const base = Math.max(stated, expected);
  if (!Number.isFinite(difference) || !Number.isFinite(base) || base === 0) return 0;
  return difference / base;
}
