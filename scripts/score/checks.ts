/**
 * How the checks do against answers worked out by hand: the inconsistencies known, the relations that hold,
 * and what each shared filing brings. Reads the folder that GOUJI_SHARED names, by default ../shared.
 *
 *   node scripts/score/checks.ts [--findings]
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CheckReport, Mention } from '../../core/model/finding.ts';
import { type Checked, checkRead, readPath } from '../../electron/backend/pipeline.ts';
import { sharedFilings } from '../lib/filings.ts';
import { shared } from '../lib/paths.mjs';

const showFindings = process.argv.includes('--findings');

interface Answer {
  id: string;
  key?: string;
  severity?: string;
  title?: string;
  stated?: string;
  status?: string;
  mentions: { line: number; quote: string }[];
}

function answers(name: string): Answer[] {
  return JSON.parse(readFileSync(join(shared, 'golden', name), 'utf8')) as Answer[];
}

/** A mention meets an answer's where it stands within three lines of it. */
function meets(mention: Mention, answer: Answer): boolean {
  return answer.mentions.some((one) => Math.abs(one.line - mention.line) <= 3);
}

function scoreInconsistencies(report: CheckReport): void {
  const known = answers('inconsistencies.json');
  const found = new Map<string, string>();
  report.findings.forEach((finding, rank) => {
    const stated = finding.mentions.filter((mention) => mention.role === 'stated');
    for (const answer of known) {
      if (found.has(answer.id) || !stated.some((mention) => meets(mention, answer))) continue;
      found.set(answer.id, `${finding.rule}, ${finding.severity}, place ${rank + 1}`);
    }
  });
  console.log(`\nknown inconsistencies met: ${found.size} of ${known.length}`);
  for (const answer of known) {
    console.log(`  ${answer.id} ${answer.severity?.padEnd(6)} ${found.get(answer.id) ?? '—'}  ${answer.title}`);
  }
}

function scoreRelations(report: CheckReport): void {
  const relations = answers('arithmetic_checks.json').filter((one) => one.status?.startsWith('holds'));
  let covered = 0;
  const failed: string[] = [];
  const missing: string[] = [];
  for (const answer of relations) {
    const stated = /\d[\d.,]*/.exec(answer.stated ?? '')?.[0] ?? '';
    let status = '';
    for (const one of report.checks) {
      const first = one.mentions[0];
      if (!first || !meets(first, answer)) continue;
      const printed = first.quote.slice(first.focus.start, first.focus.end).replace(/\s/g, '');
      if (stated !== '' && !printed.includes(stated)) continue;
      if (one.status === 'fail') status = 'fail';
      else if (status !== 'fail' && one.status !== 'not-checkable') status = one.status;
    }
    if (status === 'fail') failed.push(answer.id);
    else if (status !== '') covered++;
    else missing.push(`${answer.id} ${answer.key}`);
  }
  console.log(
    `\nrelations that hold: ${relations.length}, checked and held ${covered}, failed ${failed.length} ${failed.join(' ')}`,
  );
  console.log(`  not checked: ${missing.join(', ')}`);
}

function summary(name: string, { filing, report, readMs, checkMs }: Checked): void {
  const quantities = filing.numbers.filter((number) => number.kind === 'quantity');
  const reached = report.ledger.filter(
    (entry) => filing.numbers[entry.number]?.kind === 'quantity' && entry.status !== 'unchecked',
  ).length;
  const statuses: Record<string, number> = {};
  for (const one of report.checks) statuses[one.status] = (statuses[one.status] ?? 0) + 1;
  const by: Record<string, number> = {};
  for (const finding of report.findings)
    by[`${finding.rule} ${finding.severity}`] = (by[`${finding.rule} ${finding.severity}`] ?? 0) + 1;
  const perRule = Object.entries(report.timings).map(([rule, ms]) => `${rule} ${Math.round(ms ?? 0)}`);
  console.log(`\n${name}: read ${Math.round(readMs)} ms, checked ${Math.round(checkMs)} ms`);
  console.log(
    `  quantities ${quantities.length}, reached by a check ${reached} (${Math.round((100 * reached) / Math.max(1, quantities.length))} %)`,
  );
  console.log(`  checks ${JSON.stringify(statuses)}`);
  console.log(`  findings ${JSON.stringify(by)}`);
  console.log(`  ms ${perRule.join(', ')}`);
  if (!showFindings) return;
  for (const finding of report.findings) {
    console.log(
      `  [${finding.severity} ${finding.confidence.toFixed(2)}] ${finding.title.zh}\n      ${finding.explanation.zh}`,
    );
  }
}

const files = sharedFilings('pdf', 'txt');
if (files.length === 0) console.log(`No filings at ${join(shared, 'filings')}: nothing to score.`);
for (const path of files) {
  const name = basename(path);
  const checked = checkRead(await readPath(path));
  summary(name, checked);
  if (name === 'cloudwalk_2023.txt') {
    scoreInconsistencies(checked.report);
    scoreRelations(checked.report);
  }
}
