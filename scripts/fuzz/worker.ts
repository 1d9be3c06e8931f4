import { parentPort, workerData } from 'node:worker_threads';
import { judge, type Verdict } from './judge.ts';
import { mutated } from './mutate.ts';
import type { FuzzPlan } from './run.ts';
import { seedsOf } from './seeds.ts';

/** What came of one case. */
export interface Done {
  at: number;
  verdict: Verdict;
}

/** Reads the unchanged files, tells how long the slowest took, then one case after the other. */
const { format, seed, from, count } = workerData as FuzzPlan;
const post = (message: { slowestSeedMs: number } | Done): void => parentPort?.postMessage(message);
const seeds = seedsOf(format);
let slowestSeedMs = 0;
for (const bytes of seeds) {
  const verdict = await judge(bytes, `seed.${format}`);
  if (verdict.kind === 'fault') throw new Error(`an unchanged file fails: ${verdict.what}\n${verdict.stack}`);
  if (verdict.kind === 'refused') throw new Error(`an unchanged file is refused: ${verdict.code}`);
  slowestSeedMs = Math.max(slowestSeedMs, verdict.ms);
}
post({ slowestSeedMs });
for (let at = from; at < from + count; at += 1) {
  post({ at, verdict: await judge(mutated(format, seeds, seed, at), `case.${format}`) });
}
