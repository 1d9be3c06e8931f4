import type { Filing, NumberMention } from '../model/filing.ts';
import type { Check, CheckStatus, LedgerEntry, RuleId } from '../model/finding.ts';
import { sectionAt } from '../model/places.ts';

/** Worst first; a number that some rule could not check but another passed counts as passed. */
const rank: Record<CheckStatus, number> = { fail: 3, rounding: 2, pass: 1, 'not-checkable': 0 };

/**
 * The coverage ledger: one entry for each number of the filing, with the rules that reached it and the
 * worst result, or the reason why none did.
 */
export function makeLedger(
  filing: Filing,
  checks: readonly Check[],
  reasons: ReadonlyMap<number, string>,
): LedgerEntry[] {
  const reached = new Map<number, { status: CheckStatus; rules: RuleId[] }>();
  for (const check of checks) {
    for (const mention of check.mentions) {
      if (mention.number === null || mention.role === 'other') continue;
      const entry = reached.get(mention.number);
      if (!entry) {
        reached.set(mention.number, { status: check.status, rules: [check.rule] });
        continue;
      }
      if (rank[check.status] > rank[entry.status]) entry.status = check.status;
      if (!entry.rules.includes(check.rule)) entry.rules.push(check.rule);
    }
  }
  return filing.numbers.map((number) => {
    const entry = reached.get(number.index);
    if (entry) return { number: number.index, status: entry.status, rules: entry.rules, reason: null };
    const reason = reasons.get(number.index) ?? reasonOf(filing, number);
    return { number: number.index, status: 'unchecked', rules: [], reason };
  });
}

/** Why no rule took a number up, as far as its place and kind say. */
function reasonOf(filing: Filing, number: NumberMention): string {
  if (number.kind !== 'quantity') return number.kind;
  if (number.place.in === 'cell') {
    const table = filing.tables[number.place.table];
    if (table?.kind === 'glossary') return 'glossary';
    if (table?.kind === 'key-value') return 'no-second-mention';
    const totals = table?.rows.some((row) => row.role === 'total' || row.role === 'subtotal') ?? false;
    return totals ? 'no-relation' : 'no-total';
  }
  const block = filing.blocks[number.place.block];
  if (block?.kind === 'heading') return 'heading';
  if (block?.kind === 'contents') return 'contents';
  if (block?.kind === 'footnote') return 'footnote';
  if (sectionAt(filing, number.place) < 0) return 'front-matter';
  if (number.dimension === null) return 'no-unit';
  return 'no-second-mention';
}
