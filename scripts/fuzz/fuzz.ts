import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { judge } from './judge.ts';
import { mutated } from './mutate.ts';
import { type FuzzTally, runFuzz } from './run.ts';
import { type FuzzFormat, fuzzFormats, seedsOf } from './seeds.ts';

/**
 * Reads and checks changed files and says where the product failed:
 * npm run fuzz [-- --format FORMAT] [--count 10000] [--seed N] [--from N] [--case N [--keep FILE]]
 * A case is found again by format, seed and case number; `--keep` writes its file.
 */
const { values } = parseArgs({
  options: {
    format: { type: 'string' },
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    case: { type: 'string' },
    keep: { type: 'string' },
  },
});
const wanted = fuzzFormats.filter((format) => !values.format || format === values.format);
const [seed, count, from] = [Number(values.seed), Number(values.count), Number(values.from)];
if (wanted.length === 0 || ![seed, count, from].every(Number.isInteger)) {
  console.error(
    `usage: npm run fuzz [-- --format ${fuzzFormats.join('|')}] [--count N] [--seed N] [--from N] [--case N [--keep FILE]]`,
  );
  process.exit(2);
}

if (values.case === undefined) await runAll();
else await runOne(wanted[0] as FuzzFormat, Number(values.case));

async function runAll(): Promise<void> {
  let faults = 0;
  for (const format of wanted) {
    const began = performance.now();
    const tally = await runFuzz({ format, seed, from, count }, ({ at }) => {
      if (process.stderr.isTTY && at % 100 === 0) process.stderr.write(`\r${format} ${at} `);
    });
    show(format, tally, performance.now() - began);
    faults += tally.faults.length;
  }
  if (faults > 0) process.exitCode = 1;
}

function show(format: FuzzFormat, tally: FuzzTally, ms: number): void {
  const refused = Object.entries(tally.refused).map(([code, times]) => `${code} ${times}`);
  console.log(
    `${format.padEnd(12)} ${count} cases in ${(ms / 1000).toFixed(0)} s: ${tally.read} read, ${refused.join(', ') || 'none'} refused, ` +
      `${tally.faults.length} faults; slowest case ${tally.slowest.at} with ${tally.slowest.ms.toFixed(0)} ms`,
  );
  for (const { at, what } of tally.faults.slice(0, 20)) {
    console.log(`  --format ${format} --seed ${seed} --case ${at}: ${what.split('\n').slice(0, 4).join('\n    ')}`);
  }
}

async function runOne(format: FuzzFormat, at: number): Promise<void> {
  const bytes = mutated(format, seedsOf(format), seed, at);
  if (values.keep) writeFileSync(values.keep, bytes);
  const verdict = await judge(bytes, `case.${format}`);
  console.log(`${format}, seed ${seed}, case ${at}, ${bytes.length} bytes:`, verdict);
  if (verdict.kind === 'fault') process.exitCode = 1;
}
