import type { Finding } from '../model/finding.ts';

/**
 * Folds consequences under their root, in place: a finding one of whose operands is the stated number of
 * another follows from it, and of several findings on one stated number the first is the root. The
 * findings come in their final order; none is lost, and no group leads back to itself.
 */
export function groupFindings(findings: Finding[]): void {
  const byStated = new Map<number, Finding>();
  for (const finding of findings) {
    for (const number of numbersIn(finding, 'stated')) if (!byStated.has(number)) byStated.set(number, finding);
  }
  const parent = new Map<string, Finding>();
  const rootOf = (finding: Finding): Finding => {
    let root = finding;
    for (let up = parent.get(root.id); up; up = parent.get(root.id)) root = up;
    return root;
  };
  for (const finding of findings) {
    const shared = numbersIn(finding, 'stated').map((number) => byStated.get(number));
    const operands = numbersIn(finding, 'operand').map((number) => byStated.get(number));
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

function numbersIn(finding: Finding, role: 'stated' | 'operand'): number[] {
  const numbers: number[] = [];
  for (const mention of finding.mentions) {
    if (mention.role === role && mention.number !== null) numbers.push(mention.number);
  }
  return numbers;
}
