import { checkFiling } from '../../../core/check/engine.ts';
import type { Rule } from '../../../core/check/rule.ts';
import type { Check, CheckReport, Finding } from '../../../core/model/finding.ts';
import { readFiling } from '../../../core/reader/read.ts';
import { type DecodedText, decodeText } from '../../../core/source/text/decode.ts';
import { openText } from '../../../core/source/text/open.ts';

/** Reads a small invented filing (table cells parted by tabs) and runs one rule over it. */
export function runRule(rule: Rule, text: string): CheckReport {
  const source = openText(decodeText(new TextEncoder().encode(text.trim())) as DecodedText, {
    name: 'invented.txt',
    sha256: '0'.repeat(64),
  });
  return checkFiling(readFiling(source), { rules: [rule] });
}

export function statuses(report: CheckReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of report.checks) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** What a finding points at: the words of its stated mentions. */
export function stated(finding: Finding | Check): string[] {
  return finding.mentions
    .filter((mention) => mention.role === 'stated')
    .map((mention) => mention.quote.slice(mention.focus.start, mention.focus.end));
}
