import { findingsOf, judge, plantedErrors } from './planted.ts';

/** How many of the errors planted in the sample the checks find, and what they say of its clean text. */
const findings = await findingsOf('assets/sample/sample.txt');
const { outcomes, others } = judge(plantedErrors(), findings);
for (const { planted, result, by } of outcomes) {
  const found = by.map(({ rule, severity }) => `${rule} ${severity}`).join(', ');
  console.log(`${planted.id}  ${planted.rule.padEnd(17)} ${result.padEnd(10)} ${found.padEnd(28)} ${planted.title.zh}`);
}
const count = (result: string): number => outcomes.filter((outcome) => outcome.result === result).length;
console.log(
  `\n${outcomes.length} planted: ${count('found')} found, ${count('elsewhere')} named by another rule, ${count('missed')} missed; ${others.length} other findings`,
);
for (const finding of others) console.log(`  other: ${finding.rule} ${finding.severity} ${finding.title.zh}`);
const clean = await findingsOf('assets/sample/sample-clean.txt');
console.log(`${clean.length} findings on the clean text`);
for (const finding of clean) console.log(`  clean: ${finding.rule} ${finding.severity} ${finding.title.zh}`);
