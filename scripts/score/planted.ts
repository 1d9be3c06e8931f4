import { readFileSync } from 'node:fs';
import { checkFiling } from '../../core/check/engine.ts';
import type { Finding, RuleId, Severity } from '../../core/model/finding.ts';
import { readPath } from '../../electron/backend/pipeline.ts';

/** One planted error of the sample's answer key (assets/sample/answers.json). */
export interface Planted {
  id: string;
  rule: RuleId;
  severity: Severity;
  title: { zh: string; en: string };
  mentions: { line: number; quote: string }[];
}

export interface Outcome {
  planted: Planted;
  /** `found`: at its place by its own rule; `elsewhere`: at its place by another rule; else missed. */
  result: 'found' | 'elsewhere' | 'missed';
  by: Finding[];
}

/** A quote may begin on the line before the number in it. */
const nearby = 2;

/** The findings of a text file. */
export async function findingsOf(path: string): Promise<Finding[]> {
  return checkFiling((await readPath(path)).filing).findings;
}

/** Which planted errors the findings name, and which findings name none of them. */
export function judge(
  planted: readonly Planted[],
  findings: readonly Finding[],
): { outcomes: Outcome[]; others: Finding[] } {
  const named = new Set<string>();
  const outcomes = planted.map((error): Outcome => {
    const at = findings.filter((finding) =>
      finding.mentions.some(({ line }) => error.mentions.some((mention) => Math.abs(mention.line - line) <= nearby)),
    );
    for (const finding of at) named.add(finding.id);
    const own = at.filter((finding) => finding.rule === error.rule);
    if (own.length > 0) return { planted: error, result: 'found', by: own };
    return { planted: error, result: at.length > 0 ? 'elsewhere' : 'missed', by: at };
  });
  return { outcomes, others: findings.filter((finding) => !named.has(finding.id)) };
}

/** The sample's answer key. */
export function plantedErrors(): Planted[] {
  return (JSON.parse(readFileSync('assets/sample/answers.json', 'utf8')) as { errors: Planted[] }).errors;
}
