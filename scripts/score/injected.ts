/**
 * Plants errors in clean filings and counts what the checks find: by kind and by rule, with what the clean
 * text brings. The sites come from the raw text; what nothing in the filing could contradict is listed apart.
 *
 *   node scripts/score/injected.ts [FILE …] [--seed 1] [--runs 4] [--per-kind 4] [--misses] [--wrong]
 */
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFiling } from '../../core/check/engine.ts';
import type { Finding } from '../../core/model/finding.ts';
import { readFiling } from '../../core/reader/read.ts';
import { readPath } from '../../electron/backend/pipeline.ts';
import { sharedFilings } from '../lib/filings.ts';
import { root } from '../lib/paths.mjs';
import { type Judged, judge } from './inject/judge.ts';
import { kinds, withPlants } from './inject/plant.ts';
import { drawPlants, sitesOf } from './inject/sites.ts';
import { generator } from './random.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '4' },
    'per-kind': { type: 'string', default: '4' },
    misses: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
  },
});

const files =
  positionals.length > 0 ? positionals : [join(root, 'assets/sample/sample-clean.txt'), ...sharedFilings('pdf', 'txt')];

const all: Judged[] = [];
const byRule = new Map<string, { right: number; wrong: number }>();
const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)} %`);

function count(findings: readonly Finding[], side: 'right' | 'wrong'): void {
  for (const { rule } of findings) {
    const entry = byRule.get(rule) ?? { right: 0, wrong: 0 };
    entry[side] += 1;
    byRule.set(rule, entry);
  }
}

for (const path of files) {
  const { filing } = await readPath(path);
  const { source } = filing;
  const clean = checkFiling(filing);
  const per = (severity: string): string =>
    ((1e5 * clean.findings.filter((one) => one.severity === severity).length) / source.characters).toFixed(2);
  console.log(
    `\n${basename(path)}: ${source.characters} characters; clean text, findings per 100,000 characters: high ${per('high')}, medium ${per('medium')}, low ${per('low')}`,
  );
  const mine: Judged[] = [];
  let took = 0;
  for (let run = 0; run < Number(values.runs); run += 1) {
    const next = generator(Number(values.seed) * 1000 + run);
    const plants = drawPlants(sitesOf(source, next), Number(values['per-kind']), next);
    const began = performance.now();
    const seeded = readFiling(withPlants(source, plants));
    const result = judge(seeded, checkFiling(seeded), clean, plants);
    took += performance.now() - began;
    mine.push(...result.judged);
    count(result.right, 'right');
    count(result.wrong, 'wrong');
    if (values.wrong)
      for (const one of result.wrong)
        console.log(`  new, names no planted error: ${one.rule} ${one.severity} ${one.title.zh}`);
  }
  const open = mine.filter(({ plant }) => plant.against !== null);
  const found = open.filter(({ verdict }) => verdict === 'found').length;
  console.log(
    `  ${open.length} planted that can be contradicted, ${found} found (${percent(found, open.length)}); ${mine.length - open.length} that nothing contradicts; ${(took / Number(values.runs)).toFixed(0)} ms a run`,
  );
  if (values.misses)
    for (const { plant, verdict, finding } of open) {
      if (verdict === 'found') continue;
      const { line, start } = plant.changes[0] as (typeof plant.changes)[number];
      const words = source.lines[line]?.text ?? '';
      console.log(
        `  ${verdict} ${plant.kind} (${plant.against}) line ${line + 1}: ${plant.was} → ${plant.now} ${finding ? `[${finding.rule} ${finding.title.zh}] ` : ''}| ${words.slice(Math.max(0, start - 30), start + 40)}`,
      );
    }
  all.push(...mine);
}

console.log('\nkind             planted  found   recall  touched  missed   | nothing contradicts: planted, found');
for (const kind of kinds) {
  const own = all.filter(({ plant }) => plant.kind === kind);
  const open = own.filter(({ plant }) => plant.against !== null);
  const alone = own.filter(({ plant }) => plant.against === null);
  const of = (verdict: string): number => open.filter((one) => one.verdict === verdict).length;
  console.log(
    `${kind.padEnd(16)} ${String(open.length).padStart(7)} ${String(of('found')).padStart(6)} ${percent(of('found'), open.length).padStart(8)} ${String(of('touched')).padStart(8)} ${String(of('missed')).padStart(7)}   | ${alone.length}, ${alone.filter((one) => one.verdict === 'found').length}`,
  );
}
const numeric = all
  .filter(({ plant }) => plant.against === 'elsewhere' || plant.against === 'total')
  .filter(({ plant }) => ['digit', 'transposition', 'sign', 'scale', 'unit', 'swapped pair'].includes(plant.kind));
const open = all.filter(({ plant }) => plant.against !== null);
const hits = (list: readonly Judged[]): number => list.filter(({ verdict }) => verdict === 'found').length;
console.log(
  `numbers that stand elsewhere or are part of a total: ${percent(hits(numeric), numeric.length)} of ${numeric.length}`,
);
console.log(`all that can be contradicted: ${percent(hits(open), open.length)} of ${open.length}`);
console.log('\nrule              new findings  name a planted error');
for (const [rule, { right, wrong }] of [...byRule].sort())
  console.log(`${rule.padEnd(17)} ${String(right + wrong).padStart(12)}  ${percent(right, right + wrong)}`);
