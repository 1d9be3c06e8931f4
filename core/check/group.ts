import type { Finding } from '../model/finding.ts';

/**
 * Folds consequences under their root, in place: a finding one of whose operands is the stated number (or word)
 * of another belongs with it, as do several findings on one stated number. The first of them in the final
 * order, in which the findings come, is the root; none is lost, and no group leads back to itself.
 */
export function groupFindings(findings: Finding[]): void {
  const byStated = new Map<string, Finding>();
  for (const finding of findings) {
    for (const key of keysIn(finding, 'stated')) if (!byStated.has(key)) byStated.set(key, finding);
  }
  const parent = new Map<string, Finding>();
  const rootOf = (finding: Finding): Finding => {
    let root = finding;
    for (let up = parent.get(root.id); up; up = parent.get(root.id)) root = up;
    return root;
  };
  const rank = new Map(findings.map((finding, index) => [finding, index]));
  for (const finding of findings) {
    const operands = keysIn(finding, 'operand').map((key) => byStated.get(key));
    const shared = keysIn(finding, 'stated').map((key) => byStated.get(key));
    for (const other of [...operands, ...shared]) {
      if (!other || rootOf(other) === rootOf(finding)) continue;
      // Of the two the one that stands first in the list stays on it: nothing grave is folded under a trifle.
      const [one, two] = [rootOf(finding), rootOf(other)];
      const first = (rank.get(one) ?? 0) < (rank.get(two) ?? 0);
      parent.set(first ? two.id : one.id, first ? one : two);
      break;
    }
  }
  for (const finding of findings) {
    const root = rootOf(finding);
    finding.group = root === finding ? null : root.id;
  }
}

/** A number by its index, a word by where it begins. */
function keysIn(finding: Finding, role: 'stated' | 'operand'): string[] {
  const keys: string[] = [];
  for (const { role: own, number, place } of finding.mentions) {
    if (own !== role) continue;
    if (number !== null) keys.push(`n${number}`);
    else if (place.in === 'block') keys.push(`b${place.block}.${place.start}`);
    else keys.push(`c${place.table}.${place.row}.${place.column}.${place.start}`);
  }
  return keys;
}
