import type { Finding } from '../model/finding.ts';

/**
 * Folds consequences under their root, in place: a finding one of whose operands is the stated number (or word)
 * of another follows from it, and of several findings on one stated number the first is the root. The
 * findings come in their final order; none is lost, and no group leads back to itself.
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
  for (const finding of findings) {
    const shared = keysIn(finding, 'stated').map((key) => byStated.get(key));
    const operands = keysIn(finding, 'operand').map((key) => byStated.get(key));
    for (const root of [...operands, ...shared]) {
      if (!root || root === finding || rootOf(root) === finding) continue;
      parent.set(finding.id, root);
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
